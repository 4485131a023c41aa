import { availableParallelism } from 'node:os';
import type { Piscina } from 'piscina';
import { createSemaphore } from '../../../async.ts';
import { PluginError } from '../../../errors.ts';
import { createThreadPool } from '../../../thread-pool.ts';
import type { LetterVerdict } from '../letter-verdict.ts';
import type { SealOptions } from '../seal.ts';
import type { UnsealOptions } from '../verdict.ts';
import type { SealingJob, UnsealingJob } from './job.ts';
import type { SealingOutcome } from './letter-worker.ts';

/** Seals and opens letters in worker threads: the event loop never waits for them. */
export interface LetterSeals {
  /**
   * Opens all parts of one letter (body, annexes, titles, free text, patient) and judges them together. A part that was encoded in base64 once
   * more is decoded. ERR_LETTER_BUSY; what is wrong with the letter itself is in the verdict.
   */
  unsealLetter(parts: readonly Uint8Array[], options: UnsealOptions): Promise<LetterVerdict>;
  /** Seals all parts of one letter, or none; in the order given. Errors as `seal` has them, and ERR_LETTER_BUSY. */
  sealLetter(parts: readonly Uint8Array[], options: SealOptions): Promise<readonly Uint8Array[]>;
  /** Ends the threads; what is under way ends with ERR_LETTER_BUSY. */
  close(): Promise<void>;
}

export interface LetterSealsOptions {
  /** Worker threads; one or two by default. */
  readonly threads?: number;
  /** Letters that may wait for a thread; one more is refused. */
  readonly maxWaiting?: number;
}

const poolOptions = {
  module: 'plugin/ehealth/etee/worker/letter-worker',
  // Contents of letters are outside it
  heapMiB: 192,
};
/** Start of a thread on a busy machine included; the largest letter takes a second. */
const timeoutMs = 60_000;

type Job = UnsealingJob | SealingJob;

/** Nothing starts before the first letter; idle threads do not keep the process alive. */
export function createLetterSeals(options: LetterSealsOptions = {}): LetterSeals {
  const threads = options.threads ?? Math.max(1, Math.min(2, availableParallelism() - 1));
  const maxWaiting = options.maxWaiting ?? 64;
  const permits = createSemaphore(threads);
  let pool: Piscina<Job> | undefined;
  let closed = false;

  async function openPool(): Promise<Piscina<Job>> {
    const { Piscina: Pool } = await import('piscina');
    if (closed) throw busy();
    return (pool ??= createThreadPool<Job>(Pool, { ...poolOptions, threads }, abandonPool));
  }

  // A thread that fails outside a job takes its pool along; the next letter tries a new one
  function abandonPool(failed: Piscina<Job>): void {
    if (pool === failed) pool = undefined;
    void failed.destroy();
  }

  async function run<Result>(name: 'unsealParts' | 'sealParts', job: () => Job): Promise<Result> {
    const release = await permits.acquire(maxWaiting);
    if (release === null) throw busy();
    try {
      const running = await openPool();
      const taken = job();
      const transferList = taken.parts.map(({ buffer }) => buffer);
      const signal = AbortSignal.timeout(timeoutMs);
      return (await running.run(taken, { name, signal, transferList })) as Result;
    } catch (error) {
      if (closed || (error instanceof Error && error.name === 'AbortError')) throw busy();
      throw error;
    } finally {
      release();
    }
  }

  return {
    unsealLetter: (parts, given) =>
      run<LetterVerdict>('unsealParts', () => ({ parts: parts.map(copied), options: given })),
    async sealLetter(parts, given) {
      const job = () => ({ parts: parts.map(copied), options: given });
      const outcome = await run<SealingOutcome>('sealParts', job);
      if (outcome.ok) return outcome.parts;
      throw new PluginError(outcome.code, outcome.message, { params: outcome.params });
    },
    async close() {
      closed = true;
      await pool?.destroy();
    },
  };
}

/** To move: the caller's bytes stay. */
function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(new ArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

const busy = () => new PluginError('ERR_LETTER_BUSY', 'no thread is free for the letter');
