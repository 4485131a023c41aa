import { availableParallelism } from 'node:os';

import type { Piscina } from 'piscina';

import { createSemaphore } from '../../../async.ts';
import { PluginError } from '../../../errors.ts';
import { createJobDeadline } from './job-deadline.ts';
import { defaultKeystoreLimits } from '../keystore-content.ts';
import type {
  KeystoreFacts,
  KeystoreLimits,
  KeystoreReader,
  RewrittenKeystore,
} from '../keystore-content.ts';
import { tookTooLong } from '../keystore-error.ts';
import { passwordBytes } from '../password-encoding.ts';
import type { KeystoreJob, KeystoreOutcome, RewriteJob, WantedKey } from './keystore-worker.ts';
import { workerModule } from '../../../worker-module.ts';

// No value may come from keystore-worker.ts: the worker alone loads what opens keystores
/** More than any key whose public half is read: RSA of 16,384 bits takes 9 KiB (private-key.ts). */
const largestKeyBytes = 16_384;

interface KeyOpening {
  readonly facts: KeystoreFacts;
  readonly keyLength: number;
}

export interface KeystoreReaderOptions {
  readonly limits?: KeystoreLimits;
  /** Worker threads; {@link defaultThreads} by default. */
  readonly threads?: number;
  /** How long opening one file may take, in milliseconds; waiting for a thread does not count. */
  readonly timeoutMs?: number;
  /** How many files may wait for a thread; one more is refused with ERR_KEYSTORE_BUSY. */
  readonly maxWaiting?: number;
}

/** One less than the machine has cores, so that the event loop keeps one. */
export const defaultThreads = (): number => Math.max(1, Math.min(4, availableParallelism() - 1));

/** Heap of one worker in MiB: a file of 1 MiB with all its bags needs about 40. */
const heapMiB = 256;

/** Threads end after this time without work, in milliseconds; starting one again takes about a quarter of a second. */
const idleTimeoutMs = 60_000;

/** A thread that takes longer to start, in milliseconds, will not: its job is refused with ERR_KEYSTORE_BUSY. */
const startLimitMs = 30_000;

/**
 * Opens keystores in worker threads, so that the event loop never waits for a key derivation. A file that takes longer
 * than its time ends with its thread killed, and with ERR_KEYSTORE_TOO_COSTLY; the next file gets a new thread.
 * Nothing starts before the first file comes, and idle threads do not keep the process alive.
 */
export function createKeystoreReader(options: KeystoreReaderOptions = {}): KeystoreReader {
  const limits = options.limits ?? defaultKeystoreLimits;
  const threads = options.threads ?? defaultThreads();
  const timeoutMs = options.timeoutMs ?? 3_000;
  const maxWaiting = options.maxWaiting ?? 64;
  // Files wait here and not in the pool, so that waiting behind expensive ones does not count as time of their own
  const permits = createSemaphore(threads);
  let pool: Piscina<KeystoreJob> | undefined;
  let closed = false;
  let failure: Error | undefined;

  /** Checks the size before a copy is made. */
  function jobFor(
    file: Uint8Array,
    password: string,
    fileName = '',
    wanted: WantedKey | null = null,
  ): Omit<KeystoreJob, 'clock'> {
    if (file.length > limits.maxBytes)
      throw new PluginError('ERR_KEYSTORE_TOO_LARGE', `file of ${file.length} bytes`, {
        params: { size: file.length, limit: limits.maxBytes },
      });
    // Copies to move to the thread: the caller's buffer stays whole, no neighbour in a pooled buffer travels along, and of what is
    // moved no copy stays
    return {
      file: Uint8Array.from(file),
      password: passwordBytes(password),
      wanted,
      limits,
      fileName,
    };
  }

  /** A thread that fails outside a job (it cannot start, say) takes its pool along; the next file tries a new one. */
  function abandonPool(failed: Piscina<KeystoreJob>, reason: unknown): void {
    failure = new Error('a keystore worker failed', { cause: reason });
    if (pool === failed) pool = undefined;
    void failed.destroy();
  }

  async function run<T>(name: 'inspect' | 'openKey' | 'rewrite', job: Job): Promise<T> {
    const release = await permits.acquire(maxWaiting);
    if (release === null) throw busy();
    // With the first file, like the threads
    const { Piscina } = await import('piscina');
    const deadline = createJobDeadline(timeoutMs, startLimitMs);
    try {
      if (closed) throw busy();
      pool ??= createPool(Piscina, threads, abandonPool);
      const outcome = (await pool.run(
        { ...job, clock: deadline.clock },
        { name, signal: deadline.signal, transferList: buffersOf(job) },
      )) as KeystoreOutcome<T>;
      if (outcome.ok) return outcome.value;
      throw new PluginError(outcome.code, outcome.message, { params: outcome.params });
    } catch (error) {
      // Closing ends the threads in the middle of their work
      if (closed || (isAbort(error) && !deadline.hasStarted())) throw busy();
      if (isAbort(error) || isOutOfMemory(error)) throw tookTooLong(timeoutMs);
      throw pool === undefined && failure !== undefined ? failure : error;
    } finally {
      for (const secret of secretsOf(job)) wipe(secret);
      deadline.stop();
      release();
    }
  }

  return {
    inspect: async (file, password, fileName) =>
      run<KeystoreFacts>('inspect', jobFor(file, password, fileName)),
    async openKey(file, password, fingerprint, fileName) {
      const wanted = { fingerprint, room: new SharedArrayBuffer(largestKeyBytes) };
      const room = new Uint8Array(wanted.room);
      try {
        const job = jobFor(file, password, fileName, wanted);
        const { facts, keyLength } = await run<KeyOpening>('openKey', job);
        return { facts, pkcs8: keyLength === 0 ? null : room.slice(0, keyLength) };
      } finally {
        room.fill(0);
      }
    },
    async rewrite(file, { current, next, protection }) {
      const job = { ...jobFor(file, current), nextPassword: passwordBytes(next), protection };
      return run<RewrittenKeystore>('rewrite', job);
    },
    async close() {
      closed = true;
      await pool?.destroy();
    },
  };
}

type Job = Omit<KeystoreJob, 'clock'> | Omit<RewriteJob, 'clock'>;

const secretsOf = (job: Job) =>
  'nextPassword' in job ? [job.password, job.nextPassword] : [job.password];

const buffersOf = (job: Job): ArrayBuffer[] =>
  [job.file, ...secretsOf(job)].map(({ buffer }) => buffer);

/** Of no length once it was moved; what is detached cannot be filled. */
function wipe(secret: Uint8Array): void {
  if (secret.length > 0) secret.fill(0);
}

function createPool(
  Pool: typeof Piscina,
  threads: number,
  onFailure: (failed: Piscina<KeystoreJob>, reason: unknown) => void,
): Piscina<KeystoreJob> {
  const { file, execArgv } = workerModule(import.meta.url, 'keystore-worker');
  const pool = new Pool<KeystoreJob>({
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

function busy(): PluginError {
  return new PluginError('ERR_KEYSTORE_BUSY', 'no thread is free to open the keystore');
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
