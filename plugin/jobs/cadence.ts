import type { Cadence } from './job.ts';

/*
 * When a job is due next. Pure; days and weeks are those of Europe/Brussels, whose offset is whole hours, so that minutes of an
 * hour are the same there and in UTC.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The first moment of a cadence that is strictly later than `after`. Hourly and shorter ones come once per hour that passes;
 * daily and weekly ones once per Belgian calendar day or week: a time that the day lacks (spring) comes an hour later, one that it
 * has twice (autumn) the first time only.
 */
export function nextRun(cadence: Cadence, after: Date): Date {
  switch (cadence.kind) {
    case 'minutes':
      return nextMultiple(cadence.every * minute, 0, after);
    case 'hourly':
      return nextMultiple(hour, cadence.minute * minute, after);
    case 'daily':
      return nextDay(cadence, after, () => true);
    case 'weekly':
      return nextDay(cadence, after, (wall) => (wall.getUTCDay() || 7) === cadence.weekday);
  }
}

/** The cadence as a cron expression, Europe/Brussels: for the manifest, and for hosts that wake us by a scheduler of their own. */
export function cronOf(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'minutes':
      return `*/${cadence.every} * * * *`;
    case 'hourly':
      return `${cadence.minute} * * * *`;
    case 'daily':
      return `${cadence.minute} ${cadence.hour} * * *`;
    case 'weekly':
      // In cron Sunday is 0
      return `${cadence.minute} ${cadence.hour} * * ${cadence.weekday % 7}`;
  }
}

/** From one run to the next at most, in seconds, clock changes left aside: what "stale" is measured by. */
export function periodSeconds(cadence: Cadence): number {
  switch (cadence.kind) {
    case 'minutes':
      return cadence.every * 60;
    case 'hourly':
      return 3600;
    case 'daily':
      return 86_400;
    case 'weekly':
      return 604_800;
  }
}

/** `due`: its moment has come. `astray`: the clock went back by more than a period since the moment was set, so it means nothing. */
export type Moment = 'due' | 'astray' | 'ahead';

/**
 * Tells whether a row is to be run. A clock that was years ahead for a minute would otherwise keep a job from running for years; a
 * clock set back by seconds does not run it twice.
 */
export function momentOf(nextAt: Date, cadence: Cadence, now: Date): Moment {
  if (nextAt <= now) return 'due';
  return nextAt > nextRun(cadence, nextRun(cadence, now)) ? 'astray' : 'ahead';
}

function nextMultiple(period: number, offset: number, after: Date): Date {
  const periods = Math.floor((after.getTime() - offset) / period) + 1;
  return new Date(periods * period + offset);
}

function nextDay(
  time: { readonly hour: number; readonly minute: number },
  after: Date,
  isWanted: (wall: Date) => boolean,
): Date {
  const today = Math.floor(brusselsWall(after).getTime() / day) * day;
  // Eight days always hold the next one of any weekday, today's past time included
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const wall = new Date(today + ahead * day + time.hour * hour + time.minute * minute);
    if (!isWanted(wall)) continue;
    const instant = instantOf(wall);
    if (instant > after) return instant;
  }
  throw new Error('no day of a week is wanted');
}

/** The instant at which clocks in Belgium show `wall`, of two the first; when none does, an hour after the clocks went on. */
function instantOf(wall: Date): Date {
  const summer = new Date(wall.getTime() - 2 * hour);
  return brusselsWall(summer).getTime() === wall.getTime()
    ? summer
    : new Date(wall.getTime() - hour);
}

const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  calendar: 'iso8601',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What clocks in Belgium show, to the minute, as if it were UTC. */
function brusselsWall(instant: Date): Date {
  const part = new Map(
    brussels.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  return new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')));
}
