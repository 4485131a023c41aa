import type { AuditDraft } from '../../domain/audit/audit.ts';
import type {
  FallbackFigure,
  FallbackLift,
  RunningState,
  SessionRepository,
  SessionTrace,
} from '../../domain/session/repository.ts';
import type { EndCause, FallbackReason } from '../../domain/session/session.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { promised } from '../async.ts';
import { toText } from '../instant.ts';
import type { ProcessLease } from './process-lease.ts';
import { toSessionRow, toSessionTrace } from './session-row.ts';
import type { SessionRow } from './session-row.ts';
import type { Database } from '../sqlite.ts';

interface FigureRow {
  readonly kind: string;
  readonly identifier: string;
  readonly holder_name: string;
  readonly openings: number;
  readonly last_at: string;
}

interface ReasonRow {
  readonly kind: string;
  readonly identifier: string;
  readonly reason: string;
  readonly count: number;
}

/** Traces of eHealth sessions, each change together with its audit entry. No assertion and no key is ever here. */
export function createSessionRepository(
  database: Database,
  audit: AuditLog,
  lease: ProcessLease,
): SessionRepository {
  const insertRow = database.prepare<[SessionRow & { readonly owner: string }]>(
    `INSERT INTO ehealth_session (
       id, practice_id, user_id, user_name, mode, quality, kind, identifier, holder_name, certificate_id, recognised,
       opened_at, not_on_or_after, fallback_reason, fallback_text, ended_at, end_cause, owner)
     VALUES (
       @id, @practice_id, @user_id, @user_name, @mode, @quality, @kind, @identifier, @holder_name, @certificate_id, @recognised,
       @opened_at, @not_on_or_after, @fallback_reason, @fallback_text, @ended_at, @end_cause, @owner)`,
  );
  const endRow = database.prepare<[string, string, string, string]>(
    `UPDATE ehealth_session SET ended_at = ?, end_cause = ?
      WHERE practice_id = ? AND id = ? AND ended_at IS NULL`,
  );
  // What ended by itself while no process ran, ended then
  const endUnowned = database.prepare<[string, string], SessionRow>(
    `UPDATE ehealth_session SET ended_at = min(?, not_on_or_after), end_cause = 'restart'
      WHERE ended_at IS NULL AND (owner IS NULL OR owner = ? OR owner NOT IN (SELECT id FROM process_lease))
      RETURNING *`,
  );
  const state = database
    .prepare<[string, string], RunningState>(
      `SELECT CASE
          WHEN session.ended_at IS NOT NULL THEN 'ended'
          WHEN session.certificate_id IS NULL OR certificate.role = 'active' THEN 'running'
          WHEN certificate.id IS NULL THEN 'keystore-removed'
          WHEN json_extract(certificate.probes, '$.status.answer.certificate') = 'REVOKED' THEN 'certificate-revoked'
          -- A renewal takes no session away: eHealth takes the certificate before until its end
          WHEN EXISTS (SELECT 1 FROM enrolment WHERE enrolment.certificate_id = certificate.replaced_by) THEN 'running'
          ELSE 'keystore-replaced' END
         FROM ehealth_session AS session LEFT JOIN certificate ON certificate.id = session.certificate_id
        WHERE session.practice_id = ? AND session.id = ?`,
    )
    .pluck();
  const running = database.prepare<[string], SessionRow>(
    'SELECT * FROM ehealth_session WHERE practice_id = ? AND ended_at IS NULL ORDER BY opened_at, rowid',
  );
  const latest = database.prepare<[string, string, number], SessionRow>(
    `SELECT * FROM ehealth_session WHERE practice_id = ? AND user_id = ?
      ORDER BY opened_at DESC, rowid DESC LIMIT ?`,
  );
  const openings = database.prepare<
    [string, string, string, string],
    { readonly opened_at: string; readonly fallback_reason: string }
  >(
    `SELECT opened_at, fallback_reason FROM ehealth_session
      WHERE practice_id = ? AND kind = ? AND identifier = ? AND mode = 'fallback' AND opened_at >= ?
      ORDER BY opened_at DESC`,
  );
  // holder_name comes from the row of the greatest opened_at (SQLite's rule for bare columns with max)
  const figures = database.prepare<[string, string], FigureRow>(
    `SELECT kind, identifier, holder_name, count(*) AS openings, max(opened_at) AS last_at FROM ehealth_session
      WHERE practice_id = ? AND mode = 'fallback' AND opened_at >= ?
      GROUP BY kind, identifier ORDER BY openings DESC, last_at DESC, identifier`,
  );
  const reasons = database.prepare<[string, string], ReasonRow>(
    `SELECT kind, identifier, fallback_reason AS reason, count(*) AS count FROM ehealth_session
      WHERE practice_id = ? AND mode = 'fallback' AND opened_at >= ?
      GROUP BY kind, identifier, reason ORDER BY count DESC, reason`,
  );
  const liftRow = database
    .prepare<[string, string, string, string], string>(
      'SELECT until FROM fallback_lift WHERE practice_id = ? AND kind = ? AND identifier = ? AND until > ?',
    )
    .pluck();
  const saveLift = database.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO fallback_lift (practice_id, kind, identifier, until, by_id, by_name) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (practice_id, kind, identifier)
         DO UPDATE SET until = excluded.until, by_id = excluded.by_id, by_name = excluded.by_name`,
  );

  const logOffs = database
    .prepare<[string, string], number>(
      'SELECT number FROM log_off WHERE practice_id = ? AND user_id = ?',
    )
    .pluck();
  const countLogOff = database.prepare<[string, string]>(
    `INSERT INTO log_off (practice_id, user_id, number) VALUES (?, ?, 1)
         ON CONFLICT (practice_id, user_id) DO UPDATE SET number = number + 1`,
  );
  const readLogOffs = (practiceId: string, userId: string) => logOffs.get(practiceId, userId) ?? 0;

  const opened = database.transaction(
    (
      trace: Omit<SessionTrace, 'endedAt' | 'endCause'>,
      entry: AuditDraft,
      logOffs: number,
    ): boolean => {
      requireSamePractice(trace.practiceId, entry);
      if (readLogOffs(trace.practiceId, trace.userId) !== logOffs) return false;
      // Without a lease its owner would count as gone
      lease.keep(entry.at);
      insertRow.run({ ...toSessionRow(trace), owner: lease.id });
      audit.append(entry);
      return true;
    },
  );
  const endOrphans = database.transaction(
    (
      at: Date,
      ownSince: 'start' | 'running',
      entryOf: (trace: SessionTrace) => AuditDraft,
    ): readonly SessionTrace[] => {
      lease.keep(at);
      lease.removeDead(at);
      const own = ownSince === 'start' ? lease.id : '';
      const traces = endUnowned.all(toText(at), own).map(toSessionTrace);
      for (const trace of traces) audit.append(entryOf(trace));
      return traces;
    },
  );
  const ended = database.transaction(
    (practiceId: string, id: string, at: Date, cause: EndCause, entry: AuditDraft): boolean => {
      requireSamePractice(practiceId, entry);
      if (endRow.run(at.toISOString(), cause, practiceId, id).changes === 0) return false;
      audit.append(entry);
      return true;
    },
  );
  const lift = database.transaction((practiceId: string, lift: FallbackLift, entry: AuditDraft) => {
    requireSamePractice(practiceId, entry);
    const { kind, identifier, until, by } = lift;
    saveLift.run(practiceId, kind, identifier, until.toISOString(), by.userId, by.displayName);
    audit.append(entry);
  });

  return {
    opened: (...args) => promised(() => opened.immediate(...args)),
    logOffs: (practiceId, userId) => promised(() => readLogOffs(practiceId, userId)),
    loggedOff: (practiceId, userId) =>
      promised(() => {
        countLogOff.run(practiceId, userId);
      }),
    ended: (...args) => promised(() => ended.immediate(...args)),
    endOrphans: (...args) => promised(() => endOrphans.immediate(...args)),
    stateOf: (practiceId, id) => promised(() => state.get(practiceId, id) ?? 'ended'),
    running: (practiceId) => promised(() => running.all(practiceId).map(toSessionTrace)),
    listForUser: (practiceId, userId, limit) =>
      promised(() => latest.all(practiceId, userId, limit).map(toSessionTrace)),
    fallbackOpenings: (practiceId, kind, identifier, since) =>
      promised(() =>
        openings
          .all(practiceId, kind, identifier, since.toISOString())
          .map(({ opened_at, fallback_reason }) => ({
            at: new Date(opened_at),
            reason: fallback_reason as FallbackReason,
          })),
      ),
    fallbackFigures: (practiceId, since) =>
      promised(() => {
        const rows = reasons.all(practiceId, since.toISOString());
        return figures.all(practiceId, since.toISOString()).map((row) => toFigure(row, rows));
      }),
    liftedUntil: (practiceId, kind, identifier, now) =>
      promised(() => {
        const until = liftRow.get(practiceId, kind, identifier, now.toISOString());
        return until === undefined ? null : new Date(until);
      }),
    lift: (...args) => promised(() => lift.immediate(...args)),
  };
}

function toFigure(row: FigureRow, reasons: readonly ReasonRow[]): FallbackFigure {
  return {
    kind: row.kind as FallbackFigure['kind'],
    identifier: row.identifier,
    holderName: row.holder_name,
    openings: row.openings,
    lastAt: new Date(row.last_at),
    reasons: reasons
      .filter(({ kind, identifier }) => kind === row.kind && identifier === row.identifier)
      .map(({ reason, count }) => ({ reason: reason as FallbackReason, count })),
  };
}
