import type { HostDirectory } from './domain/practice/directory.ts';
import { createEhealthTransport } from './ehealth/soap/transport.ts';
import type { Host, Plugin } from './host.ts';
import { packageVersion } from './package-root.ts';
import { createStore } from './store/index.ts';
import { createApp } from './wiring/app.ts';
import { createAudit } from './wiring/audit.ts';
import { createCertificates } from './wiring/certificates.ts';
import { createCloseStack } from './wiring/close-stack.ts';
import { readConfiguration } from './wiring/configuration.ts';
import { areRequestedHere, createEnrolments } from './wiring/enrolments.ts';
import { createHostApi } from './wiring/host/api.ts';
import { createInstrumentation } from './wiring/host/instrumentation.ts';
import { createJobs } from './wiring/jobs.ts';
import { createMailboxes } from './wiring/mailbox/mailboxes.ts';
import { createPractice } from './wiring/practice.ts';
import { createEnrolmentReadiness } from './wiring/enrolment/readiness.ts';
import { createProbes } from './wiring/probes.ts';
import { createSafeLog } from './wiring/host/safe-log.ts';
import { createRenewals } from './wiring/renewals.ts';
import { createSessions } from './wiring/sessions.ts';
import { createTrust, openTrustStore } from './wiring/trust.ts';

export { isPluginError, PluginError } from './errors.ts';
export type * from './host.ts';

/**
 * Starts the plugin inside a host: reads the settings, opens the store, and returns an application to mount at any path.
 * Rejects with a coded error that names the remedy when settings, database or master key are not right; nothing stays
 * open then.
 */
export function createPlugin(host: Host): Promise<Plugin> {
  return start(host, host.directory);
}

/**
 * The same application next to a host that is not Node: its users come from the profiles that the host pushes over the JSON API.
 */
export function createSideCar(host: Omit<Host, 'directory'>): Promise<Plugin> {
  return start(host, 'profiles');
}

async function start(
  host: Omit<Host, 'directory'>,
  users: HostDirectory | 'profiles',
): Promise<Plugin> {
  const { settings, anchors, authorities } = readConfiguration(host.settings);
  const now = host.now ?? (() => new Date());
  const version = packageVersion();
  const { databasePath, masterKey: masterKeys } = settings;
  const opened = createCloseStack();
  const safeLog = createSafeLog(host.log);
  const stored = opened.add(await createStore({ databasePath, masterKeys, now, log: safeLog.log }));
  const audit = opened.add(createAudit({ store: stored, now, log: safeLog.log }));
  const { store, refusals, sessionAudit } = audit;
  try {
    await audit.logHead();
    const trustStore = await openTrustStore(store, anchors);
    const { onEvent } = host;
    const counted = createInstrumentation({ ...safeLog, onEvent, settings, store, version, now });
    const { metrics, log, emit, clockOffset } = counted;
    const base = { settings, store, trustStore, metrics, emit, clockOffset, version, now, log };

    const practice = createPractice({ store, users, now, log });
    const certificates = opened.add(createCertificates({ ...base, practice }));
    const { verdicts } = certificates;
    const { ehealth } = settings;
    const transport = createEhealthTransport({ settings: ehealth, version, now, authorities });
    const online = { ...base, practice, certificates, sessionAudit, transport, authorities };
    const probes = opened.add(createProbes(online));
    const renewals = opened.add(
      await createRenewals({
        ...online,
        probes: probes.services,
        requestsHere: areRequestedHere(settings),
      }),
    );
    const { cardRoots, listSigners, timeStampAnchors } = anchors;
    const sessions = opened.add(createSessions({ ...online, cardRoots, timeStampAnchors }));
    counted.useClock(sessions.clockOffset);
    const { revocation } = probes;
    const enrolments = createEnrolments({ ...online, sessions, revocation });
    const mailboxes = opened.add(createMailboxes({ ...online, sessions, revocation }));
    await sessions.start();
    mailboxes.start();
    certificates.onEvent((event) => void sessions.onCertificateEvent(event));
    certificates.onEvent((event) => void renewals.reconciler.reconcileHolder(event));
    const trust = opened.add(createTrust({ ...base, listSigners, verdicts }));
    const jobs = opened.add(createJobs({ ...base, renewals, enrolments, trust, refusals }));

    const readiness = createEnrolmentReadiness({ ...online, card: sessions.card, revocation });
    const parts = {
      ...base,
      practice,
      certificates,
      sessions,
      readiness,
      enrolments,
      mailboxes,
      renewals,
      trust,
      jobs,
    };
    return {
      app: createApp(parts),
      api: createHostApi(parts),
      jobs: jobs.plugin,
      close: opened.close,
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
