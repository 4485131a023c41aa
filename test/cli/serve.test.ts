import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { run as doctor } from '../../plugin/cli/doctor/doctor.ts';
import { run as serve } from '../../plugin/cli/serve.ts';
import { packageRoot } from '../../plugin/package-root.ts';
import { issuingCertificates } from '../../simulator/pki/certification-authority.ts';
import { testKeystore, testPki } from '../support/fixtures/keystores.ts';
import { runCommandHere } from '../support/tools/command.ts';
import { ownProgram } from '../support/tools/own-program.ts';
import { goodClaims, signingKey, signToken } from '../support/fixtures/token-signer.ts';

const key = signingKey('EdDSA');

let folder: string;
let settingsFile: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trousseau-serve-'));
  settingsFile = join(folder, 'settings.json');
  const trust = join(folder, 'trust.pem');
  writeFileSync(trust, issuingCertificates(await testPki()));
  writeFileSync(
    settingsFile,
    JSON.stringify({
      databasePath: join(folder, 'trousseau.sqlite'),
      masterKey: { source: 'file', path: join(folder, 'key.json'), create: true },
      environment: 'simulation',
      launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
      trustAnchors: [{ file: trust, environment: 'simulation' }],
    }),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function trousseau(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...ownProgram('plugin/cli/index'), ...args], {
    cwd: packageRoot(),
  });
}

/** What a process of its own printed: for what only a process shows, its signals and streams. */
async function outcome(child: ChildProcessWithoutNullStreams) {
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

describe('trousseau serve behind a proxy', () => {
  it('keeps redirects, links and the cookie below the path that a proxy on this machine strips', async () => {
    const child = trousseau('serve', '--settings', settingsFile, '--port', '0');
    const ended = outcome(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = /http:\S+\d/.exec(line)?.[0] ?? '';
    const headers = { 'x-forwarded-prefix': '/modules/tr', 'x-forwarded-for': '203.0.113.7' };
    const launched = await fetch(`${url}/launch`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ token: signToken(key, goodClaims(new Date())), next: '/users' }),
    });
    expect(launched.headers.get('location')).toBe('/modules/tr/users');
    const [cookie = '', ...flags] = launched.headers.get('set-cookie')?.split('; ') ?? [];
    expect(flags).toContain('Path=/modules/tr');
    const page = await (await fetch(`${url}/users`, { headers: { ...headers, cookie } })).text();
    const links = [...page.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !link?.startsWith('/modules/tr/'))).toEqual([]);
    const { servers } = (await (await fetch(`${url}/api/v1/openapi.json`, { headers })).json()) as {
      servers: unknown;
    };
    expect(servers).toEqual([{ url: '/modules/tr/api/v1' }]);
    child.kill('SIGTERM');
    const { err } = await ended;
    // Only a proxy of the settings may say who the client is
    expect(err).not.toContain('203.0.113.7');
  });

  it('takes path, scheme and client from the settings and a trusted proxy', async () => {
    const file = join(folder, 'below.json');
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    writeFileSync(
      file,
      JSON.stringify({ ...settings, basePath: '/tr/', trustedProxies: ['loopback'] }),
    );
    const child = trousseau('serve', '--settings', file, '--port', '0');
    const ended = outcome(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = /http:\S+\d/.exec(line)?.[0] ?? '';
    const post = (path: string, token: string) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' },
        body: new URLSearchParams({ token }),
      });
    for (const path of ['/tr/launch', '/launch']) {
      const launched = await post(path, signToken(key, goodClaims(new Date())));
      expect(launched.headers.get('location')).toBe('/tr/');
      expect(launched.headers.get('set-cookie')).toMatch(/^__Secure-.*Path=\/tr;.*Secure/);
    }
    await post('/tr/launch', 'no.token.here');
    child.kill('SIGTERM');
    expect((await ended).err).toContain('203.0.113.7');
  });
});

describe('trousseau serve', () => {
  test('serves profiles, a keystore and screens over HTTP, and exits cleanly after SIGTERM', async () => {
    const child = trousseau('serve', '--settings', settingsFile, '--port', '0');
    const ended = outcome(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = /^Trousseau listens on (http:\/\/127\.0\.0\.1:\d+)\/$/.exec(line)?.[1] ?? '';
    expect(url).not.toBe('');

    const token = (claims: object) => signToken(key, goodClaims(new Date(), { ...claims }));
    const api = (method: string, path: string, body?: string | FormData, headers: object = {}) =>
      fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token({ aud: 'trousseau-api', sub: 'host', roles: ['service'] })}`,
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      });
    const json = { 'content-type': 'application/json' };
    const alix = {
      id: 'alix',
      displayName: 'Alix Exemple',
      function: 'Médecin',
      active: true,
      ssin: '00000000097',
      nihii: [],
      organisations: [],
    };
    expect((await api('PUT', '/profiles', JSON.stringify({ users: [alix] }), json)).status).toBe(
      204,
    );

    const { bytes, fileName } = await testKeystore('complete');
    const form = new FormData();
    for (const [name, value] of Object.entries({
      kind: 'person',
      identifier: '00000000097',
      password: 'Essai-1234',
    })) {
      form.set(name, value);
    }
    form.set('file', new File([new Uint8Array(bytes)], fileName));
    const opened = await api('POST', '/users/alix/certificates', form);
    expect(opened.status).toBe(201);
    const draft = (await opened.json()) as { id: string; verdict: { state: string } };
    expect(draft.verdict.state).toBe('Complete');
    expect((await api('POST', `/drafts/${draft.id}/store`, '{}', json)).status).toBe(201);

    const launched = await fetch(`${url}/launch`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ token: token({}), next: '/users/alix' }),
    });
    expect(launched.status).toBe(303);
    const cookie = launched.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${url}/users/alix`, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Alix Exemple');

    child.kill('SIGTERM');
    const { code, err } = await ended;
    expect(code).toBe(0);
    expect(err).not.toMatch(/Essai-1234|eyJ|00000000097/);
    for (const logged of err.trim().split('\n'))
      expect(() => void JSON.parse(logged)).not.toThrow();
    // A clean end leaves no write-ahead log behind
    expect(existsSync(join(folder, 'trousseau.sqlite-wal'))).toBe(false);
  });

  test('keeps serving when the log is no longer read, and counts the lost lines', async () => {
    const file = join(folder, 'metrics.json');
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    const databasePath = join(folder, 'unread.sqlite');
    writeFileSync(
      file,
      JSON.stringify({ ...settings, databasePath, metrics: { token: 'm'.repeat(32) } }),
      { mode: 0o600 },
    );
    const child = trousseau('serve', '--settings', file, '--port', '0');
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = /http:\S+:\d+/.exec(line)?.[0] ?? '';
    child.stderr.destroy();
    child.stdout.destroy();
    await once(child.stderr, 'close');
    for (let index = 0; index < 5; index += 1) {
      expect((await fetch(`${url}/no-such-page`)).status).toBe(401);
    }
    const scrape = await fetch(`${url}/metrics`, {
      headers: { authorization: `Bearer ${'m'.repeat(32)}` },
    });
    expect(await scrape.text()).toMatch(/^ehealth_log_lines_lost_total [5-9]$/m);
    const exited = once(child, 'exit');
    child.kill('SIGHUP');
    expect(await exited).toEqual([0, null]);
    expect(existsSync(`${databasePath}-wal`)).toBe(false);
  });

  test('opens no inspector and keeps serving when it gets SIGUSR1', async () => {
    const file = join(folder, 'usr1.json');
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...settings, databasePath: join(folder, 'usr1.sqlite') }));
    const child = trousseau('serve', '--settings', file, '--port', '0');
    const ended = outcome(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = /http:\S+:\d+/.exec(line)?.[0] ?? '';
    child.kill('SIGUSR1');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    const { code, err } = await ended;
    expect(code).toBe(0);
    expect(err).not.toMatch(/debugger|inspector/i);
  });

  test('keeps serving when the disk of the log is full', async () => {
    const file = join(folder, 'full.json');
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...settings, databasePath: join(folder, 'full.sqlite') }));
    // Every write to it fails with ENOSPC
    const full = openSync('/dev/full', 'w');
    const args = [...ownProgram('plugin/cli/index'), 'serve', '--settings', file, '--port', '0'];
    const child = spawn(process.execPath, args, {
      cwd: packageRoot(),
      stdio: ['ignore', 'pipe', full],
    });
    closeSync(full);
    if (child.stdout === null) throw new Error('the child has no output');
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = /http:\S+:\d+/.exec(line)?.[0] ?? '';
    for (let index = 0; index < 3; index += 1) {
      expect((await fetch(`${url}/no-such-page`)).status).toBe(401);
    }
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  test('prints a code and a remedy when the database is damaged', async () => {
    const databasePath = join(folder, 'damaged.sqlite');
    copyFileSync(join(folder, 'trousseau.sqlite'), databasePath);
    const pageSize = 4096;
    const database = openSync(databasePath, 'r+');
    writeSync(
      database,
      Buffer.alloc(statSync(databasePath).size - pageSize, 0xa5),
      0,
      undefined,
      pageSize,
    );
    closeSync(database);
    const file = join(folder, 'damaged.json');
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...settings, databasePath }));
    const { code, err } = await runCommandHere(serve, ['--settings', file, '--port', '0']);
    expect(code).toBe(1);
    expect(err).toMatch(/trousseau: ERR_DATABASE_DAMAGED: .+\n {2}-> Stop the service.+\n$/);
  });

  test('prints one error and a remedy, without secrets, when the settings are invalid', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"launch": {"secret": "hush-hush"');
    const { code, err, out } = await runCommandHere(serve, ['--settings', broken]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^trousseau: ERR_SETTINGS_INVALID: .+\n {2}-> .+\n$/);
    expect(err).not.toContain('hush-hush');
  });

  test('names the missing folder and a remedy when database or key have no folder', async () => {
    const file = join(folder, 'no-folder.json');
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    const absent = join(folder, 'absent');
    const start = (changes: object) => {
      writeFileSync(file, JSON.stringify({ ...settings, ...changes }));
      return runCommandHere(serve, ['--settings', file]);
    };
    const database = await start({ databasePath: join(absent, 'db') });
    expect([database.code, database.err]).toEqual([
      1,
      expect.stringContaining(
        `ERR_DATABASE_UNUSABLE: cannot open the database ${join(absent, 'db')}`,
      ),
    ]);
    const key = await start({
      databasePath: join(folder, 'other.sqlite'),
      masterKey: { source: 'file', path: join(absent, 'key'), create: true },
    });
    expect([key.code, key.err]).toEqual([1, expect.stringContaining('ERR_MASTER_KEY_MISSING')]);
    for (const { err } of [database, key]) {
      expect(err).toContain(`the folder ${absent} does not exist`);
      expect(err).toMatch(/\n {2}-> \w.+\n$/);
    }
  });

  test('rejects an address that others reach when publicOrigin is not set, and warns when it is', async () => {
    const file = join(folder, 'beyond.json');
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    const place = {
      databasePath: join(folder, 'beyond.sqlite'),
      masterKey: { source: 'file', path: join(folder, 'beyond-key.json'), create: true },
    };
    const start = (changes: object) => {
      writeFileSync(file, JSON.stringify({ ...settings, ...place, ...changes }));
      return trousseau('serve', '--settings', file, '--port', '0', '--address', '0.0.0.0');
    };
    const refused = await outcome(start({}));
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toMatch(/ERR_SETTINGS_INVALID: .*publicOrigin.*0\.0\.0\.0.*\n {2}-> \w/);
    expect(existsSync(place.databasePath)).toBe(false);

    const child = start({ publicOrigin: 'https://certificates.example' });
    const ended = outcome(child);
    await once(createInterface({ input: child.stdout }), 'line');
    child.kill('SIGHUP');
    const { code, err } = await ended;
    expect(code).toBe(0);
    expect(err).toContain('listens beyond this machine without TLS');
  });

  test.each(['serve', 'doctor'])('prints the usage of %s when --help is given', async (command) => {
    const { code, out, err } = await outcome(trousseau(command, '--help'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: trousseau ${command}`));
  });

  test.each([[[]], [['--settings', 'x', '--port', '99999']], [['--verbose']]])(
    'prints the usage when the arguments are wrong: %j',
    async (args) => {
      const { code, err } = await runCommandHere(serve, args);
      expect(code).toBe(255);
      expect(err).toMatch(/^trousseau: .+\n\nUsage: trousseau serve/);
    },
  );
});

describe('trousseau doctor', () => {
  interface Report {
    readonly ok: boolean;
    readonly checks: readonly {
      name: string;
      status: string;
      found: string;
      remedy: string | null;
    }[];
  }

  const examine = async (settings: string) => {
    const { code, out } = await runCommandHere(doctor, ['--settings', settings, '--json']);
    return { code, report: JSON.parse(out) as Report };
  };
  const changed = (name: string, changes: object): string => {
    const file = join(folder, name);
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...settings, ...changes }));
    return file;
  };

  test('returns 0 and every check when the installation is in order', async () => {
    const { code, report } = await examine(settingsFile);
    expect([code, report.ok]).toEqual([0, true]);
    const names = report.checks.map(({ name }) => name);
    // A machine with card readers has more checks
    expect(names.filter((name) => name !== 'card readers' && name !== 'card')).toEqual([
      'settings',
      'secrets',
      'database',
      'proxy',
      'master key',
      'trust anchors',
      'sessions',
      'card roots',
      'clock',
      'card service',
      'middleware',
    ]);
  });

  const cases: [name: string, changes: () => object, failed: string][] = [
    ['settings', () => ({ environment: 'moon' }), 'settings'],
    ['a folder that is not there', () => ({ databasePath: join(folder, 'no', 'db') }), 'database'],
    [
      'a folder for the key that is not there',
      () => ({
        databasePath: join(folder, 'new.sqlite'),
        masterKey: { source: 'file', path: join(folder, 'no', 'key'), create: true },
      }),
      'master key',
    ],
    ['a file that is no database', () => ({ databasePath: settingsFile }), 'database'],
    [
      'a master key that is gone',
      () => ({ masterKey: { source: 'env', variable: 'NO_SUCH_VARIABLE' } }),
      'master key',
    ],
    [
      'a master key of another database',
      () => {
        const path = join(folder, 'wrong-key');
        writeFileSync(path, Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 });
        return { masterKey: { source: 'file', path } };
      },
      'master key',
    ],
    [
      'a trust anchor file that is gone',
      () => ({ trustAnchors: [{ file: 'gone.pem', environment: 'simulation' }] }),
      'trust anchors',
    ],
    ['an environment without a CA', () => ({ trustAnchors: [] }), 'trust anchors'],
  ];
  test.each(cases)(
    'reports %s with a remedy, and creates nothing',
    async (_name, changes, failed) => {
      const { code, report } = await examine(changed('changed.json', changes()));
      expect([code, report.ok]).toEqual([1, false]);
      const failures = report.checks.filter(({ status }) => status === 'failed');
      expect(failures.map(({ name }) => name)).toContain(failed);
      for (const { remedy } of failures) expect(remedy).toMatch(/\w{3}/);
      expect(existsSync(join(folder, 'no'))).toBe(false);
    },
  );

  test('reports no database yet when the database file is empty', async () => {
    const databasePath = join(folder, 'empty.sqlite');
    writeFileSync(databasePath, '');
    const masterKey = { source: 'file', path: join(folder, 'not-yet.json'), create: true };
    const { code, report } = await examine(changed('empty.json', { databasePath, masterKey }));
    const found = report.checks.filter(({ name }) => /database|key/.test(name));
    expect([code, ...found.map((check) => check.found)]).toEqual([
      0,
      'none yet; created at the first start',
      'none yet; created at the first start',
    ]);
  });

  test('prints the checks as text when --json is not given', async () => {
    const { code, out } = await outcome(trousseau('doctor', '--settings', settingsFile));
    expect(code).toBe(0);
    expect(out).toMatch(/^ok +settings +environment simulation$/m);
  });
});
