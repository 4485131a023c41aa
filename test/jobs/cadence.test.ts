import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronOf, momentOf, nextRun, periodSeconds } from '../../plugin/jobs/cadence.ts';
import { jobDefinitions, jobSchedules } from '../../plugin/jobs/definitions.ts';
import type { Cadence } from '../../plugin/jobs/job.ts';
import { jobIds } from '../../plugin/jobs/job.ts';

const brussels = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
});
/** "2026-03-29 03:30", by Belgian clocks. */
const wall = (instant: Date) => brussels.format(instant);

const minute = fc.integer({ min: 0, max: 59 });
const hour = fc.integer({ min: 0, max: 23 });
const daily = fc.record({ kind: fc.constant('daily' as const), hour, minute });
const weekly = fc.record({
  kind: fc.constant('weekly' as const),
  weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
  hour,
  minute,
});
const cadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ kind: fc.constant('minutes' as const), every: fc.constantFrom(5, 10, 15, 30) }),
  fc.record({ kind: fc.constant('hourly' as const), minute }),
  daily,
  weekly,
);
/** Often near a change of clocks: the last Sundays of March and October, 2024 to 2030. */
const instant = fc.oneof(
  fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2035-01-01T00:00:00Z'),
    noInvalidDate: true,
  }),
  fc
    .tuple(
      fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'),
      fc.integer({ min: -100_000_000, max: 100_000_000 }),
    )
    .map(([day, shift]) => new Date(Date.parse(`${day}T01:00:00Z`) + shift)),
);

const at0340: Cadence = { kind: 'daily', hour: 3, minute: 40 };
const at0230: Cadence = { kind: 'daily', hour: 2, minute: 30 };
const monday0730: Cadence = { kind: 'weekly', weekday: 1, hour: 7, minute: 30 };

describe('nextRun', () => {
  test.each<[cadence: Cadence, after: string, next: string]>([
    [{ kind: 'minutes', every: 15 }, '2026-03-10T09:00:00Z', '2026-03-10T09:15:00.000Z'],
    [{ kind: 'minutes', every: 15 }, '2026-03-10T09:14:59.999Z', '2026-03-10T09:15:00.000Z'],
    [{ kind: 'minutes', every: 5 }, '2026-12-31T22:57:00Z', '2026-12-31T23:00:00.000Z'],
    [{ kind: 'hourly', minute: 7 }, '2026-03-10T09:07:00Z', '2026-03-10T10:07:00.000Z'],
    [{ kind: 'hourly', minute: 17 }, '2026-03-10T09:16:00Z', '2026-03-10T09:17:00.000Z'],
    // Winter and summer time
    [at0340, '2026-01-10T02:39:00Z', '2026-01-10T02:40:00.000Z'],
    [at0340, '2026-01-10T02:40:00Z', '2026-01-11T02:40:00.000Z'],
    [at0340, '2026-07-10T02:00:00Z', '2026-07-11T01:40:00.000Z'],
    // 29 March 2026: 02:00 becomes 03:00
    [at0340, '2026-03-28T12:00:00Z', '2026-03-29T01:40:00.000Z'],
    [at0230, '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
    [at0230, '2026-03-29T01:30:00Z', '2026-03-30T00:30:00.000Z'],
    // 25 October 2026: 03:00 becomes 02:00, and 02:30 comes twice
    [at0230, '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    [at0230, '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    [at0230, '2026-10-25T01:00:00Z', '2026-10-26T01:30:00.000Z'],
    // A Monday, before and after
    [monday0730, '2026-03-09T06:29:00Z', '2026-03-09T06:30:00.000Z'],
    [monday0730, '2026-03-09T06:30:00Z', '2026-03-16T06:30:00.000Z'],
    [monday0730, '2026-03-26T06:30:00Z', '2026-03-30T05:30:00.000Z'],
    [{ ...monday0730, weekday: 7 }, '2026-03-09T06:30:00Z', '2026-03-15T06:30:00.000Z'],
  ])('returns, for %j after %s, the run at %s', (when, after, next) => {
    expect(nextRun(when, new Date(after)).toISOString()).toBe(next);
  });

  test('returns a later instant, at most a period and an hour ahead, for every cadence', () => {
    fc.assert(
      fc.property(cadence, instant, (when, after) => {
        const ahead = nextRun(when, after).getTime() - after.getTime();
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual((periodSeconds(when) + 3600) * 1000);
      }),
    );
  });

  test('returns the same run for every instant before the run', () => {
    fc.assert(
      fc.property(
        cadence,
        instant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (when, after, u) => {
          const next = nextRun(when, after);
          const between = new Date(
            after.getTime() + Math.floor(u * (next.getTime() - after.getTime() - 1)),
          );
          expect(nextRun(when, between)).toEqual(next);
        },
      ),
    );
  });

  test('returns one run per Belgian day for a daily cadence, clock changes included', () => {
    fc.assert(
      fc.property(daily, instant, (when, after) => {
        let last = nextRun(when, after);
        for (let count = 0; count < 4; count += 1) {
          const next = nextRun(when, last);
          expect(Date.parse(wall(next).slice(0, 10)) - Date.parse(wall(last).slice(0, 10))).toBe(
            86_400_000,
          );
          last = next;
        }
      }),
    );
  });

  test('returns the daily time, or an hour later when the day lacks that time', () => {
    fc.assert(
      fc.property(daily, instant, (when, after) => {
        const [date, time] = wall(nextRun(when, after)).split(' ');
        const hours = when.hour.toString().padStart(2, '0');
        const minutes = when.minute.toString().padStart(2, '0');
        const lacks = when.hour === 2 && /^2\d{3}-03-(2[5-9]|3[01])$/.test(date ?? '');
        expect([`${hours}:${minutes}`, ...(lacks ? [`03:${minutes}`] : [])]).toContain(time);
      }),
      { numRuns: 300 },
    );
  });

  test('returns the given weekday, seven days apart, for a weekly cadence', () => {
    fc.assert(
      fc.property(weekly, instant, (when, after) => {
        const next = nextRun(when, after);
        const then = nextRun(when, next);
        const dayOf = (at: Date) => Date.parse(wall(at).slice(0, 10));
        expect(new Date(dayOf(next)).getUTCDay()).toBe(when.weekday % 7);
        expect(dayOf(then) - dayOf(next)).toBe(7 * 86_400_000);
      }),
    );
  });
});

describe('momentOf', () => {
  const quarter: Cadence = { kind: 'minutes', every: 15 };
  const now = new Date('2026-03-10T09:01:00Z');

  test.each([
    ['2026-03-10T09:01:00Z', 'due'],
    ['2026-03-01T00:00:00Z', 'due'],
    ['2026-03-10T09:15:00Z', 'ahead'],
    // The clock went back by a few seconds over a boundary: not a reason to run twice
    ['2026-03-10T09:30:00Z', 'ahead'],
    ['2026-03-10T09:45:00Z', 'clock-set-back'],
    ['2031-01-01T00:00:00Z', 'clock-set-back'],
  ])('judges the instant %s as %s', (nextAt, moment) => {
    expect(momentOf(new Date(nextAt), quarter, now)).toBe(moment);
  });

  test('returns ahead before the due time and due at the due time for a row that nextRun set', () => {
    fc.assert(
      fc.property(cadence, instant, (when, at) => {
        const nextAt = nextRun(when, at);
        expect(momentOf(nextAt, when, at)).toBe('ahead');
        expect(momentOf(nextAt, when, nextAt)).toBe('due');
      }),
    );
  });
});

describe('job schedules', () => {
  test.each<[cadence: Cadence, cron: string]>([
    [{ kind: 'minutes', every: 15 }, '*/15 * * * *'],
    [{ kind: 'hourly', minute: 7 }, '7 * * * *'],
    [at0340, '40 3 * * *'],
    [monday0730, '30 7 * * 1'],
    [{ ...monday0730, weekday: 7 }, '30 7 * * 0'],
  ])('returns for %j the expression %s', (when, cron) => {
    expect(cronOf(when)).toBe(cron);
  });

  test('lists every job, with a lease no longer than its period', () => {
    expect(jobSchedules.map(({ id }) => id)).toEqual([...jobIds]);
    expect(jobSchedules).toContainEqual({ id: 'housekeeping', schedule: '17 * * * *' });
    expect(jobSchedules).toContainEqual({ id: 'audit-verification', schedule: '40 3 * * *' });
    expect(jobSchedules).toContainEqual({ id: 'database-check', schedule: '10 3 * * *' });
    for (const { cadence: when, leaseSeconds } of Object.values(jobDefinitions)) {
      expect(leaseSeconds).toBeLessThanOrEqual(periodSeconds(when));
    }
  });
});
