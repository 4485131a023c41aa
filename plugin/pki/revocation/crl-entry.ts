import { derSpan, derSpans, derTag } from '../asn1/der-cursor.ts';
import { derTime } from '../asn1/time.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { readDerExtensions } from '../asn1/der-extension.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { revocationReason } from './answer.ts';
import { serialMatcher } from './serial-number.ts';

/** One revoked certificate. */
export interface CrlEntry {
  /** ISO 8601 UTC. */
  readonly revokedAt: string;
  readonly reason: string | null;
}

type Range = readonly [from: number, to: number];

/** Content octets of the identifiers 2.5.29.21 and 2.5.29.24, in hex. */
const reasonCode = '551d15';
const invalidityDate = '551d18';

/** The entry of a serial number (content of its INTEGER), found by walking. Throws MalformedError. */
export function findEntry(
  bytes: Uint8Array,
  [from, to]: Range,
  serialNumber: Uint8Array,
): CrlEntry | null {
  const isWanted = serialMatcher(serialNumber);
  for (let at = from; at < to;) {
    const entry = derSpan(bytes, at, to);
    const serial = derSpan(bytes, entry.contentStart, entry.end);
    if (isWanted(bytes, serial.contentStart, serial.end)) return readEntry(bytes, entry);
    at = entry.end;
  }
  return null;
}

/**
 * Whether no entry has a critical extension that is not known here: one such entry makes the whole list unusable (RFC 5280,
 * 5.3), among them those of certificates of another issuer. Throws MalformedError for what is no list of entries.
 */
export function hasOnlyKnownEntries(bytes: Uint8Array, [from, to]: Range): boolean {
  for (let at = from; at < to;) {
    const entry = derSpan(bytes, at, to);
    const serial = derSpan(bytes, entry.contentStart, entry.end);
    const date = derSpan(bytes, serial.end, entry.end);
    const isDated = date.tag === derTag.utcTime || date.tag === derTag.generalizedTime;
    if (entry.tag !== derTag.sequence || serial.tag !== derTag.integer || !isDated)
      throw new MalformedError('not a CRL entry');
    if (date.end < entry.end) {
      const extensions = derSpan(bytes, date.end, entry.end);
      if (extensions.end !== entry.end) throw new MalformedError('not a CRL entry');
      if (hasUnknownCritical(bytes, extensions)) return false;
    }
    at = entry.end;
  }
  return true;
}

/** Looks closer only where something is marked critical at all: most lists mark nothing, and have many entries. */
function hasUnknownCritical(bytes: Uint8Array, extensions: DerSpan): boolean {
  for (let at = extensions.contentStart; at < extensions.end;) {
    const { contentStart, end } = derSpan(bytes, at, extensions.end);
    const oid = derSpan(bytes, contentStart, end);
    if (bytes[oid.end] === derTag.boolean)
      return readDerExtensions(bytes, extensions).some(
        (one) => one.critical && one.oid !== reasonCode && one.oid !== invalidityDate,
      );
    at = end;
  }
  return false;
}

function readEntry(bytes: Uint8Array, entry: DerSpan): CrlEntry {
  const [, date, extensions] = derSpans(bytes, entry.contentStart, entry.end);
  if (date === undefined) throw new MalformedError('not a CRL entry');
  const found =
    extensions === undefined
      ? undefined
      : readDerExtensions(bytes, extensions).find(({ oid }) => oid === reasonCode);
  return {
    revokedAt: derTime(bytes, date).toISOString(),
    reason: found === undefined ? null : revocationReason(enumerated(bytes, found.value)),
  };
}

function enumerated(bytes: Uint8Array, octets: DerSpan): number {
  const { tag, contentStart, end } = derSpan(bytes, octets.contentStart, octets.end);
  if (tag !== derTag.enumerated || end - contentStart !== 1)
    throw new MalformedError('not a reason code');
  return bytes[contentStart] ?? 0;
}
