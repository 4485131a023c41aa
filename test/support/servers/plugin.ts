import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { Express } from 'express';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { HostDirectory, HostUser } from '../../../plugin/domain/practice/directory.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import type { Plugin, PluginEvent } from '../../../plugin/host.ts';
import type { Role } from '../../../plugin/domain/practice/actor.ts';
import type { HostLog } from '../../../plugin/logging.ts';
import { createPlugin, createSideCar } from '../../../plugin/index.ts';
import { issuingCertificates } from '../../../simulator/pki/certification-authority.ts';
import { aPlainUser } from '../builders/user.ts';
import { testPki } from '../fixtures/keystores.ts';
import { goodClaims, signToken, signingKey } from '../fixtures/token-signer.ts';
import { putFreshDatabase } from './fresh-database.ts';
import type { Claims } from '../fixtures/token-signer.ts';

/** One of the invented people, with what the host says of them in a token. */
export interface TestUser extends HostUser {
  readonly practiceId: string;
  readonly roles: readonly Role[];
}

const user = (
  id: string,
  displayName: string,
  roles: readonly Role[],
  changes: Partial<TestUser> = {},
): TestUser => ({
  ...aPlainUser({ id, displayName, function: 'Médecin', ssin: null }),
  roles,
  practiceId: 'practice-1',
  ...changes,
});

const group = { kind: 'group', identifier: '00000196', name: 'Groupement Exemple' } as const;
const company = { kind: 'company', identifier: '0000000097', name: 'Cabinet Exemple SRL' } as const;

/** Two practices. `alix` is the person of the sample keystores; `basile` shares a group with her; `odile` is elsewhere. */
export const testUsers: readonly TestUser[] = [
  user('admin', 'Ariane Essai', ['admin'], { function: 'Responsable' }),
  user('alix', 'Alix Exemple', ['clinician'], {
    ssin: '00000000097',
    nihii: [{ number: '10000007000', from: '2020-01-01', to: null }],
    organisations: [group, company],
  }),
  user('basile', 'Basile Invente', ['clinician'], { ssin: '00000000196', organisations: [group] }),
  user('odile', 'Odile Ailleurs', ['admin', 'clinician'], {
    practiceId: 'practice-2',
    ssin: '00000000128',
  }),
];

/** Settings that offer requests for certificates, at services that no one answers for. */
export const registrationOutOfReach = {
  probes: {
    certRaEndpoint: 'http://127.0.0.1:9/CertRa',
    depotEndpoint: 'http://127.0.0.1:9/EtkDepot',
  },
  enrolment: { etkRaEndpoint: 'http://127.0.0.1:9/EtkRa' },
};

const key = signingKey('ES256');

export interface LoggedLine {
  readonly level: keyof HostLog;
  readonly details: object;
  readonly message: string;
}

export interface TestPlugin {
  /** The host's application with the plugin mounted in it. */
  readonly app: Express;
  readonly plugin: Plugin;
  /** '' when mounted at the root. */
  readonly base: string;
  /** Temporary folder with database and master key; gone after close, unless it was given. */
  readonly folder: string;
  readonly databasePath: string;
  readonly masterKeyPath: string;
  readonly log: readonly LoggedLine[];
  readonly events: readonly PluginEvent[];
  /** A launch token for this user. */
  launchToken(userId: string, changes?: Claims): string;
  /** A bearer token; `service` is the practice's back-end, any other id a user. */
  bearer(userId: string, changes?: Claims): string;
  /** A browser that went through /launch: keeps its cookie and says that its forms come from us. */
  launch(userId: string, language?: Language): Promise<TestAgent>;
  close(): Promise<void>;
}

export interface TestPluginOptions {
  readonly mountPath?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly now?: () => Date;
  /** Users by the JSON API instead of the host's directory. */
  readonly sideCar?: boolean;
  readonly users?: readonly TestUser[];
  /** Where another one was or is: a restart, or a second process of the same installation. */
  readonly folder?: string;
  /** Settles the host's application before the plugin is mounted. */
  readonly prepareHost?: (app: Express) => void;
}

/** The real plugin on a fresh database, in a small host with invented users and the simulated PKI as its trust. */
export async function startPlugin(options: TestPluginOptions = {}): Promise<TestPlugin> {
  const mountPath = options.mountPath ?? '/';
  const base = mountPath === '/' ? '' : mountPath;
  const now = options.now ?? (() => new Date());
  const users = options.users ?? testUsers;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'trousseau-test-'));
  const removeFolder = () => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const databasePath = join(folder, 'trousseau.sqlite');
  const masterKeyPath = join(folder, 'master-key.json');
  const trust = join(folder, 'trust.pem');
  writeFileSync(trust, issuingCertificates(await testPki()));
  const log: LoggedLine[] = [];
  const events: PluginEvent[] = [];

  const host = {
    settings: {
      databasePath,
      masterKey: { source: 'file', path: masterKeyPath, create: true },
      environment: 'simulation',
      launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
      trustAnchors: [{ file: trust, environment: 'simulation' }],
      jobs: { enabled: false },
      ...options.settings,
    },
    log: collectLog(log),
    now,
    onEvent: (event: PluginEvent) => void events.push(event),
  };
  let plugin: Plugin;
  try {
    await putFreshDatabase(databasePath, masterKeyPath);
    plugin = options.sideCar
      ? await createSideCar(host)
      : await createPlugin({ ...host, directory: directoryOf(users) });
  } catch (error) {
    removeFolder();
    throw error;
  }

  const app = express();
  options.prepareHost?.(app);
  app.use(mountPath, plugin.app);

  const claimsOf = (userId: string, changes: Claims): Claims => {
    const known = users.find(({ id }) => id === userId);
    return goodClaims(now(), {
      sub: userId,
      name: known?.displayName ?? userId,
      practice: known?.practiceId ?? 'practice-1',
      roles: known?.roles ?? ['service'],
      ...changes,
    });
  };
  const launchToken = (userId: string, changes: Claims = {}) =>
    signToken(key, claimsOf(userId, changes));

  return {
    app,
    plugin,
    base,
    folder,
    databasePath,
    masterKeyPath,
    log,
    events,
    launchToken,
    bearer: (userId, changes = {}) =>
      signToken(key, claimsOf(userId, { aud: 'trousseau-api', ...changes })),
    launch: async (userId, language = 'fr') => {
      const agent = request.agent(app);
      await agent
        .post(`${base}/launch`)
        .type('form')
        .send({ token: launchToken(userId, { locale: language }) })
        .expect(303);
      return agent.set('Sec-Fetch-Site', 'same-origin');
    },
    close: async () => {
      await plugin.close();
      removeFolder();
    },
  };
}

/** The host's directory over a list. */
export function directoryOf(users: readonly TestUser[]): HostDirectory {
  const inPractice = (practiceId: string) =>
    users.filter((candidate) => candidate.practiceId === practiceId);
  return {
    findUser: (practiceId, userId) =>
      Promise.resolve(inPractice(practiceId).find(({ id }) => id === userId)),
    listUsers: (practiceId, { text, offset, limit }) => {
      const found = inPractice(practiceId).filter(({ displayName, ssin }) =>
        `${displayName} ${ssin ?? ''}`.toLowerCase().includes(text.toLowerCase()),
      );
      return Promise.resolve({
        users: found.slice(offset, offset + limit),
        total: found.length,
      });
    },
    listAdmins: (practiceId) =>
      Promise.resolve(inPractice(practiceId).filter(({ roles }) => roles.includes('admin'))),
  };
}

function collectLog(lines: LoggedLine[]): HostLog {
  const at = (level: keyof HostLog) => (details: object, message: string) => {
    lines.push({ level, details, message });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
