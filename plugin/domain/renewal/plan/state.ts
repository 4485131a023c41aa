import type { RenewalReason, RenewalState } from '../renewal.ts';
import { hasFinding, isRequested, progressOf } from './successor.ts';
import type { Progress, RenewalSubject } from './successor.ts';
import type { RenewalWindow } from './window.ts';

/** Everything that says where a renewal stands, but the mute. */
export interface StandFacts {
  readonly own: RenewalSubject;
  /** The holder's other active files, whoever's profile they are on. */
  readonly siblings: readonly RenewalSubject[];
  /** When the holder was told of what is asked for now; null: not yet. */
  readonly notifiedAt: Date | null;
  /** null where there is nothing to renew. */
  readonly window: RenewalWindow | null;
  readonly notAfter: Date | null;
}

export interface Stand {
  readonly state: Exclude<RenewalState, 'Muted'>;
  readonly reason: RenewalReason;
  /** When this began, where the facts tell. */
  readonly began: Date | null;
}

/**
 * Where a renewal stands. First what settles the matter or is on its way already, then from the gravest trouble to the mildest; the
 * first that applies wins, so that a screen names the reason that matters most.
 */
export function standOf(facts: StandFacts, now: Date): Stand {
  return (
    settled(facts, now) ??
    lost(facts, now) ??
    troubled(facts) ??
    byTime(facts, now) ?? { state: 'Done', reason: 'NothingToRenew', began: null }
  );
}

const stand = (state: Stand['state'], reason: RenewalReason, began: Date | null = null): Stand => ({
  state,
  reason,
  began,
});

const onItsWay: Readonly<Record<Progress, Stand>> = {
  successor: stand('Done', 'SuccessorLoaded'),
  'not-activated': stand('WaitingForActivation', 'EtkNotActivated'),
  'step2-missing': stand('InProgress', 'RenewalBegun'),
  requested: stand('WaitingForDelivery', 'RequestPending'),
  begun: stand('InProgress', 'RenewalBegun'),
};

function settled({ own, siblings }: StandFacts, now: Date): Stand | null {
  const progress = progressOf(own, siblings, now);
  if (progress !== null) return onItsWay[progress.progress];
  const { state } = own.verdict;
  return state === 'NotEhealth' || state === 'NoPrivateKey' || state === 'OldKeysOnly'
    ? stand('Done', 'NothingToRenew')
    : null;
}

/** Only a new request helps. */
function lost({ own, notAfter }: StandFacts, now: Date): Stand | null {
  if (hasFinding(own, 'Revoked')) return stand('Expired', 'Revoked');
  return notAfter !== null && notAfter <= now ? stand('Expired', 'Ended', notAfter) : null;
}

/** What calls for a person whatever the date. A placeholder that was refused never had a certificate, so it is not "expired". */
function troubled({ own, notifiedAt }: StandFacts): Stand | null {
  if (hasFinding(own, 'RequestRefused')) return asked('RequestRefused', notifiedAt);
  if (own.verdict.state === 'NotCompleted' && isRequested(own)) {
    return stand('WaitingForDelivery', 'RequestPending');
  }
  for (const code of ['WeakKey', 'WrongEnvironment', 'NotCompleted', 'NoEncryptionKey'] as const) {
    if (hasFinding(own, code)) return asked(code, notifiedAt);
  }
  if (hasFinding(own, 'OtherFilePublished')) return asked('OtherFilePublished', notifiedAt);
  return hasFinding(own, 'EtkNotActivated')
    ? stand('WaitingForActivation', 'EtkNotActivated')
    : null;
}

function byTime({ own, window, notifiedAt }: StandFacts, now: Date): Stand | null {
  if (window === null) return null;
  const { opensAt, dueAt, latestAt } = window;
  if (now > latestAt) return stand('Overdue', 'WindowPassed', latestAt);
  if (now >= dueAt) return asked('PlannedMoment', notifiedAt, dueAt);
  if (hasFinding(own, 'IssuerEndsFirst')) return asked('IssuerEndsFirst', notifiedAt);
  return now >= opensAt
    ? stand('WindowOpen', 'WindowOpen', opensAt)
    : stand('NotDueYet', 'WindowAhead');
}

/** Until somebody was told it is ours to act; afterwards it is theirs. */
function asked(reason: RenewalReason, notifiedAt: Date | null, began: Date | null = null): Stand {
  return notifiedAt === null
    ? stand('Due', reason, began)
    : stand('WaitingForHolder', reason, notifiedAt);
}
