import type { BerNode } from './ber.ts';
import { derTag } from './der-cursor.ts';
import type { DerSpan } from './der-cursor.ts';
import { MalformedError } from './malformed.ts';

/** Longer texts are no time that any writer means. */
const maxLength = 40;

const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|([+-])(\d\d)(\d\d))$/;
const generalizedTime =
  /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d)(\d\d))$/;

/** What four digits of a year can write: an offset may lead out of it. */
const earliest = Date.parse('0000-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Reads the one UTCTime or GeneralizedTime (X.680, 46 and 47) of certificates, revocation lists and OCSP answers, to the millisecond.
 * RFC 5280 (4.1.2.5) wants seconds and "Z"; older authorities left seconds out, or wrote an offset (at most 12 hours, as OpenSSL
 * takes it), and these are read as the instant they mean. Throws MalformedError for what is no instant: a day that the month does not
 * have, hour 24, second 60, a GeneralizedTime in local time.
 */
export function derTime(bytes: Uint8Array, { tag, contentStart, end }: DerSpan): Date {
  const isShort = tag === derTag.utcTime;
  if ((!isShort && tag !== derTag.generalizedTime) || end - contentStart > maxLength)
    throw noTime();
  const text = Buffer.from(bytes.subarray(contentStart, end)).toString('latin1');
  const found = (isShort ? utcTime : generalizedTime).exec(text);
  if (found === null) throw noTime();
  const [, year = '', month, day, hour, minute, second = '0', ...rest] = found;
  const [fraction, sign, offsetHours = '0', offsetMinutes = '0'] = isShort
    ? [undefined, ...rest]
    : rest;
  const local = instantOf(
    isShort ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year),
    Number(month),
    Number(day),
    [Number(hour), Number(minute), Number(second)],
  );
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
  if (Number(offsetHours) > 12 || Number(offsetMinutes) > 59) throw noTime();
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const instant = local + milliseconds - (sign === '-' ? -offset : offset) * 60_000;
  if (instant < earliest || instant > latest) throw noTime();
  return new Date(instant);
}

/** The same of a scanned element. */
export function nodeTime(node: BerNode | undefined): Date {
  if (node === undefined || node.constructed) throw noTime();
  const tag = (node.tagClass << 6) | node.tag;
  return derTime(node.bytes, { ...node, tag });
}

function instantOf(
  year: number,
  month: number,
  day: number,
  [hour, minute, second]: readonly [number, number, number],
): number {
  // Not by Date.UTC: it takes the years up to 99 for those of the twentieth century
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw noTime();
  if (hour > 23 || minute > 59 || second > 59) throw noTime();
  return date.setUTCHours(hour, minute, second);
}

const noTime = () => new MalformedError('not a time');
