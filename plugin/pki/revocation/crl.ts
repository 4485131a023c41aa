import { createBerBudget, scanBer } from '../asn1/ber.ts';
import { algorithmOf } from '../asn1/ber-value.ts';
import { readCertificate } from '../x509/certificate.ts';
import { publicKeyOf } from '../x509/certificate-signature.ts';
import type { DerCertificate } from '../x509/certificate-signature.ts';
import { nameKey } from '../x509/distinguished-name.ts';
import { derSpan, derSpans, derTag } from '../asn1/der-cursor.ts';
import { derTime } from '../asn1/time.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { findEntry, hasOnlyKnownEntries } from './crl-entry.ts';
import type { CrlEntry } from './crl-entry.ts';
import { nameOf } from './distribution-point.ts';
import { readCrlScope } from './crl-scope.ts';
import type { CrlScope } from './crl-scope.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { clockSkewMs } from './answer.ts';
import type { ProbeProblem, RevocationOutcome } from './answer.ts';
import { isSignatureOf } from './signature.ts';
import type { RevocationSubject } from './subject.ts';

/** A certificate list whose signature was verified, kept as the bytes it came in. */
export interface VerifiedCrl {
  readonly bytes: Uint8Array;
  /** Its issuer's name, as {@link nameKey} has it. */
  readonly issuer: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly scope: CrlScope;
  /** Its entries, from and to; null when nothing is revoked. */
  readonly entries: readonly [from: number, to: number] | null;
}

/**
 * Reads a certificate list (RFC 5280, section 5) and verifies that this authority signed it. Complete lists of the issuer
 * itself only: delta and indirect ones, and critical extensions that are not known here, make it unreadable, because their
 * silence on a serial number would mean something else. The entries are walked, never made into objects.
 */
export function readCrl(bytes: Uint8Array, issuer: DerCertificate): VerifiedCrl | ProbeProblem {
  try {
    const parts = splitCrl(bytes);
    if (!isSignedBy(parts, issuer)) return 'NotTrusted';
    return readList(bytes, parts) ?? 'Unreadable';
  } catch {
    return 'Unreadable';
  }
}

/** What a list says of one certificate at this instant. A certificate that is not on it is good. */
export function lookUpCrl(
  crl: VerifiedCrl,
  subject: Pick<RevocationSubject, 'issuerName' | 'serialNumber' | 'crlNames'>,
  now: Date,
): RevocationOutcome {
  const failed = (problem: ProbeProblem): RevocationOutcome => ({ ok: false, problem });
  if (nameKey(subject.issuerName) !== crl.issuer) return failed('NotTrusted');
  // RFC 5280, 6.3.3 (b)(2): a list for one of several places says nothing of certificates that name another
  const { names } = crl.scope;
  if (names !== null && !names.some((one) => subject.crlNames.includes(one)))
    return failed('Unreadable');
  const at = now.getTime();
  if (crl.thisUpdate.getTime() > at + clockSkewMs || at >= crl.nextUpdate.getTime() + clockSkewMs)
    return failed('Outdated');
  let entry: CrlEntry | null;
  try {
    entry = crl.entries === null ? null : findEntry(crl.bytes, crl.entries, subject.serialNumber);
  } catch {
    return failed('Unreadable'); // it is on the list, but not with a time or reason that makes sense
  }
  return {
    ok: true,
    answer: {
      source: 'crl',
      kind: entry === null ? 'good' : 'revoked',
      revokedAt: entry?.revokedAt ?? null,
      reason: entry?.reason ?? null,
      nextUpdate: crl.nextUpdate.toISOString(),
    },
  };
}

interface CrlParts {
  readonly list: DerSpan;
  readonly content: Uint8Array;
  readonly algorithm: Uint8Array;
  readonly signature: Uint8Array;
}

function splitCrl(bytes: Uint8Array): CrlParts {
  const root = derSpan(bytes, 0, bytes.length);
  if (root.tag !== derTag.sequence || root.end !== bytes.length)
    throw new MalformedError('not a CRL');
  const [list, algorithm, signature, ...others] = derSpans(bytes, root.contentStart, root.end);
  if (
    list?.tag !== derTag.sequence ||
    algorithm?.tag !== derTag.sequence ||
    signature?.tag !== derTag.bitString ||
    bytes[signature.contentStart] !== 0 ||
    others.length > 0
  ) {
    throw new MalformedError('not a certificate list');
  }
  return {
    list,
    content: bytes.subarray(list.start, list.end),
    algorithm: bytes.subarray(algorithm.start, algorithm.end),
    signature: bytes.subarray(signature.contentStart + 1, signature.end),
  };
}

/** RFC 5280, 6.3.3 (f) and (g): the authority may sign lists, and signed this one by the algorithm that the list itself names. */
function isSignedBy({ content, algorithm, signature }: CrlParts, issuer: DerCertificate): boolean {
  const { isCa, keyUsage } = readCertificate(issuer.raw, createBerBudget(32)).facts;
  const key = publicKeyOf(issuer);
  if (key === null || !isCa || (keyUsage !== null && !keyUsage.includes('cRLSign'))) return false;
  const { oid } = algorithmOf(scanBer(algorithm, createBerBudget(8)));
  return isSignatureOf(key, oid, content, signature);
}

/** TBSCertList (RFC 5280, 5.1.2); null when something in it is not known here. Throws where it is broken. */
function readList(bytes: Uint8Array, { list, algorithm }: CrlParts): VerifiedCrl | null {
  const fields = [...derSpans(bytes, list.contentStart, list.end)];
  const take = (...wanted: readonly number[]): DerSpan | null =>
    wanted.includes(fields[0]?.tag ?? -1) ? (fields.shift() ?? null) : null;
  const version = take(derTag.integer);
  const named = take(derTag.sequence);
  const issuer = take(derTag.sequence);
  const [thisUpdate, nextUpdate] = [1, 2].map(() => take(derTag.utcTime, derTag.generalizedTime));
  const entries = take(derTag.sequence);
  const extensions = take(derTag.extensions);
  if (!named || !issuer || !thisUpdate || !nextUpdate || fields.length > 0)
    throw new MalformedError('not a certificate list');
  const name = nameOf(bytes.subarray(issuer.start, issuer.end));
  const scope = readCrlScope(bytes, extensions, name);
  const range = entries === null ? null : ([entries.contentStart, entries.end] as const);
  if (
    (version !== null && bytes[version.contentStart] !== 1) ||
    !Buffer.from(algorithm).equals(bytes.subarray(named.start, named.end)) ||
    scope === null ||
    (range !== null && !hasOnlyKnownEntries(bytes, range))
  ) {
    return null;
  }
  return {
    bytes,
    issuer: nameKey(name),
    thisUpdate: derTime(bytes, thisUpdate),
    nextUpdate: derTime(bytes, nextUpdate),
    scope,
    entries: range,
  };
}
