import { createCalendarFeeds } from '../domain/delivery/calendar/feed.ts';
import type { CalendarServices } from '../domain/delivery/calendar/service.ts';
import { createMailTransport } from '../domain/delivery/mail/transport.ts';
import type { MailTransport } from '../domain/delivery/mail/transport.ts';
import { createOutbox } from '../domain/delivery/outbox.ts';
import type { DeliveryServices } from '../domain/delivery/service.ts';
import { createWebhookSender } from '../domain/delivery/webhook.ts';
import type { NoticeEvent } from '../domain/renewal/notice/notice-event.ts';
import { createRenewalServices } from '../domain/renewal/create-service.ts';
import { createGatherer } from '../domain/renewal/gather.ts';
import { createReminderServices } from '../domain/renewal/reminder-service.ts';
import type { ReminderServices } from '../domain/renewal/reminder-service.ts';
import { createRenewalReconciler } from '../domain/renewal/reconciler.ts';
import type { RenewalReconciler, RenewalServices } from '../domain/renewal/service.ts';
import type { ProbeServices } from '../domain/probe/service.ts';
import type { HostLog } from '../logging.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import type { CertificatesPart } from './certificates.ts';
import type { Practice } from './practice.ts';

export interface RenewalsDeps {
  readonly settings: Settings;
  readonly store: Store;
  readonly practice: Practice;
  readonly certificates: Pick<CertificatesPart, 'verdicts'>;
  readonly probes: ProbeServices;
  /** Whether certificates are requested in our screens. */
  readonly requestsHere: boolean;
  readonly emit: (event: NoticeEvent) => void;
  readonly version: string;
  readonly now: () => Date;
  readonly log: HostLog;
  /** PEM of the CAs that servers called by us may have, besides Node's own. */
  readonly authorities: readonly string[];
}

export interface RenewalsPart {
  readonly renewals: RenewalServices;
  readonly reminders: ReminderServices;
  readonly reconciler: RenewalReconciler;
  readonly probes: ProbeServices;
  readonly deliveries: DeliveryServices;
  /** null where the settings offer no feeds. */
  readonly calendars: CalendarServices | null;
  /** Waits for reconciliations that an event began, then closes the mail connections. */
  close(): Promise<void>;
}

export async function createRenewals(deps: RenewalsDeps): Promise<RenewalsPart> {
  const { settings, store, practice, probes, emit, now, log } = deps;
  const { directory, authorizer } = practice;
  const policy = { ...settings.renewal, installationKey: await store.installationKey() };
  const gatherer = createGatherer({
    notices: store.notices,
    verdicts: deps.certificates.verdicts,
    readiness: deps.requestsHere ? store.readiness : null,
  });
  const { authorities } = deps;
  const mail =
    settings.notices.mail === null
      ? null
      : createMailTransport(settings.notices.mail, { authorities });
  const channels = { email: mail !== null, webhook: settings.notices.webhook !== null };
  const reconciler = createRenewalReconciler({
    renewals: store.renewals,
    notices: store.notices,
    certificates: store.certificates,
    gatherer,
    directory,
    policy,
    channels,
    emit,
    now,
    log,
  });
  const renewals = createRenewalServices({
    renewals: store.renewals,
    notices: store.notices,
    reminders: store.reminders,
    certificates: store.certificates,
    sessionKeys: store.sessionKeys,
    authorizer,
    gatherer,
    directory,
    reconciler,
    policy,
    renewalWindowDays: settings.renewalWindowDays,
    now,
  });
  return {
    renewals,
    reminders: createReminderServices({
      reminders: store.reminders,
      renewals: store.renewals,
      notices: store.notices,
      directory,
      channels,
      now,
    }),
    reconciler,
    probes: {
      ...probes,
      checkNow: async (actor, certificateId) => {
        await probes.checkNow(actor, certificateId);
        // The actor sees what follows from the answer at once, not after the next run
        await reconciler.reconcile(actor.practiceId, [certificateId]);
      },
    },
    deliveries: createDeliveries(deps, mail),
    calendars: settings.notices.calendar ? createCalendars(deps) : null,
    close: async () => {
      await reconciler.close();
      mail?.close();
    },
  };
}

function createDeliveries(deps: RenewalsDeps, mail: MailTransport | null): DeliveryServices {
  const { settings, store, practice, version, now, log } = deps;
  const { webhook, openUrl, allClearDigest } = settings.notices;
  return createOutbox({
    deliveries: store.deliveries,
    renewals: store.renewals,
    notices: store.notices,
    certificates: store.certificates,
    calendars: store.calendars,
    reports: store.reports,
    sessions: store.sessions,
    directory: practice.directory,
    mail,
    webhook:
      webhook === null
        ? null
        : createWebhookSender({
            url: webhook.url,
            secret: webhook.secret,
            userAgent: `Trousseau/${version}`,
            now,
            authorities: deps.authorities,
          }),
    openUrl,
    requestsHere: deps.requestsHere,
    allClearDigest,
    language: settings.defaultLanguage,
    fallback: settings.sessions.fallback,
    now,
    log,
  });
}

function createCalendars({
  settings,
  store,
  practice,
  requestsHere,
  now,
}: RenewalsDeps): CalendarServices {
  return createCalendarFeeds({
    calendars: store.calendars,
    certificates: store.certificates,
    renewals: store.renewals,
    directory: practice.directory,
    openUrl: settings.notices.openUrl,
    language: settings.defaultLanguage,
    enabled: true,
    requestsHere,
    now,
  });
}
