import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkReason,
  fallbackState,
  isCausedByFaults,
  isNowOverused,
  longestRunOfDays,
} from '../../../plugin/domain/session/fallback-policy.ts';

const now = new Date('2026-06-15T10:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const use = (days: number) => ({ at: daysAgo(days), reason: 'card-forgotten' as const });
const policy = {
  periodDays: 30,
  hintAfter: 3,
  noticeAfter: 5,
  consecutiveDays: 3,
  stopAfter: null,
};
const stopping = { ...policy, stopAfter: 6 };
const tomorrow = daysAgo(-1);

describe('fallback policy', () => {
  it.each([
    ['never used', [], policy, null, 'none'],
    ['used twice', [1, 5], policy, null, 'none'],
    ['used three times', [1, 5, 9], policy, null, 'hint'],
    ['used three times, once before the period', [1, 5, 31], policy, null, 'none'],
    ['used five times', [1, 5, 9, 13, 17], policy, null, 'notice'],
    ['used on three days in a row', [4, 5, 6], policy, null, 'notice'],
    ['used three times on one day', [4, 4.01, 4.02], policy, null, 'hint'],
    ['used ever so often where nothing stops it', [1, 2, 3, 4, 5, 6, 7, 8], policy, null, 'notice'],
    ['used six times where six stop it', [1, 5, 9, 13, 17, 21], stopping, null, 'stopped'],
    ['the same, lifted', [1, 5, 9, 13, 17, 21], stopping, tomorrow, 'notice'],
    ['the same, lifted until yesterday', [1, 5, 9, 13, 17, 21], stopping, daysAgo(1), 'stopped'],
    ['stopped before a notice would come', [1, 5], { ...policy, stopAfter: 2 }, null, 'stopped'],
    ['lifted before a notice would come', [1, 5], { ...policy, stopAfter: 2 }, tomorrow, 'notice'],
  ] as const)(
    'returns the fallback level of a holder: %s',
    (_words, days, rules, liftedUntil, level) => {
      expect(fallbackState(days.map(use), rules, now, liftedUntil).level).toBe(level);
    },
  );

  it('returns the openings, the period, and the end of a lifted stop', () => {
    expect(fallbackState([use(2), use(40)], stopping, now, tomorrow)).toEqual({
      openings: 1,
      periodDays: 30,
      level: 'none',
      noticeAfter: 5,
      faults: 0,
      reasons: [{ reason: 'card-forgotten', count: 1 }],
      liftedUntil: tomorrow,
    });
    expect(fallbackState([], stopping, now, daysAgo(1)).liftedUntil).toBeNull();
  });

  it.each([
    [['reader-fault', 'software-fault', 'card-fault'], 3, true],
    [['reader-fault', 'card-forgotten', 'card-lost'], 1, false],
    [['home-visit', 'other'], 0, false],
    [[], 0, false],
  ] as const)('counts the openings that a fault caused: %j', (reasons, faults, isCaused) => {
    const uses = reasons.map((reason, index) => ({ at: daysAgo(index * 5), reason }));
    const state = fallbackState(uses, policy, now, null);
    expect(state.faults).toBe(faults);
    expect(isCausedByFaults(state)).toBe(isCaused);
  });

  it('keeps or raises the level after one more opening', () => {
    const level = { none: 0, hint: 1, notice: 2, stopped: 3 };
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 12 }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        (days, more) => {
          const before = fallbackState(days.map(use), stopping, now, null);
          const after = fallbackState([...days, more].map(use), stopping, now, null);
          expect(level[after.level]).toBeGreaterThanOrEqual(level[before.level]);
        },
      ),
    );
  });
});

it('counts days by the calendar of Brussels when summer time begins', () => {
  const night = [
    new Date('2026-03-27T22:30:00Z'), // 23:30 on the 27th
    new Date('2026-03-28T23:30:00Z'), // 00:30 on the 29th, when clocks change
    new Date('2026-03-29T22:30:00Z'), // 00:30 on the 30th
  ];
  expect(longestRunOfDays(night, now)).toBe(2);
});

it('reports overuse once for each step up to notice or stopped', () => {
  const at = (level: 'none' | 'hint' | 'notice' | 'stopped') => ({
    openings: 0,
    periodDays: 30,
    level,
    noticeAfter: 5,
    faults: 0,
    reasons: [],
    liftedUntil: null,
  });
  expect(isNowOverused(at('none'), at('hint'))).toBe(false);
  expect(isNowOverused(at('hint'), at('notice'))).toBe(true);
  expect(isNowOverused(at('notice'), at('notice'))).toBe(false);
  expect(isNowOverused(at('notice'), at('stopped'))).toBe(true);
});

describe('fallback reason', () => {
  it.each([
    [null, '', undefined],
    ['other', '  ', undefined],
    ['other', 'x'.repeat(201), undefined],
    ['other', ' lecteur prêté ', { reason: 'other', text: 'lecteur prêté' }],
    ['card-lost', 'text that the reason does not need', { reason: 'card-lost', text: '' }],
    ['no such reason' as 'other', 'x', undefined],
  ] as const)('returns the reason to keep, if any, for %s with "%s"', (reason, text, kept) => {
    expect(checkReason(reason, text)).toEqual(kept);
  });
});
