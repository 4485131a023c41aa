import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditDraft } from '../../../../plugin/domain/audit/audit-entry.ts';
import { requireNothingElse } from '../../../../plugin/domain/enrolment/begin.ts';
import { anOffer } from '../../../support/builders/enrolment.ts';
import { alix } from '../../../support/servers/enrolment-life.ts';
import { startSimulator } from '../../../support/servers/simulator.ts';
import type { TestSimulator } from '../../../support/servers/simulator.ts';
import { anEnrolmentPractice } from '../enrolment-practice.ts';
import type { EnrolmentPractice } from '../enrolment-practice.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const company = (applicationId: string | null) => ({
  ...{ type: 'CBE', id: '0000000097', applicationId, name: 'EXEMPLE' },
});

/** From the form to the certificate in place. */
async function take(practice: EnrolmentPractice) {
  const { ssin } = practice;
  await simulator.register({
    persons: { [ssin]: { 'urn:be:fgov:person:ssin:doctor:boolean': 'true' } },
    organisations: {},
  });
  const { id } = await practice.begin();
  await practice.sign(id);
  return practice.services.advance(alix, id);
}

describe('limits of eHealth', () => {
  it.each([
    ['reached', 'ERR_ENROLMENT_LIMIT'],
    ['taken', 'ERR_ENROLMENT_APPLICATION_TAKEN'],
    ['elsewhere', 'ERR_ENROLMENT_ELSEWHERE'],
  ] as const)('refuses a request beyond them: %s', (limit, code) => {
    expect(() => requireNothingElse(anOffer({ limit }))).toThrow(expect.objectContaining({ code }));
  });

  it.each(['free', 'few-left', null] as const)('accepts a request within them: %s', (limit) => {
    expect(() => requireNothingElse(anOffer({ limit }))).not.toThrow();
  });

  it('refuses an application id of a certificate whose file is elsewhere', async () => {
    const practice = await anEnrolmentPractice(simulator);
    const { id, publicKeyIdentifier } = await practice.begin({ organisation: company(null) });
    await practice.sign(id);
    const other = await anEnrolmentPractice(simulator);
    // Without a mandate it is checked by hand, so no certificate counts yet
    expect((await other.services.offer(alix, 'alix', company(null))).limit).toBe('free');
    await simulator.decide({ publicKeyIdentifier, decision: 'deliver' });
    await expect(other.begin({ organisation: company(null) })).rejects.toMatchObject({
      code: 'ERR_ENROLMENT_APPLICATION_TAKEN',
    });
    expect(await other.services.forUser(alix, 'alix')).toEqual([]);
    expect(await other.services.offer(alix, 'alix', company('APP2'))).toMatchObject({
      limit: 'free',
      applicationIds: [null],
    });
  });

  it('refuses a second certificate of a person whose file is elsewhere', async () => {
    const practice = await anEnrolmentPractice(simulator);
    const done = await take(practice);
    expect(done.state).toBe('done');
    expect(await practice.services.offer(alix, 'alix', null)).toMatchObject({
      kind: 'renewal',
      limit: null,
    });
    const { certificateId } = done;
    const entry = auditDraft(alix, new Date(), 'certificate.removed', { certificateId });
    await practice.store.certificates.remove(alix.practiceId, certificateId, entry);
    expect(await practice.services.offer(alix, 'alix', null)).toMatchObject({
      kind: 'new',
      limit: 'elsewhere',
    });
    await expect(practice.begin()).rejects.toMatchObject({ code: 'ERR_ENROLMENT_ELSEWHERE' });
  });

  it('leaves the decision to eHealth where it does not say what there is', async () => {
    const practice = await anEnrolmentPractice(simulator);
    await simulator.fault('http-503', undefined, 'depot');
    expect((await practice.services.offer(alix, 'alix', null)).limit).toBeNull();
    expect(await practice.begin()).toMatchObject({ state: 'contract' });
    await simulator.fault(null);
  });
});
