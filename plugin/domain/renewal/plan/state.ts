import type { RenewalReason, RenewalState } from '../renewal.ts';
import { hasFinding, isRequested, progressOf } from './successor.ts';
import type { Progress, RenewalSubject } from './successor.ts';
import type { RenewalWindow } from './window.ts';

/** Everything that says where a renewal stands, but the mute. */
export interface StateFacts {
  readonly own: RenewalSubject;
  /** The holder's other active files, whoever's profile they are on. */
  readonly siblings: readonly RenewalSubject[];
  /** When the holder was told of what is asked for now; null: not yet. */
  readonly notifiedAt: Date | null;
  /** null where there is nothing to renew. */
  readonly window: RenewalWindow | null;
  readonly notAfter: Date | null;
}

export interface DerivedState {
  readonly state: Exclude<RenewalState, 'Muted'>;
  readonly reason: RenewalReason;
  /** When this began, where the facts tell. */
  readonly began: Date | null;
}

/**
 * Where a renewal stands. First what settles the matter or is on its way already, then from the gravest trouble to the mildest; the
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
  const { state } = own.verdict;
  return state === 'NotEhealth' || state === 'NoPrivateKey' || state === 'OldKeysOnly'
    ? derived('Done', 'NothingToRenew')
    : null;
}

/** Only a new request helps. */
function lost({ own, notAfter }: StateFacts, now: Date): DerivedState | null {
  if (hasFinding(own, 'Revoked')) return derived('Expired', 'Revoked');
  return notAfter !== null && notAfter <= now ? derived('Expired', 'Ended', notAfter) : null;
}

/** What calls for a person whatever the date. A placeholder that was refused never had a certificate, so it is not "expired". */
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

/** Until somebody was told it is ours to act; afterwards it is theirs. */
function asked(
  reason: RenewalReason,
  notifiedAt: Date | null,
  began: Date | null = null,
): DerivedState {
  return notifiedAt === null
    ? derived('Due', reason, began)
    : derived('WaitingForHolder', reason, notifiedAt);
}
