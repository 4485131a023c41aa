import type { Authorising } from '../domain/access/authorizer.ts';
import type { Judging } from '../domain/certificate/verdict-service.ts';
import { createCertificateInfoService } from '../ehealth/registration/certificate-info.ts';
import { defaultCertRaEndpoint, defaultDepotEndpoint } from '../ehealth/endpoints.ts';
import { createEtkDepot } from '../ehealth/registration/etk-depot.ts';
import { createTransport } from '../ehealth/soap/transport.ts';
import type { NoticeEvent } from '../domain/renewal/notice/notice-event.ts';
import type { HostDirectory } from '../domain/practice/directory.ts';
import type { HostLog } from '../logging.ts';
import type { KeystoreReader } from '../pki/pkcs12/keystore-content.ts';
import { createRevocationChecker } from '../pki/revocation/checker.ts';
import { createCalendarServices } from '../domain/delivery/calendar/feed.ts';
import { createDeliveryServices } from '../domain/delivery/outbox.ts';
import { createMailTransport } from '../domain/delivery/mail/transport.ts';
import { createProbeServices } from '../domain/probe/runner.ts';
import { createGatherer } from '../domain/renewal/gather.ts';
import { createRenewalServices } from '../domain/renewal/create-service.ts';
import type { CalendarServices } from '../domain/delivery/calendar/service.ts';
import type { RenewalServices, RenewalReconciler } from '../domain/renewal/service.ts';
import type { DeliveryServices } from '../domain/delivery/service.ts';
import type { ProbeServices } from '../domain/probe/service.ts';
import { createRenewalReconciler } from '../domain/renewal/reconciler.ts';
import { createWebhookSender } from '../domain/delivery/webhook.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import type { TrustKeeper } from '../domain/trust/service.ts';

/* Puts together what watches renewals: part of index.ts, which would not fit on a screen otherwise. */

export interface RenewalPartDeps {
  readonly settings: Settings;
  readonly store: Store;
  readonly directory: HostDirectory;
  readonly judging: Judging;
  readonly authorising: Authorising;
  readonly reader: Pick<KeystoreReader, 'open'>;
  readonly trust: Pick<TrustKeeper, 'anchors'>;
  readonly emit: (event: NoticeEvent) => void;
  readonly version: string;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface RenewalPart {
  readonly renewals: RenewalServices;
  readonly reconciler: RenewalReconciler;
  readonly probes: ProbeServices;
  readonly deliveries: DeliveryServices;
  /** null where the settings offer no feeds. */
  readonly calendars: CalendarServices | null;
  /** Closes connections to other machines, and waits for the reconciliation that an event began. */
  close(): Promise<void>;
}

export async function createRenewalPart(deps: RenewalPartDeps): Promise<RenewalPart> {
  const { settings, store, now } = deps;
  const { notices: noticeSettings, renewal } = settings;
  const installationKey = await store.installationKey();
  const policy = { ...renewal, installationKey };
  const gatherer = createGatherer({ ...store, judging: deps.judging });
  const shared = { ...store, ...deps, policy, gatherer };
  const mail = noticeSettings.mail === null ? null : createMailTransport(noticeSettings.mail);
  const userAgent = `Trousseau/${deps.version}`;
  const reconciler = createRenewalReconciler({
    ...shared,
    channels: { email: mail !== null, webhook: noticeSettings.webhook !== null },
  });
  const { sources, close } = probeSources(deps);
  const messages = {
    ...shared,
    openUrl: noticeSettings.openUrl,
    allClearDigest: noticeSettings.allClearDigest,
    language: settings.defaultLanguage,
  };
  const probes = createProbeServices({ ...shared, ...sources, anchors: deps.trust.anchors });

  return {
    reconciler,
    renewals: createRenewalServices({ ...shared, reconciler }),
    probes: {
      ...probes,
      checkNow: async (actor, certificateId) => {
        await probes.checkNow(actor, certificateId);
        // Whoever asked shall see what follows from the answer, not wait for the next run
        await reconciler.reconcile(actor.practiceId, [certificateId]);
      },
    },
    deliveries: createDeliveryServices({
      ...messages,
      fallback: settings.sessions.fallback,
      mail,
      webhook:
        noticeSettings.webhook === null
          ? null
          : createWebhookSender({ ...noticeSettings.webhook, userAgent, now }),
    }),
    calendars: noticeSettings.calendar
      ? createCalendarServices({ ...messages, enabled: true })
      : null,
    close: async () => {
      await reconciler.close();
      close();
      mail?.close();
    },
  };
}

/** The services that probes may ask; null for what the settings switch off, or give no address of. */
function probeSources({ settings, version, now }: RenewalPartDeps) {
  const { probes, ehealth, environment } = settings;
  const depotEndpoint = probes.depotEndpoint ?? defaultDepotEndpoint(environment);
  const certRaEndpoint = probes.certRaEndpoint ?? defaultCertRaEndpoint(environment);
  const ourselves = `Trousseau/${version}`;
  const transport = createTransport({
    userAgent: ehealth.product === null ? ourselves : `${ourselves} ${ehealth.product}`,
    from: ehealth.contactEmail,
    timeoutMs: ehealth.timeoutSeconds * 1000,
    now,
  });
  const revocation = probes.revocation ? createRevocationChecker({ ...probes, now }) : null;
  return {
    sources: {
      depot:
        probes.depot && depotEndpoint !== null
          ? createEtkDepot({ endpoint: depotEndpoint, transport })
          : null,
      status:
        probes.status && certRaEndpoint !== null
          ? createCertificateInfoService({ endpoint: certRaEndpoint, transport, now })
          : null,
      revocation,
    },
    close: () => revocation?.close(),
  };
}
