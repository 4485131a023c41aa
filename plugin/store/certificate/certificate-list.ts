import type {
  CertificateQuery,
  CertificateRepository,
  OverviewCounts,
} from '../../domain/certificate/repository.ts';
import { certificateLevels } from '../../domain/certificate/verdict/level.ts';
import type { CertificateLevel } from '../../domain/certificate/verdict/level.ts';
import { levelConditions, levelParameters, type LevelParameters } from './certificate-level.ts';
import type { CertificateRecords } from './certificate-records.ts';
import { certificateColumns, type CertificateColumns } from './certificate-row.ts';
import { promised } from '../async.ts';
import { matchesSearch, searchTerms, type SearchTerms } from './search-text.ts';
import type { Database, Statement } from '../sqlite.ts';

/** Parts of the list, in their order. */
const sections = [...certificateLevels, 'muted'] as const;
type Section = CertificateLevel | 'muted';

// The plan of a muted certificate says so, unless something graver broke through; few rows, all in one range of an index
const isMuted = `id IN (SELECT certificate_id FROM renewal
    WHERE practice_id = @practiceId AND state = 'Muted' AND muted ->> 'until' > @now)`;

interface FilterParameters extends LevelParameters, SearchTerms {
  readonly practiceId: string;
  readonly kind: string;
}

interface PageParameters extends FilterParameters {
  readonly offset: number;
  readonly limit: number;
}

interface ListStatements {
  readonly counts: Statement<[FilterParameters], OverviewCounts>;
  readonly pages: Readonly<Record<Section, Statement<[PageParameters], CertificateColumns>>>;
}

/** The overview: certificates that need action first. Filters, sorts and counts on the index alone, then fetches one page of rows. */
export function createCertificateList(
  database: Database,
  records: Pick<CertificateRecords, 'read'>,
): Pick<CertificateRepository, 'list' | 'countByLevel'> {
  const prepared = new Map<string, ListStatements>();

  /** Statements for one combination of filters: conditions that always hold cost as much as others, 10,000 times. */
  const statementsFor = (conditions: readonly string[]): ListStatements => {
    const key = conditions.join();
    const statements = prepared.get(key) ?? prepareList(database, conditions);
    prepared.set(key, statements);
    return statements;
  };

  const count = (statements: ListStatements, filter: FilterParameters): OverviewCounts =>
    statements.counts.get(filter) ?? { unusable: 0, attention: 0, ok: 0, muted: 0 };

  return {
    list: (practiceId, query) =>
      promised(() => {
        const filter = filterParameters(practiceId, query);
        const statements = statementsFor(listConditions(query));
        const counts = count(statements, filter);
        const wanted: readonly Section[] = query.level === 'all' ? sections : [query.level];
        const rows = () => {
          const found: CertificateColumns[] = [];
          let { offset } = query;
          for (const level of wanted) {
            const limit = query.limit - found.length;
            // Level by level: one that the page does not reach is not sorted
            if (limit > 0 && offset < counts[level]) {
              found.push(...statements.pages[level].all({ ...filter, offset, limit }));
            }
            offset = Math.max(0, offset - counts[level]);
          }
          return found;
        };
        return {
          records: records.read(rows),
          total: wanted.reduce((sum, level) => sum + counts[level], 0),
          counts,
        };
      }),

    countByLevel: (practiceId, now, renewalWindowDays) =>
      promised(() => {
        const everything = { text: '', kind: 'all', now, renewalWindowDays } as const;
        return count(statementsFor([]), filterParameters(practiceId, everything));
      }),
  };
}

type ListFilter = Pick<CertificateQuery, 'text' | 'kind' | 'now' | 'renewalWindowDays'>;

function filterParameters(practiceId: string, filter: ListFilter): FilterParameters {
  return {
    practiceId,
    kind: filter.kind,
    ...levelParameters(filter.now, filter.renewalWindowDays),
    ...searchTerms(filter.text),
  };
}

function listConditions({ text, kind }: ListFilter): readonly string[] {
  return [
    ...(kind === 'all' ? [] : ['kind = @kind']),
    ...matchesSearch('search_text', searchTerms(text)),
  ];
}

function prepareList(database: Database, conditions: readonly string[]): ListStatements {
  const matching = `FROM certificate INDEXED BY certificate_by_urgency
     WHERE practice_id = @practiceId AND role = 'active'
       ${conditions.map((condition) => `AND ${condition}`).join('\n')}`;
  const page = (condition: string) =>
    database.prepare<[PageParameters], CertificateColumns>(
      `WITH page AS (
         SELECT id, not_after ${matching} AND ${condition}
          ORDER BY not_after, id LIMIT @limit OFFSET @offset)
       SELECT ${certificateColumns} FROM page JOIN certificate USING (id) ORDER BY page.not_after, id`,
    );
  const { unusable, attention, ok } = levelConditions;
  return {
    counts: database.prepare(
      `SELECT unusable, attention, total - unusable - attention - muted AS ok, muted
         FROM (SELECT count(*) FILTER (WHERE ${unusable} AND NOT ${isMuted}) AS unusable,
                      count(*) FILTER (WHERE ${attention} AND NOT ${isMuted}) AS attention,
                      count(*) FILTER (WHERE ${isMuted}) AS muted, count(*) AS total ${matching})`,
    ),
    pages: {
      unusable: page(`${unusable} AND NOT ${isMuted}`),
      attention: page(`${attention} AND NOT ${isMuted}`),
      ok: page(`${ok} AND NOT ${isMuted}`),
      muted: page(isMuted),
    },
  };
}
