import type { Piscina } from 'piscina';
import { workerModule } from '../../../worker-module.ts';
import type { Job } from './moved-job.ts';

/** Heap of one worker in MiB: a file of 1 MiB with all its bags needs about 40. */
const heapMiB = 256;

/** Threads end after this time without work, in milliseconds; starting one again takes about a quarter of a second. */
const idleTimeoutMs = 60_000;

/** Threads for the jobs; `onFailure` when one fails outside a job. */
export function createPool(
  Pool: typeof Piscina,
  threads: number,
  onFailure: (failed: Piscina<Job>, reason: unknown) => void,
): Piscina<Job> {
  const { file, execArgv } = workerModule('plugin/pki/pkcs12/worker/keystore-worker');
  const pool = new Pool<Job>({
    filename: file,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleTimeoutMs,
    // By default an idle thread polls in Atomics.wait; opening takes long enough for plain messages
    atomics: 'disabled',
    execArgv,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: 32 },
  });
  pool.on('error', (reason) => {
    onFailure(pool, reason);
  });
  return pool;
}
