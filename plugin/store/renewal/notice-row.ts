import type { Notice } from '../../domain/renewal/notice/notice.ts';
import { toInstant } from '../instant.ts';

export interface NoticeRow {
  readonly id: string;
  readonly practice_id: string;
  readonly certificate_id: string;
  readonly user_id: string;
  readonly cause: string;
  readonly step: number;
  readonly severity: string;
  readonly raised_at: string;
  readonly acknowledged_at: string | null;
  readonly ended_at: string | null;
  readonly end_cause: string | null;
}

export function toNotice(row: NoticeRow): Notice {
  return {
    id: row.id,
    practiceId: row.practice_id,
    certificateId: row.certificate_id,
    userId: row.user_id,
    cause: row.cause as Notice['cause'],
    step: row.step,
    severity: row.severity as Notice['severity'],
    raisedAt: toInstant(row.raised_at),
    acknowledgedAt: toInstant(row.acknowledged_at),
    endedAt: toInstant(row.ended_at),
    end: row.end_cause as Notice['end'],
  };
}

/** Sorts the gravest first. */
export const gravity = `CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END`;

/** Within one certificate or severity. */
export const newestFirst = 'notice.raised_at DESC, notice.rowid DESC';
