import { createSemaphore, withTimeout } from '../../async.ts';
import { ReaderError } from './reader-port.ts';

/** Gives back what is no longer wanted when it comes too late. */
type Undo<T> = (late: T) => unknown;

export interface ReaderLock {
  /** Waits for what came before, then for `acquire`; ReaderError 'Busy' when both together take longer than the patience. */
  run<T>(acquire: () => Promise<T>, undo: Undo<T>): Promise<T>;
  /** Like `take`, and holds the lock until `release` is called. */
  hold<T>(acquire: () => Promise<T>, undo: Undo<T>): Promise<{ held: T; release: () => void }>;
}

/**
 * One at a time on one reader. PC/SC makes every caller of connect wait, in a thread of a pool that the whole process shares, for as long
 * as another program keeps the card to itself; a second one must not wait in a second thread. Callers lose patience
 * after so many milliseconds, the one wait in PC/SC goes on.
 */
export function createReaderLock(patienceMs: number): ReaderLock {
  const semaphore = createSemaphore(1);

  async function hold<T>(acquire: () => Promise<T>, undo: Undo<T>) {
    const late = new AbortController();
    const reach = async () => {
      const release = await semaphore.acquire();
      try {
        late.signal.throwIfAborted();
        const held = await acquire();
        if (late.signal.aborted) await undo(held);
        late.signal.throwIfAborted();
        return { held, release };
      } catch (error) {
        release();
        throw error;
      }
    };
    return withTimeout(reach(), patienceMs, () => {
      const busy = new ReaderError('Busy');
      late.abort(busy);
      throw busy;
    });
  }

  return {
    hold,
    run: async (acquire, undo) => {
      const { held, release } = await hold(acquire, undo);
      release();
      return held;
    },
  };
}
