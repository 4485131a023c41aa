import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultRegistrationSettings } from '../../../simulator/control/registration-settings.ts';
import { alix, password } from '../../support/servers/enrolment-life.ts';
import { startSimulator } from '../../support/servers/simulator.ts';
import type { TestSimulator } from '../../support/servers/simulator.ts';
import { anEnrolmentPractice } from './enrolment-practice.ts';
import type { EnrolmentPractice } from './enrolment-practice.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.fault(null);
  await simulator.registration({ ...defaultRegistrationSettings, requireBisNumber: false });
});

const asked = {
  userId: 'alix',
  firstNames: 'Alix Zoé',
  lastName: 'Exemple',
  contactData: { emailPrivate: 'alix@example.invalid', phonePrivate: '+32 2 000 00 00' },
  password,
  conditionsAccepted: true,
  unattended: true,
} as const;
const begin = ({ services }: EnrolmentPractice, changes: Partial<typeof asked> = {}) =>
  services.beginNonResident(alix, { ...asked, ...changes });

describe('a request of a person who does not live in Belgium', () => {
  it('waits without a card for its confirmation, and ends with the certificate on the profile', async () => {
    const practice = await anEnrolmentPractice(simulator);
    const begun = await begin(practice);
    expect(begun).toMatchObject({ kind: 'non-resident', state: 'waiting', contract: null });
    expect(begun.abroad?.validationUrl).toMatch(/^http:.*\/validation\//);
    expect(Date.parse(begun.abroad?.confirmBefore ?? '')).toBeGreaterThan(Date.now());
    expect(await practice.services.advance(alix, begun.id)).toMatchObject({
      state: 'waiting',
      problem: null,
    });
    const confirmed = await fetch(begun.abroad?.validationUrl ?? '', { method: 'POST' });
    expect(confirmed.status).toBe(200);
    expect(await practice.services.advance(alix, begun.id)).toMatchObject({ state: 'done' });
    const record = await practice.store.certificates.findById(alix.practiceId, begun.certificateId);
    expect(record).toMatchObject({ role: 'active', identifier: practice.ssin });
    expect(practice.pins).toEqual([]);
    expect((await practice.store.auditProof.check()).problems).toEqual([]);
  });

  it('leaves nothing behind when eHealth refuses it', async () => {
    await simulator.registration({ requireBisNumber: true });
    const practice = await anEnrolmentPractice(simulator);
    await expect(begin(practice)).rejects.toMatchObject({
      code: 'ERR_REGISTRATION_REFUSED',
      params: { code: 'SIM_IDENTIFIER' },
    });
    const [request] = await practice.services.forUser(alix, 'alix');
    expect(request).toMatchObject({ state: 'abandoned', problem: { kind: 'refused' } });
    await expect(
      practice.store.enrolments.readSealed(alix.practiceId, request?.id ?? ''),
    ).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    expect((await practice.services.offer(alix, 'alix', null)).running).toBeNull();
  });

  it('takes a second sending by a person where it did not arrive, with the same key', async () => {
    const practice = await anEnrolmentPractice(simulator);
    await simulator.fault('http-503', 1, 'certra');
    const begun = await begin(practice);
    expect(begun).toMatchObject({ state: 'submitting', problem: { kind: 'unreachable' } });
    expect(await practice.services.advance(alix, begun.id)).toMatchObject({
      state: 'submitting',
      problem: { kind: 'not-received' },
      nextAt: null,
    });
    const sent = await practice.services.advance(alix, begun.id);
    expect(sent).toMatchObject({ state: 'waiting', problem: null });
    expect(sent.publicKeyIdentifier).toBe(begun.publicKeyIdentifier);
    expect(sent.abroad?.validationUrl).not.toBeNull();
  });

  it('waits without an address where the answer was lost, and may be given up', async () => {
    const practice = await anEnrolmentPractice(simulator);
    await simulator.fault('response-lost', 1, 'certra');
    const begun = await begin(practice);
    expect(await practice.services.advance(alix, begun.id)).toMatchObject({
      state: 'waiting',
      abroad: { validationUrl: null },
    });
    await practice.services.abandon(alix, begun.id);
    expect((await practice.services.offer(alix, 'alix', null)).running).toBeNull();
  });

  it('shows that the end to confirm has passed', async () => {
    await simulator.registration({ confirmationDays: 0.00001 });
    const practice = await anEnrolmentPractice(simulator);
    const begun = await begin(practice);
    await expect
      .poll(() => Date.now() - Date.parse(begun.abroad?.confirmBefore ?? ''))
      .toBeGreaterThan(1000);
    expect(await practice.services.advance(alix, begun.id)).toMatchObject({
      state: 'waiting',
      problem: { kind: 'refused', code: 'SIM_TOO_LATE' },
      nextAt: null,
    });
  });

  it('goes on after a death before its submission, without a second request', async () => {
    const practice = await anEnrolmentPractice(simulator);
    practice.dieAt(2);
    await expect(begin(practice)).rejects.toThrow();
    const services = practice.restart();
    const [request] = await services.forUser(alix, 'alix');
    expect(request?.state).toBe('submitting');
    await practice.store.enrolments.release(alix.practiceId, request?.id ?? '');
    await services.advance(alix, request?.id ?? '');
    expect(await services.advance(alix, request?.id ?? '')).toMatchObject({ state: 'waiting' });
    expect((await simulator.requests()).filter(({ id }) => id === practice.ssin)).toHaveLength(1);
  });

  it('rejects names that are empty, and a second request while one runs', async () => {
    const practice = await anEnrolmentPractice(simulator);
    await expect(
      practice.services.beginNonResident(alix, { ...asked, lastName: ' ' }),
    ).rejects.toMatchObject({ code: 'ERR_FORM_INVALID' });
    await begin(practice);
    await expect(begin(practice)).rejects.toMatchObject({ code: 'ERR_ENROLMENT_RUNNING' });
  });
});
