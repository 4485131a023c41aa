import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CertificateRecord } from '../plugin/domain/certificate/repository.ts';
import { noProbes } from '../plugin/domain/certificate/online-status.ts';
import { summarise } from '../plugin/domain/certificate/verdict/verdict.ts';
import type { KeystoreFacts } from '../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../plugin/pki/pkcs12/open-keystore.ts';
import { readTrustAnchors } from '../plugin/settings/anchor-files.ts';
import { createStore } from '../plugin/store/index.ts';
import { testKeystore } from '../test/support/fixtures/keystores.ts';
import { startPlugin } from '../test/support/servers/plugin.ts';
import type { TestPlugin } from '../test/support/servers/plugin.ts';
import { milliseconds, percentile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

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
    await fill(started, files);
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
async function fill({ folder, databasePath, masterKeyPath }: TestPlugin, files: number) {
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
  const loadedBy = { userId: 'alix', displayName: 'Alix Exemple' };
  for (let index = 0; index < files; index += 1) {
    const expected = { kind: 'person', identifier: '00000000097' } as const;
    const file = {
      facts: ending(facts, now, index),
      fileName: `file ${index}.p12`,
      probes: noProbes,
    };
    const record: CertificateRecord = {
      ...file,
      ...expected,
      id: randomUUID(),
      practiceId: 'practice-1',
      userId: 'alix',
      holderName: 'ALIX EXEMPLE',
      role: 'active',
      loadedAt: now,
      loadedBy,
      replacedAt: null,
      replacedBy: null,
      summary: summarise({
        ...file,
        anchors,
        environment: 'simulation',
        expected,
        siblings: [],
        renewalWindowDays: 90,
      }),
    };
    await store.certificates.insert({
      record,
      userName: 'Alix Exemple',
      keystore: sample.bytes,
      replaces: null,
      entry: {
        practiceId: 'practice-1',
        at: now,
        actor: loadedBy,
        event: 'certificate.loaded',
        outcome: 'ok',
        subjectUserId: 'alix',
        certificateId: record.id,
        assurance: 'none',
        details: {},
      },
    });
  }
  await store.close();
}

function ending(facts: KeystoreFacts, now: Date, index: number): KeystoreFacts {
  const notAfter = new Date(now.getTime() + (400 + index) * day).toISOString();
  return {
    ...facts,
    certificates: facts.certificates.map((certificate) =>
      certificate.isCa ? certificate : { ...certificate, notAfter },
    ),
  };
}
