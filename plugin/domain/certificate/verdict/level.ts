/*
 * When an end of validity becomes urgent. Lists count and sort in the database, the verdict judges one keystore: both take
 * their limits from here, so that a list never shows a certificate in another colour than its own page.
 */

/** From this many calendar days before its end a certificate counts as unusable: too late to renew without a gap. */
export const criticalDays = 7;

/** Limits for one instant; an end of validity *before* a limit falls under it. */
export interface UrgencyCutoffs {
  /** Ends at this instant or before: over. RFC 5280 counts `notAfter` in; a session that begins then would be void at once. */
  readonly expired: Date;
  /** Ends before this: at most {@link criticalDays} calendar days are left. */
  readonly critical: Date;
  /** Ends before this: within the renewal window. Never before `critical`. */
  readonly window: Date;
}

/**
 * Draws the limits for `now`. Days are calendar days in Europe/Brussels: what ends next Tuesday is as urgent at noon as it
 * was at breakfast, and a certificate changes colour at midnight, not at an odd minute.
 */
export function urgencyCutoffs(now: Date, renewalWindowDays: number): UrgencyCutoffs {
  return {
    expired: now,
    critical: brusselsMidnight(now, criticalDays + 1),
    window: brusselsMidnight(now, Math.max(criticalDays, renewalWindowDays) + 1),
  };
}

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
function brusselsMidnight(now: Date, daysAhead: number): Date {
  const utcMidnight = dayNumber(now) + daysAhead * dayInMilliseconds;
  const winter = new Date(utcMidnight - 3_600_000);
  // Clocks change at 01:00 UTC, so midnight itself is never skipped nor repeated
  return Number(brusselsHour.format(winter)) === 0 ? winter : new Date(utcMidnight - 7_200_000);
}
