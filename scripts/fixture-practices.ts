import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import request from 'supertest';
import type { CliIo } from '../plugin/cli/run-command.ts';
import {
  certificatePem,
  createAuthority,
  type CertificationAuthority,
} from '../simulator/pki/certification-authority.ts';
import { freshKeys } from '../simulator/pki/key-source.ts';
import type {
  SampleKeystore,
  SampleKind,
  Validity,
} from '../simulator/keystore/sample-keystores.ts';
import { keptUsers, keystorePassword } from '../test/support/fixtures/kept-installation.ts';
import { testKeystore } from '../test/support/fixtures/keystores.ts';
import { startPlugin, type TestPlugin } from '../test/support/servers/plugin.ts';
import { startSimulator, type TestSimulator } from '../test/support/servers/simulator.ts';
import { startWebhookHarness } from '../test/support/servers/webhook-harness.ts';

/* The practices that write-database-fixture.ts lives through: the plugin, all it talks to, and a clock that goes where it is set. */

const day = 86_400_000;
const webhookSecret = 'the webhook secret of the fixture';

export interface FixturePractices {
  readonly folder: string;
  readonly simulator: TestSimulator;
  readonly listSigner: CertificationAuthority;
  /** Ids of what is loaded now, by the name it was loaded under. */
  readonly certificates: Readonly<Record<string, string>>;
  /** Two minutes after the beginning: later than anything that happens. */
  readonly leftAt: Date;
  /** The plugin that runs now. */
  readonly started: () => TestPlugin;
  /** Ends it and starts another; `sideCar`: users by the JSON API. */
  restart(options?: { readonly sideCar?: boolean }): Promise<TestPlugin>;
  /** Sets the clock to so many days from the beginning. */
  goTo(days: number): void;
  /** Three years until so many days from the end. */
  until(days: number): Validity;
  keystore(kind: SampleKind, userId: string, validity: Validity): Promise<SampleKeystore>;
  /** A request to the JSON API as the back-end of this user's practice. */
  asService(userId: string, method: 'put' | 'post' | 'delete', path: string): request.Test;
  /** Sends a file to be judged; the id of the draft. */
  judge(userId: string, file: SampleKeystore, holder?: Holder): Promise<string>;
  load(name: string, userId: string, file: SampleKeystore, options?: LoadOptions): Promise<string>;
  remove(name: string): Promise<void>;
  jobs(...ids: readonly string[]): Promise<void>;
  /** Runs a command of the command line on the database. */
  command(run: (args: string[], io: CliIo) => Promise<number>, ...args: string[]): Promise<void>;
  stopMail(): Promise<void>;
  close(): Promise<void>;
}

interface Holder {
  readonly kind: 'person' | 'group' | 'company';
  readonly identifier: string;
}

interface LoadOptions {
  /** The user in person when absent. */
  readonly holder?: Holder;
  readonly replaces?: string;
}

export async function startPractices(): Promise<FixturePractices> {
  const begun = Date.now();
  const leftAt = new Date(begun + 120_000);
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-fixture-'));
  const certificates: Record<string, string> = {};
  const simulator = await startSimulator();
  const webhook = await startWebhookHarness(webhookSecret);
  const mail = await startMail();
  const listSigner = createAuthority('list signer', '001', await freshKeys.rsa(), null);
  const listSignerFile = join(folder, 'list-signer.pem');
  writeFileSync(listSignerFile, certificatePem(listSigner.certificate));
  const settings = {
    notices: {
      openUrl: 'https://host.example/open?next={path}',
      mail: { host: '127.0.0.1', port: mail.port, tls: 'none', from: 'trousseau@practice.example' },
      webhook: { url: webhook.url, secret: webhookSecret },
    },
    probes: {
      depotEndpoint: simulator.ready.depot,
      certRaEndpoint: simulator.ready.certRa,
      ocspUrl: simulator.ready.ocsp,
      crlUrl: simulator.ready.crl,
    },
    ehealth: {
      stsEndpoint: simulator.ready.sts,
      signerAnchors: [{ file: simulator.ready.signerAnchors, environment: 'simulation' }],
      contactEmail: 'support@host.example',
    },
    sessions: { eidOnly: true, fallback: { stopAfter: 4 } },
    trust: { updateBy: 'admin', listSigners: [listSignerFile] },
    rateLimit: { passwordAttemptsPerMinute: 1000 },
  };
  // Goes on with each question, so that no two rows are of one instant
  const clock = { at: begun };
  const now = () => new Date(clock.at++);
  const start = (sideCar: boolean) =>
    startPlugin({ folder, users: keptUsers, now, settings, sideCar });
  let started = await start(false);

  const asService: FixturePractices['asService'] = (userId, method, path) => {
    const practice = keptUsers.find(({ id }) => id === userId)?.practiceId;
    const bearer = `Bearer ${started.bearer('service', { practice })}`;
    const client = request(started.app);
    return client[method](`/api/v1${path}`).set('Authorization', bearer);
  };
  const judge: FixturePractices['judge'] = async (userId, file, holder) => {
    const { kind, identifier } = holder ?? { kind: 'person', identifier: ssinOf(userId) };
    const answer = await asService(userId, 'post', `/users/${userId}/certificates`)
      .field({ kind, identifier, password: file.password })
      .attach('file', file.bytes, file.fileName)
      .expect(201);
    return (answer.body as { id: string }).id;
  };

  return {
    folder,
    simulator,
    listSigner,
    certificates,
    leftAt,
    started: () => started,
    restart: async ({ sideCar = false } = {}) => {
      await started.plugin.close();
      return (started = await start(sideCar));
    },
    goTo: (days) => {
      clock.at = begun + days * day;
    },
    until: (days) => {
      const notAfter = new Date(leftAt.getTime() + days * day);
      return { notBefore: new Date(notAfter.getTime() - 3 * 365 * day), notAfter };
    },
    keystore: (kind, userId, validity) => {
      const name = keptUsers.find(({ id }) => id === userId)?.displayName.toUpperCase() ?? '';
      const holder = { type: 'SSIN', id: ssinOf(userId), applicationId: null, name } as const;
      return testKeystore(kind, { holder, password: keystorePassword, validity });
    },
    asService,
    judge,
    load: async (name, userId, file, { holder, replaces } = {}) => {
      const draft = await judge(userId, file, holder);
      const answer = await asService(userId, 'post', `/drafts/${draft}/store`)
        .send(replaces === undefined ? {} : { replaces })
        .expect(201);
      return (certificates[name] = (answer.body as { certificateId: string }).certificateId);
    },
    remove: async (name) => {
      const id = certificates[name] ?? '';
      await asService('alix', 'delete', `/certificates/${id}`).expect(204);
      Reflect.deleteProperty(certificates, name);
    },
    jobs: async (...ids) => {
      for (const id of ids) await started.plugin.jobs.find((job) => job.id === id)?.run();
    },
    command: async (run, ...args) => {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const io = { stdin: process.stdin, stdout, stderr, env: {} };
      const status = await run(['--database', started.databasePath, ...args], io);
      if (status !== 0) throw new Error(String(stderr.read()));
    },
    stopMail: () => mail.close(),
    close: async () => {
      await started.plugin.close();
      await Promise.all([mail.close(), webhook.close(), simulator.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ssinOf(userId: string): string {
  return keptUsers.find(({ id }) => id === userId)?.ssin ?? '';
}

/** A mail server that takes everything. */
async function startMail(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    onData: (stream, _session, done) => {
      stream.on('end', () => done(null)).resume();
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}
