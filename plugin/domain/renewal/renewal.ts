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
 * Where the renewal of one certificate stands.
 *
 * `WindowOpen`: eHealth would take a renewal, our planned moment is ahead. `Due`: that moment (or another trigger) has come and
 * nobody was told yet. `WaitingForHolder`: the person was told; only they, with their card, can go on. `InProgress`: a new file
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

/** Why it stands there. Texts: `renewal.reason.<reason>`. */
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
  readonly lookAgainAt: Date;
}

export type NoticeSeverity = 'info' | 'warning' | 'critical';

/** What a notice is about. `Expiry` has steps; the others last as long as their cause. Texts: `notice.<cause>.*`. */
export const noticeCauses = [
  'Expiry',
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
] as const;
export type NoticeCause = (typeof noticeCauses)[number];

/** Why a notice ended. `Superseded`: the next step of the same cause took its place. */
export type NoticeEnd =
  'Superseded' | 'Successor' | 'CauseEnded' | 'Removed' | 'NotRenewed' | 'Replaced';

export interface Notice {
  readonly id: string;
  readonly practiceId: string;
  readonly certificateId: string;
  /** On whose profile the certificate is. */
  readonly userId: string;
  readonly cause: NoticeCause;
  /**
   * `Expiry`: the threshold in days before the end (90 … 0; -7, -14, … for the weeks after). Otherwise: how many times this cause
   * has come, from 1. Each (certificate, cause, step) exists at most once, whoever writes it.
   */
  readonly step: number;
  readonly severity: NoticeSeverity;
  readonly raisedAt: Date;
  /** Hides it in bar and screens until severity rises, its later steps included (acknowledgement.ts); null: not. */
  readonly acknowledgedAt: Date | null;
  readonly endedAt: Date | null;
  readonly end: NoticeEnd | null;
}

export const muteReasons = ['leaving', 'not-renewed', 'handled-elsewhere', 'absent'] as const;
/** `leaving` and `not-renewed` silence critical notices too; the others come back when severity rises (rules.md 9.3). */
export type MuteReason = (typeof muteReasons)[number];

export interface Mute {
  readonly certificateId: string;
  readonly reason: MuteReason;
  /** The person's own words; '' when none. Not in the audit. */
  readonly text: string;
  /** At most 180 days ahead. */
  readonly until: Date;
  /** The gravest severity at the moment of muting: a graver one breaks through. */
  readonly severity: NoticeSeverity;
  readonly by: { readonly userId: string; readonly displayName: string };
  readonly at: Date;
}

export const guidePaths = ['card', 'no-card', 'medical-house'] as const;
/** Whose procedure: with an identity card, a non-resident without one, a medical house with its manager at INAMI (rules.md 7). */
export type GuidePath = (typeof guidePaths)[number];

/** The steps of the official tool, and ours. `request`: a new request, where renewing is no longer possible. */
export type GuideStepName = 'request' | 'renew' | 'wait' | 'complete' | 'load' | 'activate';

export interface GuideStep {
  readonly name: GuideStepName;
  /** By what we detect, never by what somebody says. `next`: the one to do now. `unknown`: cannot be seen from here. */
  readonly state: 'done' | 'next' | 'ahead' | 'unknown';
  /** Why we think so, as a key of `guide.evidence.<evidence>`; null while ahead. */
  readonly evidence: string | null;
}

/** What a person needs at hand for the next step. */
export type GuideThing =
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
  readonly atHand: readonly GuideThing[];
}
