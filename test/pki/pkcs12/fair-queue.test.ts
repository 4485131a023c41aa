import { describe, expect, test } from 'vitest';
import type { Release } from '../../../plugin/async.ts';
import { createFairQueue } from '../../../plugin/pki/pkcs12/worker/fair-queue.ts';
import type { FairQueueOptions } from '../../../plugin/pki/pkcs12/worker/fair-queue.ts';

/** A queue that notes who was served, and callers whose work ends when the test says so. */
function aQueue(options: Partial<FairQueueOptions> = {}) {
  const queue = createFairQueue({
    slots: 1,
    maxWaiting: 64,
    maxWaitingOfPractice: 32,
    maxWaitingOfPerson: 8,
    ...options,
  });
  const served: string[] = [];
  const held: Release[] = [];
  const ask = (practiceId: string, userId: string, signal?: AbortSignal) => {
    const slot = queue.acquire({ practiceId, userId, signal }).then((release) => {
      if (release === null) return 'refused';
      served.push(`${practiceId} ${userId}`);
      held.push(release);
      return 'served';
    });
    return slot;
  };
  const settle = () => new Promise(setImmediate);
  const endOne = async () => {
    held.shift()?.();
    await settle();
  };
  return { ask, served, settle, endOne };
}

describe('fair queue', () => {
  test('returns slots by rotation of practices and persons', async () => {
    const { ask, served, settle, endOne } = aQueue();
    for (let index = 0; index < 3; index += 1) void ask('one', 'much');
    void ask('one', 'little');
    void ask('two', 'other');
    await settle();
    for (let index = 0; index < 5; index += 1) await endOne();
    expect(served).toEqual(['one much', 'two other', 'one little', 'one much', 'one much']);
  });

  test('returns one slot a person, however many are free', async () => {
    const { ask, served, settle, endOne } = aQueue({ slots: 3 });
    void ask('one', 'much');
    void ask('one', 'much');
    void ask('one', 'little');
    await settle();
    expect(served).toEqual(['one much', 'one little']);
    await endOne();
    expect(served).toEqual(['one much', 'one little', 'one much']);
  });

  test('removes a caller from the queue when the signal aborts', async () => {
    const { ask, served, settle, endOne } = aQueue();
    const gone = new AbortController();
    void ask('one', 'first');
    const left = ask('one', 'gone', gone.signal);
    void ask('one', 'next');
    await settle();
    gone.abort();
    expect(await left).toBe('refused');
    expect(await ask('one', 'too late', AbortSignal.abort())).toBe('refused');
    await endOne();
    expect(served).toEqual(['one first', 'one next']);
    await endOne();
    await endOne();
    // Nothing of the one who left is kept
    void ask('one', 'gone');
    await settle();
    expect(served.at(-1)).toBe('one gone');
  });

  test('keeps a slot when its signal aborts after the grant', async () => {
    const { ask, served, settle, endOne } = aQueue();
    const late = new AbortController();
    void ask('one', 'first', late.signal);
    await settle();
    late.abort();
    void ask('one', 'next');
    await settle();
    expect(served).toEqual(['one first']);
    await endOne();
    expect(served).toEqual(['one first', 'one next']);
  });

  test('rejects a person, a practice and all when too many wait', async () => {
    const { ask, settle } = aQueue({
      maxWaiting: 5,
      maxWaitingOfPractice: 3,
      maxWaitingOfPerson: 2,
    });
    const asks = (practiceId: string, ...users: string[]) =>
      users.map((userId) => ask(practiceId, userId));
    const first = asks('one', 'a', 'a', 'a', 'a', 'b', 'c');
    const second = asks('two', 'a', 'b', 'c');
    await settle();
    const waits = 'waits';
    const states = [...first, ...second].map((one) => Promise.race([one, Promise.resolve(waits)]));
    expect(await Promise.all(states)).toEqual([
      // One is served, two of the same person wait, the fourth is too many; b fills the practice
      ...['served', waits, waits, 'refused', waits, 'refused'],
      ...[waits, waits, 'refused'],
    ]);
  });

  test('releases a slot once, however often it is given back', async () => {
    const queue = createFairQueue({
      slots: 1,
      maxWaiting: 4,
      maxWaitingOfPractice: 4,
      maxWaitingOfPerson: 4,
    });
    const release = await queue.acquire({ practiceId: 'one', userId: 'a' });
    release?.();
    release?.();
    await queue.acquire({ practiceId: 'one', userId: 'b' });
    let served = false;
    void queue.acquire({ practiceId: 'one', userId: 'c' }).then(() => (served = true));
    await new Promise(setImmediate);
    expect(served).toBe(false);
  });
});
