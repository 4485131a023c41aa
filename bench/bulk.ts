import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createAuthorizer } from '../plugin/domain/access/authorizer.ts';
import { createBulkServices } from '../plugin/domain/certificate/bulk/bulk-service.ts';
import { createCertificateServices } from '../plugin/domain/certificate/create-service.ts';
import { createVerdictService } from '../plugin/domain/certificate/verdict-service.ts';
import type { Actor } from '../plugin/domain/practice/actor.ts';
import type { HostDirectory, HostUser } from '../plugin/domain/practice/directory.ts';
import { createFairReader } from '../plugin/pki/pkcs12/worker/fair-reader.ts';
import {
  createKeystoreReader,
  defaultThreads,
} from '../plugin/pki/pkcs12/worker/keystore-reader.ts';
import { createStore } from '../plugin/store/index.ts';
import { sampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import { createSimulatedPki } from '../simulator/pki/certification-authority.ts';
import { milliseconds } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const fileCount = 500;
/** Of five files one is a keystore of its own, one its copy, the others lie around it. */
const keystoreCount = fileCount / 5;

const admin: Actor = {
  userId: 'claire',
  displayName: 'Claire',
  practiceId: 'practice-1',
  roles: ['admin'],
  language: 'fr',
};

/** 500 mixed files of an office, keystores in eHealth's own layout and price, the right password typed second. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bulk-'));
  const threads = defaultThreads();
  const reader = createFairReader(createKeystoreReader({ threads }), { slots: threads });
  const store = await createStore({
    databasePath: join(folder, 'trousseau.sqlite'),
    masterKeys: { source: 'file', path: join(folder, 'key.json'), create: true },
    now: () => new Date(),
  });
  try {
    const pki = await createSimulatedPki();
    const sample = await sampleKeystore(pki, 'complete', { iterations: null });
    const uploads = Array.from({ length: fileCount }, (_, index) => ({
      name: `file-${index}`,
      bytes: mixedFile(sample.bytes, index),
    }));
    const bulk = createServices(store, reader);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    await pause(200);
    delay.enable();
    const began = performance.now();
    const id = await bulk.start(admin, uploads, ['not this one', sample.password]);
    while (bulk.state(admin, id).phase === 'examining') await pause(20);
    const took = performance.now() - began;
    delay.disable();
    const { phase, plan } = bulk.state(admin, id);
    if (phase !== 'ready' || plan === null) throw new Error(`examining ended as ${phase}`);
    const longest = delay.max / 1e6;
    return [
      {
        what: `plan of ${fileCount} mixed files, ${keystoreCount} keystores with their passwords`,
        ours: `${(took / 1000).toFixed(1)} s`,
        peer: '',
        note: `longest block of the event loop ${milliseconds(longest)}; at most 60 s and 10 ms wanted`,
      },
    ];
  } finally {
    await reader.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** Bytes after the structure are tolerated, so one keystore makes many that differ and cost the same. */
function mixedFile(keystore: Uint8Array, index: number): Uint8Array {
  switch (index % 5) {
    case 0:
    case 1:
      return Buffer.concat([keystore, Buffer.from(`trailing ${Math.floor(index / 5)}`)]);
    case 2:
      return Buffer.from(`note number ${index}`);
    case 3:
      return Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(200_000, index)]);
    default:
      return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(300_000, index)]);
  }
}

function createServices(
  store: Awaited<ReturnType<typeof createStore>>,
  reader: ReturnType<typeof createFairReader>,
) {
  const users: readonly HostUser[] = [];
  const directory: HostDirectory = {
    findUser: () => Promise.resolve(undefined),
    listUsers: () => Promise.resolve({ users, total: 0 }),
  };
  const { certificates, drafts, audit } = store;
  const now = () => new Date();
  const verdicts = createVerdictService({
    certificates,
    anchors: () => [],
    environment: 'simulation',
    renewalWindowDays: 90,
    now,
  });
  const shared = { certificates, drafts, audit, reader, directory, verdicts, now };
  const authorizer = createAuthorizer({ directory, audit, now });
  const silent = () => undefined;
  return createBulkServices({
    ...shared,
    services: createCertificateServices({
      ...shared,
      authorizer,
      renewalWindowDays: 90,
      emit: silent,
    }),
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
}
