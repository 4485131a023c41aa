import type {
  CertificateOrder,
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
  readonly pages: Readonly<Record<Section, PageStatement>>;
}

type PageStatement = Statement<[PageParameters], CertificateColumns>;

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

  const sorted = new Map<string, PageStatement>();
  const sortedPage = (
    level: CertificateQuery['level'],
    conditions: readonly string[],
    order: CertificateOrder,
  ): PageStatement => {
    const key = JSON.stringify([level, conditions, order]);
    const within = level === 'all' ? conditions : [...conditions, sectionConditions[level]];
    const statement = sorted.get(key) ?? preparePage(database, within, sortKeys(order));
    sorted.set(key, statement);
    return statement;
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
        const { order = null, level: asked, offset: from, limit: most } = query;
        const inOrder = (chosen: CertificateOrder) =>
          sortedPage(asked, listConditions(query), chosen).all({
            ...filter,
            offset: from,
            limit: most,
          });
        const byUrgency = () => {
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
          records: records.read(order === null ? byUrgency : () => inOrder(order)),
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

const sectionConditions: Readonly<Record<Section, string>> = {
  unusable: `${levelConditions.unusable} AND NOT ${isMuted}`,
  attention: `${levelConditions.attention} AND NOT ${isMuted}`,
  ok: `${levelConditions.ok} AND NOT ${isMuted}`,
  muted: isMuted,
};

/** The holder's folded name is the first line of the text that is searched. */
const holderKey = `ltrim(search_text, char(10))`;

/** Sort keys out of columns of the index; ids make the order whole. */
function sortKeys({ by, descending }: CertificateOrder): readonly string[] {
  const direction = descending ? ' DESC' : '';
  switch (by) {
    case 'holder':
      return [holderKey + direction];
    case 'kind':
      return [`kind${direction}`, holderKey];
    case 'end':
      // What has no end comes last either way
      return ['not_after IS NULL', `not_after${direction}`];
  }
}

function matchingRows(conditions: readonly string[]): string {
  return `FROM certificate INDEXED BY certificate_by_urgency
     WHERE practice_id = @practiceId AND role = 'active'
       ${conditions.map((condition) => `AND ${condition}`).join('\n')}`;
}

function preparePage(
  database: Database,
  conditions: readonly string[],
  keys: readonly string[],
): PageStatement {
  const order = [...keys, 'id'].join(', ');
  return database.prepare(
    `WITH page AS (
       SELECT id, row_number() OVER (ORDER BY ${order}) AS place ${matchingRows(conditions)}
        ORDER BY place LIMIT @limit OFFSET @offset)
     SELECT ${certificateColumns} FROM page JOIN certificate USING (id) ORDER BY page.place`,
  );
}

function prepareList(database: Database, conditions: readonly string[]): ListStatements {
  const page = (section: Section) =>
    database.prepare<[PageParameters], CertificateColumns>(
      `WITH page AS (
         SELECT id, not_after ${matchingRows([...conditions, sectionConditions[section]])}
          ORDER BY not_after, id LIMIT @limit OFFSET @offset)
       SELECT ${certificateColumns} FROM page JOIN certificate USING (id) ORDER BY page.not_after, id`,
    );
  const { unusable, attention } = levelConditions;
  return {
    counts: database.prepare(
      `SELECT unusable, attention, total - unusable - attention - muted AS ok, muted
         FROM (SELECT count(*) FILTER (WHERE ${unusable} AND NOT ${isMuted}) AS unusable,
                      count(*) FILTER (WHERE ${attention} AND NOT ${isMuted}) AS attention,
                      count(*) FILTER (WHERE ${isMuted}) AS muted, count(*) AS total ${matchingRows(conditions)})`,
    ),
    pages: {
      unusable: page('unusable'),
      attention: page('attention'),
      ok: page('ok'),
      muted: page('muted'),
    },
  };
}
