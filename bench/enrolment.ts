import { subscribe } from 'node:diagnostics_channel';
import { startSimulator } from '../test/support/servers/simulator.ts';
import { alix, createEnrolmentLife, password } from '../test/support/servers/enrolment-life.ts';
import type { EnrolmentLife } from '../test/support/servers/enrolment-life.ts';
import { percentile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const rounds = 8;

/** Calls to eHealth since the last look: how many, and how long until their answers, in milliseconds. */
function countCalls(): () => { readonly calls: number; readonly time: number } {
  let calls = 0;
  let time = 0;
  const begun = new WeakMap<object, number>();
  subscribe('http.client.request.start', (message) => {
    begun.set((message as { request: object }).request, performance.now());
  });
  subscribe('http.client.response.finish', (message) => {
    const start = begun.get((message as { request: object }).request);
    if (start === undefined) return;
    calls += 1;
    time += performance.now() - start;
  });
  return () => {
    const since = { calls, time };
    calls = 0;
    time = 0;
    return since;
  };
}

/**
 * The life of a certificate against the simulator, a process of its own: seconds of this machine for each act, eHealth's answers taken off. The
 * card signs in this process, so its second and its holder's are not in it either. No peer does this without a person.
 */
export async function run(): Promise<BenchRow[]> {
  const simulator = await startSimulator();
  const taken = countCalls();
  const own: Record<string, number[]> = {};
  const calls: Record<string, number> = {};
  const measure = async <T>(act: string, work: () => Promise<T>): Promise<T> => {
    taken();
    const start = performance.now();
    const result = await work();
    const all = performance.now() - start;
    const services = taken();
    (own[act] ??= []).push(all - services.time);
    calls[act] = services.calls;
    return result;
  };
  const life = async (practice: EnrolmentLife): Promise<void> => {
    const first = await measure('contract and keystore', () => practice.begin());
    await measure('signature and submission', () => practice.sign(first.id));
    await measure('delivery, encryption token, profile', () =>
      practice.services.advance(alix, first.id),
    );
    const renewal = await measure('renewal: contract and keystore', () =>
      practice.begin({ currentPassword: password }),
    );
    await practice.sign(renewal.id);
    await practice.services.advance(alix, renewal.id);
    await measure('renewal: activation', () =>
      practice.services.activate(alix, renewal.id, { password: null }),
    );
  };
  try {
    await simulator.registration({ validity: { days: 60 } });
    for (let round = 0; round < rounds; round += 1) {
      const practice = await createEnrolmentLife(simulator);
      await life(practice);
      await practice.close();
    }
  } finally {
    await simulator.stop();
  }
  return Object.entries(own).map(([act, samples]) => ({
    what: `certificate: ${act}`,
    ours: `p50 ${seconds(percentile(samples, 0.5))}, worst ${seconds(Math.max(...samples))}`,
    peer: '',
    note: `${String(calls[act])} calls of eHealth, whose time is taken off; ${rounds} lives`,
  }));
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
