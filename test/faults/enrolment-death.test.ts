import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Enrolment } from '../../plugin/domain/enrolment/enrolment.ts';
import { defaultRegistrationSettings } from '../../simulator/control/registration-settings.ts';
import { samplePassword } from '../../simulator/keystore/sample-keystores.ts';
import { anEnrolmentPractice } from '../domain/enrolment/enrolment-practice.ts';
import { alix, Death, password } from '../support/servers/enrolment-life.ts';
import type { EnrolmentPractice } from '../domain/enrolment/enrolment-practice.ts';
import { rawDatabase } from '../store/store-fixture.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { startSimulator } from '../support/servers/simulator.ts';
import type { TestSimulator } from '../support/servers/simulator.ts';

/*
 * A process that dies at every boundary of a request's life: before each call of the store, of eHealth and of the card that leaves
 * something behind. The next process finds what was written down until then, and goes on to the end.
 */

let server: TestSimulator;
beforeAll(async () => {
  server = await startSimulator();
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.registration({ ...defaultRegistrationSettings, validity: { days: 60 } });
});

const requestOf = async ({ services }: EnrolmentPractice): Promise<Enrolment | undefined> => {
  const [latest] = await services.forUser(alix, 'alix');
  return latest;
};

/** What the holder does in each state, until nothing is left to do. `start`: their first act, and after a death that lost it again. */
async function live(
  practice: EnrolmentPractice,
  start: () => Promise<unknown>,
  before: string | null,
): Promise<Enrolment> {
  const given = { password: practice.passwordOfFile };
  for (let act = 0; act < 20; act += 1) {
    const current = await requestOf(practice);
    if (current === undefined || current.id === before) await start();
    else if (current.state === 'done') return current;
    else if (current.state === 'contract') await practice.sign(current.id);
    else if (current.state === 'to-activate')
      await practice.services.activate(alix, current.id, given);
    else await practice.services.advance(alix, current.id, given);
  }
  throw new Error('the request does not come to its end');
}

interface Flow {
  readonly prepare: (practice: EnrolmentPractice) => Promise<void>;
  readonly start: (practice: EnrolmentPractice) => () => Promise<unknown>;
  readonly requests: number;
}

const flows: Readonly<Record<string, Flow>> = {
  'a new request': {
    prepare: () => Promise.resolve(),
    start: (practice) => () => practice.begin(),
    requests: 1,
  },
  'a renewal': {
    prepare: async (practice) => {
      const { id } = await practice.begin();
      await practice.sign(id);
      await practice.services.advance(alix, id);
    },
    start: (practice) => () => practice.begin({ currentPassword: password }),
    requests: 2,
  },
  'a completion': {
    prepare: async (practice) => {
      const sample = await testKeystore('noEncryptionKey', {
        holder: { type: 'SSIN', id: practice.ssin, applicationId: null, name: 'ALIX EXEMPLE' },
      });
      const id = await practice.load(sample.bytes, sample.fileName, sample.password);
      practice.stored = id;
      practice.passwordOfFile = samplePassword;
    },
    start: (practice) => () =>
      practice.services.completeStored(alix, practice.stored, { password: samplePassword }),
    requests: 0,
  },
};

async function prepared(flow: Flow) {
  const practice = await anEnrolmentPractice(server);
  await flow.prepare(practice);
  const before = (await requestOf(practice))?.id ?? null;
  return { practice, before, start: flow.start(practice) };
}

/** Lives through a flow with one death; the boundary it died at, null where there are fewer. */
async function dieOnce(flow: Flow, boundary: number): Promise<string | null> {
  const { practice, before, start } = await prepared(flow);
  practice.dieAt(boundary);
  let isDead = false;
  try {
    await live(practice, start, before);
  } catch (error) {
    if (!(error instanceof Death)) throw error;
    isDead = true;
  }
  if (!isDead) return null;
  const diedAt = practice.boundaries.at(boundary - 1) ?? null;
  // As if the leases of the dead process had run out
  rawDatabase(practice).exec('UPDATE enrolment SET lease_until = NULL');
  practice.restart();
  const done = await live(practice, start, before);
  await expectWhole(practice, done, flow);
  return diedAt;
}

async function expectWhole(practice: EnrolmentPractice, done: Enrolment, flow: Flow) {
  const requests = (await server.requests()).filter(({ id }) => id === practice.ssin);
  expect(requests.map(({ phase }) => phase)).toEqual(Array(flow.requests).fill('issued'));
  const records = await practice.store.certificates.listForUser(alix.practiceId, 'alix');
  const active = records.filter(({ role }) => role === 'active');
  expect(active.map(({ id }) => id)).toEqual([done.certificateId]);
  const [record] = active;
  expect(record?.summary.state).toBe('Complete');
  const file = await practice.store.certificates.readKeystore(alix.practiceId, done.certificateId);
  const facts = await practice.reader.inspect(file, practice.passwordOfFile);
  // The key of the token that eHealth serves, and of a renewal that of the one before
  const serials = facts.certificates.map(({ serialNumber }) => serialNumber);
  expect(serials).toContain(await practice.served());
  for (const { id, facts: old } of records.filter(({ role }) => role !== 'active')) {
    expect(id).toBe(done.replaces);
    const encryption = old.certificates.filter(({ friendlyName }) =>
      /^\d+$/.test(friendlyName ?? ''),
    );
    expect(encryption).not.toEqual([]);
    for (const { serialNumber } of encryption) expect(serials).toContain(serialNumber);
  }
  await expect(
    practice.store.enrolments.readSealed(alix.practiceId, done.id),
  ).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  expect((await practice.store.auditProof.check()).problems).toEqual([]);
}

describe.each(Object.entries(flows))('%s', (_name, flow) => {
  it('comes to its end without loss when its process dies at any boundary', async () => {
    const died: string[] = [];
    for (let at = await dieOnce(flow, 1); at !== null; at = await dieOnce(flow, died.length + 1))
      died.push(at);
    expect(died).toEqual(
      expect.arrayContaining([
        'before enrolments.insert',
        'before enrolments.save',
        'before etkRa.complete',
      ]),
    );
  });
});
