import { createSemaphore, withTimeout } from '../../async.ts';
import { ReaderError } from './reader-port.ts';

/** Gives back what is no longer wanted when it comes too late. */
type Undo<T> = (late: T) => unknown;

export interface ReaderLock {
  /**
   * Waits for what came before, then for `acquire`. When both together take longer than the patience, ReaderError 'InUse' where one of our
   * own has the lock, 'Busy' where PC/SC still waits for another program.
   */
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
  /** One of ours has what it asked for; otherwise the one in front waits for another program. */
  let isHeld = false;

  async function hold<T>(acquire: () => Promise<T>, undo: Undo<T>) {
    const late = new AbortController();
    const reach = async () => {
      const release = await semaphore.acquire();
      try {
        late.signal.throwIfAborted();
        const held = await acquire();
        if (late.signal.aborted) await undo(held);
        late.signal.throwIfAborted();
        isHeld = true;
        return {
          held,
          release: () => {
            isHeld = false;
            release();
          },
        };
      } catch (error) {
        release();
        throw error;
      }
    };
    return withTimeout(reach(), patienceMs, () => {
      const busy = new ReaderError(isHeld ? 'InUse' : 'Busy');
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
