const dayInMilliseconds = 86_400_000;
const brussels = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });

/** The week of an instant in Belgium as ISO 8601 counts them, "2026-W47": Monday begins it, and its Thursday names the year. */
export function isoWeek(instant: Date): string {
  const day = new Date(`${brussels.format(instant)}T00:00:00Z`);
  const fromMonday = (day.getUTCDay() + 6) % 7;
  const thursday = new Date(day.getTime() + (3 - fromMonday) * dayInMilliseconds);
  const year = thursday.getUTCFullYear();
  const week =
    Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayInMilliseconds)) + 1;
  return `${String(year)}-W${String(week).padStart(2, '0')}`;
}
