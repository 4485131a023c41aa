import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type {
  CertificateQuery,
  CertificateRecord,
} from '../plugin/domain/certificate/repository.ts';
import type { KeystoreFacts } from '../plugin/pki/pkcs12/keystore-content.ts';
import { leafFacts, someFacts } from '../test/support/builders/certificate.ts';
import type { BenchRow } from './bench-row.ts';
import { createStore, type Store } from '../plugin/store/index.ts';
import { noProbes } from '../plugin/domain/certificate/online-status.ts';

const certificates = 10_000;
const now = new Date('2026-03-10T09:00:00.000Z');
const dayInMilliseconds = 86_400_000;

const everything: CertificateQuery = {
  text: '',
  level: 'all',
  kind: 'all',
  now,
  renewalWindowDays: 90,
  offset: 0,
  limit: 50,
};

/** Overview of a practice with 10,000 certificates: pages, filters, search, counts. No peer does the same. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-bench-'));
  const store = await createStore({
    databasePath: join(folder, 'bench.sqlite'),
    masterKeys: { source: 'file', path: join(folder, 'key.json'), create: true },
    now: () => now,
  });
  try {
    const insert = await fill(store);
    const list = (change: Partial<CertificateQuery>) => () =>
      store.certificates.list('practice-1', { ...everything, ...change });
    return [
      row('first page, 50 of 10,000 certificates', await p95(list({}))),
      row('page in the middle', await p95(list({ offset: 5_000 }))),
      row('filtered: unusable', await p95(list({ level: 'unusable' }))),
      row('search by name', await p95(list({ text: 'exemple 77' }))),
      row('search without a hit', await p95(list({ text: 'nobody at all' }))),
      row(
        'counts by level',
        await p95(() => store.certificates.countByLevel('practice-1', now, 90)),
      ),
      row(
        'one user’s certificates',
        await p95(() => store.certificates.listForUser('practice-1', 'user-77')),
      ),
      {
        what: 'store: insert one certificate',
        ours: `mean ${insert.toFixed(2)} ms`,
        peer: '-',
        note: 'sealed, audited, synced to disk',
      },
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(what: string, milliseconds: number): BenchRow {
  return {
    what: `store: ${what}`,
    ours: `p95 ${milliseconds.toFixed(1)} ms`,
    peer: '-',
    note: `200 calls; a second practice holds as many`,
  };
}

/** 95th percentile in milliseconds over 200 calls. */
async function p95(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 220; i += 1) {
    const start = performance.now();
    await work();
    // The first calls warm caches
    if (i >= 20) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? 0;
}

/** Fills two practices alike; returns the mean milliseconds of an insert. */
async function fill(store: Store): Promise<number> {
  const keystore = Buffer.alloc(8_000, 7);
  const start = performance.now();
  for (let i = 0; i < certificates * 2; i += 1) {
    const record = aRecord(i);
    await store.certificates.insert({
      record,
      userName: `Exemple Nº ${i}`,
      keystore,
      replaces: null,
      entry: {
        practiceId: record.practiceId,
        at: now,
        actor: record.loadedBy,
        event: 'certificate.loaded',
        outcome: 'ok',
        subjectUserId: record.userId,
        certificateId: record.id,
        assurance: 'launch',
        details: {},
      },
    });
  }
  return (performance.now() - start) / (certificates * 2);
}

function aRecord(i: number): CertificateRecord {
  const end = now.getTime() + (((i * 7_919) % 1_200) - 60) * dayInMilliseconds;
  return {
    id: `certificate-${i}`,
    practiceId: `practice-${(i % 2) + 1}`,
    userId: `user-${i}`,
    kind: 'person',
    identifier: String(i).padStart(11, '0'),
    holderName: `Exemple ${i} Camille`,
    fileName: `SSIN=${String(i).padStart(11, '0')} 20260101-120000.p12`,
    facts,
    probes: noProbes,
    role: 'active',
    loadedAt: now,
    loadedBy: { userId: 'admin-1', displayName: 'Andrea Admin' },
    replacedAt: null,
    replacedBy: null,
    rewrittenAt: null,
    summary: {
      state: 'Complete',
      environment: 'acceptance',
      notBefore: new Date(end - 1_100 * dayInMilliseconds).toISOString(),
      notAfter: new Date(end).toISOString(),
      fingerprint: null,
      staticRank: i % 10 === 0 ? 1 : 3,
      holderKey: `holder ${i}`,
    },
  };
}

/** As large as a real keystore's: two keys, four certificates with their DER. */
const facts: KeystoreFacts = {
  ...someFacts,
  certificates: [0, 1, 2, 3].map((index) => ({
    ...leafFacts,
    der: Buffer.alloc(1_600, index).toString('base64'),
  })),
};
