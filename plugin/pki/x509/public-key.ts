import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sequenceOf } from '../asn1/ber-value.ts';
import { octetsOf, scanBer } from '../asn1/ber.ts';
import type { BerBudget } from '../asn1/ber.ts';
import type { KeyAlgorithm, X509Facts } from './certificate-facts.ts';

/** By which keys and certificates pair, and eHealth names a key. */
export type PublicKeyDigests = Pick<X509Facts, 'spkiSha256' | 'publicKeyIdentifier'>;

/** What the facts say about a key; `fallbackName` for algorithms that are neither RSA nor EC. */
export function keyAlgorithm(key: KeyObject, fallbackName: string): KeyAlgorithm {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' && modulusLength !== undefined)
    return { type: 'RSA', bits: modulusLength };
  if (key.asymmetricKeyType === 'ec')
    return { type: 'EC', curve: curveNames[namedCurve ?? ''] ?? namedCurve ?? 'unknown' };
  return { type: 'other', name: fallbackName };
}

/** OpenSSL's names of the NIST curves, mapped to the standard ones. */
const curveNames: Readonly<Record<string, string>> = {
  prime192v1: 'P-192',
  secp224r1: 'P-224',
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/** Digests of a SubjectPublicKeyInfo, whole (SHA-256) and of the key bits alone (SHA-1; RFC 5280, 4.2.1.2). */
export function publicKeyDigests(spki: Uint8Array, budget: BerBudget): PublicKeyDigests {
  const [, bits] = sequenceOf(scanBer(spki, budget));
  if (bits === undefined) throw new TypeError('not a SubjectPublicKeyInfo');
  // The first octet of a BIT STRING counts unused bits and is not part of the key
  return {
    spkiSha256: hex('sha256', spki),
    publicKeyIdentifier: hex('sha1', octetsOf(bits).subarray(1)),
  };
}

function hex(hash: string, bytes: Uint8Array): string {
  return createHash(hash).update(bytes).digest('hex').toUpperCase();
}
