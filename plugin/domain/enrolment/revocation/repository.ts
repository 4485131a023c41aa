import type { AuditDraft } from '../../audit/audit.ts';
import type { Revocation } from './revocation.ts';

/** What this folder needs of a store; each call as that of requests for certificates (`../repository.ts`). */
export interface RevocationRepository {
  /** Throws ERR_ENROLMENT_RUNNING while another revocation of the same certificate has not ended. */
  insert(revocation: Revocation, entry: AuditDraft): Promise<void>;
  find(practiceId: string, id: string): Promise<Revocation | undefined>;
  /** Of a user, newest first: those that run, and those that ended since `endedAfter`. */
  listForUser(practiceId: string, userId: string, endedAfter: Date): Promise<readonly Revocation[]>;
  take(practiceId: string, id: string, now: Date): Promise<Revocation | undefined>;
  takeDue(now: Date, limit: number): Promise<readonly Revocation[]>;
  release(practiceId: string, id: string): Promise<void>;
  save(
    change: { readonly revocation: Revocation; readonly entry?: AuditDraft },
    keep?: { readonly until: Date },
  ): Promise<Revocation>;
}
