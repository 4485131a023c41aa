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
