import type { HostLog } from '../../plugin/logging.ts';
import { jobDefinitions } from '../../plugin/jobs/definitions.ts';
import type { Job, JobId, JobRepository, JobStatus } from '../../plugin/jobs/job.ts';
import type { EndedRun } from '../../plugin/jobs/run.ts';
import { createJobRunner } from '../../plugin/jobs/runner.ts';

export interface Logged {
  readonly level: string;
  readonly message: string;
  readonly details: object;
}

export interface RunnerFixture {
  readonly runner: ReturnType<typeof createJobRunner>;
  readonly log: Logged[];
  readonly ended: EndedRun[];
  /** Gives the signs of life of every run that is on, and waits for them. */
  beat(): Promise<void>;
}

/** A clock that tests set. */
export function aClock(at: string) {
  let now = new Date(at);
  return {
    now: () => now,
    set: (next: string | Date) => {
      now = new Date(next);
    },
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

export const counted = (id: JobId, runs: string[], by = ''): Job =>
  aJob(id, () => {
    runs.push(`${id}${by}`);
    return Promise.resolve({ seen: 1 });
  });

export function aJob(id: JobId, run: Job['run']): Job {
  return { id, ...jobDefinitions[id], run };
}

export async function statusOf(
  jobs: Pick<JobRepository, 'list'>,
  id: JobId,
  now: Date,
): Promise<JobStatus | undefined> {
  return (await jobs.list(now)).find((status) => status.id === id);
}

/** A runner whose heart beats when the test says so. */
export function aRunner(
  jobs: readonly Job[],
  repository: JobRepository,
  clock: { now(): Date },
  owner = 'process-1',
): RunnerFixture {
  const logged: Logged[] = [];
  const ended: EndedRun[] = [];
  const beats = new Set<() => void>();
  const pending: Promise<unknown>[] = [];
  const at = (level: string) => (details: object, message: string) => {
    logged.push({ level, details, message });
  };
  const log: HostLog = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
  const runner = createJobRunner({
    jobs,
    repository: {
      ...repository,
      extend: (...asked) => {
        const extended = repository.extend(...asked);
        pending.push(extended.catch(() => undefined));
        return extended;
      },
    },
    owner,
    now: () => clock.now(),
    log,
    onEnd: (run) => void ended.push(run),
    heartbeat: (_ms, beat) => {
      beats.add(beat);
      return () => void beats.delete(beat);
    },
    stopGraceMs: 20,
  });
  return {
    runner,
    log: logged,
    ended,
    beat: async () => {
      for (const beat of beats) beat();
      await Promise.all(pending.splice(0));
    },
  };
}
