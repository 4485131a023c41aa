import type { SessionTrace } from '../../domain/session/repository.ts';

export interface SessionRow {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly mode: string;
  readonly quality: string;
  readonly kind: string;
  readonly identifier: string;
  readonly holder_name: string;
  readonly certificate_id: string | null;
  readonly recognised: number;
  readonly opened_at: string;
  readonly not_on_or_after: string;
  readonly fallback_reason: string | null;
  readonly fallback_text: string;
  readonly ended_at: string | null;
  readonly end_cause: string | null;
}

/** A trace as it begins: nothing has ended it. */
export function toSessionRow(trace: Omit<SessionTrace, 'endedAt' | 'endCause'>): SessionRow {
  return {
    id: trace.id,
    practice_id: trace.practiceId,
    user_id: trace.userId,
    user_name: trace.userName,
    mode: trace.mode,
    quality: trace.quality,
    kind: trace.kind,
    identifier: trace.identifier,
    holder_name: trace.holderName,
    certificate_id: trace.certificateId,
    recognised: trace.recognised ? 1 : 0,
    opened_at: trace.openedAt.toISOString(),
    not_on_or_after: trace.notOnOrAfter.toISOString(),
    fallback_reason: trace.fallbackReason,
    fallback_text: trace.fallbackText,
    ended_at: null,
    end_cause: null,
  };
}

export function toSessionTrace(row: SessionRow): SessionTrace {
  return {
    id: row.id,
    practiceId: row.practice_id,
    userId: row.user_id,
    userName: row.user_name,
    mode: row.mode as SessionTrace['mode'],
    quality: row.quality as SessionTrace['quality'],
    kind: row.kind as SessionTrace['kind'],
    identifier: row.identifier,
    holderName: row.holder_name,
    certificateId: row.certificate_id,
    recognised: row.recognised === 1,
    openedAt: new Date(row.opened_at),
    notOnOrAfter: new Date(row.not_on_or_after),
    fallbackReason: row.fallback_reason as SessionTrace['fallbackReason'],
    fallbackText: row.fallback_text,
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    endCause: row.end_cause as SessionTrace['endCause'],
  };
}
