import type { AuditDraft } from '../audit/audit.ts';
import type { Enrolment } from './enrolment.ts';

/*
 * What this folder needs of a store. Every call names the practice: an id of another practice behaves like one that does not exist.
 */

/** What is sealed with a request. */
export interface SealedKeystore {
  readonly keystore: Uint8Array;
  /** The keys that the file was written with, for as long as it may be finished without its password. */
  readonly fileKeys: Uint8Array | null;
}

/** What a step changes; the keystore is left as it is where none is given, and destroyed by null. */
export interface EnrolmentChange {
  readonly enrolment: Enrolment;
  readonly sealed?: SealedKeystore | null;
  readonly entry?: AuditDraft;
}

export interface EnrolmentRepository {
  /** Throws ERR_ENROLMENT_RUNNING while another request for the same holder has not ended. */
  insert(enrolment: Enrolment, sealed: SealedKeystore, entry: AuditDraft): Promise<void>;
  find(practiceId: string, id: string): Promise<Enrolment | undefined>;
  /** Of a user's profile, newest first: those that run, and those that ended since `endedAfter`. */
  listForUser(practiceId: string, userId: string, endedAfter: Date): Promise<readonly Enrolment[]>;
  /**
   * Takes a request for one step, for two minutes at most: while it is taken no one else gets it. undefined when it is taken, has ended
   * or does not exist.
   */
  take(practiceId: string, id: string, now: Date): Promise<Enrolment | undefined>;
  /** The same for those whose moment has come, earliest first. */
  takeDue(now: Date, limit: number): Promise<readonly Enrolment[]>;
  /** Lets go of a request that was taken and not changed. */
  release(practiceId: string, id: string): Promise<void>;
  /**
   * Writes a step down: row, sealed keystore and audit entry together, or nothing. Keeps the request taken with `keep`, else lets go of
   * it. Returns the request with its new version. Throws ERR_CONFLICT when it was changed since it was read.
   */
  save(change: EnrolmentChange, keep?: { readonly until: Date }): Promise<Enrolment>;
  /** Throws ERR_NOT_FOUND when it has none any more. */
  readSealed(practiceId: string, id: string): Promise<SealedKeystore>;
}
