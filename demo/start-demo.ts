import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import type { HostLog, Plugin, PluginEvent } from '../plugin/host.ts';
import { createPlugin } from '../plugin/index.ts';
import { createSimulatorControl } from '../simulator/control/control-client.ts';
import { boxName } from '../simulator/ehbox/boxes/box-address.ts';
import { correspondentBoxes } from '../simulator/ehbox/letters/correspondents.ts';
import type { SimulatorReady } from '../simulator/control/control.ts';
import { issuingCertificates, openSimulatedPki } from '../simulator/pki/certification-authority.ts';
import { startSimulatorProcess } from '../simulator/start.ts';
import { openDataFolder } from './data/data-folder.ts';
import type { DataFolder } from './data/data-folder.ts';
import { createDealtKeys } from './data/dealt-keys.ts';
import { createDirectory } from './data/directory.ts';
import { createHostApp } from './app/host-app.ts';
import { openTokenSigner, tokenIssuer } from './app/launch-token.ts';
import type { TokenSigner } from './app/launch-token.ts';
import { createPractices } from './data/people.ts';
import type { DemoPractice, DemoUser } from './data/people.ts';
import { fingerprintOf, preloadCertificates, serviceToken } from './data/preload.ts';
import { openPublishedKeys } from './data/published-keys.ts';
import type { PublishedKeys } from './data/published-keys.ts';
import { registerOf } from './data/register.ts';
import { openTrialFiles } from './data/trial-keystores.ts';

export interface DemoOptions {
  /** Folder that keeps everything between starts. */
  readonly dataFolder: string;
  /** 0: any free one. A port that is taken is passed over for the next. */
  readonly port: number;
  /** People in the first practice. */
  readonly users: number;
  /** Certificates on some profiles at first start; off for tests that want an empty practice. */
  readonly preload?: boolean;
  /** Called as each part of a start begins. */
  readonly onStep?: (step: 'keys' | 'services' | 'module' | 'certificates') => void;
  /** Settings of the module besides the demo's own; for tests. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface RunningDemo {
  readonly url: string;
  /** The simulated eHealth services. */
  readonly simulator: SimulatorReady;
  close(): Promise<void>;
}

const modulePath = '/trousseau';

/** Starts the practice package on loopback with the module in it, and everything they need. */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { onStep = () => undefined } = options;
  onStep('keys');
  const folder = await openDataFolder(options.dataFolder);
  const logFile = pino.destination({ dest: folder.log, mkdir: true, sync: true, mode: 0o600 });
  const log = pino({ name: 'cabinet-demo' }, logFile);
  const [pki, signer] = await Promise.all([
    openSimulatedPki(folder.authorities),
    openTokenSigner(folder.tokenKey),
  ]);
  await writeFile(folder.anchors, issuingCertificates(pki));
  const practices = createPractices(options.users);
  await writeFile(folder.register, JSON.stringify(registerOf(practices)));
  const directory = createDirectory(practices);
  const keys = createDealtKeys(8);
  onStep('services');
  const simulator = await startSimulatorProcess({
    folder: folder.authorities,
    register: folder.register,
  });
  const published = await openPublishedKeys(folder.publishedKeys, simulator.ready.control);
  await published.publishAll();
  await fillMailboxes(simulator.ready.control);
  const trialFiles = await openTrialFiles(folder.keystores, {
    pki,
    keys,
    now: new Date(),
    onMade: published.remember,
    people: { doctor: userOf(practices, 'elise'), otherDoctor: userOf(practices, 'basile') },
  });
  const server = createServer();
  let plugin: Plugin | undefined;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
    await plugin?.close();
    await simulator.close();
    logFile.end();
  };
  try {
    // Taken first: the module's mails lead to a page of ours
    const url = await listen(server, options.port);
    const moduleUrl = `${url}${modulePath}`;
    const settings = {
      ...pluginSettings(folder, signer, simulator.ready, url),
      ...options.settings,
    };
    const onEvent = keyPublisher(published, { moduleUrl, signer, log });
    onStep('module');
    plugin = await createPlugin({ settings, directory, log, onEvent });
    const endModuleSessions = sessionEnder(moduleUrl, signer, log);
    server.on(
      'request',
      createHostApp({
        plugin,
        businessService: simulator.ready.business,
        modulePath,
        directory,
        signer,
        trialFiles,
        trialFolder: folder.keystores,
        endModuleSessions,
        log,
      }),
    );
    if (options.preload !== false) {
      onStep('certificates');
      const { users } = firstOf(practices);
      const now = (): Date => new Date();
      await preloadCertificates({
        moduleUrl,
        signer,
        users,
        pki,
        keys,
        now,
        onMade: published.remember,
        marker: folder.preloaded,
      });
    }
    return { url, simulator: simulator.ready, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Boxes that hold letters when they are first opened, and correspondents who read what they get. */
function fillMailboxes(control: string): Promise<void> {
  return createSimulatorControl(control).mailboxSettings({
    welcome: 'everyday',
    readers: correspondentBoxes.map(({ address }) => boxName(address)),
  });
}

function pluginSettings(
  folder: DataFolder,
  signer: TokenSigner,
  simulator: SimulatorReady,
  url: string,
): Readonly<Record<string, unknown>> {
  return {
    databasePath: folder.database,
    masterKey: { source: 'file', path: folder.masterKey, create: true },
    environment: 'simulation',
    launch: { issuer: tokenIssuer, keys: [{ alg: 'ES256', publicKey: signer.publicKey }] },
    trustAnchors: [{ file: folder.anchors, environment: 'simulation' }],
    ehealth: {
      stsEndpoint: simulator.sts,
      signerAnchors: [{ file: simulator.signerAnchors, environment: 'simulation' }],
      product: 'CabinetDemo/1.0',
      contactEmail: 'demo@cabinet.example',
    },
    sessions: { eidOnly: true },
    probes: {
      depotEndpoint: simulator.depot,
      certRaEndpoint: simulator.certRa,
      ocspUrl: simulator.ocsp,
      crlUrl: simulator.crl,
    },
    enrolment: { etkRaEndpoint: simulator.etkRa },
    mailbox: {
      enabled: true,
      consultationEndpoint: simulator.consultation,
      publicationEndpoint: simulator.publication,
    },
    notices: { openUrl: `${url}/renewal?page={path}` },
    trust: { updateBy: 'admin' },
    hostName: 'Cabinet Démo',
  };
}

/** Publishes the key of every file of ours that is loaded, as step 2 would have done before. */
function keyPublisher(
  published: PublishedKeys,
  deps: { readonly moduleUrl: string; readonly signer: TokenSigner; readonly log: HostLog },
) {
  return (event: PluginEvent): void => {
    if (event.type !== 'certificate.loaded' && event.type !== 'certificate.replaced') return;
    const publish = async (): Promise<void> => {
      const fingerprint = await fingerprintOf(deps, event.practiceId, event.certificateId);
      if (fingerprint !== null) await published.loaded(fingerprint);
    };
    publish().catch((error: unknown) => {
      deps.log.warn({ err: error }, 'encryption key not published');
    });
  };
}

/** Logging out of the host ends the module's sessions too; a failure is logged and does not block the log-out. */
function sessionEnder(moduleUrl: string, signer: TokenSigner, log: HostLog) {
  return async (practiceId: string, userId: string): Promise<void> => {
    try {
      const response = await fetch(`${moduleUrl}/api/v1/users/${userId}/sessions`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${serviceToken(signer, practiceId)}` },
      });
      if (!response.ok) log.warn({ status: response.status, userId }, 'module sessions not ended');
    } catch (error) {
      log.warn({ err: error, userId }, 'module sessions not ended');
    }
  };
}

function firstOf(practices: readonly DemoPractice[]): DemoPractice {
  const [first] = practices;
  if (first === undefined) throw new TypeError('the demo has no practice');
  return first;
}

function userOf(practices: readonly DemoPractice[], id: string): DemoUser {
  const user = firstOf(practices).users.find((one) => one.id === id);
  if (user === undefined) throw new TypeError(`the demo has no user ${id}`);
  return user;
}

/** Listens on loopback and gives the address. */
async function listen(server: Server, port: number): Promise<string> {
  for (let candidate = port; ; candidate += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate - port >= 20) throw error;
    }
  }
}
