import type { AuditDraft } from '../../domain/audit/audit.ts';
import { PluginError } from '../../errors.ts';
import type { NoticeEnding, NoticeRepository } from '../../domain/renewal/notice/repository.ts';
import type { Mute } from '../../domain/renewal/notice/notice.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { prepareNewDelivery } from './delivery-row.ts';
import { toInstant, toText } from '../instant.ts';
import { gravity, newestFirst, toNotice } from './notice-row.ts';
import type { NoticeRow } from './notice-row.ts';
import { createNotifiedList } from './notified-certificates.ts';
import { promised } from '../async.ts';
import { daysAgo, keptDays } from '../retention.ts';
import { createRenewalDue } from './renewal-due.ts';
import type { Database } from '../sqlite.ts';

interface MuteRow {
  readonly certificate_id: string;
  readonly reason: string;
  readonly text: string;
  readonly until: string;
  readonly severity: string;
  readonly by_id: string;
  readonly by_name: string;
  readonly at: string;
}

/** Notices and mutes. Raising is renewal-outcome.ts: a notice is written together with the plan that it follows from. */
export function createNoticeRepository(database: Database, audit: AuditLog): NoticeRepository {
  const byId = database.prepare<[string, string], NoticeRow>(
    'SELECT * FROM notice WHERE practice_id = ? AND id = ?',
  );
  const byCertificate = database.prepare<[string, string], NoticeRow>(
    `SELECT * FROM notice WHERE practice_id = ? AND certificate_id = ? ORDER BY ${newestFirst}`,
  );
  const openPage = database.prepare<[string, number, number], NoticeRow>(
    `SELECT * FROM notice WHERE practice_id = ? AND ended_at IS NULL
      ORDER BY ${gravity}, ${newestFirst} LIMIT ? OFFSET ?`,
  );
  const countOpen = database
    .prepare<[string], number>(
      'SELECT count(*) FROM notice WHERE practice_id = ? AND ended_at IS NULL',
    )
    .pluck();
  // A certificate has a row of renewal exactly while it is active
  const orphans = database.prepare<[number], NoticeRow>(
    `SELECT * FROM notice
      WHERE ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM renewal WHERE renewal.certificate_id = notice.certificate_id)
      ORDER BY raised_at LIMIT ?`,
  );
  const endRow = database.prepare<[string, string, string, string]>(
    `UPDATE notice SET ended_at = ?, end_cause = ? WHERE practice_id = ? AND id = ? AND ended_at IS NULL`,
  );
  const acknowledgeRow = database.prepare<[string, string, string]>(
    `UPDATE notice SET acknowledged_at = ?
      WHERE practice_id = ? AND id = ? AND ended_at IS NULL AND acknowledged_at IS NULL`,
  );
  const muteRow = database.prepare<[Record<string, string>]>(
    `INSERT INTO notice_mute (certificate_id, practice_id, reason, text, until, severity, by_id, by_name, at)
     SELECT certificate_id, practice_id, @reason, @text, @until, @severity, @byId, @byName, @at FROM renewal
      WHERE practice_id = @practiceId AND certificate_id = @certificateId
         ON CONFLICT (certificate_id) DO UPDATE
        SET reason = excluded.reason, text = excluded.text, until = excluded.until, severity = excluded.severity,
            by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at`,
  );
  const unmuteRow = database.prepare<[string, string]>(
    'DELETE FROM notice_mute WHERE practice_id = ? AND certificate_id = ?',
  );
  const mutes = database.prepare<[string, string], MuteRow>(
    `SELECT * FROM notice_mute
      WHERE practice_id = ? AND certificate_id IN (SELECT value FROM json_each(?))`,
  );
  // Only the audit knows when a file was removed; its index begins with the owner
  const removeExpired = database.prepare<[{ readonly before: string }]>(
    `DELETE FROM notice
      WHERE ended_at < @before
        AND NOT EXISTS (SELECT 1 FROM certificate WHERE certificate.id = notice.certificate_id)
        AND NOT EXISTS (
          SELECT 1 FROM audit_entry AS entry
           WHERE entry.practice_id = notice.practice_id AND entry.subject_user_id = notice.user_id
             AND entry.certificate_id = notice.certificate_id
             AND entry.event = 'certificate.removed' AND entry.at >= @before)`,
  );
  const renewalDue = createRenewalDue(database);
  const addDelivery = prepareNewDelivery(database);

  const end = database.transaction(
    (practiceId: string, id: string, { end, at, entry, deliveries }: NoticeEnding): boolean => {
      requireSamePractice(practiceId, entry);
      if (endRow.run(toText(at), end, practiceId, id).changes === 0) return false;
      for (const delivery of deliveries) addDelivery(delivery);
      audit.append(entry);
      return true;
    },
  );
  const acknowledge = database.transaction(
    (practiceId: string, id: string, at: Date, entry: AuditDraft): boolean => {
      requireSamePractice(practiceId, entry);
      if (acknowledgeRow.run(toText(at), practiceId, id).changes === 0) return false;
      audit.append(entry);
      return true;
    },
  );
  const mute = database.transaction((practiceId: string, mute: Mute, entry: AuditDraft) => {
    requireSamePractice(practiceId, entry);
    if (muteRow.run({ ...toMuteParameters(mute), practiceId }).changes === 0) {
      throw new PluginError('ERR_CONFLICT', 'the certificate to mute is no longer active');
    }
    renewalDue.due(practiceId, mute.certificateId, mute.at);
    audit.append(entry);
  });
  const unmute = database.transaction(
    (practiceId: string, certificateId: string, entry: AuditDraft): boolean => {
      requireSamePractice(practiceId, entry);
      if (unmuteRow.run(practiceId, certificateId).changes === 0) return false;
      renewalDue.due(practiceId, certificateId, entry.at);
      audit.append(entry);
      return true;
    },
  );
  const listMutes = (practiceId: string, ids: readonly string[]) =>
    mutes.all(practiceId, JSON.stringify(ids)).map(toMute);

  return {
    ...createNotifiedList(database),

    find: (practiceId, id) =>
      promised(() => {
        const row = byId.get(practiceId, id);
        return row && toNotice(row);
      }),
    listForCertificate: (practiceId, id) =>
      promised(() => byCertificate.all(practiceId, id).map(toNotice)),
    listOpen: (practiceId, { offset, limit }) =>
      promised(() => ({
        notices: openPage.all(practiceId, limit, offset).map(toNotice),
        total: countOpen.get(practiceId) ?? 0,
      })),
    listOrphans: (limit) => promised(() => orphans.all(limit).map(toNotice)),
    end: (...args) => promised(() => end.immediate(...args)),
    acknowledge: (...args) => promised(() => acknowledge.immediate(...args)),
    mute: (...args) => promised(() => mute.immediate(...args)),
    unmute: (...args) => promised(() => unmute.immediate(...args)),
    findMute: (practiceId, id) => promised(() => listMutes(practiceId, [id])[0]),
    listMutes: (practiceId, ids) => promised(() => listMutes(practiceId, ids)),
    removeExpired: (now) =>
      promised(() => removeExpired.run({ before: daysAgo(now, keptDays) }).changes),
  };
}

function toMuteParameters({ by, ...mute }: Mute) {
  return {
    ...mute,
    until: toText(mute.until),
    at: toText(mute.at),
    byId: by.userId,
    byName: by.displayName,
  };
}

function toMute(row: MuteRow): Mute {
  return {
    certificateId: row.certificate_id,
    reason: row.reason as Mute['reason'],
    text: row.text,
    until: toInstant(row.until),
    severity: row.severity as Mute['severity'],
    by: { userId: row.by_id, displayName: row.by_name },
    at: toInstant(row.at),
  };
}
