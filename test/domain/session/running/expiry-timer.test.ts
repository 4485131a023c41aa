import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createActiveSessions,
  type ActiveSession,
} from '../../../../plugin/domain/session/running/active-sessions.ts';
import { createExpiryTimer } from '../../../../plugin/domain/session/running/expiry-timer.ts';
import { aSession } from '../../../support/builders/session.ts';

const minute = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-06-01T08:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

function watched(...minutes: readonly number[]) {
  const activeSessions = createActiveSessions();
  const reported: string[] = [];
  /** What the clock of the machine is off by; tests move it. */
  const clock = { offset: 0 };
  const now = () => new Date(Date.now() + clock.offset);
  const expiryTimer = createExpiryTimer({
    activeSessions,
    warnMinutes: [30, 10, 2],
    clock: now,
    warn: ({ session }) => void reported.push(`warn ${session.id}`),
    expire: ({ session }) => {
      activeSessions.take(session.id);
      reported.push(`expire ${session.id}`);
      return Promise.resolve();
    },
    log: { debug: note, info: note, warn: note, error: note },
  });
  minutes.forEach((length, index) => {
    const openedAt = now();
    const notOnOrAfter = new Date(openedAt.getTime() + length * minute);
    activeSessions.add({
      session: aSession({ id: `s${index}`, openedAt, notOnOrAfter }),
    } as ActiveSession);
  });
  expiryTimer.refresh();
  return { activeSessions, reported, clock, expiryTimer };
}

const note = () => undefined;

describe('expiry timer', () => {
  it('warns once for each threshold, and ends the session to the second', async () => {
    const { reported } = watched(720);
    await vi.advanceTimersByTimeAsync(690 * minute - 1);
    expect(reported).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(reported).toEqual(['warn s0']);
    await vi.advanceTimersByTimeAsync(28 * minute);
    expect(reported).toEqual(['warn s0', 'warn s0', 'warn s0']);
    await vi.advanceTimersByTimeAsync(2 * minute - 1);
    expect(reported).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(reported.at(-1)).toBe('expire s0');
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(reported).toHaveLength(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('watches many sessions with one timer', async () => {
    const { reported } = watched(720, 120, 121);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(121 * minute);
    expect(reported.filter((what) => what.startsWith('expire'))).toEqual([
      'expire s1',
      'expire s2',
    ]);
  });

  it('warns and ends within half a minute when the computer slept or its clock was set', async () => {
    const { reported, clock } = watched(720);
    clock.offset = 711 * minute;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(reported).toEqual(['warn s0']);
    clock.offset = 800 * minute;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(reported).toEqual(['warn s0', 'expire s0']);
  });

  it('warns only once when the clock is set back', async () => {
    const { reported, clock } = watched(720);
    await vi.advanceTimersByTimeAsync(691 * minute);
    clock.offset = -5 * minute;
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(reported).toEqual(['warn s0']);
  });

  it('sends no event and runs no timer after stop', async () => {
    const { reported, expiryTimer } = watched(720);
    expiryTimer.stop();
    expiryTimer.refresh();
    await vi.advanceTimersByTimeAsync(721 * minute);
    expect(reported).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets the process exit when the timer is pending', () => {
    vi.useRealTimers();
    const spy = vi.spyOn(globalThis, 'setTimeout');
    const { expiryTimer } = watched(720);
    const timer = spy.mock.results[0]?.value as NodeJS.Timeout;
    expect(timer.hasRef()).toBe(false);
    expiryTimer.stop();
    spy.mockRestore();
  });

  it('retries without spinning when an end cannot be carried out', async () => {
    const activeSessions = createActiveSessions();
    const openedAt = new Date(Date.now() - 2 * minute);
    activeSessions.add({
      session: aSession({ openedAt, notOnOrAfter: new Date() }),
    } as ActiveSession);
    const failures: string[] = [];
    let tries = 0;
    const expiryTimer = createExpiryTimer({
      activeSessions,
      warnMinutes: [],
      clock: () => new Date(),
      warn: note,
      expire: () => {
        tries += 1;
        return Promise.reject(new Error('no'));
      },
      log: {
        debug: note,
        info: note,
        warn: note,
        error: (_, message) => void failures.push(message),
      },
    });
    expiryTimer.refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tries).toBeGreaterThan(1);
    expect(tries).toBeLessThanOrEqual(101);
    expect(failures[0]).toBe('expired session not ended');
    expiryTimer.stop();
  });
});
