import { auditedRefusal } from '../../access/refusal.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { HostDirectory } from '../../practice/directory.ts';
import { decideUse, isStillEntitled } from '../session-access.ts';
import type { EndService } from './end.ts';
import { isUsable } from '../lifecycle.ts';
import type { ActiveSession, ActiveSessions } from './active-sessions.ts';

import type { EhealthSession, SessionSelect } from '../session.ts';
import type { SessionAudit } from '../session-audit.ts';

export interface UsableSessionsDeps {
  readonly activeSessions: ActiveSessions;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly endService: Pick<EndService, 'finish' | 'reconcile'>;
  readonly sessionAudit: Pick<SessionAudit, 'denied'>;
  /** eHealth's, where it is known. */
  readonly clock: () => Date;
}

/** The way to a session for its user, and for the service that acts for them. Each look ends what must not run any longer. */
export interface UsableSessions {
  /** The user's sessions in this process; none that was ended, in this process or another. */
  heldBy(practiceId: string, userId: string): Promise<readonly ActiveSession[]>;
  /** ERR_NOT_FOUND or ERR_FORBIDDEN for other actors, which the audit records as `action`. */
  find(
    actor: Actor,
    action: string,
    userId: string,
    select?: SessionSelect,
  ): Promise<ActiveSession | undefined>;
  /** The same; ERR_SESSION_NONE where there is none. */
  require(
    actor: Actor,
    action: string,
    userId: string,
    select?: SessionSelect,
  ): Promise<ActiveSession>;
}

export function createUsableSessions(deps: UsableSessionsDeps): UsableSessions {
  const { activeSessions, directory, endService, sessionAudit, clock } = deps;

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

  const find: UsableSessions['find'] = async (actor, action, userId, select = {}) => {
    await requireUse(actor, action, userId);
    const now = clock();
    const candidates = (await heldBy(actor.practiceId, userId)).filter(({ session }) =>
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
    heldBy,
    find,
    require: async (...asked) => {
      const found = await find(...asked);
      if (found === undefined) throw new PluginError('ERR_SESSION_NONE', 'no usable session');
      return found;
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
