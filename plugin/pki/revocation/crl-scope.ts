import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import { sequenceOf } from '../asn1/ber-value.ts';
import { derSpan, derTag } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { readDerExtensions } from '../asn1/der-extension.ts';
import type { DistinguishedName } from '../x509/distinguished-name.ts';
import { pointNames } from './distribution-point.ts';

/** Of which certificates a list is complete. */
export interface CrlScope {
  /** Only of those that name one of these places (distribution-point.ts); null: of all its issuer's. */
  readonly names: readonly string[] | null;
}

/** Content octets of object identifiers, in hex. The others of the standard are never critical and help only. */
const deltaCrlIndicator = '551d1b';
const issuingDistributionPoint = '551d1c';

/**
 * The scope that a list's extensions give it (RFC 5280, 5.2); null when the list is not complete for the end-entity
 * certificates of its own issuer, or says something critical that is not known here. Throws MalformedError.
 */
export function readCrlScope(
  bytes: Uint8Array,
  holder: DerSpan | null,
  issuer: DistinguishedName,
): CrlScope | null {
  if (holder === null) return { names: null };
  const sequence = derSpan(bytes, holder.contentStart, holder.end);
  if (sequence.tag !== derTag.sequence || sequence.end !== holder.end) return null;
  let scope: CrlScope | null = { names: null };
  for (const { oid, critical, value } of readDerExtensions(bytes, sequence)) {
    if (oid === deltaCrlIndicator) return null;
    if (oid === issuingDistributionPoint)
      scope = readPoint(bytes.subarray(value.contentStart, value.end), issuer);
    else if (critical) return null;
    if (scope === null) return null;
  }
  return scope;
}

/**
 * IssuingDistributionPoint (5.2.5). [1] (end-entity certificates only) is ours; [2] CA certificates, [3] some reasons,
 * [4] indirect and [5] attribute certificates are not.
 */
function readPoint(der: Uint8Array, issuer: DistinguishedName): CrlScope | null {
  let names: readonly string[] | null = null;
  for (const field of sequenceOf(scanBer(der, createBerBudget(16)))) {
    if (field.tag === 0) names = pointNames(field, issuer);
    else if (field.tag === 3 || (field.tag !== 1 && octetsOf(field)[0] !== 0)) return null;
  }
  return { names };
}
