import { levelCutoffs } from '../../domain/certificate/verdict/level.ts';
import type { CertificateLevel } from '../../domain/certificate/verdict/level.ts';

const isUnusable = `(static_rank < 2 OR not_after IS NULL OR not_after < @critical OR not_before > @now)`;

// One pass over the index finds the holders with several valid files, mostly none: asked for each certificate, it cost half of a page
const needsAttention = `(static_rank = 2 OR not_after < @window OR holder_key IS NOT NULL AND holder_key IN (
    SELECT holder_key FROM certificate INDEXED BY certificate_by_holder_key
     WHERE practice_id = @practiceId AND role = 'active' AND holder_key IS NOT NULL AND not_after > @now
     GROUP BY holder_key HAVING count(*) > 1))`;

/**
 * The level of an active certificate at one instant, `levelOfSummary` in SQL: conditions over columns, the practice and the
 * parameters of {@link levelParameters}, of which exactly one holds. List, filter and counts all use these.
 */
export const levelConditions: Readonly<Record<CertificateLevel, string>> = {
  unusable: isUnusable,
  attention: `NOT ${isUnusable} AND ${needsAttention}`,
  ok: `NOT ${isUnusable} AND NOT ${needsAttention}`,
};

export interface LevelParameters {
  readonly now: string;
  readonly critical: string;
  readonly window: string;
}

/** `expired` needs no parameter: what is over ends before `critical` too. */
export function levelParameters(now: Date, renewalWindowDays: number): LevelParameters {
  const { critical, window } = levelCutoffs(now, renewalWindowDays);
  return {
    now: now.toISOString(),
    critical: critical.toISOString(),
    window: window.toISOString(),
  };
}
