/** An xs:dateTime with its zone, as seen on the wire: `Z` or an offset, any number of fractional digits. */
const form =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

/**
 * The instant of an xs:dateTime (XML Schema part 2, 3.2.7), to the millisecond. Null for anything else: also for a text without zone, which
 * could be meant in any, and for a day or an hour that does not exist (31 February), of which `Date` makes another day.
 */
export function parseInstant(text: string | undefined): Date | null {
  const match = form.exec(text ?? '');
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour, minute, second, fraction = '', zone] = match;
  const isDay =
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toISOString().slice(0, 10) ===
    `${year}-${month}-${day}`;
  if (!isDay) return null;
  const instant = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}${zone}`,
  );
  return Number.isNaN(instant.getTime()) ? null : instant;
}
