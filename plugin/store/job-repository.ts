import type { JobId, JobRepository, JobStatus } from '../jobs/job.ts';
import { toInstant, toText } from './instant.ts';
import { promised } from './async.ts';
import type { Database } from './sqlite.ts';

interface JobRow {
  readonly id: string;
  readonly next_at: string;
  readonly owner: string | null;
  readonly lease_until: string | null;
  readonly last_started_at: string | null;
  readonly last_ended_at: string | null;
  readonly last_succeeded_at: string | null;
  readonly last_duration_ms: number | null;
  readonly last_outcome: string | null;
  readonly last_problem: string | null;
  readonly last_counts: string;
}

/**
 * One row per job, taken by one statement: of two processes one gets it. A run whose lease ran out is `lost` from that moment, on
 * the screen and for the next process that takes the row; its row is due as it was.
 */
export function createJobRepository(database: Database): JobRepository {
  const ensure = database.prepare<[string, string]>(
    'INSERT INTO job (id, next_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const list = database.prepare<[], JobRow>('SELECT * FROM job ORDER BY id');
  const take = database.prepare<[Record<string, string | number>]>(
    `UPDATE job
        SET owner = @owner, lease_until = @leaseUntil, last_started_at = @now,
            last_outcome = iif(owner IS NULL, last_outcome, 'lost'),
            last_problem = iif(owner IS NULL, last_problem, NULL),
            last_ended_at = iif(owner IS NULL, last_ended_at, NULL),
            last_duration_ms = iif(owner IS NULL, last_duration_ms, NULL),
            last_counts = iif(owner IS NULL, last_counts, '{}')
      WHERE id = @id AND (owner IS NULL OR lease_until <= @now) AND (@force OR next_at <= @now)`,
  );
  const extend = database.prepare<[string, string, string]>(
    'UPDATE job SET lease_until = ? WHERE id = ? AND owner = ?',
  );
  const end = database.prepare<[Record<string, string | number | null>]>(
    `UPDATE job
        SET owner = NULL, lease_until = NULL, next_at = @nextAt, last_ended_at = @at, last_duration_ms = @durationMs,
            last_succeeded_at = iif(@outcome = 'ok', @at, last_succeeded_at),
            last_outcome = @outcome, last_problem = @problem, last_counts = @counts
      WHERE id = @id AND owner = @owner`,
  );
  const ensureAll = database.transaction(
    (jobs: readonly { readonly id: JobId; readonly firstAt: Date }[]) => {
      for (const { id, firstAt } of jobs) ensure.run(id, toText(firstAt));
    },
  );

  return {
    ensure: (jobs) => promised(() => ensureAll.immediate(jobs)),
    list: (now) => promised(() => list.all().map((row) => toStatus(row, toText(now)))),
    take: (id, owner, now, leaseUntil, options) =>
      promised(() => {
        const force = options?.force === true ? 1 : 0;
        const taken = take.run({
          id,
          owner,
          now: toText(now),
          leaseUntil: toText(leaseUntil),
          force,
        });
        return taken.changes === 1;
      }),
    extend: (id, owner, leaseUntil) =>
      promised(() => extend.run(toText(leaseUntil), id, owner).changes === 1),
    end: (id, owner, ended) =>
      promised(() => {
        end.run({
          ...ended,
          id,
          owner,
          at: toText(ended.at),
          nextAt: toText(ended.nextAt),
          durationMs: Math.round(ended.durationMs),
          counts: JSON.stringify(ended.counts),
        });
      }),
  };
}

function toStatus(row: JobRow, now: string): JobStatus {
  const running = row.lease_until !== null && row.lease_until > now;
  const isLost = row.owner !== null && !running;
  return {
    id: row.id as JobId,
    lastStartedAt: toInstant(row.last_started_at),
    lastEndedAt: isLost ? null : toInstant(row.last_ended_at),
    lastSucceededAt: toInstant(row.last_succeeded_at),
    lastDurationMs: isLost ? null : row.last_duration_ms,
    lastOutcome: isLost ? 'lost' : (row.last_outcome as JobStatus['lastOutcome']),
    lastProblem: isLost ? null : row.last_problem,
    lastCounts: isLost ? {} : (JSON.parse(row.last_counts) as JobStatus['lastCounts']),
    nextAt: toInstant(row.next_at),
    running,
  };
}
