import { toText } from './instant.ts';
import { dayInMilliseconds } from '../domain/time/duration.ts';

/** How long what is over is kept, for a look back over a whole year and its renewals. Days. */
export const keptDays = 400;

/** The instant, as the database has it, before which something is so many days old. */
export function daysAgo(now: Date, days: number): string {
  return toText(new Date(now.getTime() - days * dayInMilliseconds));
}
