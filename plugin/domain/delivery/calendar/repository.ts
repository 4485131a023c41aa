import type { AuditDraft } from '../../audit/audit.ts';

/** A person's calendar feed. Only the digest of its secret is stored. */
export interface CalendarFeed {
  readonly practiceId: string;
  readonly userId: string;
  readonly createdAt: Date;
}

/** What a calendar already knows of one event: the sequence rises whenever what it says changes. */
export interface CalendarEntry {
  readonly uid: string;
  readonly certificateId: string;
  readonly sequence: number;
  /** Of what it says; equal digest, equal sequence. */
  readonly digest: string;
  readonly changedAt: Date;
  /** The event as JSON, so that a cancelled one can still be named. */
  readonly content: string;
  readonly cancelled: boolean;
}

export interface CalendarRepository {
  findByDigest(tokenDigest: string): Promise<CalendarFeed | undefined>;
  findForUser(practiceId: string, userId: string): Promise<CalendarFeed | undefined>;
  /** Replaces the user's former feed. */
  create(feed: CalendarFeed, tokenDigest: string, entry: AuditDraft): Promise<void>;
  revoke(practiceId: string, userId: string, entry: AuditDraft): Promise<boolean>;
  entries(practiceId: string, userId: string): Promise<readonly CalendarEntry[]>;
  saveEntries(practiceId: string, userId: string, entries: readonly CalendarEntry[]): Promise<void>;
  /**
   * Forgets events that were cancelled more than 90 days ago and cannot come back: their certificates are not active any more.
   * Gives how many. One that may come back keeps its sequence.
   */
  removeExpired(now: Date): Promise<number>;
}
