import { minuteInMilliseconds } from '../../domain/time/duration.ts';
import { promised } from '../async.ts';
import { toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

interface LeasedRow {
  readonly id: string;
  readonly practice_id: string;
}

/** Rows whose steps are taken one at a time, over all processes. */
export interface LeasedRows<Item> {
  find(practiceId: string, id: string): Promise<Item | undefined>;
  listForUser(practiceId: string, userId: string, endedAfter: Date): Promise<readonly Item[]>;
  take(practiceId: string, id: string, now: Date): Promise<Item | undefined>;
  takeDue(now: Date, limit: number): Promise<readonly Item[]>;
  release(practiceId: string, id: string): Promise<void>;
}

/** How long a step may take: a signature waits for its PIN, and each service for a minute. */
const leaseMs = 3 * minuteInMilliseconds;
/** A lease that ends later than any can was taken under a clock that was ahead. */
const isFree = '(lease_until IS NULL OR lease_until <= @now OR lease_until > @farthest)';

/** Requests for certificates and for their end have the same columns of time and lease. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the rows that are read have this type
export function createLeasedRows<Row extends LeasedRow, Item>(
  database: Database,
  table: 'enrolment' | 'revocation',
  toItem: (row: Row) => Item,
): LeasedRows<Item> {
  const byId = database.prepare<[string, string], Row>(
    `SELECT * FROM ${table} WHERE practice_id = ? AND id = ?`,
  );
  const byUser = database.prepare<[string, string, string], Row>(
    `SELECT * FROM ${table} WHERE practice_id = ? AND user_id = ? AND (ended_at IS NULL OR ended_at >= ?)
      ORDER BY started_at DESC, id`,
  );
  const free = database.prepare<[Record<string, string>], Row>(
    `SELECT * FROM ${table} WHERE practice_id = @practiceId AND id = @id AND ended_at IS NULL AND ${isFree}`,
  );
  const due = database.prepare<[Record<string, string | number>], Row>(
    `SELECT * FROM ${table} WHERE ended_at IS NULL AND next_at <= @now AND ${isFree}
      ORDER BY next_at, id LIMIT @limit`,
  );
  const lease = database.prepare<[string | null, string, string]>(
    `UPDATE ${table} SET lease_until = ? WHERE practice_id = ? AND id = ?`,
  );

  const instants = (now: Date) => ({
    now: toText(now),
    farthest: toText(new Date(now.getTime() + 2 * leaseMs)),
  });
  const leased = (row: Row, now: Date): Item => {
    lease.run(toText(new Date(now.getTime() + leaseMs)), row.practice_id, row.id);
    return toItem(row);
  };
  const take = database.transaction((practiceId: string, id: string, now: Date) => {
    const row = free.get({ practiceId, id, ...instants(now) });
    return row && leased(row, now);
  });
  const takeDue = database.transaction((now: Date, limit: number) =>
    due.all({ ...instants(now), limit }).map((row) => leased(row, now)),
  );

  return {
    find: (practiceId, id) =>
      promised(() => {
        const row = byId.get(practiceId, id);
        return row && toItem(row);
      }),
    listForUser: (practiceId, userId, endedAfter) =>
      promised(() => byUser.all(practiceId, userId, toText(endedAfter)).map(toItem)),
    take: (practiceId, id, now) => promised(() => take.immediate(practiceId, id, now)),
    takeDue: (now, limit) => promised(() => takeDue.immediate(now, limit)),
    release: (practiceId, id) =>
      promised(() => {
        lease.run(null, practiceId, id);
      }),
  };
}
