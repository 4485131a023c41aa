/* Dates as identity files have them (eid.md 1.7). */

/** A date of validity, "01.02.2034", as YYYY-MM-DD; null when it is none. Blanks are let pass. */
export function parseValidityDate(text: string): string | null {
  const parts = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.replaceAll(/\s/g, ''));
  if (parts === null) return null;
  const [, day = '', month = '', year = ''] = parts;
  return isDay(year, month, day) ? `${year}-${month}-${day}` : null;
}

/**
 * A date of birth in the language of the card, "14 JUL  1985", "02.MÄR.1979": YYYY-MM-DD, or YYYY-MM or YYYY where day or month
 * are not known, because a first of January is never assigned. Null when it is none of these.
 */
export function parseBirthDate(text: string): string | null {
  const words = text
    .normalize('NFC')
    .toUpperCase()
    .split(/[\s.]+/)
    .filter(Boolean);
  const year = words.pop();
  if (year === undefined || !/^\d{4}$/.test(year)) return null;
  const monthName = words.pop();
  if (monthName === undefined) return year;
  const month = monthNumbers.get(monthName);
  if (month === undefined) return null;
  const day = words.pop();
  if (day === undefined) return `${year}-${month}`;
  const padded = day.padStart(2, '0');
  return words.length === 0 && isDay(year, month, padded) ? `${year}-${month}-${padded}` : null;
}

/** French, Dutch, German; months of one name in two languages once. */
const monthNames: readonly (readonly string[])[] = [
  ['JAN'],
  ['FEV', 'FEB'],
  ['MARS', 'MAAR', 'MÄR'],
  ['AVR', 'APR'],
  ['MAI', 'MEI'],
  ['JUIN', 'JUN'],
  ['JUIL', 'JUL'],
  ['AOUT', 'AUG'],
  ['SEPT', 'SEP'],
  ['OCT', 'OKT'],
  ['NOV'],
  ['DEC', 'DEZ'],
];

const monthNumbers: ReadonlyMap<string, string> = new Map(
  monthNames.flatMap((names, index) =>
    names.map((name) => [name, `${index + 1}`.padStart(2, '0')] as const),
  ),
);

/** Whether the calendar has this day: the thirtieth of February is in no month. */
function isDay(year: string, month: string, day: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
