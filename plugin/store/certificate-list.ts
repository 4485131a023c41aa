import type { CertificateRepository, LevelCounts } from '../certificate/repository.ts';
import {
  levelExpression,
  levelParameters,
  levelRank,
  type LevelParameters,
} from './certificate-level.ts';
import { toRecord, type CertificateRow } from './certificate-row.ts';
import { promised } from './promised.ts';
import { matchesSearch, searchTerms, type SearchTerms } from './search-text.ts';
import type { Database } from './sqlite.ts';

interface FilterParameters extends LevelParameters, SearchTerms {
  readonly practiceId: string;
  readonly kind: string;
  /** Number out of {@link levelRank}; null: all. */
  readonly level: number | null;
}

interface PageParameters extends FilterParameters {
  readonly offset: number;
  readonly limit: number;
}

/** The overview: what needs somebody first. Filters, sorts and counts on the index alone, then fetches one page of rows. */
export function createCertificateList(
  database: Database,
): Pick<CertificateRepository, 'list' | 'countByLevel'> {
  const matching = `FROM certificate INDEXED BY certificate_by_urgency
     WHERE practice_id = @practiceId AND role = 'active'
       AND (@kind = 'all' OR kind = @kind)
       AND (@level IS NULL OR ${levelExpression} = @level)
       AND ${matchesSearch('search_text')}`;

  const page = database.prepare<[PageParameters], CertificateRow>(
    `WITH page AS (
       SELECT id, ${levelExpression} AS level, not_after ${matching}
        ORDER BY level, not_after, id LIMIT @limit OFFSET @offset)
     SELECT certificate.* FROM page JOIN certificate USING (id)
      ORDER BY page.level, page.not_after, id`,
  );
  const total = database.prepare<[FilterParameters], number>(`SELECT count(*) ${matching}`).pluck();
  const counts = database.prepare<
    [LevelParameters & { practiceId: string }],
    { level: number; amount: number }
  >(
    `SELECT ${levelExpression} AS level, count(*) AS amount
       FROM certificate INDEXED BY certificate_by_urgency
      WHERE practice_id = @practiceId AND role = 'active' GROUP BY level`,
  );

  return {
    list: (practiceId, query) =>
      promised(() => {
        const filter: FilterParameters = {
          practiceId,
          kind: query.kind,
          level: query.level === 'all' ? null : levelRank[query.level],
          ...levelParameters(query.now, query.renewalWindowDays),
          ...searchTerms(query.text),
        };
        const rows = page.all({ ...filter, offset: query.offset, limit: query.limit });
        return { records: rows.map(toRecord), total: total.get(filter) ?? 0 };
      }),

    countByLevel: (practiceId, now, renewalWindowDays) =>
      promised((): LevelCounts => {
        const rows = counts.all({ practiceId, ...levelParameters(now, renewalWindowDays) });
        const amount = (level: number) => rows.find((row) => row.level === level)?.amount ?? 0;
        return {
          unusable: amount(levelRank.unusable),
          attention: amount(levelRank.attention),
          ok: amount(levelRank.ok),
        };
      }),
  };
}
