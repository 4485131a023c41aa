import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import request from 'supertest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { ownProgram } from '../support/tools/own-program.ts';
import { startPlugin } from '../support/servers/plugin.ts';
import { goodClaims, signingKey, signToken } from '../support/fixtures/token-signer.ts';

/* What operators do to a running module, with real processes: kill it, rotate its key. */

let folder: string;
let children: ChildProcessWithoutNullStreams[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trousseau-operator-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function trousseau(...args: string[]): ChildProcessWithoutNullStreams {
  // From another working directory, as services are started
  const child = spawn(process.execPath, [...ownProgram('plugin/cli/index'), ...args], {
    cwd: folder,
  });
  children.push(child);
  return child;
}

async function ended(child: ChildProcessWithoutNullStreams) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

test('stores whole certificates or none, and starts again, when the server is killed while storing', async () => {
  const key = signingKey('ES256');
  const databasePath = join(folder, 'trousseau.sqlite');
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({
      // Relative: from the working directory
      databasePath: 'trousseau.sqlite',
      masterKey: { source: 'file', path: 'key.json', create: true },
      launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
    }),
  );
  const serve = async () => {
    const child = trousseau('serve', '--settings', 'settings.json', '--port', '0');
    child.stderr.resume();
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return { child, url: /http:\S+(?=\/$)/.exec(line)?.[0] ?? '' };
  };
  const call = (url: string, method: string, path: string, body: string | FormData = '{}') =>
    fetch(`${url}/api/v1${path}`, {
      method,
      ...(method === 'GET' ? {} : { body }),
      headers: {
        authorization: `Bearer ${signToken(key, goodClaims(new Date(), { aud: 'trousseau-api', sub: 'host', roles: ['service'] }))}`,
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
    });

  const first = await serve();
  const alix = { id: 'alix', displayName: 'Alix Exemple', function: '', active: true };
  const profile = { ...alix, ssin: '00000000097', nihii: [], organisations: [] };
  await call(first.url, 'PUT', '/profiles', JSON.stringify({ users: [profile] }));
  const drafts: string[] = [];
  for (let index = 0; index < 8; index += 1) {
    // Each another certificate: the same one is not stored twice
    const now = new Date(Date.now() + index);
    const { bytes, fileName, password } = await testKeystore('complete', { now });
    const form = new FormData();
    form.set('kind', 'person');
    form.set('identifier', '00000000097');
    form.set('password', password);
    form.set('file', new File([new Uint8Array(bytes)], fileName));
    const opened = await call(first.url, 'POST', '/users/alix/certificates', form);
    drafts.push(((await opened.json()) as { id: string }).id);
  }

  // All at once; the first that is confirmed kills the process, in any state of the others
  const confirmed: string[] = [];
  const storing = drafts.map(async (id) => {
    const { status } = await call(first.url, 'POST', `/drafts/${id}/store`);
    if (status !== 201) return;
    confirmed.push(id);
    first.child.kill('SIGKILL');
  });
  await Promise.allSettled(storing);
  expect(confirmed.length).toBeGreaterThan(0);

  const second = await serve();
  const listed = await call(second.url, 'GET', '/users/alix/certificates');
  const { certificates } = (await listed.json()) as { certificates: { id: string }[] };
  const stored = certificates.map(({ id }) => id);
  expect(stored).toEqual(expect.arrayContaining(confirmed));
  second.child.kill('SIGTERM');
  expect((await ended(second.child)).code).toBe(0);

  const database = openDatabase(databasePath, { mustExist: true });
  const column = (sql: string) => database.prepare<[], string>(sql).pluck().all();
  const rows = {
    sealed: column('SELECT certificate_id FROM sealed_file WHERE certificate_id IS NOT NULL'),
    audited: column(
      "SELECT certificate_id FROM audit_entry WHERE event = 'certificate.loaded' AND outcome = 'ok'",
    ),
    drafts: column('SELECT id FROM load_draft'),
    sealedDrafts: column('SELECT draft_id FROM sealed_file WHERE draft_id IS NOT NULL'),
  };
  database.close();
  expect(rows.sealed.sort()).toEqual(stored.sort());
  expect(rows.audited.sort()).toEqual(stored.sort());
  expect(rows.sealedDrafts.sort()).toEqual(rows.drafts.sort());
  // Nothing is lost: what is not stored still waits as a draft
  expect(new Set([...stored, ...rows.drafts])).toEqual(new Set(drafts));

  const copy = join(folder, 'copy.sqlite');
  const store = ['--settings', 'settings.json'];
  expect(await ended(trousseau('backup', ...store, copy))).toMatchObject({ code: 0 });
  const check = await ended(trousseau('restore-check', ...store, copy));
  expect([check.code, check.text]).toEqual([0, expect.not.stringContaining('FAILED')]);
});

test('rotates the master key and drops old versions while users load and export', async () => {
  const started = await startPlugin({
    // Replaced files stay on the profile
    settings: { rateLimit: { passwordAttemptsPerMinute: 1000 }, activeFiles: 100 },
  });
  const { bytes, fileName, password } = await testKeystore('complete');
  const post = (path: string) =>
    request(started.app)
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${started.bearer('alix')}`);
  let replaces: string | null = null;
  const loadAndExport = async () => {
    const opened = await post('/users/alix/certificates')
      .field({ kind: 'person', identifier: '00000000097', password })
      .attach('file', bytes, fileName);
    const { id } = opened.body as { id: string };
    const stored = await post(`/drafts/${id}/store`).send({ replaces });
    replaces = id;
    const exported = await post(`/certificates/${id}/export`).send({ password });
    return [opened.status, stored.status, exported.status];
  };

  const outcomes = [await loadAndExport()];
  for (let round = 1; round <= 2; round += 1) {
    const rotation = ended(
      trousseau(
        'rotate-key',
        '--database',
        started.databasePath,
        '--master-key-file',
        started.masterKeyPath,
        '--drop-old',
      ),
    );
    const isOver = rotation.then(() => true);
    const notYet = () => new Promise<false>((resolve) => setImmediate(resolve, false));
    while (!(await Promise.race([isOver, notYet()]))) outcomes.push(await loadAndExport());
    expect(await rotation).toMatchObject({ code: 0 });
  }
  outcomes.push(await loadAndExport());
  expect(outcomes.length).toBeGreaterThan(3);
  expect(started.log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(new Set(outcomes.map((statuses) => statuses.join(' ')))).toEqual(new Set(['201 201 200']));
  await started.close();
});
