import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { analyseKeystore } from '../../../plugin/domain/certificate/verdict/keystore-analysis.ts';
import { defaultRegistrationSettings } from '../../../simulator/control/registration-settings.ts';
import { samplePassword } from '../../../simulator/keystore/sample-keystores.ts';
import { testAnchors, testKeystore } from '../../support/fixtures/keystores.ts';
import { startSimulator } from '../../support/servers/simulator.ts';
import type { TestSimulator } from '../../support/servers/simulator.ts';
import { anEnrolmentPractice } from './enrolment-practice.ts';
import { alix, password } from '../../support/servers/enrolment-life.ts';
import type { EnrolmentPractice } from './enrolment-practice.ts';

let server: TestSimulator;
beforeAll(async () => {
  server = await startSimulator();
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.registration(defaultRegistrationSettings);
});

/** Requests for the holder that reached eHealth. */
const requestsOf = async ({ ssin }: EnrolmentPractice) =>
  (await server.requests()).filter(({ id }) => id === ssin);

async function profile({ store, reader, ssin }: EnrolmentPractice) {
  const records = await store.certificates.listForUser(alix.practiceId, 'alix');
  const anchors = await testAnchors();
  return Promise.all(
    records.map(async (record) => {
      const file = await store.certificates.readKeystore(alix.practiceId, record.id);
      const facts = await reader.inspect(file, password).catch(() => null);
      const { state, encryptionKeys } = analyseKeystore({
        facts: record.facts,
        fileName: record.fileName,
        anchors,
        environment: 'simulation',
        expected: { kind: 'person', identifier: ssin },
        siblings: [],
        renewalWindowDays: 90,
        probes: record.probes,
      });
      return { record, state, encryptionKeys, opens: facts !== null };
    }),
  );
}

/** What asks for something on the profile, by certificate. */
async function said({ store, verdicts }: EnrolmentPractice) {
  const records = await store.certificates.listForUser(alix.practiceId, 'alix');
  const reading = verdicts.read();
  const found = records.map(async (record) => {
    const { findings } = await reading.verdictOf(record, record.id);
    // A simulated certificate lives for the time that the test needs
    const asking = findings.filter(
      ({ code, severity }) => severity !== 'info' && code !== 'UnusualValidity',
    );
    return [record.id, asking.map(({ code, variant }) => `${code}.${variant ?? ''}`)] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

describe.each([
  ['RSA', 'RSA-2048'],
  ['EC', 'RSA-2048'],
  ['RSA', 'EC-P384'],
] as const)('a certificate with an %s card and an %s key', (card, keyType) => {
  it('reaches its profile after one PIN and one password', async () => {
    await server.registration({ ecKeys: true });
    const practice = await anEnrolmentPractice(server, { card, keyType });
    const begun = await practice.begin();
    expect(begun).toMatchObject({ kind: 'new', state: 'contract', holder: { id: practice.ssin } });
    expect(begun.contract?.texts['fr']).toContain('<');

    const signed = await practice.sign(begun.id);
    expect(signed).toMatchObject({ state: 'waiting', checkedByHand: false, problem: null });
    const done = await practice.services.advance(alix, begun.id);
    expect(done).toMatchObject({ state: 'done', problem: null, nextAt: null });

    const [only, ...others] = await profile(practice);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      state: 'Complete',
      opens: true,
      record: { id: begun.certificateId, holderName: 'ALIX ZOE EXEMPLE', role: 'active' },
    });
    expect(only?.record.fileName).toMatch(/^SSIN=\d{11} \d{8}-\d{6}\.acc-p12$/);
    expect(only?.encryptionKeys.map(({ serialNumber }) => serialNumber)).toEqual([
      await practice.served(),
    ]);
    expect(practice.pins).toEqual(['1234']);
    expect(practice.events.map(({ type }) => type)).toEqual([
      'enrolment.begun',
      'enrolment.signed',
      'enrolment.submitted',
      'enrolment.delivered',
      'certificate.loaded',
      'enrolment.completed',
    ]);
    expect((await practice.store.auditProof.check()).problems).toEqual([]);
    const acts = await practice.store.audit.listForUser(alix.practiceId, 'alix', 20);
    expect(acts.find(({ event }) => event === 'enrolment.begun')?.details).toEqual({
      kind: 'new',
      conditionsAccepted: true,
    });
    await expect(
      practice.store.enrolments.readSealed(alix.practiceId, begun.id),
    ).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  });
});

describe('a request whose keys were not left', () => {
  it('waits for its password when the certificate is there, and is finished with it', async () => {
    await server.registration({ ecKeys: true });
    const practice = await anEnrolmentPractice(server, { keyType: 'EC-P384' });
    const { id } = await practice.begin({ unattended: false });
    await practice.sign(id);
    const waiting = await practice.services.advance(alix, id);
    expect(waiting).toMatchObject({ state: 'delivered', nextAt: null, problem: null });
    await expect(
      practice.services.advance(alix, id, { password: 'another-one-1' }),
    ).rejects.toMatchObject({ code: 'ERR_KEYSTORE_PASSWORD' });
    const done = await practice.services.advance(alix, id, { password });
    expect(done.state).toBe('done');
  });
});

describe('a request that eHealth checks by hand', () => {
  it('waits until it is delivered, without another act', async () => {
    await server.registration({ delivery: { mode: 'manual' } });
    const practice = await anEnrolmentPractice(server);
    const { id, publicKeyIdentifier } = await practice.begin();
    expect(await practice.sign(id)).toMatchObject({ state: 'waiting', checkedByHand: true });
    expect(await practice.services.advance(alix, id)).toMatchObject({ state: 'waiting' });
    await server.decide({ publicKeyIdentifier, decision: 'deliver' });
    expect(await practice.services.advance(alix, id)).toMatchObject({ state: 'done' });
  });

  it('shows eHealth’s own word when it is refused', async () => {
    await server.registration({ delivery: { mode: 'manual' } });
    const practice = await anEnrolmentPractice(server);
    const { id, publicKeyIdentifier } = await practice.begin();
    await practice.sign(id);
    await server.decide({ publicKeyIdentifier, decision: 'refuse' });
    const refused = await practice.services.advance(alix, id);
    expect(refused).toMatchObject({
      state: 'waiting',
      nextAt: null,
      problem: { kind: 'refused', code: expect.stringMatching(/^SIM_/) as string },
    });
  });
});

describe('a renewal', () => {
  it('keeps the certificate before until the activation, and its encryption keys for good', async () => {
    await server.registration({ validity: { days: 60 } });
    const practice = await anEnrolmentPractice(server);
    const first = await practice.begin();
    await practice.sign(first.id);
    await practice.services.advance(alix, first.id);
    const oldSerial = await practice.served();

    const offer = await practice.services.offer(alix, 'alix', null);
    expect(offer).toMatchObject({ kind: 'renewal', opensAt: null, running: null });
    expect(offer.current?.record.id).toBe(first.certificateId);
    const renewal = await practice.begin({ currentPassword: password });
    expect(renewal).toMatchObject({ kind: 'renewal', replaces: first.certificateId });
    await practice.sign(renewal.id);
    const installed = await practice.services.advance(alix, renewal.id);
    expect(installed).toMatchObject({ state: 'to-activate', toBeActivated: true });
    expect((await profile(practice)).map(({ record }) => record.role)).toEqual([
      'active',
      'active',
    ]);
    expect(await practice.served()).toBe(oldSerial);
    // Both are expected: what is next, and nothing else
    expect(await said(practice)).toEqual({
      [first.certificateId]: ['NewerLoaded.toActivate'],
      [renewal.certificateId]: ['EtkNotActivated.here'],
    });

    const done = await practice.services.activate(alix, renewal.id, { password: null });
    expect(done.state).toBe('done');
    const [renewed, before] = await profile(practice);
    expect(before?.record).toMatchObject({
      id: first.certificateId,
      role: 'decrypt-only',
      replacedBy: renewal.certificateId,
    });
    expect(renewed?.encryptionKeys).toEqual([
      { serialNumber: await practice.served(), current: true },
      { serialNumber: oldSerial, current: false },
    ]);
    expect(await practice.served()).not.toBe(oldSerial);
    expect((await practice.store.auditProof.check()).problems).toEqual([]);
    expect((await said(practice))[renewal.certificateId]).not.toContain('EtkNotActivated.here');
  });

  it('rejects a begin before eHealth takes one, with the date', async () => {
    const practice = await anEnrolmentPractice(server);
    const first = await practice.begin();
    await practice.sign(first.id);
    await practice.services.advance(alix, first.id);
    await expect(practice.begin()).rejects.toMatchObject({
      code: 'ERR_ENROLMENT_TOO_EARLY',
      params: { from: expect.stringMatching(/^20/) as string },
    });
  });
});

describe('the signature', () => {
  it('leaves the contract to be signed when the PIN is wrong, and nothing at eHealth', async () => {
    const practice = await anEnrolmentPractice(server);
    const { id } = await practice.begin();
    await expect(practice.sign(id, { pin: '9999' })).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
    });
    expect(await practice.services.find(alix, id)).toMatchObject({ state: 'contract' });
    expect(await requestsOf(practice)).toEqual([]);
    expect(practice.pins).toEqual(['9999']);
    expect(await practice.sign(id)).toMatchObject({ state: 'waiting' });
  });

  it('finds out by the question for the certificate whether the request arrived when no answer came', async () => {
    const practice = await anEnrolmentPractice(server);
    const { id } = await practice.begin();
    await server.fault('response-lost', 1, 'certra');
    expect(await practice.sign(id)).toMatchObject({
      state: 'submitting',
      problem: { kind: 'unreachable' },
    });
    expect(await practice.services.advance(alix, id)).toMatchObject({ state: 'done' });
    expect(practice.pins).toEqual(['1234']);
    expect(await requestsOf(practice)).toHaveLength(1);
  });

  it('asks for the signature again when eHealth never received the request', async () => {
    const practice = await anEnrolmentPractice(server);
    const { id } = await practice.begin();
    await server.fault('reset', 1, 'certra');
    expect(await practice.sign(id)).toMatchObject({ state: 'submitting' });
    expect(await practice.services.advance(alix, id)).toMatchObject({
      state: 'contract',
      problem: { kind: 'not-received' },
    });
    await practice.sign(id);
    expect(await practice.services.advance(alix, id)).toMatchObject({ state: 'done' });
    expect(await requestsOf(practice)).toHaveLength(1);
  });
});

it('completes a keystore whose request was made elsewhere', async () => {
  const practice = await anEnrolmentPractice(server);
  const sample = await testKeystore('noEncryptionKey', {
    holder: { type: 'SSIN', id: practice.ssin, applicationId: null, name: 'ALIX ZOE EXEMPLE' },
  });
  const id = await practice.load(sample.bytes, sample.fileName, sample.password);
  await expect(
    practice.services.completeStored(alix, id, { password: 'another-one-1' }),
  ).rejects.toMatchObject({ code: 'ERR_KEYSTORE_PASSWORD' });
  const done = await practice.services.completeStored(alix, id, { password: samplePassword });
  expect(done).toMatchObject({ kind: 'completion', state: 'done' });
  const [only] = await profile(practice);
  expect(only).toMatchObject({ state: 'Complete', record: { id } });
  expect(only?.encryptionKeys).toEqual([{ serialNumber: await practice.served(), current: true }]);
  expect((await practice.store.auditProof.check()).problems).toEqual([]);
});

it('keeps requests of others out of reach, and gives up what eHealth does not have', async () => {
  const practice = await anEnrolmentPractice(server);
  const { id } = await practice.begin();
  const other = { ...alix, userId: 'basile' };
  await expect(practice.services.find(other, id)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  const chef = { ...alix, userId: 'chef', roles: ['admin'] as const };
  expect((await practice.services.find(chef, id)).id).toBe(id);
  await expect(practice.services.abandon(chef, id)).rejects.toMatchObject({
    code: 'ERR_FORBIDDEN',
  });
  await expect(practice.begin()).rejects.toMatchObject({ code: 'ERR_ENROLMENT_RUNNING' });
  await practice.services.abandon(alix, id);
  expect(await practice.services.forUser(alix, 'alix')).toMatchObject([{ state: 'abandoned' }]);
  expect((await practice.begin()).state).toBe('contract');
});
