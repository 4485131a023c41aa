import type { HostLog } from '../../logging.ts';

export interface SafeLog {
  /** The same log; a line that it cannot take is lost, and the caller goes on. */
  readonly log: HostLog;
  /** Lines lost so far. */
  readonly lostLines: () => number;
}

/** A full disk, a reader that is gone or a mistake in the host's log must not stop the work that a line is about. */
export function createSafeLog(log: HostLog): SafeLog {
  let lost = 0;
  const safely =
    (level: 'debug' | 'info' | 'warn' | 'error') => (details: object, message: string) => {
      try {
        log[level](details, message);
      } catch {
        lost += 1;
      }
    };
  return {
    log: {
      debug: safely('debug'),
      info: safely('info'),
      warn: safely('warn'),
      error: safely('error'),
    },
    lostLines: () => lost,
  };
}
