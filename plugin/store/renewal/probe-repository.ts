import { probeSources } from '../../domain/certificate/online-status.ts';
import type { ProbeSource } from '../../domain/certificate/online-status.ts';
import type { ProbeRepository, DueProbe } from '../../domain/probe/repository.ts';
import { summaryColumns } from '../certificate/certificate-row.ts';
import type { SummaryColumns } from '../certificate/certificate-row.ts';
import { toInstant, toText } from '../instant.ts';
import { promised } from '../async.ts';
import { createRenewalDue } from './renewal-due.ts';
import type { Database } from '../sqlite.ts';
import { dayInMilliseconds } from '../../domain/time/duration.ts';

interface ProbeRow {
  readonly certificate_id: string;
  readonly source: ProbeSource;
  readonly practice_id: string;
  readonly next_at: string;
  readonly failures: number;
}

type Saved = Parameters<ProbeRepository['save']>[1];
type Take = Parameters<ProbeRepository['take']>;

/** A lease lasts minutes: one that ends tomorrow or later was taken under a clock that was ahead. */
const isFree = `(lease_until IS NULL OR lease_until <= @now OR lease_until > @farthestLease)`;
const farthest = { probe: 30 * dayInMilliseconds, lease: dayInMilliseconds } as const;

/** Due probes by service. Rows are added and deleted with active certificates and with the choice of their holders, by triggers. */
export function createProbeRepository(database: Database): ProbeRepository {
  // One source at a time: the index then gives rows in order, however many are due
  const free = database.prepare<[Record<string, string | number>], ProbeRow>(
    `SELECT * FROM probe_turn INDEXED BY probe_turn_by_time
      WHERE source = @source AND next_at <= @now AND ${isFree} ORDER BY next_at, certificate_id LIMIT @limit`,
  );
  // Due times are a week ahead at most: these were set under a clock that was ahead, and would not come due
  const farFuture = database.prepare<[Record<string, string | number>], ProbeRow>(
    `SELECT * FROM probe_turn INDEXED BY probe_turn_by_time
      WHERE source = @source AND next_at > @farthestNext AND ${isFree}
      ORDER BY next_at, certificate_id LIMIT @limit`,
  );
  const freeOf = database.prepare<[Record<string, string>], ProbeRow>(
    `SELECT * FROM probe_turn
      WHERE certificate_id = @certificateId AND practice_id = @practiceId AND source = @source AND next_at <= @now AND ${isFree}`,
  );
  const lease = database.prepare<[string, string, string]>(
    'UPDATE probe_turn SET lease_until = ? WHERE certificate_id = ? AND source = ?',
  );
  const finish = database.prepare<[Record<string, string | null>]>(
    `UPDATE probe_turn
        SET next_at = @nextAt, lease_until = NULL, failures = iif(@problem IS NULL, 0, failures + 1),
            answered_at = iif(@problem IS NULL, @at, answered_at)
      WHERE certificate_id = @certificateId AND practice_id = @practiceId AND source = @source`,
  );
  // Only the source that was asked: another process may be asking the other two
  const writeFacts = database.prepare<[SummaryColumns & Record<string, unknown>]>(
    `UPDATE certificate
        SET probes = json_set(probes, '$.' || @source, json(@known)),
            state = @state, environment = @environment, not_before = @not_before, not_after = @not_after,
            fingerprint = @fingerprint, static_rank = @static_rank, holder_key = @holder_key
      WHERE practice_id = @practiceId AND id = @certificateId AND role = 'active'`,
  );
  const askAgain = database.prepare<[string, string, string]>(
    `UPDATE probe_turn SET next_at = min(next_at, ?) WHERE practice_id = ? AND certificate_id = ?`,
  );
  const health = database.prepare<[string, string], { at: string | null; failing: number }>(
    `SELECT (SELECT max(answered_at) FROM probe_turn WHERE source = ?) AS at,
            (SELECT count(*) FROM probe_turn WHERE source = ? AND failures > 0) AS failing`,
  );
  const renewalDue = createRenewalDue(database);

  const take = database.transaction((...[now, sources, leaseUntil, limit, only]: Take) => {
    const ahead = (ms: number) => toText(new Date(now.getTime() + ms));
    const instants = {
      now: toText(now),
      farthestNext: ahead(farthest.probe),
      farthestLease: ahead(farthest.lease),
    };
    const taken = sources
      .flatMap((source) =>
        only
          ? freeOf.all({ ...instants, source, ...only })
          : [free, farFuture].flatMap((rows) => rows.all({ ...instants, source, limit })),
      )
      .sort((a, b) => (a.next_at < b.next_at ? -1 : a.next_at > b.next_at ? 1 : 0))
      .slice(0, limit);
    for (const row of taken) lease.run(toText(leaseUntil), row.certificate_id, row.source);
    return taken.map(toDueProbe);
  });

  const save = database.transaction((probe: DueProbe, saved: Saved): boolean => {
    const { practiceId, certificateId, source } = probe;
    const ended = finish.run({
      practiceId,
      certificateId,
      source,
      problem: saved.problem,
      at: toText(saved.at),
      nextAt: toText(saved.nextAt),
    });
    // Gone, replaced, or its holder does not want it asked any more: the answer is not kept
    if (ended.changes === 0) return false;
    writeFacts.run({
      ...summaryColumns(saved),
      practiceId,
      certificateId,
      source,
      known: JSON.stringify(saved.probes[source]),
    });
    renewalDue.dueForHolder(practiceId, certificateId, saved.at);
    return true;
  });

  return {
    take: (...args) => promised(() => take.immediate(...args)),
    save: (...args) => promised(() => save.immediate(...args)),
    askAgain: (practiceId, certificateId, now) =>
      promised(() => {
        askAgain.run(toText(now), practiceId, certificateId);
      }),
    health: () =>
      promised(() =>
        probeSources.map((source) => {
          const row = health.get(source, source);
          return { source, answeredAt: toInstant(row?.at ?? null), failing: row?.failing ?? 0 };
        }),
      ),
  };
}

function toDueProbe(row: ProbeRow): DueProbe {
  return {
    practiceId: row.practice_id,
    certificateId: row.certificate_id,
    source: row.source,
    failures: row.failures,
  };
}
