import { schedule } from 'node-cron';
import { withTimeout } from '../async.ts';
import { PluginError } from '../errors.ts';
import type { HostLog } from '../logging.ts';
import type { Job, JobId, JobRepository, JobRunner, PluginJob } from './job.ts';
import { cronOf, momentOf, nextRun } from './cadence.ts';
import { cronLogger } from './cron-log.ts';
import { errorSummary } from '../logging.ts';
import { carryOut, leaseUntil } from './run.ts';
import type { EndedRun, Heartbeat } from './run.ts';

export interface JobRunnerDeps {
  readonly jobs: readonly Job[];
  readonly repository: JobRepository;
  /** Names this process among all on the database; a new one each time it starts. */
  readonly owner: string;
  readonly now: () => Date;
  readonly log: HostLog;
  /** Called with each run that ended here. */
  readonly onEnd?: (ended: EndedRun) => void;
  readonly heartbeat?: Heartbeat;
  /** How long a stop waits for a job that does not heed it, in milliseconds; its lease then runs out by itself. */
  readonly stopGraceMs?: number;
}

/** A run that is on in this process. */
interface RunHere {
  readonly abort: AbortController;
  /** undefined: another process has taken its row. */
  readonly ended: Promise<EndedRun | undefined>;
}

/**
 * Runs jobs by what their rows say, so that nothing is lost or doubled by a restart, a second process, a crash or a clock that is
 * set: each wake asks every row, takes those whose moment has come, and runs them in parallel. After days of sleep a job
 * runs once. One that fails is logged and comes again at its next moment.
 */
export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  const { jobs, repository, owner, now, log, heartbeat = unrefInterval } = deps;
  const here = new Map<JobId, RunHere>();
  let stopping = false;
  let rows: Promise<void> | undefined;
  let cron: { destroy(): unknown } | undefined;

  /** Rows are made once; when that fails, the next wake tries again. */
  const ensureRows = () => {
    rows ??= repository
      .ensure(jobs.map(({ id, cadence }) => ({ id, firstAt: nextRun(cadence, now()) })))
      .catch((error: unknown) => {
        rows = undefined;
        throw error;
      });
    return rows;
  };

  /** Takes the row and begins; undefined when the row is another process's, or not due. */
  const begin = async (job: Job, force: boolean): Promise<RunHere | undefined> => {
    if (here.has(job.id) || stopping) return undefined;
    const abort = new AbortController();
    const taken = repository.take(job.id, owner, now(), leaseUntil(job, now()), { force });
    const ended = taken
      .then((isOurs) => (isOurs ? carryOut(job, abort, { ...deps, heartbeat }) : undefined))
      .finally(() => here.delete(job.id));
    const run = { abort, ended };
    // From before the row is taken: a second call in between must not begin the same job here
    here.set(job.id, run);
    void ended.then(notifyEnd, () => undefined);
    return (await taken) ? run : undefined;
  };

  const notifyEnd = (ended: EndedRun | undefined) => {
    if (ended === undefined) return;
    try {
      deps.onEnd?.(ended);
    } catch (error) {
      log.error({ job: ended.id, ...errorSummary(error) }, 'job listener failed');
    }
  };

  const wakeOne = async (job: Job, nextAt: Date) => {
    const moment = momentOf(nextAt, job.cadence, now());
    if (moment === 'ahead') return;
    if (moment === 'clock-set-back') log.warn({ job: job.id }, 'clock set back: job runs now');
    try {
      await (
        await begin(job, moment === 'clock-set-back')
      )?.ended;
    } catch (error) {
      log.error({ job: job.id, ...errorSummary(error) }, 'job not claimed');
    }
  };

  const runner: JobRunner = {
    start: () => {
      if (cron !== undefined || stopping) return;
      cron = schedule('* * * * *', () => void runner.wake(), {
        name: 'trousseau',
        unref: true,
        logger: cronLogger(log),
        suppressMissedWarning: true,
      });
      // What fell due while nothing ran need not wait for the minute
      void runner.wake();
    },

    wake: async () => {
      if (stopping) return;
      try {
        await ensureRows();
        const statuses = await repository.list(now());
        await Promise.all(
          jobs.flatMap((job) =>
            statuses
              .filter(({ id, running }) => id === job.id && !running)
              .map(({ nextAt }) => wakeOne(job, nextAt)),
          ),
        );
      } catch (error) {
        log.error(errorSummary(error), 'job poll failed');
      }
    },

    runNow: async (id) => {
      const job = jobs.find((candidate) => candidate.id === id);
      if (job === undefined) throw new PluginError('ERR_NOT_FOUND', `unknown job ${id}`);
      await ensureRows();
      const run = await begin(job, true);
      if (run === undefined) {
        throw new PluginError(
          'ERR_JOB_RUNNING',
          `job ${id} is already running, or the runner is stopped`,
        );
      }
      const ended = await run.ended;
      if (ended !== undefined && ended.outcome !== 'ok') throw ended.error;
    },

    list: async () => {
      await ensureRows();
      const statuses = await repository.list(now());
      // Rows of jobs that this version no longer has stay behind, and say nothing any more
      return jobs.flatMap(({ id }) => statuses.filter((status) => status.id === id));
    },

    stop: async () => {
      stopping = true;
      await cron?.destroy();
      const runs = [...here.values()];
      for (const { abort } of runs) abort.abort();
      const all = Promise.allSettled(runs.map(({ ended }) => ended));
      await withTimeout(all, deps.stopGraceMs ?? 20_000);
    },
  };
  return runner;
}

/** The same jobs for a host with a scheduler of its own: each run goes through the row, so that two hosts do not run one twice. */
export function asPluginJobs(
  runner: Pick<JobRunner, 'runNow'>,
  jobs: readonly Pick<Job, 'id' | 'cadence'>[],
): readonly PluginJob[] {
  return jobs.map(({ id, cadence }) => ({
    id,
    schedule: cronOf(cadence),
    run: () => runner.runNow(id),
  }));
}

const unrefInterval: Heartbeat = (ms, beat) => {
  const timer = setInterval(beat, ms).unref();
  return () => {
    clearInterval(timer);
  };
};
