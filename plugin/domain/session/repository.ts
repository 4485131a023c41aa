import type { AuditDraft, Person } from '../audit/audit.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { FallbackUse, ReasonCount } from './fallback-policy.ts';
import type { EndCause, FallbackReason, Quality, SessionMode } from './session.ts';

/*
 * What this folder needs of a store. A session itself (assertion, key) lives in process memory only; the store keeps its trace:
 * that it was opened, until when, why it ended, and what fallback it took.
 */

export interface SessionTrace {
  readonly id: string;
  readonly practiceId: string;
  readonly userId: string;
  readonly userName: string;
  readonly mode: SessionMode;
  readonly quality: Quality;
  readonly kind: HolderKind;
  readonly identifier: string;
  readonly holderName: string;
  readonly certificateId: string | null;
  readonly recognised: boolean;
  readonly openedAt: Date;
  readonly notOnOrAfter: Date;
  readonly fallbackReason: FallbackReason | null;
  /** The user's own words for 'other', at most 200 characters; '' otherwise. */
  readonly fallbackText: string;
  readonly endedAt: Date | null;
  readonly endCause: EndCause | null;
}

/** For one holder: who, how often, how lately. */
export interface FallbackFigure {
  readonly kind: HolderKind;
  readonly identifier: string;
  readonly holderName: string;
  readonly openings: number;
  readonly lastAt: Date;
  /** What they were for, the most frequent first. */
  readonly reasons: readonly ReasonCount[];
}

export interface FallbackLift {
  readonly kind: HolderKind;
  readonly identifier: string;
  readonly until: Date;
  readonly by: Person;
}

/** What the rows say of a session now: an act in any process counts. */
export type RunningState =
  'running' | 'ended' | 'keystore-removed' | 'keystore-replaced' | 'certificate-revoked';

export interface SessionRepository {
  /**
   * Trace and audit entry together; false (and neither) when the user was logged off, in any process, since they had `logOffs`.
   */
  opened(
    trace: Omit<SessionTrace, 'endedAt' | 'endCause'>,
    entry: AuditDraft,
    logOffs: number,
  ): Promise<boolean>;
  /** How often the user was logged off; asked when an opening begins. */
  logOffs(practiceId: string, userId: string): Promise<number>;
  /** Counts a log-off: what is being opened for this user, in any process, fails. */
  loggedOff(practiceId: string, userId: string): Promise<void>;
  /** Trace and audit entry together; false (and no entry) when it had ended before. */
  ended(
    practiceId: string,
    id: string,
    at: Date,
    cause: EndCause,
    entry: AuditDraft,
  ): Promise<boolean>;
  /**
   * Renews this process's lease, then ends every session whose process is gone with cause 'restart', trace and audit entry
   * together, and returns them. At its start ('start') a process holds none yet: those under its own name end, too.
   */
  endOrphans(
    at: Date,
    ownSince: 'start' | 'running',
    entryOf: (trace: SessionTrace) => AuditDraft,
  ): Promise<readonly SessionTrace[]>;
  /** Two indexed reads; asked at each use. */
  stateOf(practiceId: string, id: string): Promise<RunningState>;
  /** Sessions of the practice that have not ended, in every process. */
  running(practiceId: string): Promise<readonly SessionTrace[]>;
  /** The user's latest traces, newest first. */
  listForUser(practiceId: string, userId: string, limit: number): Promise<readonly SessionTrace[]>;
  /** Fallback openings of one holder since then, newest first. */
  fallbackOpenings(
    practiceId: string,
    kind: HolderKind,
    identifier: string,
    since: Date,
  ): Promise<readonly FallbackUse[]>;
  /** Per holder, most openings first. */
  fallbackFigures(practiceId: string, since: Date): Promise<readonly FallbackFigure[]>;
  /** Until when an admin lifted the stop for this holder; null when not, or over. */
  liftedUntil(
    practiceId: string,
    kind: HolderKind,
    identifier: string,
    now: Date,
  ): Promise<Date | null>;
  lift(practiceId: string, lift: FallbackLift, entry: AuditDraft): Promise<void>;
}

/** What a holder left their authentication key for: sessions that the card signed, or the nightly status question. */
export type KeyPurpose = 'session' | 'status';

/**
 * The authentication key of one certificate, sealed like a keystore, kept by the holder's choice: "ask my PIN only", and the
 * nightly status question, each for itself. It leaves with the last of these, with the certificate, and with a replacement of its
 * file.
 */
export interface SessionKeyRepository {
  has(practiceId: string, certificateId: string, purpose: KeyPurpose): Promise<boolean>;
  /** PKCS#8 DER; undefined when there is none for this purpose. */
  read(
    practiceId: string,
    certificateId: string,
    purpose: KeyPurpose,
  ): Promise<Uint8Array | undefined>;
  keep(
    practiceId: string,
    certificateId: string,
    purpose: KeyPurpose,
    pkcs8: Uint8Array,
    entry: AuditDraft,
  ): Promise<void>;
  /** False when it was not kept for this purpose. */
  forget(
    practiceId: string,
    certificateId: string,
    purpose: KeyPurpose,
    entry: AuditDraft,
  ): Promise<boolean>;
}
