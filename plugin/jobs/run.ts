import type { HostLog } from '../logging.ts';
import { nextRun } from './cadence.ts';
import { errorSummary } from '../logging.ts';
import type { Job, JobId, JobRepository } from './job.ts';

/** How a run ended, as its row has it. `stopped`: the process ends and the job left off; it is due again at once. */
export interface EndedRun {
  readonly id: JobId;
  readonly outcome: 'ok' | 'failed' | 'stopped';
  readonly problem: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly durationMs: number;
  /** What the job threw; null when it did not. For the caller of this run, not for logs. */
  readonly error: unknown;
}

/** Calls `beat` every so many milliseconds until the function it returns is called. */
export type Heartbeat = (ms: number, beat: () => void) => () => void;

export interface RunDeps {
  readonly repository: Pick<JobRepository, 'extend' | 'end'>;
  readonly owner: string;
  readonly now: () => Date;
  readonly log: HostLog;
  readonly heartbeat: Heartbeat;
}

/** What a row says of a run that was cut off by the end of its process. */
export const stoppedProblem = 'Stopped';

/**
 * Carries out one run of a job whose row this process has taken: keeps the lease alive, and writes how it ended with the next
 * moment. Never rejects. If the lease is lost during the run (a suspended machine, say), the job is aborted and nothing is written.
 */
export async function carryOut(
  job: Job,
  abort: AbortController,
  { repository, owner, now, log, heartbeat }: RunDeps,
): Promise<EndedRun> {
  const startedAt = now();
  // Not the wall clock, which may be set while a job runs
  const began = performance.now();
  const beat = async () => {
    try {
      if (await repository.extend(job.id, owner, leaseUntil(job, now()))) return;
      log.warn({ job: job.id }, 'job taken over by another process');
      abort.abort();
    } catch (error) {
      // The lease holds for two beats more
      log.warn({ job: job.id, ...errorSummary(error) }, 'job heartbeat failed');
    }
  };
  const stopHeart = heartbeat((job.leaseSeconds * 1000) / 3, () => void beat());
  const ended = await attempt(job, abort.signal, began);
  stopHeart();
  report(log, ended);

  const at = now();
  const { outcome, problem, counts, durationMs } = ended;
  try {
    await repository.end(job.id, owner, {
      at,
      outcome: outcome === 'ok' ? 'ok' : 'failed',
      problem,
      counts,
      durationMs,
      // From the later of both: a clock set back while it ran must not bring the same moment again
      nextAt: outcome === 'stopped' ? at : nextRun(job.cadence, at > startedAt ? at : startedAt),
    });
  } catch (error) {
    // The lease runs out, the row says 'lost', and the job runs again
    log.error({ job: job.id, ...errorSummary(error) }, 'job result not saved');
  }
  return ended;
}

/** Until when a row is held from now on. */
export function leaseUntil(job: Pick<Job, 'leaseSeconds'>, now: Date): Date {
  return new Date(now.getTime() + job.leaseSeconds * 1000);
}

async function attempt(job: Job, signal: AbortSignal, began: number): Promise<EndedRun> {
  const { id } = job;
  const duration = () => Math.round(performance.now() - began);
  try {
    const counts = await job.run(signal);
    return { id, outcome: 'ok', problem: null, counts, durationMs: duration(), error: null };
  } catch (error) {
    const rest = { id, counts: {}, durationMs: duration(), error };
    return signal.aborted
      ? { ...rest, outcome: 'stopped', problem: stoppedProblem }
      : { ...rest, outcome: 'failed', problem: errorSummary(error).problem };
  }
}

function report(log: HostLog, { id, outcome, counts, durationMs, error }: EndedRun): void {
  if (outcome === 'ok') log.debug({ job: id, durationMs, counts }, 'job done');
  else if (outcome === 'stopped') log.info({ job: id, durationMs }, 'job stopped');
  else log.error({ job: id, durationMs, ...errorSummary(error) }, 'job failed');
}
