/** Mildest first. */
export const noticeSeverities = ['info', 'warning', 'critical'] as const;
export type NoticeSeverity = (typeof noticeSeverities)[number];

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
  'Readiness',
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
   * has come, from 1. Each (certificate, cause, step) exists at most once, over all processes.
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
