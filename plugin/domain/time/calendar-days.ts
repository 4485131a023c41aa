/** Calendar days in Europe/Brussels from `now` to `end`: 0 on the same day, negative once the day has passed. */
export function calendarDaysUntil(now: Date, end: Date): number {
  return Math.round((dayNumber(end) - dayNumber(now)) / dayInMilliseconds);
}

const dayInMilliseconds = 86_400_000;

/** No certificate's time lies outside (RFC 5280, 4.1.2.5); clamping keeps the calendar from failing on absurd instants. */
const earliest = Date.UTC(1000, 0, 2);

const latest = Date.UTC(9999, 11, 31);

const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  calendar: 'iso8601',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const brusselsHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The Brussels calendar day of an instant, as the UTC midnight of that date: a number that days can be counted in. */
function dayNumber(instant: Date): number {
  const clamped = new Date(Math.min(Math.max(instant.getTime(), earliest), latest));
  const part = new Map(
    brussels.formatToParts(clamped).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(part.get('year') ?? 0, (part.get('month') ?? 1) - 1, part.get('day') ?? 1);
}

/** The instant at which the Brussels day `daysAhead` after that of `now` begins. */
export function brusselsMidnight(now: Date, daysAhead: number): Date {
  const utcMidnight = dayNumber(now) + daysAhead * dayInMilliseconds;
  const winter = new Date(utcMidnight - 3_600_000);
  // Clocks change at 01:00 UTC, so midnight itself is never skipped nor repeated
  return Number(brusselsHour.format(winter)) === 0 ? winter : new Date(utcMidnight - 7_200_000);
}
