import type { ProbeFacts } from '../../../plugin/domain/certificate/online-status.ts';
import type { JudgedCertificate } from '../../../plugin/domain/certificate/service.ts';
import type { Guide, RenewalPlan } from '../../../plugin/domain/renewal/renewal.ts';
import type { RenewalSummary } from '../../../plugin/domain/renewal/repository.ts';
import type { CertificateRenewal } from '../../../plugin/domain/renewal/service.ts';
import { aJudged } from './certificate.ts';

/* Plans, two years from their end unless a test says otherwise, and what is shown with them. */

export function aPlan(changes: Partial<RenewalPlan> = {}): RenewalPlan {
  return {
    state: 'NotDueYet',
    reason: 'WindowAhead',
    since: new Date('2026-02-02T08:15:00Z'),
    opensAt: new Date('2027-12-11T09:00:00Z'),
    dueAt: new Date('2027-12-20T12:30:00Z'),
    latestAt: new Date('2028-01-10T09:00:00Z'),
    notAfter: new Date('2028-03-10T09:00:00Z'),
    muted: null,
    nextCheckAt: new Date('2026-06-08T10:00:00Z'),
    ...changes,
  };
}

/** Of a certificate in its last weeks, whose holder was notified. */
export function aWaitingPlan(changes: Partial<RenewalPlan> = {}): RenewalPlan {
  return aPlan({
    state: 'WaitingForHolder',
    reason: 'PlannedMoment',
    since: new Date('2026-04-20T06:30:00Z'),
    opensAt: new Date('2026-03-26T09:00:00Z'),
    dueAt: new Date('2026-04-20T06:30:00Z'),
    latestAt: new Date('2026-04-25T09:00:00Z'),
    notAfter: new Date('2026-06-24T09:00:00Z'),
    ...changes,
  });
}

export function aWatched(
  plan: Partial<RenewalPlan> = {},
  certificate: JudgedCertificate = aJudged(),
  changes: Partial<Omit<CertificateRenewal, 'plan' | 'certificate'>> = {},
): CertificateRenewal {
  return {
    certificate,
    plan: aPlan(plan),
    notices: [],
    mute: null,
    statusAllowed: false,
    ...changes,
  };
}

/** The same certificate with what eHealth answered about it. */
export function probed(
  certificate: JudgedCertificate,
  probes: Partial<ProbeFacts>,
): JudgedCertificate {
  const { record } = certificate;
  return { ...certificate, record: { ...record, probes: { ...record.probes, ...probes } } };
}

/** A renewal asked for and not yet completed. */
export function aGuide(changes: Partial<Guide> = {}): Guide {
  return {
    path: 'card',
    paths: ['card', 'no-card'],
    steps: [
      { name: 'renew', state: 'next', evidence: null },
      { name: 'wait', state: 'ahead', evidence: null },
      { name: 'complete', state: 'ahead', evidence: null },
      { name: 'load', state: 'ahead', evidence: null },
      { name: 'activate', state: 'unknown', evidence: null },
    ],
    next: 'renew',
    atHand: ['card', 'pin', 'reader', 'tool', 'old-keystore', 'old-password'],
    ...changes,
  };
}

export function aRenewalSummary(changes: Partial<RenewalSummary> = {}): RenewalSummary {
  return {
    certificateId: 'certificate-1',
    userId: 'anne',
    userName: 'Anne Exemple',
    holderName: 'Anne Exemple',
    kind: 'person',
    plan: aWaitingPlan(),
    ...changes,
  };
}
