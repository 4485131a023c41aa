import type { HostLog } from '../../../logging.ts';
import { dueWarning, nextInstant } from '../lifecycle.ts';
import type { LiveSession, LiveSessions } from './active-sessions.ts';

export interface WatcherDeps {
  readonly live: Pick<LiveSessions, 'all'>;
  readonly warnMinutes: readonly number[];
  readonly clock: () => Date;
  readonly warn: (live: LiveSession) => void;
  readonly expire: (live: LiveSession) => Promise<unknown>;
  readonly log: HostLog;
}

export interface Watcher {
  /** Checks every session now and sets the one timer for the next relevant instant. */
  attend(): void;
  /** Stops; later calls do nothing. */
  stop(): void;
}

/** Longest sleep in milliseconds: a computer that slept, or whose clock was set, is noticed by then. */
const longestSleep = 30_000;

/**
 * Warns before the end of each session, once per threshold, and ends it when its time has come. After a jump of the clock over
 * several thresholds only the last of them is reported. The timer keeps no process alive.
 */
export function createWatcher(deps: WatcherDeps): Watcher {
  const { live, warnMinutes, clock, warn, expire, log } = deps;
  /** Instant of the last warning given, by session. */
  const warnedAt = new Map<string, Date>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = (one: LiveSession, now: Date): void => {
    const { session } = one;
    if (now >= session.notOnOrAfter) {
      expire(one).catch((error: unknown) => {
        log.error({ err: error, session: session.id }, 'expired session not ended');
      });
      return;
    }
    const due = dueWarning(session, now, warnMinutes, warnedAt.get(session.id) ?? null);
    if (due === null) return;
    warnedAt.set(session.id, due);
    warn(one);
  };

  const attend = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    const now = clock();
    for (const one of live.all()) look(one, now);
    const sessions = live.all().map(({ session }) => session);
    const ids = new Set(sessions.map(({ id }) => id));
    for (const id of warnedAt.keys()) if (!ids.has(id)) warnedAt.delete(id);
    const instants = sessions.map((session) => nextInstant(session, now, warnMinutes).getTime());
    if (instants.length === 0) return;
    // Never sooner than a moment: a session whose end could not be carried out must not spin
    const wait = Math.max(10, Math.min(...instants) - now.getTime());
    timer = setTimeout(attend, Math.min(wait, longestSleep));
    timer.unref();
  };

  return {
    attend,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
