import { overviewOf } from '../lifecycle.ts';
import type { SessionRepository } from '../repository.ts';
import type { SessionServices } from '../service.ts';
import type { UsableSessions } from './usable-session.ts';

export interface UseServiceDeps {
  readonly usableSessions: Pick<UsableSessions, 'heldBy' | 'find'>;
  readonly sessions: Pick<SessionRepository, 'listForUser'>;
  readonly warnMinutes: readonly number[];
  readonly clock: () => Date;
}

/** Past sessions shown to their user. */
const recentLength = 10;

/** A session as it is seen and asked for; what it signs is in `signing/`. */
export function createUseService(
  deps: UseServiceDeps,
): Pick<SessionServices, 'mine' | 'recent' | 'current'> {
  const { usableSessions, sessions, warnMinutes, clock } = deps;
  return {
    mine: async ({ practiceId, userId }) => {
      const mine = await usableSessions.heldBy(practiceId, userId);
      // Without a session there is no need to know eHealth's time
      if (mine.length === 0) return [];
      const now = clock();
      return mine
        .map(({ session }) => overviewOf(session, now, warnMinutes))
        .sort((a, b) => b.secondsLeft - a.secondsLeft);
    },

    recent: ({ practiceId, userId }) => sessions.listForUser(practiceId, userId, recentLength),

    current: async (actor, userId, select) => {
      const found = await usableSessions.find(actor, 'see-session', userId, select);
      return found === undefined ? null : overviewOf(found.session, clock(), warnMinutes);
    },
  };
}
