import { describe, expect, it } from 'vitest';
import { createServiceClock } from '../../../plugin/ehealth/soap/clock-offset.ts';
import type { Exchange, Line } from '../../../plugin/ehealth/soap/transport.ts';
import { createReachability } from '../../../plugin/ehealth/sts/reachability.ts';

const urls = ['https://one.example/sts', 'https://two.example/sts'];
const date = Date.parse('2026-01-15T09:00:40Z');

const answer = (status: number): Exchange => ({
  kind: 'answer',
  status,
  mediaType: '',
  text: '',
  dated: { sentAt: date - 40_000, receivedAt: date - 40_000, date },
});
const failure = (problem: 'no-connection' | 'tls' | 'reset' | 'timeout'): Exchange => ({
  kind: 'line',
  problem,
  code: 'X',
});

function over(exchanges: Exchange[], options: { repeatMs?: number | null } = {}) {
  const asked: string[] = [];
  const waits: number[] = [];
  let at = 0;
  const clock = createServiceClock({ now: () => new Date(date - 40_000), correct: true });
  const line = {
    head: (url: string) => {
      asked.push(new URL(url).hostname);
      return Promise.resolve(exchanges.shift() ?? answer(200));
    },
  } as unknown as Line;
  const reachability = createReachability({
    addresses: () => urls,
    withLine: (ask) => ask(line),
    clock,
    timeoutMs: 5_000,
    repeatMs: options.repeatMs ?? null,
    wait: (ms) => Promise.resolve(waits.push(ms)),
    monotonic: () => at,
  });
  return { reachability, asked, waits, clock, pass: (ms: number) => void (at += ms) };
}

describe('reachability of the token service', () => {
  it.each([200, 401, 403, 404, 405, 500, 501])('passes when it answers with %i', async (status) => {
    const { reachability, asked, clock } = over([answer(status)]);
    await reachability.require();
    expect(asked).toEqual(['one.example']);
    expect(clock.reading('one.example')?.offset).toBe(40_000);
  });

  it.each([
    ['no-connection', failure('no-connection'), 'ERR_STS_UNREACHABLE'],
    ['tls', failure('tls'), 'ERR_STS_UNREACHABLE'],
    ['reset', failure('reset'), 'ERR_STS_UNREACHABLE'],
    ['timeout', failure('timeout'), 'ERR_STS_TIMEOUT'],
    ['502', answer(502), 'ERR_STS_UNAVAILABLE'],
    ['503', answer(503), 'ERR_STS_UNAVAILABLE'],
    ['504', answer(504), 'ERR_STS_UNAVAILABLE'],
  ])('rejects when every address ends in %s', async (_, exchange, code) => {
    const { reachability, asked } = over([exchange, exchange]);
    await expect(reachability.require()).rejects.toMatchObject({ code });
    expect(asked).toEqual(['one.example', 'two.example']);
  });

  it('passes when only the second address answers', async () => {
    await over([failure('no-connection'), answer(405)]).reachability.require();
  });

  it('asks once more after a connection that failed, and not after a time-out', async () => {
    const broken = failure('reset');
    const brief = over([broken, broken, answer(200)], { repeatMs: 5_000 });
    await brief.reachability.require();
    expect([brief.waits, brief.asked.length]).toEqual([[5_000], 3]);
    const long = over([failure('timeout'), failure('timeout')], { repeatMs: 5_000 });
    await expect(long.reachability.require()).rejects.toMatchObject({ code: 'ERR_STS_TIMEOUT' });
    expect(long.waits).toEqual([]);
  });

  it('knows an outage until the service answers again, and asks every five seconds', async () => {
    const down = failure('no-connection');
    const { reachability, asked, pass } = over([down, down, down, down, answer(200)]);
    await expect(reachability.require()).rejects.toMatchObject({ code: 'ERR_STS_UNREACHABLE' });
    expect(reachability.outage()?.code).toBe('ERR_STS_UNREACHABLE');
    expect(asked).toHaveLength(2);
    pass(5_000);
    reachability.outage();
    await expect.poll(() => asked.length).toBe(4);
    pass(5_000);
    reachability.outage();
    await expect.poll(() => reachability.outage()).toBeNull();
    expect(asked).toHaveLength(5);
  });

  it('asks by itself when nothing is known, and once a minute while the service answers', async () => {
    const { reachability, asked, pass } = over([]);
    expect(reachability.outage()).toBeNull();
    await expect.poll(() => asked.length).toBe(1);
    await Promise.resolve();
    pass(59_999);
    reachability.outage();
    expect(asked).toHaveLength(1);
    pass(1);
    reachability.outage();
    expect(asked).toHaveLength(2);
  });
});
