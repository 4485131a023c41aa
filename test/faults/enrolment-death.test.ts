import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRegistrationSettings } from '../../simulator/control/registration-settings.ts';
import { loadInto } from '../domain/enrolment/enrolment-practice.ts';
import { rawDatabase } from '../store/store-fixture.ts';
import { samplePassword } from '../../simulator/keystore/sample-keystores.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { alix, createEnrolmentLife, password } from '../support/servers/enrolment-life.ts';
import type { EnrolmentLife, LifePlace } from '../support/servers/enrolment-life.ts';
import { revocationsIn } from '../support/servers/revocation-life.ts';
import { startSimulator } from '../support/servers/simulator.ts';
import type { TestSimulator } from '../support/servers/simulator.ts';
import { confirmAt, isBoundary, live, passwordIn, requestOf } from './dying/flows.ts';
import type { FlowName, Practice, Prepared } from './dying/flows.ts';
import { killAtEachBoundary } from './dying/killed.ts';

/*
 * kill -9 at every boundary of a request's life and of its end: around each call of the store, of eHealth and of the card that leaves something
 * behind. The next process finds what was written down until then, and goes on to the end.
 */

let server: TestSimulator;
beforeAll(async () => {
  server = await startSimulator();
  await server.registration({
    ...defaultRegistrationSettings,
    ecKeys: true,
    requireBisNumber: false,
    validity: { days: 60 },
  });
});
afterAll(() => server.stop());

/** Keys that are made quickly. */
const quick = { card: 'EC', keyType: 'EC-P384', isBoundary } as const;

/** What a flow begins with: nothing, a certificate to renew or to revoke, or a file of elsewhere. */
async function prepare(flow: FlowName, life: EnrolmentLife): Promise<Prepared> {
  const prepared = { before: null, stored: null, revoked: null };
  if (flow === 'new' || flow === 'abroad') return prepared;
  if (flow === 'completion') {
    const { bytes, fileName } = await testKeystore('noEncryptionKey', {
      holder: { type: 'SSIN', id: life.ssin, applicationId: null, name: 'ALIX ZOE EXEMPLE' },
    });
    return { ...prepared, stored: await loadInto(life, bytes, fileName, samplePassword) };
  }
  const { id, certificateId } = await life.begin();
  await life.sign(id);
  await life.services.advance(alix, id);
  return { ...prepared, before: id, revoked: certificateId };
}

async function begin(flow: FlowName): Promise<{ life: EnrolmentLife; prepared: Prepared }> {
  const life = await createEnrolmentLife(server, quick);
  return { life, prepared: await prepare(flow, life) };
}

/** One flow from its beginning to its end without a death: its boundaries. */
async function wholeRun(flow: FlowName): Promise<readonly string[]> {
  const { life, prepared } = await begin(flow);
  life.boundaries.length = 0;
  const ends = revocationsIn(life, server);
  await live(flow, { life, revocations: ends.revocations, confirm: confirmAt(server) }, prepared);
  const passed = [...life.boundaries];
  ends.close();
  await life.close();
  return passed;
}

async function beginMany(flow: FlowName, count: number) {
  const practices: { place: LifePlace; prepared: Prepared }[] = [];
  const lane = async () => {
    while (practices.length < count) {
      const { life, prepared } = await begin(flow);
      practices.push({ place: life.place, prepared });
      await life.leave();
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  return practices.slice(0, count);
}

/** Signed requests of this holder at eHealth: for certificates, or to revoke one. */
async function arrived(flow: FlowName, { ssin }: LifePlace): Promise<number> {
  const own = (await server.requests()).filter(({ id }) => id === ssin);
  return own.filter(({ phase }) => flow !== 'revocation' || phase === 'revoked').length;
}

const total = { new: 1, abroad: 1, renewal: 2, completion: 0, revocation: 1 } as const;

/** The next process, after the leases of the dead one ran out: it ends what was begun, and nothing was lost or sent twice. */
async function goOn(flow: FlowName, place: LifePlace, prepared: Prepared): Promise<void> {
  const life = await createEnrolmentLife(server, { ...quick, place });
  const ends = revocationsIn(life, server);
  const practice = { life, revocations: ends.revocations, confirm: confirmAt(server) };
  try {
    rawDatabase(life).exec(
      'UPDATE enrolment SET lease_until = NULL; UPDATE revocation SET lease_until = NULL',
    );
    const before = await arrived(flow, place);
    await live(flow, practice, prepared);
    expect(await arrived(flow, place)).toBe(total[flow]);
    // Who signed and was heard does not sign again
    expect(life.pins).toHaveLength(flow === 'abroad' ? 0 : total[flow] - before);
    await (flow === 'revocation' ? expectRevoked : expectWhole)(flow, practice, prepared);
    expect((await life.store.auditProof.check()).problems).toEqual([]);
  } finally {
    ends.close();
    await life.close();
  }
}

/** One certificate that counts, with the key of the token that eHealth serves; of a renewal also that of the one before. */
async function expectWhole(flow: FlowName, practice: Practice, prepared: Prepared) {
  const { life } = practice;
  const done = await requestOf(practice, prepared);
  const phases = (await server.requests()).filter(({ id }) => id === life.ssin);
  expect(phases.map(({ phase }) => phase)).toEqual(Array(total[flow]).fill('issued'));
  const { certificates, enrolments } = life.store;
  const records = await certificates.listForUser(alix.practiceId, 'alix');
  const active = records.filter(({ role }) => role === 'active');
  expect(active.map(({ id }) => id)).toEqual([done?.certificateId]);
  expect(active[0]?.summary.state).toBe('Complete');
  const file = await certificates.readKeystore(alix.practiceId, done?.certificateId ?? '');
  const facts = await life.reader.inspect(file, passwordIn(flow));
  const serials = facts.certificates.map(({ serialNumber }) => serialNumber);
  expect(serials).toContain(await life.served());
  for (const { id, facts: old } of records.filter(({ role }) => role !== 'active')) {
    expect(id).toBe(done?.replaces);
    const encryption = old.certificates.filter(({ friendlyName }) =>
      /^\d+$/.test(friendlyName ?? ''),
    );
    expect(encryption).not.toEqual([]);
    for (const { serialNumber } of encryption) expect(serials).toContain(serialNumber);
  }
  await expect(enrolments.readSealed(alix.practiceId, done?.id ?? '')).rejects.toMatchObject({
    code: 'ERR_NOT_FOUND',
  });
}

async function expectRevoked(_flow: FlowName, { life }: Practice, { revoked }: Prepared) {
  const record = await life.store.certificates.findById(alix.practiceId, revoked ?? '');
  expect(record?.role).toBe('decrypt-only');
  const { verdict } = await life.verdicts.read().judged(record!, 'Alix Exemple');
  expect(verdict.works.session).toBe(false);
  // Older letters can still be read
  const file = await life.store.certificates.readKeystore(alix.practiceId, revoked ?? '');
  expect((await life.reader.inspect(file, password)).keys.length).toBeGreaterThan(1);
}

describe.each([
  ['new', ['before card.sign', 'after certRa.generateCertificate', 'before etkRa.complete']],
  ['abroad', ['before certRa.submitForForeigner', 'after certRa.submitForForeigner']],
  ['renewal', ['after card.sign', 'after etkRa.complete', 'before etkRa.activate']],
  ['completion', ['before enrolments.insert', 'before etkRa.start', 'before certificates.rewrite']],
  ['revocation', ['after card.sign', 'after certRa.revoke', 'before certificates.retireRevoked']],
] as const)('%s', (flow, among) => {
  it('comes to its end without loss when its process is killed at any boundary', async () => {
    const boundaries = await wholeRun(flow);
    expect(boundaries).toEqual(expect.arrayContaining([...among]));
    const practices = await beginMany(flow, boundaries.length);
    const { ready, folder } = server;
    const order = { simulator: { ready, folder }, flow, practices };
    expect(await killAtEachBoundary(order)).toEqual(boundaries);
    const waiting = practices.map((practice, at) => ({ ...practice, call: boundaries[at] }));
    const failed: string[] = [];
    const lane = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        try {
          await goOn(flow, next.place, next.prepared);
        } catch (error) {
          failed.push(`killed ${next.call}: ${String(error)}`);
        }
    };
    await Promise.all([lane(), lane(), lane()]);
    expect(failed).toEqual([]);
  }, 400_000);
});
