import type { AuditDraft } from '../../domain/audit/audit.ts';
import type { NewDelivery } from '../../domain/renewal/notice/new-delivery.ts';
import type { Reminder, ReminderRepository } from '../../domain/renewal/notice/reminder.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { promised } from '../async.ts';
import { toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';
import { prepareNewDelivery } from './delivery-row.ts';

interface ReminderRow {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly kind: Reminder['kind'];
  readonly day: string;
  readonly certificate_id: string | null;
  readonly by_id: string;
  readonly by_name: string;
  readonly at: string;
  readonly until: string;
}

/** What admins asked of people; what was done since is no longer open. */
export function createReminderRepository(database: Database, audit: AuditLog): ReminderRepository {
  const insert = database.prepare<[ReminderRow]>(
    `INSERT INTO reminder (id, practice_id, user_id, kind, day, certificate_id, by_id, by_name, at, until)
     VALUES (@id, @practice_id, @user_id, @kind, @day, @certificate_id, @by_id, @by_name, @at, @until)
         ON CONFLICT (practice_id, user_id, kind, day) DO NOTHING`,
  );
  const open = database.prepare<[string, string, string], ReminderRow>(
    `SELECT *, max(at) FROM reminder
      WHERE practice_id = ? AND user_id = ? AND until > ?
        AND CASE kind
          WHEN 'session' THEN NOT EXISTS (
            SELECT 1 FROM ehealth_session AS session
             WHERE session.practice_id = reminder.practice_id AND session.user_id = reminder.user_id
               AND session.opened_at >= reminder.at)
          ELSE EXISTS (
            SELECT 1 FROM notice
             WHERE notice.certificate_id = reminder.certificate_id AND notice.ended_at IS NULL) END
      GROUP BY kind ORDER BY at DESC`,
  );
  const today = database
    .prepare<[string, string, string], string>(
      'SELECT user_id FROM reminder WHERE practice_id = ? AND kind = ? AND day = ?',
    )
    .pluck();
  const removeExpired = database.prepare<[string]>('DELETE FROM reminder WHERE until <= ?');
  const addDelivery = prepareNewDelivery(database);

  const add = database.transaction(
    (reminder: Reminder, deliveries: readonly NewDelivery[], entry: AuditDraft): boolean => {
      requireSamePractice(reminder.practiceId, entry);
      if (insert.run(toRow(reminder)).changes === 0) return false;
      for (const delivery of deliveries) addDelivery(delivery);
      audit.append(entry);
      return true;
    },
  );

  return {
    add: (...args) => promised(() => add.immediate(...args)),
    listOpen: (practiceId, userId, now) =>
      promised(() => open.all(practiceId, userId, toText(now)).map(toReminder)),
    remindedToday: (practiceId, kind, day) =>
      promised(() => new Set(today.all(practiceId, kind, day))),
    removeExpired: (now) => promised(() => removeExpired.run(toText(now)).changes),
  };
}

function toRow(reminder: Reminder): ReminderRow {
  return {
    id: reminder.id,
    practice_id: reminder.practiceId,
    user_id: reminder.userId,
    kind: reminder.kind,
    day: reminder.day,
    certificate_id: reminder.certificateId,
    by_id: reminder.by.userId,
    by_name: reminder.by.displayName,
    at: toText(reminder.at),
    until: toText(reminder.until),
  };
}

function toReminder(row: ReminderRow): Reminder {
  return {
    id: row.id,
    practiceId: row.practice_id,
    userId: row.user_id,
    kind: row.kind,
    day: row.day,
    certificateId: row.certificate_id,
    by: { userId: row.by_id, displayName: row.by_name },
    at: new Date(row.at),
    until: new Date(row.until),
  };
}
