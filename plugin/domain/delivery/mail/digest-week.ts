import { brusselsTime } from '../../time/brussels-time.ts';
import { dateOf, weekdayOf } from '../../time/calendar-day.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

/** The week of an instant in Belgium as ISO 8601 counts them, "2026-W47": Monday begins it, and its Thursday names the year. */
export function isoWeek(instant: Date): string {
  const { day } = brusselsTime(instant);
  const thursday = day + 4 - weekdayOf(day);
  const year = dateOf(thursday).slice(0, 4);
  const newYear = Date.UTC(Number(year), 0, 1) / dayInMilliseconds;
  const week = Math.floor((thursday - newYear) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
