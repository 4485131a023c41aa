import { dayInMilliseconds } from '../../time/duration.ts';
import type { RenewalReason, RenewalState } from '../renewal.ts';
import { hasFinding, isRequested, progressOf } from './successor.ts';
import type { Progress, RenewalSubject } from './successor.ts';
import type { RenewalWindow } from './window.ts';

/** All facts of a renewal's state, except the mute. */
export interface StateFacts {
  readonly own: RenewalSubject;
  /** The holder's other active files, on any profile. */
  readonly siblings: readonly RenewalSubject[];
  /** When the holder was notified of what is due now; null: not yet. */
  readonly notifiedAt: Date | null;
  /** null where there is nothing to renew. */
  readonly window: RenewalWindow | null;
  readonly notAfter: Date | null;
}

export interface DerivedState {
  readonly state: Exclude<RenewalState, 'Muted'>;
  readonly reason: RenewalReason;
  /** When this began, where the facts show it. */
  readonly began: Date | null;
}

/**
 * State of a renewal. First what completes it or is under way, then from the most severe problem to the mildest; the
 * first that applies wins, so that a screen names the reason that matters most.
 */
export function deriveState(facts: StateFacts, now: Date): DerivedState {
  return (
    settled(facts, now) ??
    lost(facts, now) ??
    needsAction(facts) ??
    byTime(facts, now) ?? { state: 'Done', reason: 'NothingToRenew', began: null }
  );
}

const derived = (
  state: DerivedState['state'],
  reason: RenewalReason,
  began: Date | null = null,
): DerivedState => ({
  state,
  reason,
  began,
});

const onItsWay: Readonly<Record<Progress, DerivedState>> = {
  successor: derived('Done', 'SuccessorLoaded'),
  'not-activated': derived('WaitingForActivation', 'EtkNotActivated'),
  'step2-missing': derived('InProgress', 'RenewalBegun'),
  requested: derived('WaitingForDelivery', 'RequestPending'),
  begun: derived('InProgress', 'RenewalBegun'),
};

function settled({ own, siblings }: StateFacts, now: Date): DerivedState | null {
  const progress = progressOf(own, siblings, now);
  if (progress !== null) return onItsWay[progress.progress];
  const { state, validity } = own.verdict;
  const isUnreadable = state === 'CertificateUnreadable' && validity === null;
  return isUnreadable ||
    state === 'NotEhealth' ||
    state === 'NoPrivateKey' ||
    state === 'OldKeysOnly'
    ? derived('Done', 'NothingToRenew')
    : null;
}

/** Only a new request helps. */
function lost({ own, notAfter }: StateFacts, now: Date): DerivedState | null {
  if (hasFinding(own, 'Revoked')) return derived('Expired', 'Revoked');
  return notAfter !== null && notAfter <= now ? derived('Expired', 'Ended', notAfter) : null;
}

/** Problems that need a person, independent of the date. A placeholder that was refused never had a certificate, so it is not "expired". */
function needsAction({ own, notifiedAt }: StateFacts): DerivedState | null {
  if (hasFinding(own, 'RequestRefused')) return asked('RequestRefused', notifiedAt);
  if (own.verdict.state === 'NotCompleted' && isRequested(own)) {
    return derived('WaitingForDelivery', 'RequestPending');
  }
  for (const code of ['WeakKey', 'WrongEnvironment', 'NotCompleted', 'NoEncryptionKey'] as const) {
    if (hasFinding(own, code)) return asked(code, notifiedAt);
  }
  if (hasFinding(own, 'OtherFilePublished')) return asked('OtherFilePublished', notifiedAt);
  return hasFinding(own, 'EtkNotActivated')
    ? derived('WaitingForActivation', 'EtkNotActivated')
    : null;
}

function byTime({ own, window, notifiedAt }: StateFacts, now: Date): DerivedState | null {
  if (window === null) return null;
  const { opensAt, dueAt, latestAt } = window;
  if (now > latestAt) return derived('Overdue', 'WindowPassed', latestAt);
  if (now >= dueAt) return asked('PlannedMoment', notifiedAt, dueAt);
  if (hasFinding(own, 'IssuerEndsFirst')) return asked('IssuerEndsFirst', notifiedAt);
  return now >= opensAt
    ? derived('WindowOpen', 'WindowOpen', opensAt)
    : derived('NotDueYet', 'WindowAhead');
}

/** Until the holder is notified it is ours to act; afterwards it is theirs. */
function asked(
  reason: RenewalReason,
  notifiedAt: Date | null,
  began: Date | null = null,
): DerivedState {
  return notifiedAt === null
    ? derived('Due', reason, began)
    : derived('WaitingForHolder', reason, notifiedAt);
}

/** Longest time in a state that waits for eHealth, in days (rules.md 9.2). */
const stallAfterDays: Partial<Readonly<Record<RenewalState, number>>> = {
  WaitingForDelivery: 2,
  WaitingForActivation: 3,
};

/** When a state that began then counts as stalled; null for states that do not stall. */
export function stallAt(state: RenewalState, since: Date): Date | null {
  const days = stallAfterDays[state];
  return days === undefined ? null : new Date(since.getTime() + days * dayInMilliseconds);
}
