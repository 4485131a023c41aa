import { PluginError } from '../../errors.ts';
import type { ReportRepository, ReportRow } from '../../domain/report/repository.ts';
import { toSummary } from '../certificate/certificate-row.ts';
import type { SummaryColumns } from '../certificate/certificate-row.ts';
import { promised } from '../async.ts';
import { planColumnList, toPlan } from './renewal-row.ts';
import type { JoinedPlan } from './renewal-row.ts';
import type { Database } from '../sqlite.ts';

type Row = SummaryColumns &
  JoinedPlan & {
    readonly id: string;
    readonly user_id: string;
    readonly user_name: string;
    readonly kind: ReportRow['kind'];
    readonly identifier: string;
    readonly holder_name: string;
  };

/** As in the index certificate_by_end: certificates without an end come after all others. */
const end = `coalesce(certificate.not_after, '~')`;
const withoutEnd = '~';
const behindAll = '~~';

/** What reports list: columns alone, so that a page of any size costs no facts. */
export function createReportRepository(database: Database): ReportRepository {
  const endOf = database
    .prepare<[string, string], string>(
      `SELECT ${end} FROM certificate WHERE practice_id = ? AND id = ?`,
    )
    .pluck();
  const page = database.prepare<[Record<string, string | number>], Row>(
    `SELECT certificate.id, certificate.user_id, certificate.user_name, certificate.kind, certificate.identifier,
            certificate.holder_name, certificate.state, certificate.environment, certificate.not_before,
            certificate.not_after, certificate.fingerprint, certificate.static_rank, certificate.holder_key,
            ${planColumnList}
       FROM certificate INDEXED BY certificate_by_end
       LEFT JOIN renewal ON renewal.certificate_id = certificate.id
      WHERE certificate.practice_id = @practiceId AND certificate.role = 'active'
        AND ${end} >= @from AND ${end} < @to AND (${end}, certificate.id) > (@afterEnd, @afterId)
      ORDER BY ${end}, certificate.id LIMIT @limit`,
  );

  return {
    listByEnd: (practiceId, { from, to, afterId, limit }) =>
      promised(() => {
        const afterEnd = afterId === '' ? '' : endOf.get(practiceId, afterId);
        if (afterEnd === undefined) {
          throw new PluginError('ERR_CONFLICT', 'a certificate was removed while it was listed');
        }
        const isBounded = from !== null || to !== null;
        return page
          .all({
            practiceId,
            from: from?.toISOString() ?? '',
            to: to?.toISOString() ?? (isBounded ? withoutEnd : behindAll),
            afterEnd,
            afterId,
            limit,
          })
          .map(toReportRow);
      }),
  };
}

function toReportRow(row: Row): ReportRow {
  return {
    id: row.id,
    userId: row.user_id,
    userName: row.user_name,
    kind: row.kind,
    identifier: row.identifier,
    holderName: row.holder_name,
    summary: toSummary(row),
    plan: toPlan(row),
  };
}
