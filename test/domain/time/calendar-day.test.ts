import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateOf,
  isDayOff,
  parseDate,
  weekdayOf,
} from '../../../plugin/domain/time/calendar-day.ts';

const day = 86_400_000;
const days = fc.integer({ min: Date.UTC(1000, 0) / day, max: Date.UTC(9999, 11, 31) / day });

describe('dateOf and parseDate', () => {
  it('returns the same day after a round trip', () => {
    fc.assert(
      fc.property(days, (any) => {
        expect(parseDate(dateOf(any))).toBe(any);
      }),
    );
  });

  it.each(['2026-02-31', '2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '', '2026-01-01Z'])(
    'returns null for "%s"',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  it('keeps the leap day', () => {
    expect(parseDate('2028-02-29')).toBe(Date.UTC(2028, 1, 29) / day);
  });
});

describe('weekdayOf', () => {
  it('returns 1 for Monday to 7 for Sunday, before 1970 too', () => {
    fc.assert(
      fc.property(days, (any) => {
        expect(weekdayOf(any) % 7).toBe(new Date(any * day).getUTCDay());
        expect(weekdayOf(any)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('isDayOff', () => {
  it.each([
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-14', 'Ascension'],
    ['2026-05-25', 'Whit Monday'],
    ['2027-03-29', 'Easter Monday of another year'],
    ['2038-04-26', 'the latest Easter Monday of the century'],
    ['2026-01-01', 'New Year'],
    ['2026-05-01', 'Labour Day'],
    ['2026-07-21', 'the national holiday'],
    ['2026-11-11', 'Armistice Day'],
    ['2026-12-25', 'Christmas'],
    ['2026-11-22', 'a Sunday'],
  ])('returns true on %s, %s', (date) => {
    expect(isDayOff(Date.parse(date) / day)).toBe(true);
  });

  it.each(['2026-04-07', '2026-05-15', '2026-11-02', '2026-12-24', '2026-11-13'])(
    'returns false on %s, a working day',
    (date) => {
      expect(isDayOff(Date.parse(date) / day)).toBe(false);
    },
  );
});
