import { join } from 'node:path';
import { openKeystore } from '../plugin/pki/pkcs12/open-keystore.ts';
import { readTrustAnchors } from '../plugin/settings/anchor-files.ts';
import { createStore } from '../plugin/store/index.ts';
import { testKeystore } from '../test/support/fixtures/keystores.ts';
import { startPlugin } from '../test/support/servers/plugin.ts';
import type { TestPlugin } from '../test/support/servers/plugin.ts';
import { milliseconds, percentile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';
import { aStoredCertificate } from './certificate-records.ts';

const fewFiles = 5;
const manyFiles = 50;
const requests = 40;
const day = 86_400_000;

/** A holder's own page with few files and with as many as a holder may have: the work must not grow faster than the files. */
export async function run(): Promise<BenchRow[]> {
  const few = await pageWith(fewFiles);
  const many = await pageWith(manyFiles);
  const ratio = percentile(many, 0.5) / percentile(few, 0.5);
  return [
    row(`page of a holder with ${fewFiles} files`, few, ''),
    row(
      `page of a holder with ${manyFiles} files`,
      many,
      `; ${ratio.toFixed(1)} times the page with ${fewFiles} (goal: at most 3)`,
    ),
  ];
}

function row(what: string, samples: readonly number[], note: string): BenchRow {
  return {
    what,
    ours: `p50 ${milliseconds(percentile(samples, 0.5))}, p95 ${milliseconds(percentile(samples, 0.95))}`,
    peer: '',
    note: `${samples.length} requests, one after another, the line of notices included${note}`,
  };
}

async function pageWith(files: number): Promise<readonly number[]> {
  const started = await startPlugin();
  try {
    await fillHolder(started, files);
    const agent = await started.launch('alix');
    await agent.get('/users/alix').expect(200);
    const times: number[] = [];
    for (let index = 0; index < requests; index += 1) {
      const from = performance.now();
      await agent.get('/users/alix').expect(200);
      times.push(performance.now() - from);
    }
    return times;
  } finally {
    await started.close();
  }
}

/** Certificates of one holder, each with its own end. */
export async function fillHolder(
  { folder, databasePath, masterKeyPath }: TestPlugin,
  files: number,
) {
  const sample = await testKeystore('complete');
  const { facts } = openKeystore(sample.bytes, sample.password);
  const anchors = readTrustAnchors([
    { file: join(folder, 'trust.pem'), environment: 'simulation' },
  ]);
  const now = new Date();
  const store = await createStore({
    databasePath,
    masterKeys: { source: 'file', path: masterKeyPath },
    now: () => now,
  });
  const user = { id: 'alix', displayName: 'Alix Exemple', ssin: '00000000097' };
  for (let index = 0; index < files; index += 1) {
    const notAfter = new Date(now.getTime() + (400 + index) * day);
    const keystore = sample.bytes;
    await store.certificates.insert(
      aStoredCertificate({ user, facts, keystore, anchors, now, notAfter }),
    );
  }
  await store.close();
}
