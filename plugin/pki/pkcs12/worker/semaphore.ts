/** Hands out a limited number of turns, first come, first served. */
export interface TurnQueue {
  /** Resolves when it is one's turn; false when too many wait already. Every turn taken must be given back. */
  take(): Promise<boolean>;
  giveBack(): void;
}

/**
 * Waiting happens here and not inside the worker pool, so that the time limit of a job starts when the job does: a file
 * that waited behind expensive ones must not be called expensive.
 */
export function createTurnQueue(turns: number, maxWaiting: number): TurnQueue {
  const waiting: (() => void)[] = [];
  let free = turns;
  return {
    take() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      if (waiting.length >= maxWaiting) return Promise.resolve(false);
      return new Promise((resolve) => {
        waiting.push(() => {
          resolve(true);
        });
      });
    },
    giveBack() {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
