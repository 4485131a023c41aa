import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import { expirySeverity, expiryThreshold, severityOf } from './expiry-threshold.ts';
import type { RenewalFacts } from '../plan/plan.ts';
import type { NoticeCause, NoticeSeverity } from './notice.ts';
import type { RenewalPlan } from '../renewal.ts';
import { hasFinding, hasRevokedSuccessor, isRequested } from '../plan/successor.ts';
import type { RenewalSubject } from '../plan/successor.ts';
import { stallAt } from '../plan/state.ts';

/** One cause of a notice at this instant. */
export interface ActiveCause {
  readonly cause: NoticeCause;
  readonly severity: NoticeSeverity;
  /** Of Expiry only: the threshold that has been crossed last. */
  readonly expiryStep: number | null;
}

/**
 * Active notice causes of one certificate. Some suppress all others: a loaded successor, revoked since
 * or not, a revocation, an end. Each file has its own causes: a stalled renewal is a cause of the new file, not of the old one too.
 */
export function activeCauses(
  { own, siblings }: Pick<RenewalFacts, 'own' | 'siblings'>,
  plan: Pick<RenewalPlan, 'state' | 'reason' | 'since' | 'opensAt' | 'notAfter'>,
  now: Date,
): readonly ActiveCause[] {
  const { environment } = own.verdict;
  if (plan.state === 'Done' || hasRevokedSuccessor(own, siblings, now)) return [];
  if (hasFinding(own, 'Revoked')) return [lasting('Revoked', environment)];
  const expiry = expiryOf(plan, environment, now);
  if (plan.notAfter !== null && plan.notAfter <= now) return expiry;
  return [...expiry, ...problemCauses(own, plan, now).map((cause) => lasting(cause, environment))];
}

type LastingCause = Exclude<NoticeCause, 'Expiry'>;

const lasting = (cause: LastingCause, environment: Environment | null): ActiveCause => ({
  cause,
  severity: severityOf(cause, environment),
  expiryStep: null,
});

function expiryOf(
  { notAfter, opensAt }: Pick<RenewalPlan, 'notAfter' | 'opensAt'>,
  environment: Environment | null,
  now: Date,
): readonly ActiveCause[] {
  const step = notAfter === null ? null : expiryThreshold(notAfter, now);
  if (step === null) return [];
  // No notice before eHealth accepts the renewal, unless the end is so near that the holder should know in any case
  if (step > alwaysNotifyWithinDays && opensAt !== null && opensAt > now) return [];
  return [{ cause: 'Expiry', severity: expirySeverity(step, environment), expiryStep: step }];
}

const alwaysNotifyWithinDays = 30;

const findingCauses = [
  'WeakKey',
  'WrongEnvironment',
  'NoEncryptionKey',
  'OtherFilePublished',
  'IssuerEndsFirst',
] as const satisfies readonly LastingCause[];

function problemCauses(
  own: RenewalSubject,
  { state, since }: Pick<RenewalPlan, 'state' | 'since'>,
  now: Date,
): readonly LastingCause[] {
  const stalls = stallAt(state, since);
  const isStalled = stalls !== null && stalls <= now;
  return [
    ...requestCauses(own, isStalled),
    ...findingCauses.filter((code) => hasFinding(own, code)),
    ...(isStalled && hasFinding(own, 'EtkNotActivated') ? (['EtkNotActivated'] as const) : []),
  ];
}

/** Of a placeholder one thing is true at a time: refused, with eHealth, or waiting for its second step. */
function requestCauses(own: RenewalSubject, isStalled: boolean): readonly LastingCause[] {
  if (hasFinding(own, 'RequestRefused')) return ['RequestRefused'];
  if (own.verdict.state !== 'NotCompleted') return [];
  if (!isRequested(own)) return ['NotCompleted'];
  return isStalled ? ['RequestPending'] : [];
}
