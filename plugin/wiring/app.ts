import { join } from 'node:path';
import express from 'express';
import type { Express } from 'express';
import type { AuditRepository } from '../domain/audit/audit.ts';
import type { CertificateServices } from '../domain/certificate/service.ts';
import type { Actor } from '../domain/practice/actor.ts';
import type { CertificateStatus } from '../host.ts';
import type { HostLog } from '../logging.ts';
import type { JobServices } from '../jobs/job-services.ts';
import { apiRoutes } from '../routes/api/index.ts';
import { createAssets } from '../routes/operations/assets.ts';
import { calendarFeedRoutes } from '../routes/renewal/calendar-feed.ts';
import { healthRoutes } from '../routes/operations/health.ts';
import { launchRoutes, sessionRoutes } from '../routes/sign-in/launch.ts';
import { errorPage, notFound } from '../routes/middleware/error-page.ts';
import { createLaunchTokens } from '../routes/sign-in/launch-token.ts';
import { methodNotAllowed } from '../routes/middleware/method-not-allowed.ts';
import { passwordLimit } from '../routes/middleware/password-limit.ts';
import { requireActor } from '../routes/middleware/require-actor.ts';
import { requireSameOrigin } from '../routes/middleware/same-origin.ts';
import { securityHeaders } from '../routes/middleware/security-headers.ts';
import { authorityUpload, keystoreUpload } from '../routes/middleware/upload.ts';
import { viewLocals } from '../routes/middleware/view-locals.ts';
import { createWebSessions } from '../routes/sign-in/web-session.ts';
import type { ProfileRepository } from '../domain/practice/profiles.ts';
import type {
  UsedTokenRepository,
  WebSessionRepository,
} from '../domain/access/sign-in-repository.ts';
import { metricsRoutes } from '../routes/operations/metrics.ts';
import { screenRoutes } from '../routes/index.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { CalendarServices } from '../domain/delivery/calendar/service.ts';
import type { DeliveryServices } from '../domain/delivery/service.ts';
import type { RenewalServices } from '../domain/renewal/service.ts';
import type { ProbeServices } from '../domain/probe/service.ts';
import type { ReportServices } from '../domain/report/service.ts';
import type { SessionServices } from '../domain/session/service.ts';
import type { Settings } from '../settings/index.ts';
import { renderTemplate } from './templates.ts';
import type { TrustServices } from '../domain/trust/service.ts';

export interface AppDeps {
  readonly settings: Settings;
  readonly services: CertificateServices;
  readonly status: (actor: Actor, userId: string) => Promise<readonly CertificateStatus[]>;
  readonly sessions: SessionServices;
  readonly renewals: RenewalServices;
  readonly deliveries: Pick<DeliveryServices, 'failing'>;
  readonly probes: ProbeServices;
  /** Null where the settings offer no calendar feeds. */
  readonly calendars: CalendarServices | null;
  readonly jobs: JobServices;
  readonly reports: ReportServices;
  readonly trust: TrustServices;
  readonly webSessions: WebSessionRepository;
  readonly usedTokens: UsedTokenRepository;
  readonly audit: Pick<AuditRepository, 'append'>;
  /** Null when the host answers for its users itself. */
  readonly profiles: ProfileRepository | null;
  readonly metrics: Pick<Metrics, 'text'>;
  /** Clock of eHealth minus ours, in seconds; null while it is not known. */
  readonly clockOffset: () => number | null;
  readonly storeReady: () => Promise<void>;
  readonly maxKeystoreBytes: number;
  readonly viewsFolder: string;
  readonly version: string;
  readonly now: () => Date;
  readonly log: HostLog;
}

/** A trusted list with some hundred certificates; an archive is held against its own bounds. */
const maxAuthorityBytes = 4 * 1024 * 1024;

/**
 * The express application: a sub-application with its own views, so that it works at any path of any host. The order below
 * is the security model: nothing after `requireActor` is reached by nobody, nothing after `requireSameOrigin` from elsewhere.
 */
export function createApp(deps: AppDeps): Express {
  const { settings, now, log } = deps;
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
  app.set('views', deps.viewsFolder);
  app.set('query parser', 'simple');
  // Nothing but assets may be kept, and those have their hash
  app.set('etag', false);

  const assets = createAssets(join(deps.viewsFolder, 'assets'));
  const tokens = createLaunchTokens({
    launch: settings.launch,
    defaultLanguage: settings.defaultLanguage,
    usedTokens: deps.usedTokens,
    now,
  });
  const webSessions = createWebSessions({ sessions: deps.webSessions, settings, now });
  const limit = passwordLimit(settings.rateLimit.passwordAttemptsPerMinute);
  const upload = keystoreUpload(deps.maxKeystoreBytes);
  const screens = screenRoutes({
    services: deps.services,
    sessions: deps.sessions,
    renewals: deps.renewals,
    deliveries: deps.deliveries,
    probes: deps.probes,
    calendars: deps.calendars,
    jobs: deps.jobs,
    reports: deps.reports,
    trust: deps.trust,
    environment: settings.environment,
    renewalPolicy: { statusCheck: settings.probes.status, publicOrigin: settings.publicOrigin },
    sessionPolicy: settings.sessions,
    now,
    renewalWindowDays: settings.renewalWindowDays,
    upload,
    authorityUpload: authorityUpload(maxAuthorityBytes),
    passwordLimit: limit,
  });

  app.use(securityHeaders(settings.frameAncestors));
  app.use(viewLocals({ settings, assetVersion: assets.version }));
  app.use('/assets', assets.serve, notFound);
  app.use(healthRoutes(deps));
  if (settings.metrics !== null) {
    app.use(metricsRoutes({ metrics: deps.metrics, token: settings.metrics.token }));
  }
  app.use('/api/v1', apiRoutes({ ...deps, tokens, upload, passwordLimit: limit }));
  app.use('/api', notFound);
  if (deps.calendars !== null) app.use(calendarFeedRoutes(deps.calendars));
  app.use(webSessions.read);
  app.use(launchRoutes({ tokens, sessions: webSessions, audit: deps.audit, now, log }));
  app.use(requireSameOrigin(settings.publicOrigin));
  app.use(requireActor);
  app.use(sessionRoutes({ sessions: webSessions }));
  app.use(express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 50 }));
  app.use(screens);
  app.use(methodNotAllowed(screens));
  app.use(notFound);
  app.use(errorPage(log));
  return app;
}
