import { join } from 'node:path';
import express from 'express';
import type { Express } from 'express';
import type { HostLog } from '../logging.ts';
import { apiRoutes } from '../routes/api/index.ts';
import { createAssets } from '../routes/operations/assets.ts';
import { calendarFeedRoutes } from '../routes/renewal/calendar-feed.ts';
import { hostStateRoutes } from '../routes/operations/host-state.ts';
import { healthRoutes } from '../routes/operations/health.ts';
import { launchRoutes, ownWindowRoutes, sessionRoutes } from '../routes/sign-in/launch.ts';
import { createOwnWindows } from '../routes/sign-in/own-window.ts';
import { errorPage, notFound } from '../routes/middleware/error-page.ts';
import { createLaunchTokens } from '../routes/sign-in/launch-token.ts';
import { bodyCharset } from '../routes/middleware/body-charset.ts';
import { auditRefusals } from '../routes/middleware/refusal-audit.ts';
import { methodNotAllowed } from '../routes/middleware/method-not-allowed.ts';
import { passwordLimit } from '../routes/middleware/password-limit.ts';
import { requireActor } from '../routes/middleware/require-actor.ts';
import { requireSameOrigin } from '../routes/middleware/same-origin.ts';
import { securityHeaders } from '../routes/middleware/security-headers.ts';
import { bulkLimits } from '../domain/certificate/bulk/collect.ts';
import { authorityUpload, keystoreUpload, manyFilesUpload } from '../routes/middleware/upload.ts';
import { viewLocals } from '../routes/middleware/view-locals.ts';
import { wipedBody } from '../routes/middleware/wiped-body.ts';
import { createBrowserSessions } from '../domain/access/browser-sessions.ts';
import { createWebSessions } from '../routes/sign-in/web-session.ts';
import { metricsRoutes } from '../routes/operations/metrics.ts';
import { screenRoutes } from '../routes/index.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { MailboxServices } from '../domain/mailbox/service.ts';
import type { ReadinessServices } from '../domain/enrolment/readiness/service.ts';
import type { Settings } from '../settings/index.ts';
import { createTeamServices } from '../domain/report/team.ts';
import { createReportServices } from '../domain/report/service.ts';
import { packageRoot } from '../package-root.ts';
import { defaultKeystoreLimits } from '../pki/pkcs12/keystore-content.ts';
import type { Store } from '../store/index.ts';
import type { CertificatesPart } from './certificates.ts';
import type { Practice } from './practice.ts';
import type { JobsPart } from './jobs.ts';
import type { EnrolmentsPart } from './enrolments.ts';
import type { RenewalsPart } from './renewals.ts';
import type { SessionsPart } from './sessions.ts';
import type { TrustPart } from './trust.ts';
import { createHostState } from './host-state.ts';
import { createReadiness } from './readiness.ts';
import { renderTemplate } from './templates.ts';

export interface AppDeps {
  readonly settings: Settings;
  readonly store: Pick<
    Store,
    | 'attempts'
    | 'audit'
    | 'health'
    | 'renewals'
    | 'reports'
    | 'sessions'
    | 'usedTokens'
    | 'webSessions'
  >;
  readonly practice: Pick<Practice, 'authorizer' | 'directory' | 'profiles' | 'userCheck'>;
  readonly certificates: Pick<CertificatesPart, 'bulk' | 'services' | 'status'>;
  readonly sessions: Pick<SessionsPart, 'services'>;
  readonly enrolments: Pick<EnrolmentsPart, 'services' | 'revocations'>;
  readonly mailboxes: { readonly services: MailboxServices | null };
  readonly readiness: ReadinessServices;
  readonly renewals: Omit<RenewalsPart, 'reconciler' | 'close'>;
  readonly trust: Pick<TrustPart, 'trust'>;
  readonly jobs: Pick<JobsPart, 'services'>;
  readonly metrics: Pick<Metrics, 'text'>;
  /** Clock of eHealth minus ours, in seconds; null while it is not known. */
  readonly clockOffset: () => number | null;
  readonly version: string;
  readonly now: () => Date;
  readonly log: HostLog;
}

const viewsFolder = join(packageRoot(), 'plugin', 'views');

/** What eHealth takes of a letter, and its form around it. */
const letterLimits = { files: 30, totalBytes: 11 * 1024 * 1024, fieldBytes: 256 * 1024 };

/** A trusted list with some hundred certificates; an archive is held against its own bounds. */
const maxAuthorityBytes = 4 * 1024 * 1024;

/**
 * The express application: a sub-application with its own views, so that it works at any path of any host. The order below
 * is the security model: nothing after `requireActor` is reached without a user, nothing after `requireSameOrigin` from another site.
 */
export function createApp(deps: AppDeps): Express {
  const { settings, store, certificates, renewals, now, log } = deps;
  const sessions = deps.sessions.services;
  const app = express();
  app.disable('x-powered-by');
  // Given here, not found by name: a host without ejs, or with another one, changes nothing
  app.engine('ejs', (path, data, callback) => {
    let page: string;
    try {
      page = renderTemplate(path, { ...data });
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, page);
  });
  app.set('view engine', 'ejs');
  app.set('views', viewsFolder);
  app.set('query parser', 'simple');
  // Nothing but assets may be kept, and those have their hash
  app.set('etag', false);

  const assets = createAssets(join(viewsFolder, 'assets'));
  const tokens = createLaunchTokens({
    launch: settings.launch,
    defaultLanguage: settings.defaultLanguage,
    usedTokens: store.usedTokens,
    now,
  });
  const { userCheck: users } = deps.practice;
  const inForeignFrame = settings.cookie.sameSite === 'none';
  const ownWindows = inForeignFrame ? createOwnWindows(now) : null;
  const webSessions = createWebSessions({
    sessions: store.webSessions,
    settings,
    users,
    onUse: (idHash) => ownWindows?.notNeeded(idHash),
    now,
  });
  const browserSessions = createBrowserSessions({
    webSessions: store.webSessions,
    authorizer: deps.practice.authorizer,
    audit: store.audit,
    idleMinutes: settings.sessionIdleMinutes,
    now,
  });
  const limit = passwordLimit(settings.rateLimit.passwordAttemptsPerMinute, {
    attempts: store.attempts,
    now,
  });
  const upload = keystoreUpload(defaultKeystoreLimits.maxBytes);
  const team = createTeamServices({
    reports: store.reports,
    sessions: store.sessions,
    directory: deps.practice.directory,
    now,
  });
  const hostState = createHostState(deps);
  const screens = screenRoutes({
    hostState,
    services: certificates.services,
    bulk: certificates.bulk,
    bulkUpload: manyFilesUpload(bulkLimits),
    browserSessions,
    sessions,
    enrolments: deps.enrolments.services,
    readiness: deps.readiness,
    revocations: deps.enrolments.revocations,
    mailboxes: deps.mailboxes.services,
    renewals: renewals.renewals,
    reminders: renewals.reminders,
    team,
    deliveries: renewals.deliveries,
    probes: renewals.probes,
    calendars: renewals.calendars,
    jobs: deps.jobs.services,
    reports: createReportServices({
      reports: store.reports,
      renewals: store.renewals,
      sessions: store.sessions,
      renewalWindowDays: settings.renewalWindowDays,
      now,
    }),
    trust: deps.trust.trust,
    environment: settings.environment,
    renewalPolicy: { statusCheck: settings.probes.status, publicOrigin: settings.publicOrigin },
    sessionPolicy: settings.sessions,
    now,
    renewalWindowDays: settings.renewalWindowDays,
    upload,
    authorityUpload: authorityUpload(maxAuthorityBytes),
    letterUpload: manyFilesUpload(letterLimits),
    passwordLimit: limit,
  });

  app.use(wipedBody, bodyCharset);
  app.use(securityHeaders(settings.frameAncestors, settings.strictTransportDays));
  const requestsHere = deps.enrolments.services !== null;
  app.use(viewLocals({ settings, assetVersion: assets.version, inForeignFrame, requestsHere }));
  app.use('/assets', assets.serve, notFound);
  app.use(
    healthRoutes({
      storeReady: createReadiness(store, log),
      clockOffset: deps.clockOffset,
      version: deps.version,
    }),
  );
  if (settings.metrics !== null) {
    app.use(metricsRoutes({ metrics: deps.metrics, token: settings.metrics.token }));
  }
  app.use(
    '/api/v1',
    apiRoutes({
      services: certificates.services,
      status: (actor, userId) => certificates.status(actor, userId),
      sessions,
      readiness: deps.readiness,
      enrolments: deps.enrolments.services,
      revocations: deps.enrolments.revocations,
      renewals: renewals.renewals,
      reminders: renewals.reminders,
      team,
      webSessions: store.webSessions,
      browserSessions,
      profiles: deps.practice.profiles,
      tokens,
      upload,
      passwordLimit: limit,
      version: deps.version,
    }),
  );
  app.use('/api', notFound);
  if (renewals.calendars !== null) app.use(calendarFeedRoutes(renewals.calendars));
  app.use(webSessions.read);
  const { audit } = store;
  const launches = { tokens, sessions: webSessions, ownWindows, users, audit, now, settings, log };
  app.use(launchRoutes(launches));
  app.use(requireSameOrigin(settings.publicOrigin));
  app.use(ownWindowRoutes(launches));
  app.use(requireActor);
  app.use(sessionRoutes({ sessions: webSessions, settings }));
  app.use(hostStateRoutes({ hostState }));
  app.use(express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 50 }));
  app.use(screens);
  app.use(methodNotAllowed(screens));
  app.use(notFound);
  app.use(errorPage(log, auditRefusals({ audit: store.audit, now, log })));
  return app;
}
