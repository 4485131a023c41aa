import type { HostLog } from '../../../logging.ts';

export interface LeaseTimerDeps {
  /** Renews the lease, and ends what other processes left or ended. */
  readonly renew: () => Promise<void>;
  readonly log: HostLog;
}

export interface LeaseTimer {
  start(): void;
  /** Stops, and waits for a renewal under way. */
  stop(): Promise<void>;
}

/** Well below the length of a lease, in milliseconds: one renewal that fails must not cost the sessions. */
const renewalMs = 10_000;

/** Renews the lease of this process for as long as it runs. A failure is logged and tried again; the timer keeps no process alive. */
export function createLeaseTimer({ renew, log }: LeaseTimerDeps): LeaseTimer {
  let timer: NodeJS.Timeout | undefined;
  let renewing: Promise<void> = Promise.resolve();
  return {
    start: () => {
      timer ??= setInterval(() => {
        renewing = renewing.then(renew).catch((error: unknown) => {
          log.warn({ err: error }, 'lease of the sessions not renewed');
        });
      }, renewalMs);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await renewing;
    },
  };
}
