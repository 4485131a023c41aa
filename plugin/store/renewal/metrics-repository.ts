import type { CertificateFigure, MetricsRepository } from '../../observability/repository.ts';
import type { CertificateRow } from '../certificate/certificate-row.ts';
import { toInstant } from '../instant.ts';
import { promised } from '../async.ts';
import { planColumnList, toPlan } from './renewal-row.ts';
import type { JoinedPlan } from './renewal-row.ts';
import type { Database } from '../sqlite.ts';

type FigureRow = JoinedPlan &
  Pick<CertificateRow, 'id' | 'environment' | 'kind' | 'not_before' | 'not_after' | 'state'>;
type Notices = Awaited<ReturnType<MetricsRepository['openNotices']>>[number];
type Deliveries = Awaited<ReturnType<MetricsRepository['deliveries']>>[number];

/** What metrics count, over all practices: no name, no number. */
export function createMetricsRepository(database: Database): MetricsRepository {
  // Active certificates are those that have a row of renewal; its primary key is the order
  const certificates = database.prepare<[string, number], FigureRow>(
    `SELECT certificate.id, certificate.environment, certificate.kind, certificate.not_before, certificate.not_after,
            certificate.state, ${planColumnList}
       FROM renewal CROSS JOIN certificate ON certificate.id = renewal.certificate_id
      WHERE renewal.certificate_id > ? ORDER BY renewal.certificate_id LIMIT ?`,
  );
  const openNotices = database.prepare<[], Notices>(
    `SELECT cause, severity, count(*) AS count FROM notice WHERE ended_at IS NULL
      GROUP BY cause, severity ORDER BY cause, severity`,
  );
  const deliveries = database.prepare<[], Deliveries>(
    `SELECT channel, state, count(*) AS count FROM delivery INDEXED BY delivery_by_state
      GROUP BY channel, state ORDER BY channel, state`,
  );

  return {
    certificates: (afterId, limit) =>
      promised(() => certificates.all(afterId, limit).map(toFigure)),
    openNotices: () => promised(() => openNotices.all()),
    deliveries: () => promised(() => deliveries.all()),
  };
}

function toFigure(row: FigureRow): CertificateFigure {
  return {
    certificateId: row.id,
    environment: row.environment,
    kind: row.kind,
    notBefore: toInstant(row.not_before),
    notAfter: toInstant(row.not_after),
    state: row.state,
    plan: toPlan(row),
  };
}
