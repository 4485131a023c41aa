import { requireService } from '../../access/role.ts';
import type { CertificateRepository } from '../../certificate/repository.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { CertificateEvent } from '../../certificate/certificate-event.ts';
import type { SessionEvent } from '../session-event.ts';
import type { HostDirectory } from '../../practice/directory.ts';
import type { HostLog } from '../../../logging.ts';
import { decideUse, endCauseFor, isStillEntitled } from '../session-access.ts';
import type { ActiveSession, ActiveSessions } from './active-sessions.ts';
import type { SessionRepository } from '../repository.ts';
import type { SessionServices } from '../service.ts';
import type { EndCause } from '../session.ts';
import { endedEntry, sessionEvent } from '../session-audit.ts';
import type { SessionAudit } from '../session-audit.ts';

export interface EndServiceDeps {
  readonly activeSessions: ActiveSessions;
  /** Openings under way (opening/single-flight.ts). */
  readonly singleFlight: {
    /** Calls off a user's openings; they fail once they come to their end. */
    cancel(cause: EndCause, of: { readonly practiceId: string; readonly userId: string }): void;
    /** Calls off every opening, and refuses every later one. */
    close(cause: EndCause): void;
  };
  readonly sessions: Pick<SessionRepository, 'ended'>;
  readonly certificates: Pick<CertificateRepository, 'findById'>;
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
  /** Ends sessions whose file was replaced or removed. Never rejects: the act on the file is done already. */
  onCertificateEvent(event: CertificateEvent): Promise<void>;
}

export function createEndService(deps: EndServiceDeps): EndService {
  const {
    activeSessions,
    singleFlight,
    sessions,
    certificates,
    directory,
    sessionAudit,
    emit,
    now,
    log,
  } = deps;

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
    const at = now();
    try {
      await closeCard(ended);
      await sessions.ended(
        session.practiceId,
        session.id,
        at,
        cause,
        endedEntry(by, at, session, cause),
      );
    } catch (error) {
      // The next start finds the trace open and closes it
      log.error({ err: error, session: session.id }, 'session end not recorded');
    }
    emit(sessionEvent('session.ended', at, session, cause));
    return true;
  };

  const causeOfCertificate = async (
    practiceId: string,
    certificateId: string,
  ): Promise<EndCause | null> => {
    const record = await certificates.findById(practiceId, certificateId);
    if (record === undefined) return 'keystore-removed';
    return record.role === 'active' ? null : 'keystore-replaced';
  };

  return {
    finish,

    finishAll: async (cause) => {
      singleFlight.close(cause);
      for (const { session } of activeSessions.all()) await finish(session.id, cause, null);
    },

    end: async (actor, sessionId) => {
      const found = activeSessions.find(actor.practiceId, sessionId);
      const cause = found === undefined ? null : endCauseFor(actor, found.session);
      if (cause === null) {
        if (found !== undefined)
          await sessionAudit.denied(actor, 'end-session', found.session.userId);
        throw new PluginError('ERR_NOT_FOUND', 'no such session for this actor');
      }
      await finish(sessionId, cause, actor);
    },

    endAll: async (actor, userId, cause) => {
      const { practiceId } = actor;
      const decision = decideUse(actor, { practiceId, userId });
      if (decision !== 'allow') {
        await sessionAudit.denied(actor, 'end-sessions', userId);
        throw decision === 'hidden'
          ? new PluginError('ERR_NOT_FOUND', 'no such user for this actor')
          : new PluginError('ERR_FORBIDDEN', 'only the user and the host may log a user off');
      }
      singleFlight.cancel(cause, { practiceId, userId });
      let ended = 0;
      for (const { session } of activeSessions.ofUser(practiceId, userId)) {
        if (await finish(session.id, cause, actor)) ended += 1;
      }
      return ended;
    },

    endUnentitled: async (actor) => {
      requireService(actor, 'only the host may report changed users');
      let ended = 0;
      for (const { session } of activeSessions.inPractice(actor.practiceId)) {
        const user = await directory.findUser(session.practiceId, session.userId);
        if (isStillEntitled(session, user)) continue;
        if (await finish(session.id, 'log-off', actor)) ended += 1;
      }
      return ended;
    },

    onCertificateEvent: async ({ type, practiceId }) => {
      if (type === 'certificate.loaded') return;
      try {
        // The event names the new file of a replacement, so each running session asks after its own
        for (const { session } of activeSessions.inPractice(practiceId)) {
          if (session.certificateId === null) continue;
          const cause = await causeOfCertificate(practiceId, session.certificateId);
          if (cause !== null) await finish(session.id, cause, null);
        }
      } catch (error) {
        log.error({ err: error }, 'sessions of a changed certificate not ended');
      }
    },
  };
}
