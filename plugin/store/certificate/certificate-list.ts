import type {
  CertificateQuery,
  CertificateRepository,
  LevelCounts,
} from '../../domain/certificate/repository.ts';
import {
  levelExpression,
  levelParameters,
  levelRank,
  type LevelParameters,
} from './certificate-level.ts';
import { toRecord, type CertificateRow } from './certificate-row.ts';
import { promised } from '../async.ts';
import { matchesSearch, searchTerms, type SearchTerms } from './search-text.ts';
import type { Database, Statement } from '../sqlite.ts';

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

interface ListStatements {
  readonly page: Statement<[PageParameters], CertificateRow>;
  readonly total: Statement<[FilterParameters], number>;
}

/** The overview: what needs somebody first. Filters, sorts and counts on the index alone, then fetches one page of rows. */
export function createCertificateList(
  database: Database,
): Pick<CertificateRepository, 'list' | 'countByLevel'> {
  const counts = database.prepare<
    [LevelParameters & { practiceId: string }],
    { level: number; amount: number }
  >(
    `SELECT ${levelExpression} AS level, count(*) AS amount
       FROM certificate INDEXED BY certificate_by_urgency
      WHERE practice_id = @practiceId AND role = 'active' GROUP BY level`,
  );
  const prepared = new Map<string, ListStatements>();

  /** One pair of statements per combination of filters: conditions that always hold cost as much as others, 10,000 times. */
  const statementsFor = (query: CertificateQuery): ListStatements => {
    const conditions = listConditions(query);
    const key = conditions.join();
    const statements = prepared.get(key) ?? prepareList(database, conditions);
    prepared.set(key, statements);
    return statements;
  };

  return {
    list: (practiceId, query) =>
      promised(() => {
        const { page, total } = statementsFor(query);
        const filter: FilterParameters = {
          practiceId,
          kind: query.kind,
          level: query.level === 'all' ? null : levelRank[query.level],
          ...levelParameters(query.now, query.renewalWindowDays),
          ...searchTerms(query.text),
        };
        const rows = page.all({ ...filter, offset: query.offset, limit: query.limit });
        // A first page that is not full holds all there is
        const isAll = query.offset === 0 && rows.length < query.limit;
        return {
          records: rows.map(toRecord),
          total: isAll ? rows.length : (total.get(filter) ?? 0),
        };
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

function listConditions(query: CertificateQuery): readonly string[] {
  const terms = searchTerms(query.text);
  return [
    ...(query.kind === 'all' ? [] : ['kind = @kind']),
    ...(query.level === 'all' ? [] : [`${levelExpression} = @level`]),
    ...matchesSearch('search_text', terms),
  ];
}

function prepareList(database: Database, conditions: readonly string[]): ListStatements {
  const matching = `FROM certificate INDEXED BY certificate_by_urgency
     WHERE practice_id = @practiceId AND role = 'active'
       ${conditions.map((condition) => `AND ${condition}`).join('\n')}`;
  return {
    page: database.prepare(
      `WITH page AS (
         SELECT id, ${levelExpression} AS level, not_after ${matching}
          ORDER BY level, not_after, id LIMIT @limit OFFSET @offset)
       SELECT certificate.* FROM page JOIN certificate USING (id)
        ORDER BY page.level, page.not_after, id`,
    ),
    total: database.prepare<[FilterParameters], number>(`SELECT count(*) ${matching}`).pluck(),
  };
}
