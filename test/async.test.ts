import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createMutex,
  createSemaphore,
  createSingleFlight,
  withTimeout,
  type Release,
} from '../plugin/async.ts';

/** Lets everything run that only waits for promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Tasks that fail or not; the scheduler of fast-check ends their steps in any order it likes. */
const outcomes = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

describe('createMutex', () => {
  it('runs tasks one at a time, in the order of the calls, when some tasks fail', async () => {
    await fc.assert(
      fc.asyncProperty(outcomes, fc.scheduler(), async (fails, scheduler) => {
        const mutex = createMutex();
        const log: string[] = [];
        const results = fails.map((fail, index) =>
          mutex(async () => {
            log.push(`begin ${index}`);
            await scheduler.schedule(Promise.resolve(), `step ${index}`);
            log.push(`end ${index}`);
            if (fail) throw new Error(`failed ${index}`);
            return index;
          }),
        );
        const settled = Promise.allSettled(results);
        await scheduler.waitFor(settled);
        expect(log).toEqual(fails.flatMap((_, index) => [`begin ${index}`, `end ${index}`]));
        expect(await settled).toEqual(
          fails.map((fail, index) =>
            fail
              ? { status: 'rejected', reason: new Error(`failed ${index}`) }
              : { status: 'fulfilled', value: index },
          ),
        );
      }),
    );
  });

  it('runs the next task after a task that throws before returning a promise', async () => {
    const mutex = createMutex();
    const failed = mutex(() => {
      throw new Error('at once');
    });
    const next = mutex(() => Promise.resolve('next'));
    await expect(failed).rejects.toThrow('at once');
    expect(await next).toBe('next');
  });
});

describe('createSemaphore', () => {
  it('grants at most its permits, in the order of the calls, and regains all permits after the tasks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        outcomes,
        fc.scheduler(),
        async (permits, fails, scheduler) => {
          const semaphore = createSemaphore(permits);
          const begun: number[] = [];
          let held = 0;
          let most = 0;
          const tasks = fails.map(async (fail, index) => {
            const release = await semaphore.acquire();
            begun.push(index);
            held += 1;
            most = Math.max(most, held);
            try {
              await scheduler.schedule(Promise.resolve(), `step ${index}`);
              if (fail) throw new Error('failed');
            } finally {
              held -= 1;
              release();
            }
          });
          await scheduler.waitFor(Promise.allSettled(tasks));
          expect(begun).toEqual(fails.map((_, index) => index));
          expect(most).toBe(Math.min(permits, fails.length));
          const free = await Promise.all(
            Array.from({ length: permits + 1 }, () => semaphore.acquire(0)),
          );
          expect(free.map((release) => release !== null)).toEqual([
            ...Array.from({ length: permits }, () => true),
            false,
          ]);
        },
      ),
    );
  });

  it('resolves with null when the allowed number of callers already waits', async () => {
    const semaphore = createSemaphore(1);
    const first = await semaphore.acquire(1);
    const second = semaphore.acquire(1);
    expect(await semaphore.acquire(1)).toBeNull();
    first?.();
    expect(await second).toBeTypeOf('function');
  });

  it('counts a permit once when the permit is released twice', async () => {
    const semaphore = createSemaphore(1);
    const first = await semaphore.acquire();
    const granted: Release[] = [];
    for (let count = 0; count < 2; count += 1) {
      void semaphore.acquire().then((release) => granted.push(release));
    }
    first();
    first();
    await settle();
    expect(granted).toHaveLength(1);
  });
});

describe('createSingleFlight', () => {
  it('runs work once for all callers while the work is under way, and again afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.scheduler(),
        async (keys, fail, scheduler) => {
          const flight = createSingleFlight<string>();
          let works = 0;
          const work = async (key: string) => {
            works += 1;
            await scheduler.schedule(Promise.resolve(), key);
            if (fail) throw new Error(key);
            return key;
          };
          for (const round of [1, 2]) {
            const results = keys.map((key) => flight.run(key, () => work(key)));
            for (const key of keys) expect(flight.current(key)).toBeDefined();
            const settled = Promise.allSettled(results);
            await scheduler.waitFor(settled);
            expect(await settled).toEqual(
              keys.map((key) =>
                fail
                  ? { status: 'rejected', reason: new Error(key) }
                  : { status: 'fulfilled', value: key },
              ),
            );
            expect(works).toBe(round * new Set(keys).size);
            for (const key of keys) expect(flight.current(key)).toBeUndefined();
          }
        },
      ),
    );
  });

  it('keeps no entry when the work throws before returning a promise', () => {
    const flight = createSingleFlight<string>();
    expect(() =>
      flight.run('a', () => {
        throw new Error('at once');
      }),
    ).toThrow('at once');
    expect(flight.current('a')).toBeUndefined();
  });
});

describe('withTimeout', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const after = <Value>(ms: number, value: Value) =>
    new Promise<Value>((resolve) => setTimeout(resolve, ms, value));
  const failAfter = (ms: number) =>
    new Promise<never>((_, reject) =>
      setTimeout(() => {
        reject(new Error('work failed'));
      }, ms),
    );

  it.each([
    ['the result of work in time', () => withTimeout(after(99, 'done'), 100), 'done'],
    ['undefined for work that is late', () => withTimeout(after(101, 'done'), 100), undefined],
    ['what onTimeout returns', () => withTimeout(after(101, 'done'), 100, () => 'late'), 'late'],
    [
      'what a promise of onTimeout resolves with',
      () => withTimeout(after(101, 'done'), 100, () => Promise.resolve('later')),
      'later',
    ],
    ['the result of work that was done before', () => withTimeout(Promise.resolve(1), 0), 1],
  ])('returns %s', async (_, wait, expected) => {
    const result = wait();
    await vi.advanceTimersByTimeAsync(200);
    expect(await result).toBe(expected);
  });

  it('rejects with the error of the work when the work fails in time', async () => {
    const result = expect(withTimeout(failAfter(50), 100)).rejects.toThrow('work failed');
    await vi.advanceTimersByTimeAsync(50);
    await result;
  });

  it('rejects with the error of onTimeout when the work is late', async () => {
    const result = withTimeout(after(101, 'done'), 100, () => {
      throw new Error('busy');
    });
    const rejected = expect(result).rejects.toThrow('busy');
    await vi.advanceTimersByTimeAsync(100);
    await rejected;
  });

  it('skips onTimeout when the work ends in time', async () => {
    const onTimeout = vi.fn();
    await withTimeout(Promise.resolve(), 100, onTimeout);
    await vi.advanceTimersByTimeAsync(200);
    expect(onTimeout).not.toHaveBeenCalled();
  });

  it.each([
    ['resolves', () => Promise.resolve()],
    ['rejects', () => Promise.reject(new Error('work failed'))],
  ])('leaves no timer behind when the work %s', async (_, work) => {
    await withTimeout(work(), 60_000).catch(() => undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ignores a rejection when the work fails after the timeout', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    try {
      const result = withTimeout(failAfter(150), 100);
      await vi.advanceTimersByTimeAsync(200);
      await result;
      await settle();
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });
});
