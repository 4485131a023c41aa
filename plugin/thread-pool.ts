import type { Piscina } from 'piscina';
import { workerModule } from './worker-module.ts';

/** Threads end after this time without work, in milliseconds; starting one again takes about a quarter of a second. */
const idleTimeoutMs = 60_000;

export interface ThreadPoolOptions {
  /** As {@link workerModule} takes it. */
  readonly module: string;
  readonly threads: number;
  /** Heap of one thread, in MiB. */
  readonly heapMiB: number;
  /** Of it for young objects; Node's own choice by default. */
  readonly youngMiB?: number;
}

/**
 * Threads for jobs of one module; none runs before the first job. `Pool` is loaded with that job, too, and so comes in. `onFailure` when one fails outside a job (it cannot start, say): the
 * pool is to be given up then, and the next job to try a new one.
 */
export function createThreadPool<Job>(
  Pool: typeof Piscina,
  { module, threads, heapMiB, youngMiB }: ThreadPoolOptions,
  onFailure: (failed: Piscina<Job>, reason: unknown) => void,
): Piscina<Job> {
  const { file, execArgv } = workerModule(module);
  const pool = new Pool<Job>({
    filename: file,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleTimeoutMs,
    // By default an idle thread polls in Atomics.wait; these jobs take long enough for plain messages
    atomics: 'disabled',
    execArgv,
    resourceLimits: {
      maxOldGenerationSizeMb: heapMiB,
      ...(youngMiB === undefined ? {} : { maxYoungGenerationSizeMb: youngMiB }),
    },
  });
  pool.on('error', (reason) => {
    onFailure(pool, reason);
  });
  return pool;
}
