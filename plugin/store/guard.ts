import { setTimeout as pause } from 'node:timers/promises';
import { createMutex } from '../async.ts';
import { isPluginError } from '../errors.ts';
import { storeError } from './store-error.ts';
import type { Database } from './sqlite.ts';

export interface GuardOptions {
  /** How long a call waits for the lock of another process, in milliseconds; then ERR_DATABASE_BUSY. */
  readonly patienceMs?: number;
}

/** Runs what repositories offer; what SQLite refuses comes out as a coded error. */
export interface StoreGuard {
  /** The same repository: a call that meets the lock of another process is repeated, off the stack, until it succeeds. */
  readonly repository: <Repository extends object>(repository: Repository) => Repository;
  /** One call, treated like one of a repository. It must do all its writing in one transaction. */
  readonly run: <Result>(call: () => Result | Promise<Result>) => Promise<Result>;
}

/** Between two attempts, in milliseconds. */
const pauseMs = 10;

/**
 * Another process may hold the write lock for seconds. SQLite would wait for it with the event loop blocked, so here a statement
 * fails at once and its call waits, one attempt at a time: all who only read go on.
 */
export function createStoreGuard(
  database: Pick<Database, 'pragma'>,
  { patienceMs = 5_000 }: GuardOptions = {},
): StoreGuard {
  const oneByOne = createMutex();
  database.pragma('busy_timeout = 0');

  const attempt = async <Result>(call: () => Result | Promise<Result>): Promise<Result> => {
    try {
      return await call();
    } catch (error) {
      throw storeError(error);
    }
  };

  const retryUntil = async <Result>(
    deadline: number,
    call: () => Result | Promise<Result>,
  ): Promise<Result> => {
    for (;;) {
      try {
        return await attempt(call);
      } catch (error) {
        if (!isPluginError(error, 'ERR_DATABASE_BUSY') || performance.now() >= deadline) {
          throw error;
        }
      }
      await pause(pauseMs);
    }
  };

  const run: StoreGuard['run'] = async (call) => {
    try {
      return await attempt(call);
    } catch (error) {
      if (!isPluginError(error, 'ERR_DATABASE_BUSY')) throw error;
    }
    const deadline = performance.now() + patienceMs;
    return oneByOne(() => retryUntil(deadline, call));
  };

  return {
    run,
    repository: (repository) =>
      Object.fromEntries(
        Object.entries(repository).map(([name, method]: [string, unknown]) => [
          name,
          typeof method === 'function'
            ? (...parameters: unknown[]) =>
                run(() => Reflect.apply(method, repository, parameters) as unknown)
            : method,
        ]),
      ) as typeof repository,
  };
}
