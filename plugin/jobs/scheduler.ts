import { schedule } from 'node-cron';
import type { TaskOptions } from 'node-cron';
import type { HostLog, PluginJob } from '../host.ts';

type Logger = NonNullable<TaskOptions['logger']>;

export interface Scheduler {
  /** No job starts any more; resolves when those that run have ended. */
  stop(): Promise<void>;
}

/**
 * Wakes jobs by the Belgian clock. A job never overlaps itself, and one that fails is logged and woken again next time. The
 * timers do not keep the process alive.
 */
export function startScheduler(jobs: readonly PluginJob[], log: HostLog): Scheduler {
  const running = new Set<Promise<void>>();
  const wake = async (job: PluginJob) => {
    try {
      await job.run();
    } catch (error) {
      log.error({ job: job.id, err: error }, 'job failed');
    }
  };
  const tasks = jobs.map((job) =>
    schedule(
      job.schedule,
      () => {
        const run = wake(job).finally(() => running.delete(run));
        running.add(run);
        return run;
      },
      {
        name: job.id,
        timezone: 'Europe/Brussels',
        noOverlap: true,
        unref: true,
        logger: cronLogger(log),
        suppressMissedWarning: true,
      },
    ),
  );
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}

/** node-cron writes to the console by itself; a module inside another product must not. */
function cronLogger(log: HostLog): Logger {
  const words = (message: string | Error) => (message instanceof Error ? message.message : message);
  return {
    debug: (message) => log.debug({}, words(message)),
    info: (message) => log.debug({}, words(message)),
    warn: (message) => log.warn({}, words(message)),
    error: (message) => log.error({}, words(message)),
  };
}
