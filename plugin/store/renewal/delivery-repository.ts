import type { DeliveryRepository } from '../../domain/delivery/repository.ts';
import { prepareNewDelivery, toDelivery } from './delivery-row.ts';
import type { DeliveryRow } from './delivery-row.ts';
import { toText } from '../instant.ts';
import { promised } from '../async.ts';
import { daysAgo, keptDays } from '../retention.ts';
import type { Database } from '../sqlite.ts';
import { dayInMilliseconds } from '../../domain/time/duration.ts';

/** Retries lie 32 hours ahead at most, leases minutes: what is further ahead was written under a clock that was. */
const farthest = { due: 7 * dayInMilliseconds, lease: dayInMilliseconds } as const;

/**
 * The outbox. A delivery is taken by one statement, which SQLite runs for one process at a time; who sends must not rely on
 * having it longer than the lease. `attempts` counts tries that came to an end, not those that a crash cut off.
 */
export function createDeliveryRepository(database: Database): DeliveryRepository {
  const add = prepareNewDelivery(database);
  const take = database.prepare<
    [
      Record<'now' | 'leaseUntil' | 'farthestDue' | 'farthestLease', string> & {
        readonly limit: number;
      },
    ],
    DeliveryRow
  >(
    `UPDATE delivery SET lease_until = @leaseUntil
      WHERE id IN (SELECT id FROM delivery
                    WHERE state = 'waiting' AND (due_at <= @now OR due_at > @farthestDue)
                      AND (lease_until IS NULL OR lease_until <= @now OR lease_until > @farthestLease)
                    ORDER BY due_at LIMIT @limit)
  RETURNING *`,
  );
  // Later reports, e.g. of a process whose lease was over, change nothing
  const sent = database.prepare<[string, string]>(
    `UPDATE delivery
        SET state = 'sent', attempts = attempts + 1, lease_until = NULL, last_problem = NULL, changed_at = ?
      WHERE id = ? AND state = 'waiting'`,
  );
  const problem = database.prepare<[Record<string, string | null>]>(
    `UPDATE delivery
        SET state = iif(@retryAt IS NULL, 'failed', 'waiting'), due_at = coalesce(@retryAt, due_at),
            attempts = attempts + 1, lease_until = NULL, last_problem = @problem, changed_at = @at
      WHERE id = @id AND state = 'waiting'`,
  );
  const drop = database.prepare<[string, string, string]>(
    `UPDATE delivery SET state = 'dropped', lease_until = NULL, last_problem = ?, changed_at = ?
      WHERE id = ? AND state = 'waiting'`,
  );
  const failing = database.prepare<[string, number], DeliveryRow>(
    `SELECT * FROM delivery
      WHERE practice_id = ? AND last_problem IS NOT NULL AND state IN ('waiting', 'failed')
      ORDER BY changed_at DESC LIMIT ?`,
  );
  const removeExpired = database.prepare<[string]>(
    "DELETE FROM delivery WHERE state <> 'waiting' AND changed_at < ?",
  );

  return {
    add: (delivery) => promised(() => add(delivery)),
    take: (now, leaseUntil, limit) =>
      promised(() =>
        take
          .all({
            now: toText(now),
            leaseUntil: toText(leaseUntil),
            farthestDue: toText(new Date(now.getTime() + farthest.due)),
            farthestLease: toText(new Date(now.getTime() + farthest.lease)),
            limit,
          })
          .map(toDelivery)
          .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
      ),
    sent: (id, at) =>
      promised(() => {
        sent.run(toText(at), id);
      }),
    problem: (id, at, words, retryAt) =>
      promised(() => {
        problem.run({ id, at: toText(at), problem: words, retryAt: toText(retryAt) });
      }),
    drop: (id, at, why) =>
      promised(() => {
        drop.run(why, toText(at), id);
      }),
    listFailing: (practiceId, limit) =>
      promised(() => failing.all(practiceId, limit).map(toDelivery)),
    removeExpired: (now) => promised(() => removeExpired.run(daysAgo(now, keptDays)).changes),
  };
}
