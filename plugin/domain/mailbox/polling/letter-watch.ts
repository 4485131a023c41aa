import { withTimeout } from '../../../async.ts';
import { isPluginError } from '../../../errors.ts';
import { errorSummary } from '../../../logging.ts';
import type { HostLog } from '../../../logging.ts';
import type { EhealthSession } from '../../session/session.ts';
import { askBox } from './ask-box.ts';
import type { AskBoxDeps } from './ask-box.ts';
import type { MailboxEvent } from './mailbox-event.ts';
import { isDue, nextAskAt, runningBoxes } from './schedule.ts';
import type { BoxState, RunningBox } from './schedule.ts';

export interface LetterWatchDeps extends AskBoxDeps {
  /** Those of this process that can be used now. */
  readonly sessions: () => readonly EhealthSession[];
  /** In all boxes that the user reads. */
  readonly unreadOf: (practiceId: string, userId: string) => Promise<number>;
  readonly emit: (event: MailboxEvent) => void;
  readonly log: HostLog;
  /** 0 to 1. */
  readonly chance?: () => number;
}

/** Asks boxes for new letters while a session of theirs runs in this process. It never fetches a letter: that would be reading it. */
export interface LetterWatch {
  start(): void;
  /** Asks every box that is due, and waits for the answers. Never rejects. */
  look(): Promise<void>;
  /** Stops, and waits for answers under way, though not for long. */
  stop(): Promise<void>;
}

/** How often it sees what is due. Milliseconds. */
const lookMs = 15_000;
const stopGraceMs = 5_000;

interface Watched extends BoxState {
  /** Unread letters of the box at the last look; null before the first. */
  readonly unread: number | null;
}

const unasked: Watched = { nextAt: null, failures: 0, isAsking: false, unread: null };

/**
 * A loop of each process, not a job with a row: only the process that holds a session can ask, and the row goes to one process. That two do not
 * ask the same box, its own row in the store sees to.
 */
export function createLetterWatch(deps: LetterWatchDeps): LetterWatch {
  const { pollMinutes, now, log, chance = Math.random } = deps;
  const watched = new Map<string, Watched>();
  const underWay = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const report = async ({ sessions }: RunningBox): Promise<void> => {
    const users = new Map(sessions.map((session) => [session.userId, session]));
    for (const { practiceId, userId } of users.values()) {
      const count = await deps.unreadOf(practiceId, userId);
      if (count > 0)
        deps.emit({ type: 'mailbox.letters-waiting', at: now(), practiceId, userId, count });
    }
  };

  const ask = async (box: RunningBox): Promise<void> => {
    const state = watched.get(box.key) ?? unasked;
    watched.set(box.key, { ...state, isAsking: true });
    const startedAt = now();
    const after = (askedAt: Date, failures: number) =>
      nextAskAt({ askedAt, failures, pollMinutes, chance: chance() });
    try {
      const { askedAt, unreadBefore, unread } = await askBox(deps, box.sessions);
      const nextAt = after(askedAt, 0);
      watched.set(box.key, { nextAt, failures: 0, isAsking: false, unread });
      // Fewer than at the last look: some were opened since
      const before = Math.min(state.unread ?? unreadBefore, unreadBefore);
      if (!isStopped && unread > before) await report(box);
    } catch (error) {
      // Ended just now: another of the same box may run
      const hasEnded = isPluginError(error, 'ERR_SESSION_NONE');
      const failures = hasEnded ? state.failures : state.failures + 1;
      const nextAt = hasEnded ? null : after(startedAt, failures);
      watched.set(box.key, { ...state, nextAt, failures, isAsking: false });
      if (hasEnded || isStopped) return;
      const { practiceId, id } = box.sessions[0];
      log.warn({ practiceId, session: id, failures, ...errorSummary(error) }, 'box not asked');
    }
  };

  const watch: LetterWatch = {
    start: () => {
      timer ??= setInterval(() => void watch.look(), lookMs).unref();
    },
    look: async () => {
      if (isStopped) return;
      const boxes = runningBoxes(deps.sessions());
      const keys = new Set(boxes.map(({ key }) => key));
      for (const key of watched.keys()) if (!keys.has(key)) watched.delete(key);
      const at = now();
      const asked = boxes.filter(({ key }) => isDue(watched.get(key), at)).map(ask);
      for (const one of asked) {
        underWay.add(one);
        void one.finally(() => underWay.delete(one));
      }
      await Promise.all(asked);
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await withTimeout(Promise.all(underWay), stopGraceMs);
    },
  };
  return watch;
}
