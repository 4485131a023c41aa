import type { HostLog } from '../../../logging.ts';
import { dueWarning, nextInstant } from '../lifecycle.ts';
import type { ActiveSession, ActiveSessions } from './active-sessions.ts';

export interface ExpiryTimerDeps {
  readonly activeSessions: Pick<ActiveSessions, 'all'>;
  readonly warnMinutes: readonly number[];
  readonly clock: () => Date;
  readonly warn: (active: ActiveSession) => void;
  readonly expire: (active: ActiveSession) => Promise<unknown>;
  readonly log: HostLog;
}

export interface ExpiryTimer {
  /** Checks every session now and sets the one timer for the next relevant instant. */
  refresh(): void;
  /** Stops; later calls do nothing. */
  stop(): void;
}

/** Longest sleep in milliseconds: a computer that slept, or whose clock was set, is noticed by then. */
const longestSleep = 30_000;

/**
 * Warns before the end of each session, once per threshold, and ends it when its time has come. After a jump of the clock over
 * several thresholds only the last of them is reported. The timer keeps no process alive.
 */
export function createExpiryTimer(deps: ExpiryTimerDeps): ExpiryTimer {
  const { activeSessions, warnMinutes, clock, warn, expire, log } = deps;
  /** Instant of the last warning given, by session. */
  const warnedAt = new Map<string, Date>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const check = (one: ActiveSession, now: Date): void => {
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

  const refresh = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    const now = clock();
    for (const one of activeSessions.all()) check(one, now);
    const sessions = activeSessions.all().map(({ session }) => session);
    const ids = new Set(sessions.map(({ id }) => id));
    for (const id of warnedAt.keys()) if (!ids.has(id)) warnedAt.delete(id);
    const instants = sessions.map((session) => nextInstant(session, now, warnMinutes).getTime());
    if (instants.length === 0) return;
    // Never sooner than a moment: a session whose end could not be carried out must not spin
    const wait = Math.max(10, Math.min(...instants) - now.getTime());
    timer = setTimeout(refresh, Math.min(wait, longestSleep));
    timer.unref();
  };

  return {
    refresh,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
