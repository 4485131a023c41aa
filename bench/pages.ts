import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { HostUser } from '../plugin/domain/practice/directory.ts';
import { openKeystore } from '../plugin/pki/pkcs12/open-keystore.ts';
import { createSideCar } from '../plugin/index.ts';
import { createStore } from '../plugin/store/index.ts';
import { openDatabase } from '../plugin/store/sqlite.ts';
import { issuingCertificates } from '../simulator/pki/certification-authority.ts';
import { testKeystore, testPki } from '../test/support/fixtures/keystores.ts';
import { goodClaims, signToken, signingKey } from '../test/support/fixtures/token-signer.ts';
import type { BenchRow } from './bench-row.ts';
import { milliseconds, percentile } from './bench-row.ts';
import { aStoredCertificate } from './certificate-records.ts';
import { readTrustAnchors } from '../plugin/settings/anchor-files.ts';

/** A large practice, and the largest we promise to serve. */
const sizes = [501, 10_000] as const;
const requests = 200;
const day = 86_400_000;

/** Practices of so many users with a certificate each, at rest: served by `trousseau serve` as an operator would. */
export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of sizes) rows.push(...(await measurePages(size)));
  return rows;
}

export async function measurePages(userCount: number): Promise<BenchRow[]> {
  const amount = userCount.toLocaleString('en');
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-bench-'));
  const key = signingKey('ES256');
  const settingsPath = join(folder, 'settings.json');
  const trustFile = join(folder, 'trust.pem');
  const settings = {
    databasePath: join(folder, 'trousseau.sqlite'),
    masterKey: { source: 'file' as const, path: join(folder, 'key.json'), create: true },
    environment: 'simulation',
    launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
    trustAnchors: [{ file: trustFile, environment: 'simulation' as const }],
  };
  writeFileSync(settingsPath, JSON.stringify(settings));
  writeFileSync(trustFile, issuingCertificates(await testPki()));
  try {
    await fill(settings, userCount);
    await settle(settings);
    const started = performance.now();
    const { child, url } = await serve(settingsPath);
    try {
      const token = signToken(key, goodClaims(new Date(), { locale: 'fr' }));
      const launched = await fetch(`${url}launch`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ token }),
      });
      const cookie = (launched.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      await page(url, cookie);
      const firstPage = performance.now() - started;
      const overview = await sample(() => page(url, cookie));
      const search = await sample((index) => page(`${url}?q=exemple+${index}`, cookie));
      const sorted = await sample((index) => page(`${url}?sort=holder&page=${index + 1}`, cookie));
      const users = await sample((index) => page(`${url}users?page=${index + 1}`, cookie));
      return [
        row(`first screen, ${amount} certificates`, overview),
        row(`first screen with a search, of ${amount}`, search),
        row(`first screen by holder, page by page, of ${amount}`, sorted),
        row(`directory of ${amount} users, page by page`, users),
        {
          what: `process start to first page, ${amount} certificates`,
          ours: milliseconds(firstPage),
          peer: '',
          note: '`trousseau serve`, launch included',
        },
        {
          what: `memory at rest, ${amount} certificates`,
          ours: `${(residentBytes(child) / 2 ** 20).toFixed(0)} MiB`,
          peer: '',
          note: `resident, after ${requests * 4} pages`,
        },
      ];
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(what: string, samples: readonly number[]): BenchRow {
  return {
    what,
    ours: `p50 ${milliseconds(percentile(samples, 0.5))}, p95 ${milliseconds(percentile(samples, 0.95))}`,
    peer: '',
    note: `${samples.length} requests over HTTP, one after another`,
  };
}

async function sample(work: (index: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < requests; index += 1) {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  }
  return times;
}

async function page(url: string, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200 || !text.includes('</html>')) {
    throw new Error(`${url} answered ${response.status}`);
  }
}

async function serve(settingsPath: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['dist/plugin/cli/index.js', 'serve', '--settings', settingsPath, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const url = /http:\S+/.exec(printed)?.[0];
    if (url !== undefined) return { child, url };
  }
  throw new Error('trousseau serve did not start: run npm run build first');
}

function residentBytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid ?? 'self'}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}

interface FillOptions {
  readonly databasePath: string;
  readonly masterKey: Parameters<typeof createStore>[0]['masterKeys'];
  readonly trustAnchors: Parameters<typeof readTrustAnchors>[0];
}

/** Fills the database through the store: one real keystore in every user's name, its dates spread over three years. */
async function fill(
  { databasePath, masterKey, trustAnchors }: FillOptions,
  userCount: number,
): Promise<void> {
  const sample = await testKeystore('complete');
  const { facts } = openKeystore(sample.bytes, sample.password);
  const anchors = readTrustAnchors(trustAnchors);
  const now = new Date();
  const store = await createStore({ databasePath, masterKeys: masterKey, now: () => now });
  const users = Array.from({ length: userCount }, (_, index) => aUser(index));
  await store.profiles.upsert('practice-1', users);
  for (const [index, user] of users.entries()) {
    const notAfter = new Date(now.getTime() + (index % 1_100) * day - 5 * day);
    const keystore = sample.bytes;
    await store.certificates.insert(
      aStoredCertificate({ user, facts, keystore, anchors, now, notAfter }),
    );
  }
  await store.close();
}

/** Lets the plugin plan every renewal and check every summary, which would go on behind the first pages of a new database. */
async function settle(settings: Readonly<Record<string, unknown>> & FillOptions): Promise<void> {
  const silent = () => undefined;
  const plugin = await createSideCar({
    settings: { ...settings, jobs: { enabled: false } },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const database = openDatabase(settings.databasePath);
  const summarised = database.prepare('SELECT basis FROM summary_basis');
  try {
    await plugin.jobs.find(({ id }) => id === 'renewal-watch')?.run();
    while (summarised.get() === undefined) await pause(100);
  } finally {
    database.close();
    await plugin.close();
  }
}

function aUser(index: number): HostUser {
  return {
    id: `user-${index}`,
    displayName: `Exemple ${index}`,
    function: 'Médecin',
    active: true,
    ssin: ssinOf(index),
    nihii: [],
    organisations: [],
  };
}

/** The index as a national number of an invented person, check digit included. */
function ssinOf(index: number): string {
  const first = String(index).padStart(9, '0');
  return first + String(97 - (index % 97)).padStart(2, '0');
}
