import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import forge from 'node-forge';

import { createKeystoreReader } from '../plugin/pki/pkcs12/worker/keystore-reader.ts';
import { createSimulatedPki } from '../simulator/pki/certification-authority.ts';
import type { KeystoreLayout } from '../simulator/keystore/keystore-writer.ts';
import { sampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import type { SampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import { milliseconds, percentile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const rounds = 15;
/** Openings before the first that is measured. */
const warmUp = 20;

const layouts: readonly (readonly [KeystoreLayout, string])[] = [
  ['certificate-manager', 'genuine layout: SHA-1 100,000; 3DES and RC2-40, 50,000'],
  ['jdk17', 'JDK 17 layout: PBES2 AES-256, 10,000'],
];

/** Opening keystores with two RSA keys and their chain; peers are OpenSSL and node-forge, on the same files, interleaved. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-keystore-'));
  const reader = createKeystoreReader();
  const rows: BenchRow[] = [];
  try {
    const pki = await createSimulatedPki();
    for (const [layout, description] of layouts) {
      const sample = await sampleKeystore(pki, 'complete', { layout, iterations: null });
      const path = join(folder, `${layout}.p12`);
      writeFileSync(path, sample.bytes);
      const runs = [
        () => reader.inspect(sample.bytes, sample.password),
        () => openssl(path, sample.password),
        () => nodeForge(sample),
      ] as const;
      const [ours, byOpenssl, byForge] = await alternately(runs);
      rows.push(
        row(`open, ${description}`, ours, byOpenssl, 'peer: openssl pkcs12, whole process'),
        row(`open, ${description}`, ours, byForge, 'peer: node-forge, on the calling thread'),
      );
    }
    const sample = await sampleKeystore(pki, 'complete', { iterations: null });
    rows.push(await longestBlock(() => reader.inspect(sample.bytes, sample.password)));
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

/** Medians in milliseconds, runs interleaved so that a busy moment of the machine affects all of them. */
async function alternately(runs: readonly (() => unknown)[]): Promise<number[]> {
  const samples: number[][] = runs.map(() => []);
  // A server that has been running: its thread is started, its code compiled
  for (let round = 0; round < warmUp; round += 1) await runs[0]?.();
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, each] of runs.entries()) {
      const start = performance.now();
      await each();
      samples[index]?.push(performance.now() - start);
    }
  }
  return samples.map((sample) => percentile(sample, 0.5));
}

function row(what: string, ours = Number.NaN, peer = Number.NaN, note = ''): BenchRow {
  return {
    what,
    ours: milliseconds(ours),
    peer: milliseconds(peer),
    note: `${note}; ${(ours / peer).toFixed(2)} x its time`,
  };
}

function openssl(path: string, password: string): void {
  const args = ['pkcs12', '-legacy', '-nodes', '-in', path, '-passin', `pass:${password}`];
  execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
}

function nodeForge({ bytes, password }: SampleKeystore): void {
  const asn1 = forge.asn1.fromDer(bytes.toString('latin1'));
  forge.pkcs12.pkcs12FromAsn1(asn1, password);
}

/** Twenty files at once, and the longest block of this process's event loop during that time. */
async function longestBlock(open: () => Promise<unknown>): Promise<BenchRow> {
  await open();
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  const start = performance.now();
  await Promise.all(Array.from({ length: 20 }, open));
  const elapsed = performance.now() - start;
  histogram.disable();
  return {
    what: 'longest event-loop block while 20 genuine-layout keystores open at once',
    ours: milliseconds(histogram.max / 1e6),
    peer: '',
    note: `goal: at most 10 ms; all 20 open in ${milliseconds(elapsed)}`,
  };
}
