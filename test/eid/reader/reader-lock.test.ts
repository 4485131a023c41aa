import { expect, it, vi } from 'vitest';
import { createReaderLock } from '../../../plugin/eid/reader/reader-lock.ts';

const never = () => new Promise<never>(() => undefined);
const nothing = () => undefined;

it('admits one holder at a time, in order', async () => {
  const lock = createReaderLock(1_000);
  const order: string[] = [];
  const first = await lock.hold(() => Promise.resolve('first'), nothing);
  const second = lock.run(() => {
    order.push('second');
    return Promise.resolve();
  }, nothing);
  const third = lock.run(() => {
    order.push('third');
    return Promise.resolve();
  }, nothing);
  await Promise.resolve();
  expect(order).toEqual([]);
  first.release();
  await Promise.all([second, third]);
  expect(order).toEqual(['second', 'third']);
});

it('continues after a holder that failed', async () => {
  const lock = createReaderLock(1_000);
  await expect(lock.run(() => Promise.reject(new Error('no')), nothing)).rejects.toThrow('no');
  expect(await lock.run(() => Promise.resolve(1), nothing)).toBe(1);
});

it('rejects with Busy when the wait is too long, and starts no second wait', async () => {
  const lock = createReaderLock(20);
  const stuck = lock.run(never, nothing);
  const acquire = vi.fn(never);
  const behind = lock.run(acquire, nothing);
  await expect(stuck).rejects.toMatchObject({ failure: 'Busy' });
  await expect(behind).rejects.toMatchObject({ failure: 'Busy' });
  expect(acquire).not.toHaveBeenCalled();
});

it('rejects with InUse when one of our own has the lock for too long', async () => {
  const lock = createReaderLock(20);
  const { release } = await lock.hold(() => Promise.resolve(), nothing);
  await expect(lock.run(never, nothing)).rejects.toMatchObject({ failure: 'InUse' });
  release();
  await expect(lock.run(never, nothing)).rejects.toMatchObject({ failure: 'Busy' });
});

it('gives back a late resource before the next holder enters', async () => {
  const lock = createReaderLock(20);
  let arrive: (value: string) => void = nothing;
  const undone: string[] = [];
  const given = vi.fn(() => Promise.resolve());
  const late = lock.run(
    () => new Promise<string>((resolve) => (arrive = resolve)),
    (value) => undone.push(value),
  );
  await expect(late).rejects.toMatchObject({ failure: 'Busy' });
  await expect(lock.run(given, nothing)).rejects.toMatchObject({ failure: 'Busy' });
  const next = lock.run(() => Promise.resolve([...undone]), nothing);
  arrive('a card');
  expect(await next).toEqual(['a card']);
  expect(given).not.toHaveBeenCalled();
});

it('admits the next holder after giving back failed', async () => {
  const lock = createReaderLock(20);
  let arrive: (value: string) => void = nothing;
  const late = lock.run(
    () => new Promise<string>((resolve) => (arrive = resolve)),
    () => Promise.reject(new Error('cannot be given back')),
  );
  await expect(late).rejects.toMatchObject({ failure: 'Busy' });
  const next = lock.run(() => Promise.resolve('next'), nothing);
  arrive('a card');
  expect(await next).toBe('next');
});

it('admits one holder when a release is called twice', async () => {
  const lock = createReaderLock(1_000);
  const { release } = await lock.hold(() => Promise.resolve(), nothing);
  release();
  const second = await lock.hold(() => Promise.resolve('second'), nothing);
  release();
  let isIn = false;
  const third = lock.run(() => {
    isIn = true;
    return Promise.resolve();
  }, nothing);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isIn).toBe(false);
  second.release();
  await third;
});
