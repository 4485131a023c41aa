import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brusselsDate,
  brusselsInstant,
  brusselsMidnight,
  brusselsTime,
  calendarDaysUntil,
  minuteOf,
} from '../../../plugin/domain/time/brussels-time.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** "2026-03-29 03:30:00", as the time zone data of Node say it. */
const wall = (instant: Date) => shown.format(instant);

/** The instant at which clocks change, by directive 2000/84/EC: the last Sunday of the month, 01:00 UTC. */
function change(year: number, month: 3 | 10): number {
  const last = new Date(Date.UTC(year, month - 1, 31, 1));
  return last.getTime() - last.getUTCDay() * day;
}

/** Hours ahead of UTC by that directive, which holds since 1996. */
function lawfulOffset(instant: Date): 1 | 2 {
  const year = instant.getUTCFullYear();
  const at = instant.getTime();
  return at >= change(year, 3) && at < change(year, 10) ? 2 : 1;
}

const years = fc.integer({ min: 1996, max: 2100 });
/** Any instant, and as often one within three days of a change of clocks. */
const instants = fc.oneof(
  fc.date({
    min: new Date('1996-01-02T00:00:00Z'),
    max: new Date('2100-12-30T00:00:00Z'),
    noInvalidDate: true,
  }),
  fc
    .tuple(years, fc.constantFrom(3 as const, 10 as const), fc.integer({ min: -72, max: 72 }))
    .chain(([year, month, hours]) =>
      fc
        .constantFrom(-1, 0, 1, 30 * minute)
        .map((shift) => new Date(change(year, month) + hours * hour + shift)),
    ),
);
const minutes = fc.integer({ min: 0, max: 1439 });

describe('brusselsTime', () => {
  it('returns the legal time in every year', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const local = instant.getTime() + lawfulOffset(instant) * hour;
        expect(brusselsTime(instant)).toEqual({
          day: Math.floor(local / day),
          minute: (local - Math.floor(local / day) * day) / minute,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('returns the time of the zone data for every hour around every change since 1893', () => {
    const start = Date.UTC(1893, 0, 1);
    const end = Date.UTC(2045, 0, 1);
    let changes = 0;
    let clock = wall(new Date(start)).slice(11);
    for (let at = start; at < end; at += day) {
      const before = clock;
      clock = wall(new Date(at + day)).slice(11);
      if (clock === before) continue;
      changes += 1;
      for (let near = at - 3 * hour; near <= at + day + 3 * hour; near += hour) {
        const { day: date, minute: time } = brusselsTime(new Date(near));
        const text = new Date(date * day + time * minute).toISOString();
        expect(text.slice(0, 19).replace('T', ' ')).toBe(wall(new Date(near)));
      }
    }
    expect(changes).toBeGreaterThan(150);
  });

  it('rejects an invalid date', () => {
    expect(() => brusselsTime(new Date(Number.NaN))).toThrow(RangeError);
  });

  it.each([-8.64e15, Date.UTC(-4000, 0), 0, Date.UTC(20_000, 0), 8.64e15])(
    'returns a time for the instant %d, however far away',
    (instant) => {
      const { day: date, minute: time } = brusselsTime(new Date(instant));
      expect(Math.abs(date * day + time * minute - instant)).toBeLessThanOrEqual(2 * hour);
      expect(time).toBeGreaterThanOrEqual(0);
      expect(time).toBeLessThan(1440);
    },
  );
});

describe('brusselsInstant', () => {
  it.each([
    ['2026-03-29', 150, '2026-03-29T01:30:00.000Z', 'a time that spring skips is an hour later'],
    ['2026-10-25', 150, '2026-10-25T00:30:00.000Z', 'a time that autumn has twice is the first'],
    ['2026-07-01', 0, '2026-06-30T22:00:00.000Z', 'midnight in summer'],
    ['2026-01-01', 0, '2025-12-31T23:00:00.000Z', 'midnight in winter'],
    ['2026-03-29', 0, '2026-03-28T23:00:00.000Z', 'midnight of a day that changes'],
    ['2026-03-29', 1440, '2026-03-29T22:00:00.000Z', 'the end of a day of 23 hours'],
    ['2026-10-25', 1440, '2026-10-25T23:00:00.000Z', 'the end of a day of 25 hours'],
  ])('returns for %s at minute %i the instant %s (%s)', (date, time, instant) => {
    expect(brusselsInstant(Date.parse(date) / day, time).toISOString()).toBe(instant);
  });

  it('returns the first instant that shows the time, or an hour later when the time is skipped', () => {
    const days = instants.map((instant) => Math.floor(instant.getTime() / day));
    fc.assert(
      fc.property(days, minutes, (date, time) => {
        // Brute force: every half hour at which a clock somewhere near could show it
        const local = date * day + time * minute;
        const fitting = [3, 2.5, 2, 1.5, 1, 0.5, 0]
          .map((ahead) => new Date(local - ahead * hour))
          .filter((at) => at.getTime() + lawfulOffset(at) * hour === local);
        expect(brusselsInstant(date, time)).toEqual(fitting[0] ?? new Date(local - hour));
      }),
      { numRuns: 2_000 },
    );
  });

  it('returns the original instant for its Brussels time, except in the hour that comes twice', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const { day: date, minute: time } = brusselsTime(instant);
        const found = brusselsInstant(date, time).getTime();
        const autumn = change(instant.getUTCFullYear(), 10);
        const isSecond = instant.getTime() >= autumn && instant.getTime() < autumn + hour;
        expect(instant.getTime() - found).toBe(isSecond ? hour : 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('returns no earlier instant for a later time', () => {
    fc.assert(
      fc.property(instants, minutes, minutes, (instant, a, b) => {
        const date = Math.floor(instant.getTime() / day);
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const skipped = brusselsTime(brusselsInstant(date, first)).minute !== first;
        if (skipped) return;
        expect(brusselsInstant(date, first) <= brusselsInstant(date, second)).toBe(true);
      }),
    );
  });

  const python = systemPart('python3');
  const zones = 'import zoneinfo; zoneinfo.ZoneInfo("Europe/Brussels")';
  const hasZones = !python.missing && spawnSync(python.path, ['-c', zones]).status === 0;
  it.skipIf(!hasZones)(
    'returns the instant of Python’s zoneinfo around every change (python3)',
    () => {
      // fold=0: the first of two, and an hour later for one that is skipped
      const script = `
import datetime, zoneinfo
zone = zoneinfo.ZoneInfo("Europe/Brussels")
epoch = datetime.datetime(1970, 1, 1)
one = datetime.timedelta(days=1)
date = datetime.datetime(1893, 1, 1)
while date.year < 2100:
    if date.replace(tzinfo=zone).utcoffset() != (date + one).replace(tzinfo=zone).utcoffset():
        for half in range(-24, 72):
            local = date + half * datetime.timedelta(minutes=30)
            instant = int(local.replace(tzinfo=zone).timestamp())
            print((local - epoch).days, local.hour * 60 + local.minute, instant)
    date += one
`;
      const lines = execFileSync(python.path, ['-c', script], { encoding: 'utf8' });
      const cases = lines
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number));
      expect(cases.length).toBeGreaterThan(250 * 96);
      const wrong = cases.filter(
        ([date = 0, time = 0, instant = 0]) =>
          brusselsInstant(date, time).getTime() !== instant * 1000,
      );
      expect(wrong).toEqual([]);
    },
  );
});

describe('brusselsMidnight', () => {
  it('returns an instant at which the clock shows midnight of that day', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -500, max: 500 }), (now, ahead) => {
        const midnight = brusselsMidnight(now, ahead);
        const today = Date.parse(wall(now).slice(0, 10));
        const date = new Date(today + ahead * day).toISOString().slice(0, 10);
        expect(wall(midnight)).toBe(`${date} 00:00:00`);
        expect(wall(new Date(midnight.getTime() - 1)).slice(0, 10)).not.toBe(date);
      }),
    );
  });

  it('returns a valid instant for any date', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (now) => {
        expect(brusselsMidnight(now, 8).getTime()).not.toBeNaN();
      }),
    );
  });
});

describe('calendarDaysUntil', () => {
  it('returns 0 for the last second of today, and -1 the day after', () => {
    const end = new Date('2026-03-10T22:59:59Z');
    expect(calendarDaysUntil(new Date('2026-03-10T08:00:00Z'), end)).toBe(0);
    expect(calendarDaysUntil(new Date('2026-03-10T23:00:00Z'), end)).toBe(-1);
  });

  it('returns the number of midnights between two instants for days of any length', () => {
    fc.assert(
      fc.property(instants, instants, (now, end) => {
        const dates = [now, end].map((at) => Date.parse(wall(at).slice(0, 10)) / day);
        expect(calendarDaysUntil(now, end)).toBe(dates[1]! - dates[0]!);
      }),
      { numRuns: 1_000 },
    );
  });

  it('counts to the last day of the calendar when the end lies beyond', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    const last = calendarDaysUntil(now, new Date('9999-12-31T12:00:00Z'));
    expect(calendarDaysUntil(now, new Date(8.64e15))).toBe(last);
  });

  it('rejects an invalid date', () => {
    expect(() => calendarDaysUntil(new Date(), new Date('no date'))).toThrow(RangeError);
  });
});

describe('brusselsDate', () => {
  it('returns the date that the time zone data give', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(brusselsDate(instant)).toBe(wall(instant).slice(0, 10));
      }),
    );
  });
});

describe('minuteOf', () => {
  it.each([
    ['00:00', 0],
    ['08:30', 510],
    ['24:00', 1440],
  ])('returns for %s the minute %i', (time, expected) => {
    expect(minuteOf(time)).toBe(expected);
  });
});
