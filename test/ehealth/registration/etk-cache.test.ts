import { describe, expect, it } from 'vitest';
import { createEtkCache } from '../../../plugin/ehealth/registration/etk-cache.ts';
import type { DepotHolder, DepotReply } from '../../../plugin/ehealth/registration/etk-depot.ts';

const hour = 3_600_000;
const eva: DepotHolder = { type: 'SSIN', id: '00000000394', applicationId: null };
const token = (byte: number): DepotReply => ({ kind: 'published', token: Uint8Array.of(byte) });
const tokens = (...bytes: number[]) => ({
  kind: 'published',
  tokens: bytes.map((byte) => Uint8Array.of(byte)),
});

/** A cache over a depot that gives `replies` in their order, the last one for ever. */
function aCache(...replies: readonly (DepotReply | Error)[]) {
  const asked: DepotHolder[] = [];
  let now = new Date('2026-12-01T08:00:00Z').getTime();
  const depot = {
    get: (holder: DepotHolder): Promise<DepotReply> => {
      const reply = replies[Math.min(asked.length, replies.length - 1)];
      asked.push(holder);
      return reply instanceof Error || reply === undefined
        ? Promise.reject(reply ?? new Error('no reply'))
        : Promise.resolve(reply);
    },
  };
  return {
    cache: createEtkCache({ depot, now: () => new Date(now) }),
    asked,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('createEtkCache', () => {
  it('remembers a token for eight hours', async () => {
    const { cache, asked, wait } = aCache(token(1), token(2));
    expect(await cache.get(eva)).toEqual(tokens(1));
    wait(8 * hour - 1);
    expect(await cache.get(eva)).toEqual(tokens(1));
    expect(asked).toHaveLength(1);
    wait(1);
    expect(await cache.get(eva)).toEqual(tokens(2));
  });

  it('asks again when the clock was set back', async () => {
    const { cache, wait } = aCache(token(1), token(2));
    await cache.get(eva);
    wait(-1);
    expect(await cache.get(eva)).toEqual(tokens(2));
  });

  it('asks once for two questions at the same time', async () => {
    const { cache, asked } = aCache(token(1));
    await Promise.all([cache.get(eva), cache.get(eva)]);
    expect(asked).toHaveLength(1);
  });

  it('keeps one holder apart by application, not by the zeros before a number', async () => {
    const { cache, asked } = aCache(token(1));
    await cache.get(eva);
    await cache.get({ ...eva, id: '394' });
    await cache.get({ ...eva, applicationId: 'LAB' });
    expect(asked).toHaveLength(2);
  });

  it.each<[string, DepotReply]>([
    ['what is not published', { kind: 'none' }],
    ['a failure', { kind: 'failure', problem: 'Timeout', code: 'ETIMEDOUT' }],
  ])('asks again after %s', async (_what, reply) => {
    const { cache } = aCache(reply, token(1));
    expect(await cache.get(eva)).toEqual(reply);
    expect(await cache.get(eva)).toEqual(tokens(1));
  });

  it('asks again after a rejection', async () => {
    const { cache } = aCache(new Error('broken'), token(1));
    await expect(cache.get(eva)).rejects.toThrow('broken');
    expect(await cache.get(eva)).toEqual(tokens(1));
  });

  it('asks the depot for one’s own token each time, and remembers nothing of it', async () => {
    const { cache, asked } = aCache(token(1), token(2), token(3));
    await cache.get(eva);
    expect(await cache.getFresh(eva)).toEqual(tokens(2));
    expect(await cache.get(eva)).toEqual(tokens(1));
    expect(asked).toHaveLength(2);
  });

  it('forgets a recipient that the mailbox refused', async () => {
    const { cache } = aCache(token(1), token(2));
    await cache.get(eva);
    cache.forget({ ...eva, id: '394' });
    expect(await cache.get(eva)).toEqual(tokens(2));
  });

  it('keeps 500 holders, and drops the one that was asked for first', async () => {
    const { cache, asked } = aCache(token(1));
    for (let id = 0; id <= 500; id += 1) await cache.get({ ...eva, id: String(id) });
    await cache.get({ ...eva, id: '500' });
    expect(asked).toHaveLength(501);
    await cache.get({ ...eva, id: '0' });
    expect(asked).toHaveLength(502);
  });

  it('gets the token of each application of a holder', async () => {
    const holders = ['A', 'B'].map((applicationId) => ({ ...eva, applicationId }));
    const { cache, asked } = aCache({ kind: 'several', holders }, token(1), token(2));
    expect(await cache.get(eva)).toEqual(tokens(1, 2));
    expect(asked).toEqual([eva, ...holders]);
  });

  it('returns why where one of several tokens is not there', async () => {
    const holders = ['A', 'B'].map((applicationId) => ({ ...eva, applicationId }));
    const { cache } = aCache({ kind: 'several', holders }, token(1), { kind: 'none' });
    expect(await cache.get(eva)).toEqual({ kind: 'none' });
  });

  it('rejects an answer that leads to several tokens again, or to too many', async () => {
    const several = (count: number): DepotReply => ({
      kind: 'several',
      holders: Array.from({ length: count }, () => eva),
    });
    for (const reply of [several(1), several(0), several(21)])
      expect(await aCache(reply).cache.get(eva)).toMatchObject({ kind: 'failure' });
  });
});
