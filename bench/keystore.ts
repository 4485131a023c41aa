import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import forge from 'node-forge';

import type { KeystoreReader } from '../plugin/pki/pkcs12/keystore-content.ts';
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
    const genuine = await sampleKeystore(pki, 'complete', { iterations: null });
    // Before node-forge has run in this process: collecting its objects takes 20 ms, at a moment of the collector's choice
    const block = await longestBlock(() => reader.inspect(genuine.bytes, genuine.password));
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
    rows.push(...(await million(folder, reader)));
    rows.push(block);
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

/** Medians in milliseconds, runs interleaved so that a busy moment of the machine affects all of them. */
async function alternately(runs: readonly (() => unknown)[], times = rounds): Promise<number[]> {
  const samples: number[][] = runs.map(() => []);
  // A server that has been running: its thread is started, its code compiled
  for (let round = 0; round < warmUp && times === rounds; round += 1) await runs[0]?.();
  for (let round = 0; round < times; round += 1) {
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

/** What public test files of others ask for: a million iterations of each derivation, which our limit on work allows. */
async function million(folder: string, reader: KeystoreReader): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const quiet = { stdio: 'ignore' } as const;
  const self = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=bench'];
  execFileSync('openssl', [...self, '-keyout', key, '-out', certificate], quiet);
  for (const [options, what] of [
    [['-legacy'], 'SHA-1, 3DES, RC2-40: 6,000,000 rounds'],
    [[], 'PBES2 AES-256 and SHA-256'],
  ] as const) {
    const path = join(folder, 'million.p12');
    const files = ['-inkey', key, '-in', certificate, '-out', path];
    const counted = ['pkcs12', '-export', '-iter', '1000000', '-passout', 'pass:bench'];
    execFileSync('openssl', [...counted, ...files, ...options], quiet);
    const bytes = readFileSync(path);
    const runs = [() => reader.inspect(bytes, 'bench'), () => openssl(path, 'bench')];
    const [ours, peer] = await alternately(runs, 3);
    const note = 'peer: openssl pkcs12, whole process';
    rows.push(row(`open, 1,000,000 iterations: ${what}`, ours, peer, note));
  }
  return rows;
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
