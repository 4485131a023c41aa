import { ReaderError } from './reader-port.ts';

/** Gives back what is no longer wanted when it comes too late. */
type Undo<T> = (late: T) => unknown;

export interface ReaderTurn {
  /** Waits for what came before, then for `acquire`; ReaderError 'Busy' when both together take longer than the patience. */
  take<T>(acquire: () => Promise<T>, undo: Undo<T>): Promise<T>;
  /** Like `take`, and nobody else has a turn until `release` is called. */
  hold<T>(acquire: () => Promise<T>, undo: Undo<T>): Promise<{ held: T; release: () => void }>;
}

/**
 * One at a time on one reader. PC/SC makes whoever connects wait, in a thread of a pool that the whole process shares, for as long
 * as another program keeps the card to itself; a second one must not wait in a second thread. Callers lose patience
 * after so many milliseconds, the one wait in PC/SC goes on.
 */
export function createReaderTurn(patienceMs: number): ReaderTurn {
  let last: Promise<unknown> = Promise.resolve();

  async function hold<T>(acquire: () => Promise<T>, undo: Undo<T>) {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let outOfPatience = false;
    const acquiring = last.then(async () => {
      if (outOfPatience) throw new ReaderError('Busy');
      return acquire();
    });
    const settled = acquiring.then(
      async (late) => {
        if (outOfPatience) await undo(late);
      },
      () => undefined,
    );
    last = Promise.all([settled.catch(() => undefined), released]);
    let timer: NodeJS.Timeout | undefined;
    const impatience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        outOfPatience = true;
        reject(new ReaderError('Busy'));
      }, patienceMs);
    });
    try {
      return { held: await Promise.race([acquiring, impatience]), release };
    } catch (error) {
      release();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    hold,
    take: async (acquire, undo) => {
      const { held, release } = await hold(acquire, undo);
      release();
      return held;
    },
  };
}
