import { PluginError } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { WebSessionRepository } from '../../domain/access/sign-in-repository.ts';
import type { HostDirectory } from '../../domain/practice/directory.ts';
import type { Language } from '../../i18n/language.ts';
import type { SessionApi } from '../../host.ts';
import { sessionInfo } from '../../routes/api/session-info.ts';
import { personActor } from './person.ts';
import type { SessionServices } from '../../domain/session/service.ts';

export interface SessionApiDeps {
  readonly sessions: SessionServices;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly webSessions: Pick<WebSessionRepository, 'removeForUser'>;
  readonly defaultLanguage: Language;
}

/** Sessions for the host in process. The host answers for the user it names, as in a launch token. */
export function createSessionApi(deps: SessionApiDeps): SessionApi {
  const { sessions } = deps;
  const service = (practiceId: string) => hostActor(practiceId, deps.defaultLanguage);

  const person = (practiceId: string, userId: string): Promise<Actor> =>
    personActor(deps.directory, practiceId, userId, deps.defaultLanguage);

  return {
    current: async (practiceId, userId, choice) => {
      const found = await sessions.current(service(practiceId), userId, choice);
      return found === null ? null : sessionInfo(found);
    },
    open: async (practiceId, userId, request) => {
      const actor = await person(practiceId, userId);
      const { session } = await sessions.open(actor, {
        mode: request.mode,
        certificateId: request.certificateId,
        quality: request.quality,
        password: request.password ?? null,
        pin: request.pin ?? null,
        lastTryConfirmed: request.lastTryConfirmed ?? false,
        reason: request.reason ?? null,
        reasonText: request.reasonText ?? '',
        renew: request.renew ?? false,
      });
      const opened = await sessions.current(actor, userId, { sessionId: session.id });
      // A life shorter than the minute that "usable" asks for
      if (opened === null)
        throw new PluginError('ERR_SESSION_NONE', 'the session has already ended');
      return sessionInfo(opened);
    },
    end: async (practiceId, userId, sessionId) => {
      if (sessionId === undefined) {
        // The screens first: a shared computer must not stay signed in because an eHealth session failed to end
        await deps.webSessions.removeForUser(practiceId, userId);
        await sessions.endAll(service(practiceId), userId, 'log-off');
      } else {
        await sessions.end(await person(practiceId, userId), sessionId);
      }
    },
    sign: (practiceId, userId, envelope, choice) =>
      sessions.sign(service(practiceId), userId, envelope, choice),
    signDocument: (practiceId, userId, document, choice) =>
      sessions.signDocument(service(practiceId), userId, document, choice),
    timeStamp: async (practiceId, userId, digest, choice) => {
      const stamped = await sessions.timeStamp(service(practiceId), userId, digest, choice);
      const { token, at, serialNumber, policy } = stamped;
      return { token, at, serialNumber, policy };
    },
    signWithCertificate: async (practiceId, userId, envelope, { certificateId, ...request }) =>
      sessions.signWithCertificate(
        await person(practiceId, userId),
        certificateId,
        envelope,
        request,
      ),
  };
}

/** The host itself, asking in process: it may see what a service of the practice may. */
export function hostActor(practiceId: string, language: Language): Actor {
  return { userId: 'host', displayName: 'host', practiceId, roles: ['service'], language };
}
