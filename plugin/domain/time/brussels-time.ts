import { dateOf } from './calendar-day.ts';
import { dayInMilliseconds, hourInMilliseconds, minuteInMilliseconds } from './duration.ts';

/*
 * Local time in Belgium. What people live by (days left, office hours, holidays, nightly jobs) is counted in Europe/Brussels; what
 * is stored and compared is an instant. This file alone converts between the two; calendar days are numbers (calendar-day.ts).
 * Every function throws RangeError for an invalid Date.
 */

export const brusselsZone = 'Europe/Brussels';

/** What a clock and a calendar on a wall in Belgium show. */
export interface BrusselsTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Minutes as the clock shows them, 0 at midnight, with a fraction. */
  readonly minute: number;
}

const minutesPerDay = 1440;

/** No certificate ends outside these (RFC 5280, 4.1.2.5); days of what lies beyond are counted as if it were here. */
const earliest = Date.UTC(1000, 0, 2);
const latest = Date.UTC(9999, 11, 31);

/** The local time at an instant. */
export function brusselsTime(instant: Date): BrusselsTime {
  const shown = instant.getTime() + offsetAt(instant.getTime());
  const day = Math.floor(shown / dayInMilliseconds);
  return { day, minute: (shown - day * dayInMilliseconds) / minuteInMilliseconds };
}

/**
 * The instant of a local time. A time that the day skips (last Sunday of March) comes an hour later; of one that it has twice
 * (October) the first is meant.
 */
export function brusselsInstant(day: number, minute: number): Date {
  const shown = Math.round(day * dayInMilliseconds + minute * minuteInMilliseconds);
  const before = offsetAt(shown - dayInMilliseconds);
  const after = offsetAt(shown + dayInMilliseconds);
  const exact = [before, after].find((offset) => offsetAt(shown - offset) === offset);
  return new Date(shown - (exact ?? before));
}

/** The beginning of the day that lies `daysAhead` days after today. */
export function brusselsMidnight(now: Date, daysAhead: number): Date {
  return brusselsInstant(dayOf(now) + daysAhead, 0);
}

/** Calendar days from `now` to `end`: 0 on the same day, negative once the day has passed. */
export function calendarDaysUntil(now: Date, end: Date): number {
  return dayOf(end) - dayOf(now);
}

/** The date at an instant, "2026-11-22". */
export function brusselsDate(instant: Date): string {
  return dateOf(dayOf(instant));
}

/** The date and time at an instant for a file name, "20261122-083000". */
export function brusselsStamp(instant: Date): string {
  const { minute } = brusselsTime(instant);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${two(minute / 60)}${two(minute % 60)}${two(instant.getUTCSeconds())}`;
  return `${brusselsDate(instant).replaceAll('-', '')}-${time}`;
}

/** "08:30" as minutes since midnight. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Math.min(hours * 60 + minutes, minutesPerDay);
}

function dayOf(instant: Date): number {
  return brusselsTime(new Date(clamped(instant.getTime()))).day;
}

function clamped(instant: number): number {
  return Math.min(Math.max(instant, earliest), latest);
}

/** How far the local clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: number): number {
  // Intl is slow. On all but two days of a year the offset is one, and on those it changes on the full hour
  const day = Math.floor(instant / dayInMilliseconds) * dayInMilliseconds;
  const offset = offsetOn(day);
  if (offset === offsetOn(day + dayInMilliseconds)) return offset;
  return shownOffset(Math.floor(instant / hourInMilliseconds) * hourInMilliseconds);
}

/** The offset at the beginning of a UTC day, remembered. */
function offsetOn(day: number): number {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const offset = shownOffset(clamped(day));
  if (offsets.size >= 4096) offsets.clear();
  offsets.set(day, offset);
  return offset;
}

const offsets = new Map<number, number>();

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: brusselsZone,
  // Not iso8601: ICU counts its days before 1582 by the Julian calendar
  calendar: 'gregory',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

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
