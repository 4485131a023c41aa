import { brusselsInstant, brusselsTime } from '../domain/time/brussels-time.ts';
import { weekdayOf } from '../domain/time/calendar-day.ts';
import { hourInMilliseconds, minuteInMilliseconds } from '../domain/time/duration.ts';
import type { Cadence } from './job.ts';

/*
 * When a job is due next. Pure; days and weeks are those of Europe/Brussels, whose offset is whole hours, so that minutes of an
 * hour are the same there and in UTC.
 */

/**
 * The first moment of a cadence that is strictly later than `after`. Hourly and shorter ones come once per hour that passes;
 * daily and weekly ones once per Belgian calendar day or week: a time that the day lacks (spring) comes an hour later, one that it
 * has twice (autumn) the first time only.
 */
export function nextRun(cadence: Cadence, after: Date): Date {
  switch (cadence.kind) {
    case 'minutes':
      return nextMultiple(cadence.every * minuteInMilliseconds, 0, after);
    case 'hourly':
      return nextMultiple(hourInMilliseconds, cadence.minute * minuteInMilliseconds, after);
    case 'daily':
      return nextDay(cadence, after, () => true);
    case 'weekly':
      return nextDay(cadence, after, (day) => weekdayOf(day) === cadence.weekday);
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

/** `due`: its moment has come. `clock-set-back`: the clock was set back by more than a period since the moment was set, so the moment is void. */
export type Moment = 'due' | 'clock-set-back' | 'ahead';

/**
 * Whether a row is to be run. A clock that was years ahead for a minute would otherwise keep a job from running for years; a
 * clock set back by seconds does not run it twice.
 */
export function momentOf(nextAt: Date, cadence: Cadence, now: Date): Moment {
  if (nextAt <= now) return 'due';
  return nextAt > nextRun(cadence, nextRun(cadence, now)) ? 'clock-set-back' : 'ahead';
}

function nextMultiple(period: number, offset: number, after: Date): Date {
  const periods = Math.floor((after.getTime() - offset) / period) + 1;
  return new Date(periods * period + offset);
}

function nextDay(
  time: { readonly hour: number; readonly minute: number },
  after: Date,
  isWanted: (day: number) => boolean,
): Date {
  const today = brusselsTime(after).day;
  // Eight days always hold the next one of any weekday, today's past time included
  for (let day = today; day <= today + 8; day += 1) {
    if (!isWanted(day)) continue;
    const instant = brusselsInstant(day, time.hour * 60 + time.minute);
    if (instant > after) return instant;
  }
  throw new Error('the cadence allows no weekday');
}
