import { MalformedError } from './malformed.ts';

/** First octets of the elements that a certificate list is made of. */
export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  extensions: 0xa0,
} as const;

/** One DER element as offsets; nothing is copied and nothing inside is read. */
export interface DerSpan {
  /** First octet of the identifier, e.g. 0x30 for a SEQUENCE. */
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

/**
 * The element at `start`. For lists of some hundred thousand entries, where a tree of objects (ber.ts) would block all
 * else; only what a certificate list uses: short tags, definite lengths. Throws MalformedError.
 */
export function derSpan(bytes: Uint8Array, start: number, limit: number): DerSpan {
  const tag = bytes[start] ?? 0;
  let contentStart = start + 2;
  let length = bytes[start + 1] ?? 0;
  if (length >= 0x80) {
    const octets = length - 0x80;
    if (octets === 0 || octets > 4) throw new MalformedError('an indefinite or oversized length');
    length = 0;
    for (let index = 0; index < octets; index += 1)
      length = length * 256 + (bytes[contentStart + index] ?? 0);
    contentStart += octets;
  }
  const end = contentStart + length;
  if ((tag & 0x1f) === 0x1f || end > limit)
    throw new MalformedError('an element reaches beyond the end');
  return { tag, start, contentStart, end };
}

/** Consecutive elements from `start` up to `end` exactly. */
export function* derSpans(bytes: Uint8Array, start: number, end: number): Generator<DerSpan> {
  for (let at = start; at < end;) {
    const span = derSpan(bytes, at, end);
    yield span;
    at = span.end;
  }
}

/** UTCTime or GeneralizedTime as DER has them (RFC 5280, 4.1.2.5): to the second, in UTC. Throws MalformedError. */
export function derTime(bytes: Uint8Array, { tag, contentStart, end }: DerSpan): Date {
  const text = Buffer.from(bytes.subarray(contentStart, Math.min(end, contentStart + 16))).toString(
    'latin1',
  );
  const short = tag === derTag.utcTime && /^\d{12}Z$/.test(text);
  const long = tag === derTag.generalizedTime && /^\d{14}Z$/.test(text);
  if (!short && !long) throw new MalformedError('not a time');
  const whole = long ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`;
  const iso = whole.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) throw new MalformedError('not a time');
  return time;
}
