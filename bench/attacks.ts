import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { workerModule } from '../plugin/worker-module.ts';
import type { SampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import { testKeystore } from '../test/support/fixtures/keystores.ts';
import { aServedPractice, putProfiles } from '../test/faults/served-practice.ts';
import type { Holder, RunningServer } from '../test/faults/served-practice.ts';
import { milliseconds, percentile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

/** Pages of the other user for each attack, at least. */
const leastPages = 50;

interface Attack {
  readonly what: string;
  run(server: RunningServer, attacker: Holder, costly: SampleKeystore): Promise<unknown>;
}

const times = <Result>(count: number, act: () => Promise<Result>) =>
  Promise.allSettled(Array.from({ length: count }, act));

function upload(attacker: Holder, bytes: Uint8Array, password: string): FormData {
  const form = new FormData();
  form.set('kind', 'person');
  form.set('identifier', attacker.ssin);
  form.set('password', password);
  form.set('file', new File([new Uint8Array(bytes)], 'a.p12'));
  return form;
}

const attacks: readonly Attack[] = [
  { what: 'no attack', run: () => pause(100) },
  {
    what: '12 costly keystores of one user at once',
    run: (server, attacker, { bytes, password }) =>
      times(12, () =>
        server.callAs(
          attacker,
          'POST',
          `/users/${attacker.id}/certificates`,
          upload(attacker, bytes, password),
        ),
      ),
  },
  {
    what: '100 uploads of 1 MiB at once',
    run: (server, attacker) => {
      const bytes = Buffer.alloc(1024 * 1024 - 512, 7);
      return times(100, () =>
        server.callAs(
          attacker,
          'POST',
          `/users/${attacker.id}/certificates`,
          upload(attacker, bytes, 'x'),
        ),
      );
    },
  },
  {
    what: '40 JSON bodies of 2 MB full of brackets',
    run: (server, attacker) =>
      times(40, () =>
        server.callAs(attacker, 'POST', `/users/${attacker.id}/ehealth-sessions/sign`, {
          envelope: '['.repeat(2_000_000),
        }),
      ),
  },
  {
    what: '400 questions for the API document',
    run: (server) => times(400, () => fetch(`${server.url}/api/v1/openapi.json`)),
  },
  {
    what: '400 refused tokens',
    run: (server) =>
      times(400, () =>
        fetch(`${server.url}/api/v1/users/a/certificates`, {
          headers: { authorization: 'Bearer no.such.token' },
        }),
      ),
  },
];

/** How long another user waits for a page while one attacks, as in the reports of attacks on the module: goal p95 at most 100 ms. */
export async function run(): Promise<BenchRow[]> {
  const practice = await aServedPractice();
  try {
    const [attacker, victim] = practice.holders;
    if (attacker === undefined || victim === undefined) throw new TypeError('two holders');
    const holder = { type: 'SSIN', id: attacker.ssin, applicationId: null, name: 'A' } as const;
    const costly = await testKeystore('complete', { holder, iterations: 200_000 });
    const server = await practice.start();
    await putProfiles(server, practice.holders);
    await server.load(victim, victim.keystores[0]);
    const cookie = await server.signIn(victim);
    const { file, execArgv } = workerModule(import.meta.url, 'page-times');
    const url = `${server.url}/users/${victim.id}`;
    const pages = new Worker(file, { execArgv, workerData: { url, cookie } });
    const rows: BenchRow[] = [];
    for (const attack of attacks) {
      const samples = await pagesDuring(pages, () => attack.run(server, attacker, costly));
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
  }
}

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
