import { calendarDaysUntil } from '../../time/brussels-time.ts';
import { dayInMilliseconds } from '../../time/duration.ts';
import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import { expirySeverity, expiryThreshold, readinessDays, severityOf } from './expiry-threshold.ts';
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

/** What causes follow from besides the files. */
export interface CauseFacts {
  /**
   * When everything was last in order for the signature of a renewal here; null where none is made here, or where its holder needs no card
   * for it.
   */
  readonly readiness: { readonly goodAt: Date | null } | null;
}

/**
 * Active notice causes of one certificate. Some suppress all others: a loaded successor, revoked since
 * or not, a revocation, an end. Each file has its own causes: a stalled renewal is a cause of the new file, not of the old one too.
 */
export function activeCauses(
  { own, siblings, readiness }: Pick<RenewalFacts, 'own' | 'siblings'> & CauseFacts,
  plan: Pick<RenewalPlan, 'state' | 'reason' | 'since' | 'opensAt' | 'notAfter'>,
  now: Date,
): readonly ActiveCause[] {
  const { environment } = own.verdict;
  if (plan.state === 'Done' || hasRevokedSuccessor(own, siblings, now)) return [];
  if (hasFinding(own, 'Revoked')) return [lasting('Revoked', environment)];
  const expiry = expiryOf(plan, environment, now);
  if (plan.notAfter !== null && plan.notAfter <= now) return expiry;
  const lastingCauses = [
    ...problemCauses(own, plan, now),
    ...(expiry.length === 0 && asksReadiness(plan, readiness, now) ? (['Readiness'] as const) : []),
  ];
  return [...expiry, ...lastingCauses.map((cause) => lasting(cause, environment))];
}

/** A check that found all in order holds for so many days. */
const readyDays = 30;

/** Until the renewal itself is asked for: that notice says what to have at hand. */
function asksReadiness(
  { state, notAfter }: Pick<RenewalPlan, 'state' | 'notAfter'>,
  readiness: CauseFacts['readiness'],
  now: Date,
): boolean {
  if (readiness === null || notAfter === null) return false;
  if (state !== 'NotDueYet' && state !== 'WindowOpen') return false;
  const { goodAt } = readiness;
  const isReady =
    goodAt !== null && now.getTime() - goodAt.getTime() < readyDays * dayInMilliseconds;
  return !isReady && calendarDaysUntil(now, notAfter) <= readinessDays;
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
