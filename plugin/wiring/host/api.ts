import type { MailboxServices } from '../../domain/mailbox/service.ts';
import type { PluginApi } from '../../host.ts';
import type { Settings } from '../../settings/index.ts';
import type { CertificatesPart } from '../certificates.ts';
import type { EnrolmentsPart } from '../enrolments.ts';
import { createEnrolmentApi, createRevocationApi } from './contracts.ts';
import { createMailboxApi } from './mailbox.ts';
import { createSessionApi, hostActor } from './sessions.ts';
import type { Store } from '../../store/index.ts';
import type { Practice } from '../practice.ts';
import type { RenewalsPart } from '../renewals.ts';
import type { SessionsPart } from '../sessions.ts';

export interface HostApiDeps {
  readonly settings: Pick<Settings, 'defaultLanguage'>;
  readonly practice: Pick<Practice, 'directory'>;
  readonly certificates: Pick<CertificatesPart, 'status'>;
  readonly sessions: Pick<SessionsPart, 'services'>;
  readonly enrolments: Pick<EnrolmentsPart, 'services' | 'revocations'>;
  readonly mailboxes: { readonly services: MailboxServices | null };
  readonly store: Pick<Store, 'webSessions'>;
  readonly renewals: Pick<RenewalsPart, 'renewals'>;
}

/** What the host asks in process. */
export function createHostApi(deps: HostApiDeps): PluginApi {
  const { defaultLanguage } = deps.settings;
  const asPerson = { directory: deps.practice.directory, defaultLanguage };
  return {
    certificateStatus: (practiceId, userId, language = defaultLanguage) =>
      deps.certificates.status(hostActor(practiceId, language), userId),
    sessions: createSessionApi({
      sessions: deps.sessions.services,
      directory: deps.practice.directory,
      webSessions: deps.store.webSessions,
      defaultLanguage,
    }),
    enrolments: createEnrolmentApi(deps.enrolments.services, asPerson),
    mailbox: createMailboxApi(deps.mailboxes.services, asPerson),
    revocations: createRevocationApi(deps.enrolments.revocations, asPerson),
    notices: (practiceId, userId, language = defaultLanguage) =>
      deps.renewals.renewals.hostNotices(practiceId, userId, language),
  };
}
