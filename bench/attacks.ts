import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerModule } from '../plugin/worker-module.ts';
import type { SampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import { testKeystore } from '../test/support/fixtures/keystores.ts';
import { aServedPractice, putProfiles } from '../test/faults/served-practice.ts';
import type { Holder, RunningServer } from '../test/faults/served-practice.ts';
import { startSimulator } from '../test/support/servers/simulator.ts';
import type { TestSimulator } from '../test/support/servers/simulator.ts';
import { archiveOfCertificates, attacks } from './attack-kinds.ts';
import type { Attacker } from './attack-kinds.ts';
import { milliseconds, percentile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

/** Pages of the other user for each attack, at least. */
const leastPages = 50;

/** How long another user waits for a page while one attacks, as in the reports of attacks on the module: goal p95 at most 100 ms. */
export async function run(): Promise<BenchRow[]> {
  const simulator = await startSimulator();
  const practice = await aServedPractice({ settings: settingsFor(simulator) });
  try {
    const [holder, victim] = practice.holders;
    if (holder === undefined || victim === undefined) throw new TypeError('two holders');
    // Made first: a client that works without pause notices too late that a kept connection was closed
    const means = { costly: await costlyKeystore(holder), archive: await archiveOfCertificates() };
    const server = await practice.start();
    await putProfiles(server, practice.holders);
    await server.load(victim, victim.keystores[0]);
    const attacker = { ...means, ...(await prepare(server, holder, simulator)) };
    const cookie = await server.signIn(victim);
    const { file, execArgv } = workerModule('bench/page-times');
    const url = `${server.url}/users/${victim.id}`;
    const pages = new Worker(file, { execArgv, workerData: { url, cookie } });
    const rows: BenchRow[] = [];
    for (const attack of attacks) {
      const samples = await pagesDuring(pages, () => attack.run(attacker));
      rows.push({
        what: `another user’s page during: ${attack.what}`,
        ours: `p50 ${milliseconds(percentile(samples, 0.5))}, p95 ${milliseconds(percentile(samples, 0.95))}`,
        peer: '',
        note: `goal: p95 at most 100 ms; ${samples.length} pages; attacker and other user share the two cores`,
      });
    }
    await pages.terminate();
    await server.stop();
    return rows;
  } finally {
    practice.close();
    await simulator.stop();
  }
}

const settingsFor = ({ ready }: TestSimulator) => ({
  ehealth: {
    stsEndpoint: ready.sts,
    signerAnchors: [{ file: ready.signerAnchors, environment: 'simulation' }],
    contactEmail: 'bench@trousseau.example',
  },
  trust: { updateBy: 'admin' },
});

/** The attacker has a certificate and an open session: an attack from inside begins with both. */
async function prepare(
  server: RunningServer,
  holder: Holder,
  simulator: TestSimulator,
): Promise<Omit<Attacker, 'costly' | 'archive'>> {
  await simulator.register({ persons: { [holder.ssin]: doctor }, organisations: {} });
  const [keystore] = holder.keystores;
  const certificateId = await server.load(holder, keystore);
  const opened = await server.callAs(holder, 'POST', `/users/${holder.id}/ehealth-sessions`, {
    certificateId,
    mode: 'fallback',
    quality: 'doctor',
    password: keystore.password,
    reason: 'card-forgotten',
  });
  if (opened.status !== 201) throw new Error(`session: ${opened.status} ${await opened.text()}`);
  const adminCookie = await server.signIn(holder, ['admin', 'clinician']);
  return { server, holder, adminCookie };
}

function costlyKeystore({ ssin }: Holder): Promise<SampleKeystore> {
  const holder = { type: 'SSIN', id: ssin, applicationId: null, name: 'A' } as const;
  return testKeystore('complete', { holder, iterations: 200_000 });
}

const person = 'urn:be:fgov:person:ssin';
const doctor = {
  [`${person}:doctor:boolean`]: 'true',
  [`${person}:ehealth:1.0:doctor:nihii11`]: '10000007000',
  [`${person}:ehealth:1.0:fpsph:doctor:boolean`]: 'true',
  [`${person}:ehealth:1.0:givenname`]: 'ALIX',
  [`${person}:ehealth:1.0:surname`]: 'EXEMPLE',
};

/** Repeats the attack until enough pages were asked for during it. */
async function pagesDuring(
  victim: Worker,
  attack: () => Promise<unknown>,
): Promise<readonly number[]> {
  const soFar = async () => {
    victim.postMessage('');
    const [times] = (await once(victim, 'message')) as [readonly number[]];
    return times;
  };
  const samples: number[] = [];
  await soFar();
  while (samples.length < leastPages) {
    await attack();
    samples.push(...(await soFar()));
  }
  return samples;
}
