import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDaysUntil } from '../../../plugin/domain/time/brussels-time.ts';
import { criticalDays, levelCutoffs } from '../../../plugin/domain/certificate/verdict/level.ts';

const instant = (from: string, to: string) =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true });

test('places an end before a limit exactly when at most that many calendar days are left', () => {
  const now = instant('2000-01-01T00:00:00Z', '2080-01-01T00:00:00Z');
  const window = fc.integer({ min: 1, max: 400 });
  // Near a midnight too, where mistakes of an hour would show
  const hours = fc.integer({ min: -48, max: 410 * 24 });
  fc.assert(
    fc.property(now, window, hours, fc.constantFrom(-1, 0, 1), (at, days, ahead, off) => {
      const hourNow = Math.floor(at.getTime() / 3_600_000) * 3_600_000;
      const end = new Date(hourNow + ahead * 3_600_000 + off);
      const cutoffs = levelCutoffs(at, days);
      const left = calendarDaysUntil(at, end);
      expect(end < cutoffs.critical).toBe(left <= criticalDays);
      expect(end < cutoffs.window).toBe(left <= Math.max(criticalDays, days));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['2026-03-10T09:00:00Z', '2026-03-17T23:00:00Z', 'winter'],
  [
    '2026-06-10T21:59:59Z',
    '2026-06-17T22:00:00Z',
    'summer, the last second of the 10th in Brussels',
  ],
  ['2026-06-10T22:00:00Z', '2026-06-18T22:00:00Z', 'summer, the first second of the 11th'],
  ['2026-03-25T12:00:00Z', '2026-04-01T22:00:00Z', 'across the change to summer time'],
  ['2026-10-22T12:00:00Z', '2026-10-29T23:00:00Z', 'across the change to winter time'],
])('sets at %s the critical limit %s (%s)', (now, critical) => {
  expect(levelCutoffs(new Date(now), 90).critical).toEqual(new Date(critical));
});

test('orders the critical limit before the window limit for any window', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.integer({ min: 1, max: 400 }), (at, days) => {
      const { critical, window } = levelCutoffs(at, days);
      expect(critical.getTime()).toBeLessThanOrEqual(window.getTime());
    }),
  );
});
