import type { PluginApi } from '../host.ts';
import type { RenewalServices } from '../domain/renewal/service.ts';
import type { SessionServices } from '../domain/session/service.ts';
import type { Settings } from '../settings/index.ts';
import type { CertificatesPart } from './certificates.ts';
import { createSessionApi, hostActor } from './host-sessions.ts';
import type { SessionApiDeps } from './host-sessions.ts';
import type { Practice } from './practice.ts';

export interface HostApiDeps {
  readonly settings: Pick<Settings, 'defaultLanguage'>;
  readonly practice: Pick<Practice, 'directory'>;
  readonly certificates: Pick<CertificatesPart, 'status'>;
  readonly sessions: SessionServices;
  readonly webSessions: SessionApiDeps['webSessions'];
  readonly renewals: Pick<RenewalServices, 'hostNotices'>;
}

/** What the host asks in process. */
export function createHostApi(deps: HostApiDeps): PluginApi {
  const { defaultLanguage } = deps.settings;
  return {
    certificateStatus: (practiceId, userId, language = defaultLanguage) =>
      deps.certificates.status(hostActor(practiceId, language), userId),
    sessions: createSessionApi({
      sessions: deps.sessions,
      directory: deps.practice.directory,
      webSessions: deps.webSessions,
      defaultLanguage,
    }),
    notices: (practiceId, userId, language = defaultLanguage) =>
      deps.renewals.hostNotices(practiceId, userId, language),
  };
}
