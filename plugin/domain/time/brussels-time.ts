/*
 * Belgian local time. What people live by (days left, office hours, holidays) is counted in Europe/Brussels; what is stored and
 * compared is an instant. Days are whole numbers since 1970-01-01, so that they can be added and counted.
 */

/** A local moment: the calendar day, and the time on its clock. */
export interface BelgianTime {
  /** Days since 1970-01-01 on the Belgian calendar. */
  readonly day: number;
  /** Minutes since midnight as the clock shows them, with a fraction. */
  readonly minute: number;
}

export const minuteInMilliseconds = 60_000;
export const dayInMilliseconds = 86_400_000;
const minutesPerDay = 1440;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  calendar: 'iso8601',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** What the clock on a Belgian wall shows at an instant. */
export function belgianTime(instant: Date): BelgianTime {
  const shown = new Date(instant.getTime() + offsetAt(instant));
  const day = Math.floor(shown.getTime() / dayInMilliseconds);
  return { day, minute: (shown.getTime() - day * dayInMilliseconds) / minuteInMilliseconds };
}

/**
 * The instant at which a Belgian clock shows this day and time. A time that the day lacks (last Sunday of March) comes an hour
 * later; one that it has twice (October) is the first of both.
 */
export function belgianInstant(day: number, minute: number): Date {
  const shown = day * dayInMilliseconds + minute * minuteInMilliseconds;
  const candidates = [7_200_000, 3_600_000].map((offset) => new Date(shown - offset));
  const exact = candidates.find((at) => at.getTime() + offsetAt(at) === shown);
  return exact ?? new Date(shown - 3_600_000);
}

/** 1: Monday … 7: Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Whether nobody can be expected at work: weekend, or a legal holiday of Belgium. */
export function isDayOff(day: number): boolean {
  return (
    weekdayOf(day) > 5 || holidaysOf(new Date(day * dayInMilliseconds).getUTCFullYear()).has(day)
  );
}

/** "08:30" as minutes since midnight. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Math.min(hours * 60 + minutes, minutesPerDay);
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

/** How far the clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: Date): number {
  // Intl is slow; on all but two days of a year the offset is one, and on those it changes on the hour
  const day = Math.floor(instant.getTime() / dayInMilliseconds) * dayInMilliseconds;
  const offset = offsetOn(day);
  if (offset === offsetOn(day + dayInMilliseconds)) return offset;
  return shownOffset(Math.floor(instant.getTime() / 3_600_000) * 3_600_000);
}

/** The offset at the beginning of a UTC day, remembered. */
function offsetOn(day: number): number {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const offset = shownOffset(day);
  if (offsets.size >= 4096) offsets.clear();
  offsets.set(day, offset);
  return offset;
}

const offsets = new Map<number, number>();

/** The offset that the time zone data give for a full second. */
function shownOffset(instant: number): number {
  const part = new Map(
    clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  const shown = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return shown - instant;
}
