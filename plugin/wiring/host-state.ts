import type { MailboxServices } from '../domain/mailbox/service.ts';
import type { Actor } from '../domain/practice/actor.ts';
import { isPluginError } from '../errors.ts';
import type { HostState } from '../routes/operations/host-state.ts';
import type { CertificatesPart } from './certificates.ts';
import type { Settings } from '../settings/index.ts';
import type { RenewalsPart } from './renewals.ts';
import type { SessionsPart } from './sessions.ts';

export interface HostStateSources {
  readonly certificates: Pick<CertificatesPart, 'status'>;
  readonly renewals: Pick<RenewalsPart, 'renewals'>;
  readonly sessions: Pick<SessionsPart, 'services'>;
  readonly mailboxes: { readonly services: Pick<MailboxServices, 'unread'> | null };
  readonly settings: Pick<Settings, 'frameAncestors'>;
}

/** Badge, notices and session of the user who is signed in to the screens. */
export function createHostState(deps: HostStateSources): (actor: Actor) => Promise<HostState> {
  return async (actor) => {
    const { practiceId, userId, language } = actor;
    const [badge, notices, session, letters] = await Promise.all([
      known(deps.certificates.status(actor, userId), []),
      known(deps.renewals.renewals.hostNotices(practiceId, userId, language), []),
      known(deps.sessions.services.current(actor, userId), null),
      deps.mailboxes.services?.unread(actor, userId) ?? null,
    ]);
    return {
      badge,
      notices,
      letters,
      session:
        session === null
          ? null
          : {
              until: session.session.notOnOrAfter.toISOString(),
              recognised: session.session.recognition.recognised,
            },
      origins: deps.settings.frameAncestors,
    };
  };
}

/** The host may have no such user, as for an admin of the software house. */
async function known<Value>(asked: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (isPluginError(error, 'ERR_NOT_FOUND')) return otherwise;
    throw error;
  }
}
