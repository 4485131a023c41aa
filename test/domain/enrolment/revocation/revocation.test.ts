import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../../../support/servers/simulator.ts';
import type { TestSimulator } from '../../../support/servers/simulator.ts';
import { admin, alix, password } from '../../../support/servers/enrolment-life.ts';
import { keystoreKeySecrets } from '../../../support/tools/key-secrets.ts';
import { findSecrets, placeOf, secretText } from '../../../support/tools/secret-search.ts';
import type { Place } from '../../../support/tools/secret-search.ts';
import { aRevocationPractice, signing, typed } from './revocation-practice.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

beforeEach(async () => {
  await simulator.fault(null);
  await simulator.registration({ ecKeys: true, validity: { months: 36 } });
});

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

describe.each(['RSA', 'EC'] as const)('a certificate that an %s card revokes', (card) => {
  it('ends with one PIN, says so at once, and gives way to a new request', async () => {
    const practice = await aRevocationPractice(simulator, { card });
    const { certificateId, publicKeyIdentifier } = await practice.certificate();

    expect(await practice.revocations.offer(alix, certificateId)).toMatchObject({
      sessions: 0,
      running: null,
      certificate: { record: { id: certificateId } },
    });
    const begun = await practice.begin(certificateId);
    expect(begun).toMatchObject({
      state: 'contract',
      publicKeyIdentifier,
      reason: 'superseded',
      holder: { id: practice.ssin },
      contract: { reason: 'superseded' },
    });
    expect(begun.contract.texts['fr']).toContain('<');
    expect(begun.tokenSerial).not.toBeNull();
    expect(begun.chain).toHaveLength(2);

    const done = await practice.revocations.sign(alix, begun.id, signing);
    expect(done).toMatchObject({ state: 'done', problem: null, nextAt: null });
    expect(practice.pins).toEqual(['1234']);
    const { record, verdict } = await practice.judged(certificateId);
    expect(record.role).toBe('decrypt-only');
    expect(verdict.findings.map(({ code: found }) => found)).toContain('Revoked');
    expect(verdict.works).toMatchObject({ session: false, decryption: true, renewal: false });
    expect(practice.events).toMatchObject([
      { type: 'certificate.revoked', certificateId },
      { type: 'enrolment.revoked', certificateId, revocationId: begun.id, reason: 'superseded' },
    ]);
    expect((await practice.store.auditProof.check()).problems).toEqual([]);

    const offer = await practice.enrolments.offer(alix, 'alix', null);
    expect(offer).toMatchObject({ kind: 'new', current: null, running: null });
    const next = await practice.certificate();
    expect((await practice.judged(next.certificateId)).record.role).toBe('active');
  });
});

describe('a revocation', () => {
  it('stays as it was after a wrong PIN, and after a language that was not shown', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId } = await practice.certificate();
    const begun = await practice.begin(certificateId);
    const wrong = { ...signing, pin: '9999' };
    await expect(practice.revocations.sign(alix, begun.id, wrong)).rejects.toEqual(
      code('ERR_PIN_WRONG'),
    );
    await expect(
      practice.revocations.sign(alix, begun.id, { ...signing, language: 'it' }),
    ).rejects.toEqual(code('ERR_FORM_INVALID'));
    expect(await practice.revocations.find(alix, begun.id)).toEqual(begun);
    expect((await practice.judged(certificateId)).record.role).toBe('active');
    expect(practice.pins).toEqual(['9999']);
  });

  it('shows eHealth’s refusal, and may be signed again', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId } = await practice.certificate();
    const begun = await practice.begin(certificateId);
    await simulator.fault('unknown-code', 1, 'certra');
    await expect(practice.revocations.sign(alix, begun.id, signing)).rejects.toEqual(
      code('ERR_REGISTRATION_REFUSED'),
    );
    expect(await practice.revocations.find(alix, begun.id)).toMatchObject({
      state: 'contract',
      problem: { kind: 'refused' },
      nextAt: null,
    });
    expect(await practice.revocations.sign(alix, begun.id, signing)).toMatchObject({
      state: 'done',
    });
    expect(practice.pins).toHaveLength(2);
  });

  it('rejects a second one at once, and ends when it is given up before it is signed', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId, publicKeyIdentifier } = await practice.certificate();
    const begun = await practice.begin(certificateId);
    await expect(
      practice.revocations.begin(alix, { publicKeyIdentifier }, 'superseded'),
    ).rejects.toEqual(code('ERR_ENROLMENT_RUNNING'));
    await practice.revocations.abandon(alix, begun.id);
    expect(await practice.revocations.find(alix, begun.id)).toMatchObject({ state: 'abandoned' });
    await expect(practice.revocations.sign(alix, begun.id, signing)).rejects.toEqual(
      code('ERR_ENROLMENT_STATE'),
    );
    expect((await practice.judged(certificateId)).record.role).toBe('active');
    expect((await practice.begin(certificateId)).state).toBe('contract');
  });

  it('shows itself to who manages the practice, and takes acts of its holder alone', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId } = await practice.certificate();
    await expect(
      practice.revocations.begin(admin, { certificateId }, 'superseded'),
    ).rejects.toEqual(code('ERR_FORBIDDEN'));
    const begun = await practice.begin(certificateId);
    expect(await practice.revocations.find(admin, begun.id)).toEqual(begun);
    await expect(practice.revocations.sign(admin, begun.id, signing)).rejects.toEqual(
      code('ERR_FORBIDDEN'),
    );
    expect(practice.pins).toEqual([]);
  });
});

describe('a request to revoke without an answer', () => {
  it('ends as done by asking, and is signed once', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId } = await practice.certificate();
    const begun = await practice.begin(certificateId);
    await simulator.fault('response-lost', 1, 'certra');
    const sent = await practice.revocations.sign(alix, begun.id, signing);
    expect(sent).toMatchObject({ state: 'submitting', problem: { kind: 'unreachable' } });
    await expect(practice.revocations.abandon(alix, begun.id)).rejects.toEqual(
      code('ERR_ENROLMENT_STATE'),
    );
    practice.pass(1);
    expect(await practice.revocations.run()).toEqual({ asked: 1, finished: 1 });
    expect(await practice.revocations.find(alix, begun.id)).toMatchObject({ state: 'done' });
    expect(practice.pins).toEqual(['1234']);
    expect((await practice.judged(certificateId)).record.role).toBe('decrypt-only');
    expect(await practice.entries('enrolment.revoked')).toMatchObject([
      { actor: { userId: 'system' }, details: { reason: 'superseded' } },
    ]);
  });

  it('waits for its holder again once it is sure that it did not arrive', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId } = await practice.certificate();
    const begun = await practice.begin(certificateId);
    await simulator.fault('http-503', 1, 'certra');
    expect(await practice.revocations.sign(alix, begun.id, signing)).toMatchObject({
      state: 'submitting',
    });
    expect(await practice.revocations.settle(alix, begun.id, null)).toMatchObject({
      state: 'submitting',
    });
    practice.pass(3);
    expect(await practice.revocations.settle(alix, begun.id, null)).toMatchObject({
      state: 'contract',
      problem: { kind: 'not-received' },
    });
    expect(await practice.revocations.sign(alix, begun.id, signing)).toMatchObject({
      state: 'done',
    });
  });

  it('ends when eHealth’s register says so, asked with the other PIN of the card', async () => {
    const practice = await aRevocationPractice(simulator, { issuerIsAsked: false });
    const { publicKeyIdentifier, certificateId } = await practice.certificate();
    const begun = await practice.revocations.begin(alix, { publicKeyIdentifier }, 'superseded');
    await simulator.fault('response-lost', 1, 'certra');
    await practice.revocations.sign(alix, begun.id, signing);
    expect(await practice.revocations.settle(alix, begun.id, null)).toMatchObject({
      state: 'submitting',
    });
    expect(await practice.revocations.settle(alix, begun.id, typed)).toMatchObject({
      state: 'done',
    });
    expect((await practice.judged(certificateId)).record.role).toBe('decrypt-only');
  });

  it('ends without a refusal when it is signed again after it had arrived', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId } = await practice.certificate();
    const begun = await practice.begin(certificateId);
    await simulator.fault('response-lost', 1, 'certra');
    await practice.revocations.sign(alix, begun.id, signing);
    const { revocations } = practice.store;
    const sent = await revocations.find(alix.practiceId, begun.id);
    await revocations.save({ revocation: { ...sent!, state: 'contract', nextAt: null } });
    expect(await practice.revocations.sign(alix, begun.id, signing)).toMatchObject({
      state: 'done',
    });
  });
});

describe('a lost file', () => {
  it('ends by the identifier that eHealth’s register gives', async () => {
    const practice = await aRevocationPractice(simulator);
    const { certificateId, publicKeyIdentifier } = await practice.certificate();
    const record = await practice.store.certificates.findById(alix.practiceId, certificateId);
    const entry = { ...(await practice.entries('enrolment.completed'))[0]! };
    await practice.store.certificates.remove(alix.practiceId, certificateId, {
      ...entry,
      event: 'certificate.removed',
      certificateId: record!.id,
    });
    const listed = async () =>
      (await practice.revocations.certificatesOf(alix, typed)).find(
        (one) => one.publicKeyIdentifier === publicKeyIdentifier,
      );
    expect(await listed()).toMatchObject({ certificate: 'VALID_ACTIVE', revocable: true });
    const begun = await practice.revocations.begin(alix, { publicKeyIdentifier }, 'keyCompromise');
    expect(begun).toMatchObject({ certificateId: null, tokenSerial: null });
    expect(begun.chain).toHaveLength(2);
    expect(await practice.revocations.sign(alix, begun.id, signing)).toMatchObject({
      state: 'done',
    });
    expect(await listed()).toMatchObject({ certificate: 'REVOKED' });
  });

  it('rejects what is no identifier of a key', async () => {
    const practice = await aRevocationPractice(simulator);
    const publicKeyIdentifier = '08A971';
    await expect(
      practice.revocations.begin(alix, { publicKeyIdentifier }, 'superseded'),
    ).rejects.toEqual(code('ERR_FORM_INVALID'));
  });
});

it('leaves no PIN, password or key in files, log, events, audit or answers', async () => {
  const practice = await aRevocationPractice(simulator);
  const { certificateId } = await practice.certificate();
  const { life, store, revocations } = practice;
  const logged: unknown[] = [];
  const note = (...line: unknown[]) => void logged.push(line);
  Object.assign(life.deps.log, { debug: note, info: note, warn: note, error: note });
  const wrongPin = '470118253947';
  const refusal: unknown = await practice
    .begin(certificateId)
    .then(({ id }) => revocations.sign(alix, id, { ...signing, pin: wrongPin }))
    .catch((error: unknown) => error);
  expect(refusal).toEqual(code('ERR_PIN_WRONG'));
  const [begun] = await revocations.forUser(alix, 'alix');
  await simulator.fault('response-lost', 1, 'certra');
  const signed = await revocations.sign(alix, begun!.id, signing);
  expect(practice.pins).toEqual([wrongPin, signing.pin]);
  const settled = await revocations.settle(alix, begun!.id, null);
  expect(settled.state).toBe('done');

  const keystore = await store.certificates.readKeystore(alix.practiceId, certificateId);
  const secrets = [
    secretText('a PIN', wrongPin),
    secretText('a password', password),
    ...keystoreKeySecrets(Buffer.from(keystore), password),
  ];
  expect(secrets.length).toBeGreaterThan(4);
  const files = readdirSync(life.place.folder).map((name): Place => ({
    name,
    bytes: readFileSync(join(life.place.folder, name)),
  }));
  const audit = await store.audit.listForUser(alix.practiceId, 'alix', 100);
  const answers = { refusal, begun, signed, settled };
  const said = Object.entries({ logged, events: practice.events, audit, answers });
  // The search finds what is there in clear
  expect(findSecrets([secretText('an id', certificateId)], files)).not.toEqual([]);
  const places = [...files, ...said.map(([name, value]) => placeOf(name, value))];
  expect(findSecrets(secrets, places)).toEqual([]);
});

it('ends the request that was not activated with its certificate', async () => {
  await simulator.registration({ validity: { days: 80 } });
  const practice = await aRevocationPractice(simulator);
  await practice.certificate();
  const renewed = await practice.certificate();
  expect(await practice.enrolments.find(alix, renewed.id)).toMatchObject({ state: 'to-activate' });
  const begun = await practice.begin(renewed.certificateId);
  await practice.revocations.sign(alix, begun.id, signing);
  expect(await practice.enrolments.find(alix, renewed.id)).toMatchObject({ state: 'abandoned' });
  expect((await practice.enrolments.offer(alix, 'alix', null)).running).toBeNull();
});
