import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import { sequenceOf } from '../asn1/ber-value.ts';
import { derSpan, derTag } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { readDerExtensions } from '../asn1/der-extension.ts';
import { fullNameUrls } from './subject.ts';

/** Of which certificates a list is complete. */
export interface CrlScope {
  /** Only of those that name one of these places; null: of all its issuer's. */
  readonly urls: readonly string[] | null;
}

/** Content octets of object identifiers, in hex. The others of the standard are never critical and help only. */
const deltaCrlIndicator = '551d1b';
const issuingDistributionPoint = '551d1c';

/**
 * The scope that a list's extensions give it (RFC 5280, 5.2); null when the list is not complete for the end-entity
 * certificates of its own issuer, or says something critical that is not known here. Throws MalformedError.
 */
export function readCrlScope(bytes: Uint8Array, holder: DerSpan | null): CrlScope | null {
  if (holder === null) return { urls: null };
  const sequence = derSpan(bytes, holder.contentStart, holder.end);
  if (sequence.tag !== derTag.sequence || sequence.end !== holder.end) return null;
  let scope: CrlScope | null = { urls: null };
  for (const { oid, critical, value } of readDerExtensions(bytes, sequence)) {
    if (oid === deltaCrlIndicator) return null;
    if (oid === issuingDistributionPoint)
      scope = readPoint(bytes.subarray(value.contentStart, value.end));
    else if (critical) return null;
    if (scope === null) return null;
  }
  return scope;
}

/**
 * IssuingDistributionPoint (5.2.5). [1] (end-entity certificates only) is ours; [2] CA certificates, [3] some reasons,
 * [4] indirect and [5] attribute certificates are not.
 */
function readPoint(der: Uint8Array): CrlScope | null {
  let urls: readonly string[] | null = null;
  for (const field of sequenceOf(scanBer(der, createBerBudget(16)))) {
    if (field.tag === 0) urls = fullNameUrls(field);
    else if (field.tag === 3 || (field.tag !== 1 && octetsOf(field)[0] !== 0)) return null;
  }
  return { urls };
}
