/*
 * The audit's vocabulary: what an entry says, which events exist, and what this folder needs of a store.
 */

export interface Person {
  readonly userId: string;
  readonly displayName: string;
}

export const auditOutcomes = ['ok', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** How the actor was known: launch token, bearer token, keystore password typed, card. */
export const assurances = ['launch', 'bearer', 'keystore-password', 'eid', 'none'] as const;
export type Assurance = (typeof assurances)[number];

/** An audit entry before the store gives it its sequence number and hash (domain: rules.md section 11). */
export interface AuditDraft {
  readonly practiceId: string;
  readonly at: Date;
  readonly actor: Person;
  readonly event: AuditEvent;
  readonly outcome: AuditOutcome;
  /** On whose profile. */
  readonly subjectUserId: string | null;
  readonly certificateId: string | null;
  readonly assurance: Assurance;
  /** Codes and counts, never secrets, never full national numbers. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

export type AuditEvent =
  | 'certificate.checked'
  | 'certificate.rejected'
  | 'certificate.loaded'
  | 'certificate.replaced'
  | 'certificate.removed'
  | 'certificate.restored'
  | 'certificate.exported'
  | 'certificate.export-refused'
  | 'certificate.password-changed'
  | 'certificate.password-change-refused'
  | 'certificate.completed'
  | 'certificate.retired'
  | 'certificate.revoked'
  | 'certificate.signed'
  | 'enrolment.begun'
  | 'enrolment.signed'
  | 'enrolment.submitted'
  | 'enrolment.delivered'
  | 'enrolment.completed'
  | 'enrolment.activated'
  | 'enrolment.failed'
  | 'enrolment.abandoned'
  | 'enrolment.revocation-begun'
  | 'enrolment.revocation-signed'
  | 'enrolment.revocation-failed'
  | 'enrolment.revocation-abandoned'
  | 'enrolment.revoked'
  | 'access.denied'
  | 'access.launched'
  | 'access.ended'
  | 'session.opened'
  | 'session.refused'
  | 'session.extended'
  | 'session.ended'
  | 'session.card-left-open'
  | 'session.card-closed'
  | 'session.fallback-lifted'
  | 'session.pin-only-enabled'
  | 'session.pin-only-disabled'
  | 'session.letters-unlocked'
  | 'mailbox.letter-opened'
  | 'mailbox.letters-deleted'
  | 'mailbox.letter-sent'
  | 'mailbox.letter-not-sent'
  | 'renewal.due'
  | 'renewal.done'
  | 'renewal.too-late'
  | 'notice.raised'
  | 'notice.acknowledged'
  | 'notice.muted'
  | 'notice.unmuted'
  | 'notice.ended'
  | 'notice.reminded'
  | 'calendar.created'
  | 'calendar.revoked'
  | 'probe.status-allowed'
  | 'probe.status-forbidden'
  | 'job.run-by-hand'
  | 'system.trust-updated'
  | 'system.master-key-rotated'
  | 'system.backup'
  | 'system.database-checked';

export interface AuditEntry extends AuditDraft {
  readonly sequence: number;
  readonly hash: string;
}

/** What the keyed chain over all entries proves. */
export interface AuditProof {
  /** The last link, as `position:hash`, to be noted outside this machine; null where the chain has none. */
  head(): Promise<string | null>;
  /**
   * Follows the whole chain and compares it with entries, triggers and certificates. Problems are for the operator: they name
   * practices and ids.
   */
  check(): Promise<AuditProofResult>;
  /** null when the chain still holds a head that was noted; else what is wrong. */
  compare(noted: string): Promise<string | null>;
}

export interface AuditProofResult {
  readonly head: string | null;
  readonly problems: readonly string[];
}

export interface AuditRepository {
  append(entry: AuditDraft): Promise<void>;
  /** What was done or refused on a user's profile, newest first; views of screens are left out. */
  listForUser(practiceId: string, userId: string, limit: number): Promise<readonly AuditEntry[]>;
  /** Every practice that has a chain, and '' for the installation's own: what the nightly verification walks through. */
  practices(): Promise<readonly string[]>;
  /** Recomputes the whole chain of a practice; `brokenAt` is the first sequence that does not fit. */
  verify(
    practiceId: string,
  ): Promise<{ readonly entries: number; readonly brokenAt: number | null }>;
}
