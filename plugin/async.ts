/*
 * Waiting, once for all layers. No timer outlives the call that started it, and a finished task's result is not kept.
 */

/** Runs a task when the tasks before it have ended; resolves or rejects as the task does. */
export type Mutex = <Result>(task: () => Promise<Result>) => Promise<Result>;

/**
 * Runs tasks one at a time, in the order of the calls. A failure reaches its own caller only, and the next task runs. Not
 * re-entrant: a task that waits for its own mutex never ends.
 */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.then(ignore, ignore);
    return result;
  };
}

const ignore = () => undefined;

/** Gives a permit back; calling it again has no effect. */
export type Release = () => void;

export interface Semaphore {
  /** Waits for a permit, first come, first served. */
  acquire(): Promise<Release>;
  /** The same, but resolves with null at once when no permit is free and `maxWaiting` callers wait already. */
  acquire(maxWaiting: number): Promise<Release | null>;
}

/** Hands out a limited number of permits. Each must be released, also after a failure. */
export function createSemaphore(permits: number): Semaphore {
  const waiting: ((release: Release) => void)[] = [];
  let free = permits;

  const grant = (): Release => {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next(grant());
    };
  };

  function acquire(): Promise<Release>;
  function acquire(maxWaiting: number): Promise<Release | null>;
  function acquire(maxWaiting = Infinity): Promise<Release | null> {
    if (free > 0) {
      free -= 1;
      return Promise.resolve(grant());
    }
    if (waiting.length >= maxWaiting) return Promise.resolve(null);
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  }
  return { acquire };
}

export interface SingleFlight<Value> {
  /** Does the work, or joins the work under way for the same key and shares its result, also a rejection. */
  run(key: string, work: () => Promise<Value>): Promise<Value>;
  /** The work under way for a key, if any. */
  current(key: string): Promise<Value> | undefined;
}

/** Keeps the same work from being done twice at the same time. Nothing is remembered once it has ended. */
export function createSingleFlight<Value>(): SingleFlight<Value> {
  const running = new Map<string, Promise<Value>>();
  return {
    run: (key, work) => {
      const first = running.get(key);
      if (first !== undefined) return first;
      const started = work().finally(() => running.delete(key));
      running.set(key, started);
      return started;
    },
    current: (key) => running.get(key),
  };
}

/**
 * Waits for `work`, but no longer than `limitMs`: then resolves with what `onTimeout` returns, or rejects with what it throws
 * (without it: resolves with undefined). The work itself goes on; what becomes of it later, a rejection included, is ignored.
 */
export function withTimeout<Result>(
  work: Promise<Result>,
  limitMs: number,
): Promise<Result | undefined>;
export function withTimeout<Result, Late>(
  work: Promise<Result>,
  limitMs: number,
  onTimeout: () => Late,
): Promise<Result | Late>;
export async function withTimeout(
  work: Promise<unknown>,
  limitMs: number,
  onTimeout: () => unknown = ignore,
): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  }).then(onTimeout);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

export interface Deferred<Result> {
  readonly promise: Promise<Result>;
  /** The first call counts. */
  resolve(result: Result): void;
}

/** A promise that another event resolves. */
export function createDeferred<Result>(): Deferred<Result> {
  let resolve: (result: Result) => void = ignore;
  const promise = new Promise<Result>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (result) => resolve(result) };
}
