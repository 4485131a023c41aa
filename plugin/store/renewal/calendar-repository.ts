import type { AuditDraft } from '../../domain/audit/audit.ts';
import type {
  CalendarEntry,
  CalendarFeed,
  CalendarRepository,
} from '../../domain/delivery/calendar/repository.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { toInstant, toText } from '../instant.ts';
import { promised } from '../async.ts';
import { daysAgo } from '../retention.ts';
import type { Database } from '../sqlite.ts';

interface FeedRow {
  readonly practice_id: string;
  readonly user_id: string;
  readonly created_at: string;
}

interface EntryRow {
  readonly uid: string;
  readonly certificate_id: string;
  readonly sequence: number;
  readonly digest: string;
  readonly changed_at: string;
  readonly content: string;
  readonly cancelled: number;
}

/** As long as a feed shows a cancelled event, or a little longer. */
const cancelledDays = 90;

/**
 * Calendar feeds, and what they said. Entries outlive a feed: a calendar that took one by e-mail, or by a former address, goes by
 * its sequence number.
 */
export function createCalendarRepository(database: Database, audit: AuditLog): CalendarRepository {
  const byDigest = database.prepare<[string], FeedRow>(
    'SELECT practice_id, user_id, created_at FROM calendar_feed WHERE token_digest = ?',
  );
  const byUser = database.prepare<[string, string], FeedRow>(
    'SELECT practice_id, user_id, created_at FROM calendar_feed WHERE practice_id = ? AND user_id = ?',
  );
  const upsertFeed = database.prepare<[string, string, string, string]>(
    `INSERT INTO calendar_feed (practice_id, user_id, token_digest, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (practice_id, user_id)
         DO UPDATE SET token_digest = excluded.token_digest, created_at = excluded.created_at`,
  );
  const deleteFeed = database.prepare<[string, string]>(
    'DELETE FROM calendar_feed WHERE practice_id = ? AND user_id = ?',
  );
  const entries = database.prepare<[string, string], EntryRow>(
    'SELECT * FROM calendar_entry WHERE practice_id = ? AND user_id = ? ORDER BY uid',
  );
  // Two requests at once may both have made the next sequence; one that fell behind must not take it back
  const upsertEntry = database.prepare<[Record<string, string | number>]>(
    `INSERT INTO calendar_entry (practice_id, user_id, uid, certificate_id, sequence, digest, changed_at, content, cancelled)
     VALUES (@practiceId, @userId, @uid, @certificateId, @sequence, @digest, @changedAt, @content, @cancelled)
         ON CONFLICT (practice_id, user_id, uid) DO UPDATE
        SET certificate_id = excluded.certificate_id, sequence = excluded.sequence, digest = excluded.digest,
            changed_at = excluded.changed_at, content = excluded.content, cancelled = excluded.cancelled
      WHERE excluded.sequence >= calendar_entry.sequence`,
  );
  // A certificate has a row of renewal exactly while it is active
  const removeExpired = database.prepare<[string]>(
    `DELETE FROM calendar_entry
      WHERE cancelled = 1 AND changed_at < ? AND NOT EXISTS (
        SELECT 1 FROM renewal WHERE renewal.certificate_id = calendar_entry.certificate_id)`,
  );

  const create = database.transaction(
    (feed: CalendarFeed, tokenDigest: string, entry: AuditDraft) => {
      requireSamePractice(feed.practiceId, entry);
      upsertFeed.run(feed.practiceId, feed.userId, tokenDigest, toText(feed.createdAt));
      audit.append(entry);
    },
  );
  const revoke = database.transaction(
    (practiceId: string, userId: string, entry: AuditDraft): boolean => {
      requireSamePractice(practiceId, entry);
      if (deleteFeed.run(practiceId, userId).changes === 0) return false;
      audit.append(entry);
      return true;
    },
  );
  const saveEntries = database.transaction(
    (practiceId: string, userId: string, changed: readonly CalendarEntry[]) => {
      for (const entry of changed) {
        const changedAt = toText(entry.changedAt);
        const cancelled = entry.cancelled ? 1 : 0;
        upsertEntry.run({ ...entry, practiceId, userId, changedAt, cancelled });
      }
    },
  );

  return {
    findByDigest: (digest) => promised(() => toFeed(byDigest.get(digest))),
    findForUser: (practiceId, userId) => promised(() => toFeed(byUser.get(practiceId, userId))),
    create: (...args) => promised(() => create.immediate(...args)),
    revoke: (...args) => promised(() => revoke.immediate(...args)),
    entries: (practiceId, userId) => promised(() => entries.all(practiceId, userId).map(toEntry)),
    saveEntries: (...args) => promised(() => saveEntries.immediate(...args)),
    removeExpired: (now) => promised(() => removeExpired.run(daysAgo(now, cancelledDays)).changes),
  };
}

function toFeed(row: FeedRow | undefined): CalendarFeed | undefined {
  return (
    row && {
      practiceId: row.practice_id,
      userId: row.user_id,
      createdAt: toInstant(row.created_at),
    }
  );
}

function toEntry(row: EntryRow): CalendarEntry {
  return {
    uid: row.uid,
    certificateId: row.certificate_id,
    sequence: row.sequence,
    digest: row.digest,
    changedAt: toInstant(row.changed_at),
    content: row.content,
    cancelled: row.cancelled === 1,
  };
}
