import { auditedRefusal } from '../../access/refusal.ts';
import { addHolderOfKeyHeader } from '../../../ehealth/soap/holder-of-key.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { HostDirectory } from '../../practice/directory.ts';
import { decideUse, isStillEntitled } from '../session-access.ts';
import type { EndService } from './end.ts';
import { isUsable, overviewOf } from '../lifecycle.ts';
import type { ActiveSession, ActiveSessions } from './active-sessions.ts';
import type { SessionRepository } from '../repository.ts';
import type { SessionSelect, SessionServices } from '../service.ts';
import type { EhealthSession } from '../session.ts';
import type { SessionAudit } from '../session-audit.ts';

export interface UseServiceDeps {
  readonly activeSessions: ActiveSessions;
  readonly sessions: Pick<SessionRepository, 'listForUser'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly endService: Pick<EndService, 'finish' | 'reconcile'>;
  readonly sessionAudit: Pick<SessionAudit, 'denied'>;
  readonly warnMinutes: readonly number[];
  readonly clock: () => Date;
}

/** Past sessions shown to their user. */
const recentLength = 10;

/** What a session is for: being seen, asked for, and signing the host's calls. */
export function createUseService(
  deps: UseServiceDeps,
): Pick<SessionServices, 'mine' | 'recent' | 'current' | 'sign'> {
  const { activeSessions, sessions, directory, endService, sessionAudit, warnMinutes, clock } =
    deps;

  const requireUse = async (actor: Actor, action: string, userId: string): Promise<void> => {
    const decision = decideUse(actor, { practiceId: actor.practiceId, userId });
    if (decision === 'allow') return;
    await sessionAudit.denied(actor, action, userId);
    throw auditedRefusal(decision, {
      hidden: 'no such user for this actor',
      forbidden: 'only its owner and the host may use a session',
    });
  };

  /** A user that the host deactivated or removed from a group loses the sessions at the next use. */
  const endUnlessEntitled = async (found: ActiveSession): Promise<ActiveSession | undefined> => {
    const { id, practiceId, userId } = found.session;
    if (isStillEntitled(found.session, await directory.findUser(practiceId, userId))) {
      return activeSessions.find(practiceId, id);
    }
    await endService.finish(id, 'log-off', null);
    return undefined;
  };

  /** The user's sessions in this process; none that was ended, in this process or another. */
  const heldBy = async (practiceId: string, userId: string): Promise<readonly ActiveSession[]> => {
    const held = activeSessions.ofUser(practiceId, userId);
    // On every page: without a session there is nothing to ask
    if (held.length === 0) return held;
    const now = clock();
    for (const { session } of held) {
      // Ended for good: a clock that is set back must not let it live again
      if (now >= session.notOnOrAfter) await endService.finish(session.id, 'expired', null);
    }
    await endService.reconcile(activeSessions.ofUser(practiceId, userId));
    return activeSessions.ofUser(practiceId, userId);
  };

  const usable = async (
    practiceId: string,
    userId: string,
    select: SessionSelect,
  ): Promise<ActiveSession | undefined> => {
    const now = clock();
    const candidates = (await heldBy(practiceId, userId)).filter(({ session }) =>
      isUsable(session, now),
    );
    const chosen = chooseSession(
      candidates.map(({ session }) => session),
      select,
    );
    const found = candidates.find(({ session }) => session === chosen);
    return found === undefined ? undefined : endUnlessEntitled(found);
  };

  return {
    mine: async ({ practiceId, userId }) => {
      const mine = await heldBy(practiceId, userId);
      // Without a session there is no need to know eHealth's time
      if (mine.length === 0) return [];
      const now = clock();
      return mine
        .map(({ session }) => overviewOf(session, now, warnMinutes))
        .sort((a, b) => b.secondsLeft - a.secondsLeft);
    },

    recent: ({ practiceId, userId }) => sessions.listForUser(practiceId, userId, recentLength),

    current: async (actor, userId, select = {}) => {
      await requireUse(actor, 'see-session', userId);
      const found = await usable(actor.practiceId, userId, select);
      return found === undefined ? null : overviewOf(found.session, clock(), warnMinutes);
    },

    sign: async (actor, userId, envelope, select = {}) => {
      await requireUse(actor, 'sign', userId);
      const found = await usable(actor.practiceId, userId, select);
      if (found === undefined) throw new PluginError('ERR_SESSION_NONE', 'no usable session');
      return addHolderOfKeyHeader(envelope, {
        ...found.token,
        signer: found.signer,
        now: clock(),
      });
    },
  };
}

/**
 * Chooses among a user's usable sessions: by what was asked; else the personal one, else that of the only organisation. Of
 * several with one holder (by quality) the one that lasts longest. undefined where the choice stays ambiguous.
 */
export function chooseSession(
  sessions: readonly EhealthSession[],
  { sessionId, kind, identifier }: SessionSelect,
): EhealthSession | undefined {
  const fitting = sessions.filter(
    ({ id, holder }) =>
      (sessionId === undefined || id === sessionId) &&
      (kind === undefined || holder.kind === kind) &&
      (identifier === undefined || holder.identifier === identifier),
  );
  const personal = fitting.filter(({ holder }) => holder.kind === 'person');
  const candidates = personal.length > 0 ? personal : fitting;
  const holders = new Set(candidates.map(({ holder }) => `${holder.kind} ${holder.identifier}`));
  if (holders.size !== 1) return undefined;
  return candidates.toSorted((a, b) => b.notOnOrAfter.getTime() - a.notOnOrAfter.getTime())[0];
}
