import { dayInMilliseconds } from './duration.ts';

/*
 * Days of the calendar, as whole numbers since 1970-01-01, so that they can be added and compared. No clock and no time zone: which
 * day an instant falls on is asked of brussels-time.ts.
 */

/** The day as ISO 8601 writes it, "2026-11-22"; for the years 0 to 9999. */
export function dateOf(day: number): string {
  return new Date(day * dayInMilliseconds).toISOString().slice(0, 10);
}

/** The day written as "2026-11-22"; null for another form, and for a date that no calendar has. */
export function parseDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // Some engines read 31 February as 3 March, others refuse it
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(text)) return null;
  return midnight / dayInMilliseconds;
}

/** 1: Monday … 7: Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Whether offices are closed: weekend, or a legal holiday of Belgium. */
export function isDayOff(day: number): boolean {
  return (
    weekdayOf(day) > 5 || holidaysOf(new Date(day * dayInMilliseconds).getUTCFullYear()).has(day)
  );
}

/** The ten legal holidays (Royal Decree of 18 April 1974): six by date, four by Easter, of which Easter itself is a Sunday. */
function holidaysOf(year: number): ReadonlySet<number> {
  const known = holidays.get(year);
  if (known !== undefined) return known;
  const on = (month: number, day: number) => Date.UTC(year, month - 1, day) / dayInMilliseconds;
  const easter = easterOf(year);
  const days = new Set([
    on(1, 1),
    easter + 1,
    on(5, 1),
    easter + 39,
    easter + 50,
    on(7, 21),
    on(8, 15),
    on(11, 1),
    on(11, 11),
    on(12, 25),
  ]);
  holidays.set(year, days);
  return days;
}

const holidays = new Map<number, ReadonlySet<number>>();

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
function easterOf(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const marchBased = epact + toSunday - 7 * correction + 114;
  const month = Math.floor(marchBased / 31);
  return Date.UTC(year, month - 1, (marchBased % 31) + 1) / dayInMilliseconds;
}
