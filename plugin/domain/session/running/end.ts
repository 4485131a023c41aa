import { auditedRefusal } from '../../access/refusal.ts';
import { requireService } from '../../access/role.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { CertificateEvent } from '../../certificate/certificate-event.ts';
import type { SessionEvent } from '../session-event.ts';
import type { HostDirectory } from '../../practice/directory.ts';
import type { HostLog } from '../../../logging.ts';
import { decideUse, endCauseFor, isStillEntitled } from '../session-access.ts';
import type { ActiveSession, ActiveSessions } from './active-sessions.ts';
import type { SessionRepository, SessionTrace } from '../repository.ts';
import type { SessionServices } from '../service.ts';
import type { EndCause } from '../session.ts';
import { endedEntry, endedSessionOf, sessionEvent } from '../session-audit.ts';
import type { EndedSession, SessionAudit } from '../session-audit.ts';

export interface EndServiceDeps {
  readonly activeSessions: ActiveSessions;
  /** Openings under way (opening/single-flight.ts). */
  readonly singleFlight: {
    /** Calls off a user's openings; they fail once they come to their end. */
    cancel(cause: EndCause, of: { readonly practiceId: string; readonly userId: string }): void;
    /** Calls off every opening, and refuses every later one. */
    close(cause: EndCause): void;
  };
  readonly sessions: Pick<SessionRepository, 'ended' | 'loggedOff' | 'running' | 'stateOf'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly sessionAudit: Pick<SessionAudit, 'denied'>;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface EndService extends Pick<SessionServices, 'end' | 'endAll' | 'endUnentitled'> {
  /** Ends one session for good, for any cause; false when it had ended before. Never throws. */
  finish(sessionId: string, cause: EndCause, by: Actor | null): Promise<boolean>;
  /** Ends every session of this process, and opens none any more: its keys are about to be gone. */
  finishAll(cause: EndCause): Promise<void>;
  /** Lets go of what another process ended, and ends what a change of its file ended: the rows decide, not our memory. */
  reconcile(held: readonly ActiveSession[]): Promise<void>;
  /** Ends sessions whose file was replaced or removed. Never rejects: the act on the file is done already. */
  onCertificateEvent(event: CertificateEvent): Promise<void>;
}

export function createEndService(deps: EndServiceDeps): EndService {
  const { activeSessions, singleFlight, sessions, directory, sessionAudit, emit, now, log } = deps;

  /** A card is closed with the last session that uses it: an extended session leaves it to its successor. */
  const closeCard = async ({ card }: ActiveSession): Promise<void> => {
    if (card !== null && !activeSessions.all().some((other) => other.card === card))
      await card.close();
  };

  const finish: EndService['finish'] = async (sessionId, cause, by) => {
    // Removed first: from here on it cannot sign, even if writing the record fails
    const ended = activeSessions.take(sessionId);
    if (ended === undefined) return false;
    const { session } = ended;
    ended.keyring.clear();
    let isFirst = true;
    const at = now();
    try {
      await closeCard(ended);
      const entry = endedEntry(by, at, session, cause);
      isFirst = await sessions.ended(session.practiceId, session.id, at, cause, entry);
    } catch (error) {
      // The next start finds the trace open and closes it
      log.error({ err: error, session: session.id }, 'session end not recorded');
    }
    // Otherwise another process was faster, and reported it
    if (isFirst) emit(sessionEvent('session.ended', at, session, cause));
    return isFirst;
  };

  /** Ends the session of another process: that one asks the row before it uses the key. */
  const finishElsewhere = async (
    session: EndedSession,
    cause: EndCause,
    by: Actor | null,
  ): Promise<boolean> => {
    const { practiceId, id } = session;
    const at = now();
    const entry = endedEntry(by, at, session, cause);
    if (!(await sessions.ended(practiceId, id, at, cause, entry))) return false;
    emit(sessionEvent('session.ended', at, session, cause));
    return true;
  };

  const finishAnywhere = (trace: SessionTrace, cause: EndCause, by: Actor | null) =>
    activeSessions.find(trace.practiceId, trace.id) === undefined
      ? finishElsewhere(endedSessionOf(trace), cause, by)
      : finish(trace.id, cause, by);

  const runningElsewhere = async (
    practiceId: string,
    sessionId: string,
  ): Promise<EndedSession | undefined> => {
    const trace = (await sessions.running(practiceId)).find(({ id }) => id === sessionId);
    return trace && endedSessionOf(trace);
  };

  const release = async (id: string): Promise<void> => {
    const held = activeSessions.take(id);
    held?.keyring.clear();
    if (held !== undefined) await closeCard(held);
  };

  return {
    finish,

    finishAll: async (cause) => {
      singleFlight.close(cause);
      for (const { session } of activeSessions.all()) await finish(session.id, cause, null);
    },

    reconcile: async (held) => {
      for (const { session } of held) {
        const state = await sessions.stateOf(session.practiceId, session.id);
        if (state === 'ended') await release(session.id);
        else if (state !== 'running') await finish(session.id, state, null);
      }
    },

    end: async (actor, sessionId) => {
      const held = activeSessions.find(actor.practiceId, sessionId)?.session;
      const found = held ?? (await runningElsewhere(actor.practiceId, sessionId));
      const cause = found === undefined ? null : endCauseFor(actor, found);
      if (found === undefined || cause === null) {
        if (found !== undefined) await sessionAudit.denied(actor, 'end-session', found.userId);
        throw new PluginError('ERR_NOT_FOUND', 'no such session for this actor', {
          audited: found !== undefined,
        });
      }
      await (found === held
        ? finish(sessionId, cause, actor)
        : finishElsewhere(found, cause, actor));
    },

    endAll: async (actor, userId, cause) => {
      const { practiceId } = actor;
      const decision = decideUse(actor, { practiceId, userId });
      if (decision !== 'allow') {
        await sessionAudit.denied(actor, 'end-sessions', userId);
        throw auditedRefusal(decision, {
          hidden: 'no such user for this actor',
          forbidden: 'only the user and the host may log a user off',
        });
      }
      singleFlight.cancel(cause, { practiceId, userId });
      let ended = 0;
      // Those held here first: they end even when the store does not answer
      for (const { session } of activeSessions.ofUser(practiceId, userId)) {
        if (await finish(session.id, cause, actor)) ended += 1;
      }
      // Before the rows are read: an opening at another process has written its own by now, or finds this count
      await sessions.loggedOff(practiceId, userId);
      for (const trace of await sessions.running(practiceId)) {
        if (trace.userId === userId && (await finishAnywhere(trace, cause, actor))) ended += 1;
      }
      return ended;
    },

    endUnentitled: async (actor) => {
      requireService(actor, 'only the host may report changed users');
      let ended = 0;
      for (const trace of await sessions.running(actor.practiceId)) {
        const user = await directory.findUser(trace.practiceId, trace.userId);
        if (isStillEntitled(endedSessionOf(trace), user)) continue;
        if (await finishAnywhere(trace, 'log-off', actor)) ended += 1;
      }
      return ended;
    },

    onCertificateEvent: async ({ type, practiceId, certificateId }) => {
      if (type === 'certificate.loaded') return;
      try {
        // The event names the new file of a replacement, so each running session asks after its own
        for (const trace of await sessions.running(practiceId)) {
          if (trace.certificateId === null) continue;
          if (type === 'certificate.password-changed') {
            if (trace.certificateId === certificateId)
              await finishAnywhere(trace, 'password-changed', null);
            continue;
          }
          const state = await sessions.stateOf(practiceId, trace.id);
          if (state !== 'running' && state !== 'ended') await finishAnywhere(trace, state, null);
        }
      } catch (error) {
        log.error({ err: error }, 'sessions of a changed certificate not ended');
      }
    },
  };
}
