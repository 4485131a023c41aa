import type { TaskOptions } from 'node-cron';
import type { HostLog } from '../logging.ts';

type CronLogger = NonNullable<TaskOptions['logger']>;

/** node-cron writes to the console by itself; a module inside another product must not. */
export function cronLogger(log: HostLog): CronLogger {
  const words = (message: string | Error) => (message instanceof Error ? message.message : message);
  return {
    debug: (message) => log.debug({}, words(message)),
    info: (message) => log.debug({}, words(message)),
    warn: (message) => log.warn({}, words(message)),
    error: (message) => log.error({}, words(message)),
  };
}
