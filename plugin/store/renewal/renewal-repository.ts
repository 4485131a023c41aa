import type {
  RenewalRepository,
  RenewalSummary,
  StoredRenewal,
} from '../../domain/renewal/repository.ts';
import type { RenewalState } from '../../domain/renewal/renewal.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { certificatesOfUsers, ofUsersParameters } from '../certificate/certificates-of-users.ts';
import type { OfUsersParameters } from '../certificate/certificates-of-users.ts';
import { promised } from '../async.ts';
import { prepareOutcome } from './renewal-outcome.ts';
import {
  planColumnList,
  toPlan,
  toRenewalRow,
  type JoinedPlan,
  type RenewalColumns,
} from './renewal-row.ts';
import type { Database } from '../sqlite.ts';
import { dayInMilliseconds } from '../../domain/time/duration.ts';

const columns = `renewal.practice_id, renewal.certificate_id, renewal.notified_at, renewal.failures, renewal.failed_at,
  renewal.version, ${planColumnList}`;

/** The question of every scan. Exported for its test: the index gives rows in order, and no other row is read. */
export const dueQuery = `SELECT ${columns} FROM renewal INDEXED BY renewal_due
  WHERE next_check_at <= ? ORDER BY next_check_at, certificate_id LIMIT ?`;

/**
 * Rows whose moment lies further ahead than any check sets it (plan.ts: 28 days): the clock was ahead when it was set, and
 * no one would be notified until then. The same index, from its other end.
 */
export const farFutureQuery = `SELECT ${columns} FROM renewal INDEXED BY renewal_due
  WHERE next_check_at > ? ORDER BY next_check_at, certificate_id LIMIT ?`;
const longestInterval = 29 * dayInMilliseconds;

/** The plus keeps SQLite from the practice's index: it would read every row of the practice to find one. Exported for its test. */
export const findQuery = `SELECT ${columns} FROM renewal
  WHERE +practice_id = ? AND certificate_id IN (SELECT value FROM json_each(?))`;

/** Most urgent first. What is not in here is not open. */
const openStates: readonly RenewalState[] = [
  'Expired',
  'Overdue',
  'Due',
  'WaitingForHolder',
  'InProgress',
  'WaitingForActivation',
  'WaitingForDelivery',
  'WindowOpen',
  'Muted',
];
const isOpen = `state IN (${openStates.map((state) => `'${state}'`).join()})`;
const urgency = `CASE state ${openStates.map((state, rank) => `WHEN '${state}' THEN ${rank}`).join(' ')} END`;

interface SummaryRow extends JoinedPlan {
  readonly id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly holder_name: string;
  readonly kind: RenewalSummary['kind'];
}

const summaryColumns = `certificate.id, certificate.user_id, certificate.user_name, certificate.holder_name,
  certificate.kind, ${planColumnList}`;

/** Plans of active certificates. Their rows come and go with these, by triggers (migration 0005). */
export function createRenewalRepository(database: Database, audit: AuditLog): RenewalRepository {
  const due = database.prepare<[string, number], RenewalColumns>(dueQuery);
  const farFuture = database.prepare<[string, number], RenewalColumns>(farFutureQuery);
  const find = database.prepare<[string, string], RenewalColumns>(findQuery);
  const writeOutcome = prepareOutcome(database, audit);
  const countFailure = database.prepare<[string, string, string, string]>(
    `UPDATE renewal SET failures = failures + 1, failed_at = ?, next_check_at = ?
      WHERE practice_id = ? AND certificate_id = ?`,
  );
  const makeDue = `UPDATE renewal SET next_check_at = min(next_check_at, ?), version = version + 1`;
  const recheckAll = database.prepare<[string]>(makeDue);
  const recheck = database.prepare<[string, string]>(
    `${makeDue} WHERE certificate_id IN (SELECT value FROM json_each(?))`,
  );
  const openPage = database.prepare<[string, number, number], SummaryRow>(
    `WITH page AS (
       SELECT certificate_id AS id, ${urgency} AS urgency, not_after FROM renewal
        WHERE practice_id = ? AND ${isOpen}
        ORDER BY urgency, not_after, id LIMIT ? OFFSET ?)
     SELECT ${summaryColumns}
       FROM page JOIN certificate USING (id) JOIN renewal ON renewal.certificate_id = page.id
      ORDER BY page.urgency, page.not_after, page.id`,
  );
  const ofUser = database.prepare<[OfUsersParameters], SummaryRow>(
    `${certificatesOfUsers}
     SELECT ${summaryColumns}
       FROM mine JOIN certificate USING (id) JOIN renewal ON renewal.certificate_id = certificate.id
      ORDER BY mine.place, certificate.loaded_at DESC, certificate.id`,
  );
  const countOpen = database
    .prepare<[string], number>(`SELECT count(*) FROM renewal WHERE practice_id = ? AND ${isOpen}`)
    .pluck();
  const countByState = database.prepare<[string], { state: RenewalState; amount: number }>(
    `SELECT state, count(*) AS amount FROM renewal
      WHERE practice_id = ? AND state IS NOT NULL GROUP BY state`,
  );
  const practices = database
    .prepare<[], string>('SELECT DISTINCT practice_id FROM certificate ORDER BY practice_id')
    .pluck();

  const findMany = (practiceId: string, certificateIds: readonly string[]) =>
    find.all(practiceId, JSON.stringify(certificateIds)).map(toRenewalRow);

  return {
    due: (now, limit) =>
      promised(() => {
        const rows = due.all(now.toISOString(), limit);
        const farthest = new Date(now.getTime() + longestInterval).toISOString();
        return [...rows, ...farFuture.all(farthest, limit - rows.length)].map(toRenewalRow);
      }),
    find: (practiceId, id) => promised(() => findMany(practiceId, [id])[0]),
    findMany: (practiceId, ids) => promised(() => findMany(practiceId, ids)),
    save: (outcome) => promised(() => writeOutcome(outcome)),
    failed: (practiceId, certificateId, at, nextCheckAt) =>
      promised(() => {
        countFailure.run(at.toISOString(), nextCheckAt.toISOString(), practiceId, certificateId);
      }),
    recheck: (now, ids) =>
      promised(() => {
        if (ids) recheck.run(now.toISOString(), JSON.stringify(ids));
        else recheckAll.run(now.toISOString());
      }),
    listForUser: (practiceId, user) =>
      promised(() => ofUser.all(ofUsersParameters(practiceId, [user])).map(toStored)),
    listOpen: (practiceId, { offset, limit }) =>
      promised(() => ({
        rows: openPage.all(practiceId, limit, offset).flatMap(toSummary),
        total: countOpen.get(practiceId) ?? 0,
      })),
    countByState: (practiceId) =>
      promised(() =>
        Object.fromEntries(
          countByState.all(practiceId).map(({ state, amount }) => [state, amount]),
        ),
      ),
    practices: () => promised(() => practices.all()),
  };
}

function toStored(row: SummaryRow): StoredRenewal {
  return {
    certificateId: row.id,
    userId: row.user_id,
    userName: row.user_name,
    holderName: row.holder_name,
    kind: row.kind,
    plan: toPlan(row),
  };
}

function toSummary(row: SummaryRow): readonly RenewalSummary[] {
  const { plan, ...renewal } = toStored(row);
  return plan === null ? [] : [{ ...renewal, plan }];
}
