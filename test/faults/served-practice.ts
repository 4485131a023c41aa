import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { issuingCertificates } from '../../simulator/pki/certification-authority.ts';
import type { SampleKeystore } from '../../simulator/keystore/sample-keystores.ts';
import { testKeystore, testPki } from '../support/fixtures/keystores.ts';
import { goodClaims, signingKey, signToken } from '../support/fixtures/token-signer.ts';
import { ownProgram } from '../support/tools/own-program.ts';

/* A practice served by `trousseau serve` in processes that the tests kill, and the calls of a host without Node. */

export interface Holder {
  readonly id: string;
  readonly ssin: string;
  /** Two different files of this person. */
  readonly keystores: readonly [SampleKeystore, SampleKeystore];
}

export interface ServedPractice {
  readonly folder: string;
  readonly databasePath: string;
  readonly keyPath: string;
  readonly holders: readonly Holder[];
  /** Starts a process; resolves when it listens, rejects with what it printed when it ends before. */
  start(options?: StartOptions): Promise<RunningServer>;
  /** Starts a command of `trousseau` on the practice's settings without waiting for anything. */
  spawn(command: string, ...args: readonly string[]): ChildProcessWithoutNullStreams;
  /** Runs another command of `trousseau` on the same settings. */
  command(name: string, ...args: readonly string[]): Promise<{ code: number | null; text: string }>;
  close(): void;
}

export interface StartOptions {
  /** Keeps standard error for the test instead of reading it. */
  readonly keepStderr?: boolean;
}

export interface RunningServer {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  /** Calls the JSON API as the practice's service. */
  call(method: string, path: string, body?: object | FormData): Promise<Response>;
  /** The same as this holder, a clinician. */
  callAs(holder: Holder, method: string, path: string, body?: object | FormData): Promise<Response>;
  /** Signs the holder in to the screens, as a clinician unless said otherwise; the cookie. */
  signIn(holder: Holder, roles?: readonly string[]): Promise<string>;
  /** Loads a file of this holder, in place of another; the id when it is confirmed. */
  load(holder: Holder, file: SampleKeystore, replaces?: string): Promise<string>;
  remove(certificateId: string): Promise<void>;
  /** Ids of the files on a holder's profile. */
  listed(holder: Holder): Promise<readonly string[]>;
  /** The file as it was loaded. */
  exported(holder: Holder, certificateId: string, file: SampleKeystore): Promise<Buffer>;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

export interface PracticeOptions {
  /** Where database and key lie; a temporary folder when absent. */
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const holdersCount = 4;

/** Check digits of an invented national number: 97 less the rest of the first nine digits. */
function ssinOf(index: number): string {
  const first = String(index).padStart(9, '0');
  return first + String(97 - (index % 97)).padStart(2, '0');
}

async function aHolder(index: number): Promise<Holder> {
  const ssin = ssinOf(index);
  const holder = { type: 'SSIN', id: ssin, applicationId: null, name: `PERSON ${index}` } as const;
  const make = (day: string) => testKeystore('complete', { holder, now: new Date(day) });
  const now = new Date();
  const earlier = new Date(now.getTime() - 86_400_000);
  return {
    id: `user-${index}`,
    ssin,
    keystores: [await make(earlier.toISOString()), await make(now.toISOString())],
  };
}

export async function aServedPractice(options: PracticeOptions = {}): Promise<ServedPractice> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'trousseau-faults-'));
  const key = signingKey('ES256');
  const settingsPath = join(folder, 'settings.json');
  const trust = join(folder, 'trust.pem');
  const databasePath = join(folder, 'trousseau.sqlite');
  const keyPath = join(folder, 'key.json');
  writeFileSync(trust, issuingCertificates(await testPki()));
  const settings = {
    databasePath,
    masterKey: { source: 'file', path: keyPath, create: true },
    environment: 'simulation',
    launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
    trustAnchors: [{ file: trust, environment: 'simulation' }],
    rateLimit: { passwordAttemptsPerMinute: 1000 },
    eid: { enabled: false },
    ...options.settings,
  };
  writeFileSync(settingsPath, JSON.stringify(settings), { mode: 0o600 });
  const holders = await Promise.all(
    Array.from({ length: holdersCount }, (_, index) => aHolder(index + 1)),
  );
  const children = new Set<ChildProcessWithoutNullStreams>();

  const run = (...args: readonly string[]): ChildProcessWithoutNullStreams => {
    const child = spawn(process.execPath, [...ownProgram('plugin/cli/index'), ...args]);
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  const launchToken = (sub: string, roles: readonly string[]) =>
    signToken(key, goodClaims(new Date(), { sub, name: sub, roles }));
  const bearer = (sub: string, roles: readonly string[]) =>
    signToken(key, goodClaims(new Date(), { aud: 'trousseau-api', sub, roles }));

  const spawnCommand = (command: string, ...args: readonly string[]) =>
    run(command, '--settings', settingsPath, ...args);

  const start = async ({ keepStderr = false }: StartOptions = {}): Promise<RunningServer> => {
    const child = spawnCommand('serve', '--port', '0');
    let printed = '';
    if (!keepStderr) child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const listening = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`ended with ${String(code)}: ${printed}`);
    });
    ended.catch(() => undefined);
    const [line] = await Promise.race([listening, ended]);
    const url = /http:\S+(?=\/$)/.exec(line)?.[0] ?? '';
    return serverAt(child, url, bearer, launchToken);
  };

  return {
    folder,
    databasePath,
    keyPath,
    holders,
    start,
    spawn: spawnCommand,
    command: async (name, ...args) => {
      const child = spawnCommand(name, ...args);
      let text = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, text };
    },
    close: () => {
      for (const child of children) child.kill('SIGKILL');
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverAt(
  child: ChildProcessWithoutNullStreams,
  url: string,
  bearer: (sub: string, roles: readonly string[]) => string,
  launchToken: (sub: string, roles: readonly string[]) => string,
): RunningServer {
  const callAs =
    (sub: string, roles: readonly string[]) =>
    (method: string, path: string, body?: object | FormData): Promise<Response> =>
      fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${bearer(sub, roles)}`,
          ...(body === undefined || body instanceof FormData
            ? {}
            : { 'content-type': 'application/json' }),
        },
        ...(body === undefined
          ? {}
          : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      });
  const call = callAs('host', ['service']);
  const asHolder = ({ id }: Holder) => callAs(id, ['clinician']);
  const expectStatus = async (response: Response, status: number): Promise<Response> => {
    if (response.status !== status)
      throw new Error(`answered ${response.status}: ${await response.text()}`);
    return response;
  };

  return {
    child,
    url,
    call,
    callAs: (holder, ...request) => asHolder(holder)(...request),
    signIn: async (holder, roles = ['clinician']) => {
      const launched = await fetch(`${url}/launch`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ token: launchToken(holder.id, roles) }),
      });
      return launched.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    load: async (holder, file, replaces) => {
      const form = new FormData();
      form.set('kind', 'person');
      form.set('identifier', holder.ssin);
      form.set('password', file.password);
      form.set('file', new File([new Uint8Array(file.bytes)], file.fileName));
      const own = asHolder(holder);
      const opened = await own('POST', `/users/${holder.id}/certificates`, form);
      const { id } = (await (await expectStatus(opened, 201)).json()) as { id: string };
      const stored = await own(
        'POST',
        `/drafts/${id}/store`,
        replaces === undefined ? {} : { replaces },
      );
      const { certificateId } = (await (await expectStatus(stored, 201)).json()) as {
        certificateId: string;
      };
      return certificateId;
    },
    remove: async (certificateId) => {
      await expectStatus(await call('DELETE', `/certificates/${certificateId}`), 204);
    },
    listed: async (holder) => {
      const answer = await expectStatus(await call('GET', `/users/${holder.id}/certificates`), 200);
      const { certificates } = (await answer.json()) as { certificates: { id: string }[] };
      return certificates.map(({ id }) => id);
    },
    exported: async (holder, certificateId, file) => {
      const answer = await asHolder(holder)('POST', `/certificates/${certificateId}/export`, {
        password: file.password,
      });
      return Buffer.from(await (await expectStatus(answer, 200)).arrayBuffer());
    },
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

/** Puts the holders into the practice's profiles. */
export async function putProfiles(server: RunningServer, holders: readonly Holder[]) {
  const users = holders.map(({ id, ssin }) => ({
    id,
    displayName: `Person ${id}`,
    function: 'Médecin',
    active: true,
    ssin,
    nihii: [],
    organisations: [],
  }));
  const { status } = await server.call('PUT', '/profiles', { users });
  if (status !== 204) throw new Error(`profiles: ${status}`);
}
