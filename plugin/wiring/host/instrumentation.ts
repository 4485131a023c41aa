import type { Host, PluginEvent } from '../../host.ts';
import type { HostLog } from '../../logging.ts';
import { countingLog } from '../../observability/counting.ts';
import { createMetrics } from '../../observability/metrics.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { Settings } from '../../settings/index.ts';
import type { SafeLog } from './safe-log.ts';
import type { Store } from '../../store/index.ts';

export interface InstrumentationDeps extends SafeLog {
  readonly onEvent: Host['onEvent'];
  readonly settings: Pick<Settings, 'metrics'>;
  readonly store: Pick<Store, 'figures' | 'jobs' | 'probes' | 'lastBackup'>;
  readonly version: string;
  readonly now: () => Date;
}

/** What is counted, logged and reported to the host. */
export interface Instrumentation {
  readonly metrics: Metrics;
  /** The host's log; unexpected errors are counted. */
  readonly log: HostLog;
  /** Counts the event and calls the host's handler. Never throws. */
  readonly emit: (event: PluginEvent) => void;
  /** Clock of eHealth minus ours, in seconds; null while it is not known. */
  readonly clockOffset: () => number | null;
  /** Names the source of the clock offset, which is built later than the log it writes to. */
  useClock(offset: () => number | null): void;
}

export function createInstrumentation(deps: InstrumentationDeps): Instrumentation {
  const { settings, store, version, now } = deps;
  let clockOffset = (): number | null => null;
  const metrics = createMetrics({
    figures: store.figures,
    jobs: store.jobs,
    probes: store.probes,
    perCertificate: settings.metrics?.perCertificate ?? false,
    version,
    now,
    log: deps.log,
    lostLines: deps.lostLines,
    clockOffset: () => clockOffset(),
    lastBackup: () => store.lastBackup(),
  });
  const log = countingLog(deps.log, metrics);
  return {
    metrics,
    log,
    emit: (event) => {
      metrics.onEvent(event);
      // The act is done and recorded: an error of the host must not undo it
      const failed = (error: unknown) => {
        log.error({ err: error, event: event.type }, 'host event handler failed');
      };
      try {
        // A handler may be an async function, though nothing waits for it
        const outcome: unknown = deps.onEvent?.(event);
        if (outcome instanceof Promise) outcome.catch(failed);
      } catch (error) {
        failed(error);
      }
    },
    clockOffset: () => clockOffset(),
    useClock: (offset) => {
      clockOffset = offset;
    },
  };
}
