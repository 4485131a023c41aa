import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from './wiring/app.ts';
import { createAuthorising } from './domain/access/authorizer.ts';
import { createCertificateServices } from './domain/certificate/create-service.ts';
import { createJudging } from './domain/certificate/verdict-service.ts';
import { createCardService } from './eid/create-card-service.ts';
import { createContinuityList } from './ehealth/continuity/list.ts';
import { defaultStsEndpoint } from './ehealth/endpoints.ts';
import { createTokenService } from './ehealth/sts/token-service.ts';
import type { TokenServiceDeps } from './ehealth/sts/token-service.ts';
import type { TokenService } from './ehealth/sts/token.ts';
import type { Actor } from './domain/practice/actor.ts';
import type { Host, Plugin, PluginEvent } from './host.ts';
import type { HostDirectory } from './domain/practice/directory.ts';
import type { HostLog } from './logging.ts';
import { formatsFor, translator } from './i18n/index.ts';
import { auditVerificationJob } from './jobs/audit-verification.ts';
import { housekeepingJob } from './jobs/housekeeping.ts';
import { createJobServices } from './jobs/job-services.ts';
import { deliveriesJob, digestJob, probesJob, renewalWatchJob } from './jobs/renewal-jobs.ts';
import { asPluginJobs, createJobRunner } from './jobs/runner.ts';
import { packageRoot } from './package-root.ts';
import { defaultKeystoreLimits } from './pki/pkcs12/keystore-content.ts';
import { createKeystoreReader } from './pki/pkcs12/worker/keystore-reader.ts';
import { builtInAnchors } from './pki/x509/trust-anchor.ts';
import {
  countingLog,
  countingProbes,
  countingReader,
  countingSessions,
} from './observability/counting.ts';
import { createMetrics } from './observability/metrics.ts';
import { createRenewalPart } from './wiring/renewal.ts';
import { createReportServices } from './domain/report/service.ts';
import { certificateStatus } from './routes/api/status.ts';
import { createSessionApi, hostActor } from './wiring/host-sessions.ts';
import { createSessionServices } from './domain/session/create-service.ts';
import { parseSettings } from './settings/index.ts';
import type { Settings } from './settings/index.ts';
import { createStore } from './store/index.ts';
import type { Store } from './store/index.ts';
import {
  readCardRoots,
  readListSigners,
  readSignerAnchors,
  readTrustAnchors,
} from './settings/anchor-files.ts';
import { createTrustPart } from './wiring/trust.ts';
import { createTrustKeeper } from './domain/trust/trust-store.ts';

export { isPluginError, PluginError } from './errors.ts';
export type * from './host.ts';

/**
 * Starts the plugin inside a host: reads the settings, opens the store, and gives back an application to mount at any path.
 * Rejects with a coded error that names the remedy when settings, database or master key are not right; nothing is left
 * open then.
 */
export function createPlugin(host: Host): Promise<Plugin> {
  return start(host, { directory: host.directory });
}

/**
 * The same application beside a host that is not Node: users come from the profiles that the host pushes over the JSON API.
 */
export function createSideCar(host: Omit<Host, 'directory'>): Promise<Plugin> {
  return start(host, { directory: 'profiles' });
}

interface Users {
  readonly directory: HostDirectory | 'profiles';
}

async function start(host: Omit<Host, 'directory'>, users: Users): Promise<Plugin> {
  const settings = parseSettings(host.settings);
  const { environment } = settings;
  const cardRoots = readCardRoots(settings.eid.rootAnchors);
  const trustFiles = {
    settingsAnchors: readTrustAnchors(settings.trustAnchors),
    settingsSigners: readSignerAnchors(settings.ehealth.signerAnchors),
  };
  const listSigners = readListSigners(settings.trust.listSigners);
  const now = host.now ?? (() => new Date());
  const version = packageVersion();
  const store = await createStore({
    databasePath: settings.databasePath,
    masterKeys: settings.masterKey,
    now,
    log: host.log,
  });
  const closing: (() => Promise<void> | void)[] = [() => store.close()];
  const closeAll = async () => {
    // What was opened last may need what was opened first
    for (const close of closing.toReversed()) await close();
  };
  try {
    const trust = createTrustKeeper({
      builtIn: builtInAnchors,
      ...trustFiles,
      repository: store.trust,
    });
    await trust.refresh();
    let clockOffset = (): number | null => null;
    const metrics = createMetrics({
      ...store,
      perCertificate: settings.metrics?.perCertificate ?? false,
      version,
      now,
      log: host.log,
      clockOffset: () => clockOffset(),
      lastBackup: () => store.lastBackup(),
    });
    const log = countingLog(host.log, metrics);
    const reader = countingReader(createKeystoreReader({ limits: defaultKeystoreLimits }), metrics);
    closing.push(() => reader.close());
    const tokens = createTokens(settings, {
      signerAnchors: () => trust.signerAnchors(environment),
      now,
      log,
    });
    if (tokens !== null) clockOffset = () => seconds(tokens.clockOffset());
    closing.push(() => tokens?.close());
    const ground = { ...settings, anchors: trust.anchors, now };
    const directory = users.directory === 'profiles' ? profileDirectory(store) : users.directory;
    const judging = createJudging({ ...ground, ...store });
    const authorising = createAuthorising({ ...store, directory, now });
    const tellHost = emitter(host.onEvent, log);
    const emit = (event: PluginEvent) => {
      metrics.onEvent(event);
      tellHost(event);
    };
    const shared = { ...store, directory, judging, authorising, reader, settings, emit, now, log };

    const renewal = await createRenewalPart({
      ...shared,
      store: { ...store, probes: countingProbes(store.probes, metrics) },
      trust,
      version,
    });
    closing.push(() => renewal.close());
    const card = settings.eid.enabled
      ? createCardService({ settings: { ...settings.eid, rootAnchors: cardRoots }, now, log })
      : null;
    closing.push(() => card?.close());
    const sessions = countingSessions(createSessionServices({ ...shared, tokens, card }), metrics);
    closing.push(() => sessions.close());
    await sessions.start();
    const services = createCertificateServices({
      ...shared,
      ...ground,
      emit: (event) => {
        void sessions.onCertificateEvent(event);
        void renewal.reconciler.reconcileHolder(event);
        emit(event);
      },
    });

    const authorities = createTrustPart({
      ...shared,
      store,
      keeper: trust,
      listSigners,
      version,
    });
    closing.push(() => authorities.close());
    const jobs = [
      renewalWatchJob(renewal.reconciler),
      deliveriesJob(renewal.deliveries),
      probesJob(renewal.probes),
      digestJob(renewal.deliveries),
      housekeepingJob({ ...store, previews: store.trust, trust: authorities, now }),
      auditVerificationJob({ audit: store.audit, log }),
    ];
    const runner = createJobRunner({ jobs, repository: store.jobs, owner: randomUUID(), now, log });
    closing.push(() => runner.stop());
    if (settings.jobs.enabled) runner.start();

    const status = async (actor: Actor, userId: string) => {
      const { certificates } = await services.forUser(actor, userId);
      const { language } = actor;
      return certificateStatus(certificates, { t: translator(language), ...formatsFor(language) });
    };
    return {
      app: createApp({
        settings,
        services,
        status,
        sessions,
        ...renewal,
        trust: authorities.trust,
        jobs: createJobServices({ runner, audit: store.audit, now }),
        reports: createReportServices({ ...settings, ...store, now }),
        webSessions: store.webSessions,
        usedTokens: store.usedTokens,
        audit: store.audit,
        profiles: users.directory === 'profiles' ? store.profiles : null,
        metrics,
        clockOffset,
        storeReady: () => requireWritable(store),
        maxKeystoreBytes: defaultKeystoreLimits.maxBytes,
        viewsFolder: join(packageRoot(), 'plugin', 'views'),
        version,
        now,
        log,
      }),
      api: {
        certificateStatus: (practiceId, userId, language = settings.defaultLanguage) =>
          status(hostActor(practiceId, language), userId),
        sessions: createSessionApi({ ...settings, sessions, directory }),
        notices: (practiceId, userId, language = settings.defaultLanguage) =>
          renewal.renewals.forBar(practiceId, userId, language),
      },
      jobs: asPluginJobs(runner, jobs),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

const seconds = (milliseconds: number | null) =>
  milliseconds === null ? null : milliseconds / 1000;

/** Version of this package, from the file npm reads. */
export function packageVersion(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * The client of the environment's token service; null where the settings must name its address and do not, or nobody who may
 * vouch for its answers: none could be believed, so no password or PIN is used up for one.
 */
function createTokens(
  { ehealth, environment }: Settings,
  deps: Pick<TokenServiceDeps, 'signerAnchors' | 'now'> & { readonly log: HostLog },
): TokenService | null {
  const endpoint = ehealth.stsEndpoint ?? defaultStsEndpoint(environment);
  if (endpoint === null) return null;
  if (deps.signerAnchors().length === 0) {
    deps.log.warn(
      { environment },
      'no session can open: ehealth.signerAnchors has no anchor for this environment',
    );
    return null;
  }
  const { continuityList: address } = ehealth;
  return createTokenService({
    ...deps,
    endpoint,
    settings: ehealth,
    version: packageVersion(),
    ...(address === null ? {} : { continuity: createContinuityList({ ...deps, address }) }),
  });
}

function profileDirectory({ profiles }: Pick<Store, 'profiles'>): HostDirectory {
  return {
    findUser: (practiceId, userId) => profiles.find(practiceId, userId),
    listUsers: (practiceId, query) => profiles.list(practiceId, query),
    listAdmins: (practiceId) => profiles.listAdmins(practiceId),
  };
}

function emitter(onEvent: Host['onEvent'], log: HostLog): (event: PluginEvent) => void {
  return (event) => {
    try {
      onEvent?.(event);
    } catch (error) {
      // The act is done and recorded: a host that stumbles over the news must not undo it
      log.error({ err: error, event: event.type }, 'host event handler failed');
    }
  };
}

async function requireWritable(store: Pick<Store, 'health'>): Promise<void> {
  const { writable } = await store.health();
  if (!writable) throw new Error('the database is not writable');
}
