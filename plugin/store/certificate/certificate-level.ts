import type { LevelCounts } from '../../domain/certificate/repository.ts';
import { urgencyCutoffs } from '../../domain/certificate/verdict/level.ts';

/** Levels as the SQL below numbers them: the gravest sorts first. */
export const levelRank = { unusable: 0, attention: 1, ok: 2 } as const satisfies Record<
  keyof LevelCounts,
  number
>;

/**
 * The level of a certificate at one instant, as SQL over columns and the parameters of {@link levelParameters}. List, filter
 * and counts all use this one expression. Without an end of validity there is no certificate to open a session with; another
 * valid file of the same holder makes people choose the wrong one, so both want attention.
 */
export const levelExpression = `CASE
  WHEN static_rank < 2 OR not_after IS NULL OR not_after < @critical OR not_before > @now THEN ${levelRank.unusable}
  WHEN static_rank = 2 OR not_after < @window OR EXISTS (
    SELECT 1 FROM certificate AS other
     WHERE other.practice_id = certificate.practice_id AND other.holder_key = certificate.holder_key
       AND other.role = 'active' AND other.not_after > @now AND other.id <> certificate.id
  ) THEN ${levelRank.attention}
  ELSE ${levelRank.ok}
END`;

export interface LevelParameters {
  readonly now: string;
  readonly critical: string;
  readonly window: string;
}

/** `expired` needs no parameter: what is over ends before `critical` too. */
export function levelParameters(now: Date, renewalWindowDays: number): LevelParameters {
  const { critical, window } = urgencyCutoffs(now, renewalWindowDays);
  return {
    now: now.toISOString(),
    critical: critical.toISOString(),
    window: window.toISOString(),
  };
}
