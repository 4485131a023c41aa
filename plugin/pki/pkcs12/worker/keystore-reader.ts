import { availableParallelism } from 'node:os';

import type { Piscina } from 'piscina';

import { createSemaphore } from '../../../async.ts';
import { createThreadPool } from '../../../thread-pool.ts';
import { PluginError } from '../../../errors.ts';
import { createJobDeadline } from './job-deadline.ts';
import { defaultKeystoreLimits, maxKeysAtOnce } from '../keystore-content.ts';
import { FileKeys, fileKeysLength } from '../file-keys.ts';
import type {
  BuildOrder,
  BuiltKeystore,
  KeystoreFacts,
  KeystoreLimits,
  KeystoreReader,
  KeystoreSecret,
  OpenedKeys,
} from '../keystore-content.ts';
import { tookTooLong } from '../keystore-error.ts';
import type { BuildOutcome, KeysOutcome, KeystoreOutcome } from './keystore-worker.ts';
import { buffersOf, largestKeyBytes, wipeSecrets } from './moved-job.ts';
import type { BuildJob, Job, KeystoreJob, MovedJob, Unclocked, WantedKeys } from './moved-job.ts';
import { copyToMove, toMovedSecret } from './moved-secret.ts';

const poolOptions = {
  module: 'plugin/pki/pkcs12/worker/keystore-worker',
  // A file of 1 MiB with all its bags needs about 40
  heapMiB: 256,
  youngMiB: 32,
};

// No value may come from keystore-worker.ts: the worker alone loads what opens keystores
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
  let pool: Piscina<Job> | undefined;
  let closed = false;
  let failure: Error | undefined;

  /** Checks the size before a copy is made. */
  function copyOf(file: Uint8Array): Uint8Array<ArrayBuffer> {
    if (file.length > limits.maxBytes)
      throw new PluginError('ERR_KEYSTORE_TOO_LARGE', `file of ${file.length} bytes`, {
        params: { size: file.length, limit: limits.maxBytes },
      });
    return copyToMove(file);
  }

  function jobFor(
    file: Uint8Array,
    secret: KeystoreSecret,
    fileName = '',
    wanted: WantedKeys | null = null,
  ): Unclocked<KeystoreJob> {
    return { file: copyOf(file), secret: toMovedSecret(secret), wanted, limits, fileName };
  }

  async function openKeys(
    file: Uint8Array,
    secret: KeystoreSecret,
    fingerprints: readonly string[],
    fileName?: string,
  ): Promise<OpenedKeys> {
    if (fingerprints.length > maxKeysAtOnce) throw new RangeError('too many keys at once');
    const shared = new SharedArrayBuffer(largestKeyBytes * fingerprints.length);
    const room = new Uint8Array(shared);
    try {
      const job = jobFor(file, secret, fileName, { fingerprints, room: shared });
      const { facts, keyLengths } = await run<KeysOutcome>('openKeys', job);
      const keys = keyLengths.map((length, place) => {
        const start = place * largestKeyBytes;
        return length === 0 ? null : room.slice(start, start + length);
      });
      return { facts, keys };
    } finally {
      room.fill(0);
    }
  }

  async function build(order: BuildOrder): Promise<BuiltKeystore> {
    const { base, carried = [], keys, certificates, secret, protection, wantFileKeys } = order;
    const from = base === null ? carried : [base, ...carried];
    const files = from.map(({ file }) => copyOf(file));
    const room = wantFileKeys ? new Uint8Array(new SharedArrayBuffer(fileKeysLength)) : null;
    const job: Unclocked<BuildJob> = {
      sources: from.map(({ secret: opening, keep }, index) => ({
        file: files[index] ?? new Uint8Array(0),
        secret: toMovedSecret(opening),
        keep,
      })),
      keys: keys.map((key) => ({ ...key, pkcs8: copyToMove(key.pkcs8) })),
      certificates: certificates.map((one) => ({ ...one, der: copyToMove(one.der) })),
      secret: toMovedSecret(secret),
      protection,
      room: room?.buffer ?? null,
      limits,
    };
    try {
      const { file, facts, hasFileKeys } = await run<BuildOutcome>('build', job);
      return { file, facts, fileKeys: hasFileKeys && room !== null ? new FileKeys(room) : null };
    } finally {
      room?.fill(0);
    }
  }

  /** A thread that fails outside a job (it cannot start, say) takes its pool along; the next file tries a new one. */
  function abandonPool(failed: Piscina<Job>, reason: unknown): void {
    failure = new Error('a keystore worker failed', { cause: reason });
    if (pool === failed) pool = undefined;
    void failed.destroy();
  }

  async function run<T>(name: 'inspect' | 'openKeys' | 'build', job: MovedJob): Promise<T> {
    const release = await permits.acquire(maxWaiting);
    if (release === null) {
      wipeSecrets(job);
      throw busy();
    }
    // With the first file, like the threads
    const { Piscina } = await import('piscina');
    const filesToOpen = 'sources' in job ? job.sources.length + 1 : 1;
    const limitMs = timeoutMs * filesToOpen;
    const deadline = createJobDeadline(limitMs, startLimitMs);
    try {
      if (closed) throw busy();
      pool ??= createThreadPool<Job>(Piscina, { ...poolOptions, threads }, abandonPool);
      const outcome = (await pool.run(
        { ...job, clock: deadline.clock },
        { name, signal: deadline.signal, transferList: buffersOf(job) },
      )) as KeystoreOutcome<T>;
      if (outcome.ok) return outcome.value;
      throw new PluginError(outcome.code, outcome.message, { params: outcome.params });
    } catch (error) {
      // Closing ends the threads in the middle of their work
      if (closed || (isAbort(error) && !deadline.hasStarted())) throw busy();
      if (isAbort(error) || isOutOfMemory(error)) throw tookTooLong(limitMs);
      throw pool === undefined && failure !== undefined ? failure : error;
    } finally {
      wipeSecrets(job);
      deadline.stop();
      release();
    }
  }

  return {
    inspect: async (file, password, fileName) =>
      run<KeystoreFacts>('inspect', jobFor(file, password, fileName)),
    async openKey(file, secret, fingerprint, fileName) {
      const { facts, keys } = await openKeys(file, secret, [fingerprint], fileName);
      return { facts, pkcs8: keys[0] ?? null };
    },
    openKeys,
    async rewrite(file, { current, next, protection }) {
      const written = await build({
        base: { file, secret: current, keep: 'all' },
        keys: [],
        certificates: [],
        secret: next,
        protection,
        wantFileKeys: false,
      });
      return { file: written.file, facts: written.facts };
    },
    build,
    async close() {
      closed = true;
      await pool?.destroy();
    },
  };
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
