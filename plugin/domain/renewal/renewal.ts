/*
 * The words of renewal (domain: rules.md 1 and 9). A plan is decided by plan.ts from facts and an instant; it is stored so that
 * "who is due?" is one indexed question, and recomputed whenever what it rests on may have changed.
 */

export const renewalStates = [
  'NotDueYet',
  'WindowOpen',
  'Due',
  'WaitingForHolder',
  'InProgress',
  'WaitingForDelivery',
  'WaitingForActivation',
  'Overdue',
  'Expired',
  'Done',
  'Muted',
] as const;

/**
 * State of the renewal of one certificate.
 *
 * `WindowOpen`: eHealth would take a renewal, our planned moment is ahead. `Due`: that moment (or another trigger) has come and
 * the holder is not notified yet. `WaitingForHolder`: the holder was notified; only they, with their card, can go on. `InProgress`: a new file
 * was begun and step 2 is open. `WaitingForDelivery`: requested, eHealth has not delivered. `WaitingForActivation`: the new file
 * is there, eHealth still publishes the old encryption key. `Overdue`: our window has passed, eHealth's has not. `Expired`: only a
 * new request helps. `Done`: a successor is loaded and active.
 */
export type RenewalState = (typeof renewalStates)[number];

export const renewalReasons = [
  'WindowAhead',
  'WindowOpen',
  'PlannedMoment',
  'WindowPassed',
  'Ended',
  'Revoked',
  'RequestRefused',
  'WeakKey',
  'WrongEnvironment',
  'NotCompleted',
  'NoEncryptionKey',
  'OtherFilePublished',
  'EtkNotActivated',
  'IssuerEndsFirst',
  'RequestPending',
  'RenewalBegun',
  'SuccessorLoaded',
  'NothingToRenew',
  'Muted',
] as const;

/** Reason of the state. Texts: `renewal.reason.<reason>`. */
export type RenewalReason = (typeof renewalReasons)[number];

export interface RenewalPlan {
  readonly state: RenewalState;
  readonly reason: RenewalReason;
  /** When state and reason began to be these. */
  readonly since: Date;
  /** From when eHealth takes a renewal; null where nothing is to be renewed (placeholder, no certificate). */
  readonly opensAt: Date | null;
  /** When the holder is asked: stable for one certificate and installation, spread over practices. Never past `latestAt`. */
  readonly dueAt: Date | null;
  /** Last instant of our window; after it the state is `Overdue`. */
  readonly latestAt: Date | null;
  readonly notAfter: Date | null;
  /** What it would be without the mute; null when it is not muted. */
  readonly muted: {
    readonly state: RenewalState;
    readonly reason: RenewalReason;
    readonly until: Date;
  } | null;
  /** When time alone may change the plan or the notices; the scan asks for rows whose moment has come. */
  readonly nextCheckAt: Date;
}

export const guidePaths = ['card', 'no-card', 'medical-house'] as const;
/** Whose procedure: with an identity card, a non-resident without one, a medical house with its manager at INAMI (rules.md 7). */
export type GuidePath = (typeof guidePaths)[number];

/** The steps of the official tool, and ours. `request`: a new request, where renewing is no longer possible. */
export const guideStepNames = ['request', 'renew', 'wait', 'complete', 'load', 'activate'] as const;
export type GuideStepName = (typeof guideStepNames)[number];

/** By evidence, never by a person's word. `next`: the one to do now. `unknown`: cannot be seen from here. */
export const guideStepStates = ['done', 'next', 'ahead', 'unknown'] as const;
export type GuideStepState = (typeof guideStepStates)[number];

export interface GuideStep {
  readonly name: GuideStepName;
  readonly state: GuideStepState;
  /** Why we think so, as a key of `guide.evidence.<evidence>`; null while ahead. */
  readonly evidence: string | null;
}

/** What a person needs at hand for the next step. */
export type GuidePrerequisite =
  | 'card'
  | 'pin'
  | 'reader'
  | 'tool'
  | 'old-keystore'
  | 'old-password'
  | 'new-keystore'
  | 'new-password'
  | 'csam-key'
  | 'identity-copy'
  | 'inami-manager'
  | 'organisation-mandate';

export interface Guide {
  readonly path: GuidePath;
  /** Paths that make sense for this certificate, the likeliest first. */
  readonly paths: readonly GuidePath[];
  readonly steps: readonly GuideStep[];
  readonly next: GuideStepName | null;
  readonly atHand: readonly GuidePrerequisite[];
}
