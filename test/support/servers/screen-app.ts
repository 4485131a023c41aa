import { fileURLToPath } from 'node:url';
import express from 'express';
import ejs from 'ejs';
import { PluginError } from '../../../plugin/errors.ts';
import type { BulkServices } from '../../../plugin/domain/certificate/bulk/bulk-service.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { nextWorkingMorning } from '../../../plugin/domain/report/team-day.ts';
import type { TeamMember } from '../../../plugin/domain/report/team-day.ts';
import { createReportServices } from '../../../plugin/domain/report/service.ts';
import { errorPage, notFound } from '../../../plugin/routes/middleware/error-page.ts';
import { methodNotAllowed } from '../../../plugin/routes/middleware/method-not-allowed.ts';
import {
  authorityUpload,
  keystoreUpload,
  manyFilesUpload,
} from '../../../plugin/routes/middleware/upload.ts';
import { actAs, viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import type { HostState } from '../../../plugin/routes/operations/host-state.ts';
import { screenRoutes } from '../../../plugin/routes/index.ts';
import type { ReadinessFacts } from '../../../plugin/domain/enrolment/readiness/readiness-facts.ts';
import { fakeMailboxServices } from '../fakes/fake-mailbox-services.ts';
import type { MailboxFixture } from '../fakes/fake-mailbox-services.ts';
import { fakeReadiness } from '../fakes/fake-readiness.ts';
import { fakeBrowserSessions } from '../fakes/fake-browser-sessions.ts';
import type { CertificateFixture } from '../fakes/fake-certificate-services.ts';
import { fakeCertificateServices } from '../fakes/fake-certificate-services.ts';
import type { EnrolmentFixture } from '../fakes/fake-enrolment-services.ts';
import { fakeEnrolmentServices } from '../fakes/fake-enrolment-services.ts';
import type { RevocationFixture } from '../fakes/fake-revocation-services.ts';
import { fakeRevocationServices } from '../fakes/fake-revocation-services.ts';
import type { RenewalFixture } from '../fakes/fake-renewal-services.ts';
import { aRenewalFixture, fakeRenewalServices } from '../fakes/fake-renewal-services.ts';
import type { SessionFixture } from '../fakes/fake-session-services.ts';
import { aSessionFixture, fakeSessionServices } from '../fakes/fake-session-services.ts';
import { anActor, anAdmin } from '../builders/actor.ts';
import { hostile } from '../tools/page.ts';

export const views = fileURLToPath(new URL('../../../plugin/views', import.meta.url));
const now = new Date('2026-06-01T10:00:00Z');

const elsewhere = () => Promise.reject(new Error('a screen with a test of its own'));

/** Tests of several files have their own (test/routes/certificate/bulk.test.ts). */
const noBulk: BulkServices = {
  start: elsewhere,
  state: () => {
    throw new PluginError('ERR_DRAFT_EXPIRED', 'none');
  },
  unlock: () => undefined,
  load: () => undefined,
  discard: () => undefined,
};

export const aClinician = anActor();

/** What a framed page carries for its host. */
export const screenHostState: HostState = {
  badge: [{ level: 'ok', text: hostile }],
  notices: [],
  letters: null,
  session: null,
  origins: ['https://ehr.example'],
};

export interface ScreenAppOptions {
  readonly mountPath?: string;
  readonly actor?: Actor | null;
  readonly language?: Language;
  /** What the limit on password attempts answers; nothing by default. */
  readonly passwordRefusal?: PluginError;
  readonly sessions?: SessionFixture;
  readonly renewals?: RenewalFixture;
  /** Requests for certificates; by default there is no way to ask for one here. */
  readonly enrolments?: EnrolmentFixture;
  /** What the readiness check finds; all is ready by default. */
  readonly readiness?: ReadinessFacts;
  /** Revocations; by default there is no way to ask for one here. */
  readonly revocations?: RevocationFixture;
  /** Letters; by default none are read here. */
  readonly mailbox?: MailboxFixture;
  readonly bulk?: BulkServices;
  readonly team?: readonly TeamMember[];
  /** Whether the nightly status check is offered; it is by default. */
  readonly statusCheck?: boolean;
  /** Whether calendar feeds are offered; they are by default. */
  readonly calendars?: boolean;
  readonly publicOrigin?: string;
  /** Whether "ask my PIN only" is offered; it is by default. */
  readonly pinOnly?: boolean;
}

/** The screens on a bare host app with the real middleware around them, but no session to open first. */
export function screenApp(
  fixture: CertificateFixture,
  options: ScreenAppOptions = {},
): express.Express {
  const { mountPath = '/', actor = anAdmin(), language, passwordRefusal } = options;
  const { sessions = aSessionFixture(), pinOnly = true } = options;
  const { renewals = aRenewalFixture(), statusCheck = true, publicOrigin = null } = options;
  const watching = fakeRenewalServices(renewals, fixture.certificates);
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const app = express();
  app.set('views', views);
  app.engine('ejs', (path, data, callback) => {
    ejs.renderFile(path, data as ejs.Data, { cache: true }, callback);
  });
  app.set('view engine', 'ejs');
  app.use('/assets', express.static(`${views}/assets`));
  app.use(
    viewLocals({
      settings: {
        defaultLanguage: 'fr',
        hostName: 'Cabinet Démo',
        backUrl: 'http://localhost/',
        theme: null,
      },
      assetVersion: () => 'test',
      requestsHere: options.enrolments !== undefined,
    }),
    (_req, res, next) => {
      if (actor !== null) actAs(res, { ...actor, language: language ?? actor.language });
      next();
    },
  );
  const screens = screenRoutes({
    hostState: () => Promise.resolve(screenHostState),
    services: fakeCertificateServices(fixture),
    bulk: options.bulk ?? noBulk,
    bulkUpload: manyFilesUpload({ files: 1000, totalBytes: 64 * 1024 * 1024 }),
    browserSessions: fakeBrowserSessions,
    sessions: fakeSessionServices(sessions),
    sessionPolicy: { warnMinutes: [30, 10, 2], pinOnly },
    enrolments: options.enrolments === undefined ? null : fakeEnrolmentServices(options.enrolments),
    readiness: fakeReadiness(now, options.readiness),
    revocations:
      options.revocations === undefined ? null : fakeRevocationServices(options.revocations),
    mailboxes: options.mailbox === undefined ? null : fakeMailboxServices(options.mailbox),
    ...watching,
    calendars: options.calendars === false ? null : watching.calendars,
    // Screens of their own tests (practice-screen-app.ts)
    jobs: { list: () => Promise.resolve([]), runByHand: () => Promise.resolve('done') },
    reports: createReportServices({
      reports: { listByEnd: () => Promise.resolve([]) },
      renewals: { countByState: () => Promise.resolve({}) },
      sessions: { fallbackFigures: () => Promise.resolve([]) },
      renewalWindowDays: 90,
      now: () => now,
    }),
    trust: {
      list: () => Promise.resolve({ entries: [], ending: [], mayUpdate: false }),
      prepare: elsewhere,
      preview: elsewhere,
      apply: elsewhere,
      discard: elsewhere,
    },
    team: {
      today: () =>
        Promise.resolve({
          members: options.team ?? [],
          morning: nextWorkingMorning(now),
          checkedAt: now,
        }),
    },
    environment: 'production',
    renewalPolicy: { statusCheck, publicOrigin },
    now: () => now,
    renewalWindowDays: 90,
    upload: keystoreUpload(1024 * 1024),
    authorityUpload: authorityUpload(1024 * 1024),
    letterUpload: manyFilesUpload({ files: 30, totalBytes: 1024 * 1024, fieldBytes: 100_000 }),
    passwordLimit: (_req, _res, next) => next(passwordRefusal),
  });
  app.use(screens, methodNotAllowed(screens), notFound, errorPage(log));
  const host = express();
  host.use(mountPath, app);
  return host;
}
