import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { algorithmOf, integerOctets, sequenceOf } from '../asn1/ber-value.ts';
import { definiteBytes, octetsOf, scanBer, universal } from '../asn1/ber.ts';
import type { BerBudget, BerNode } from '../asn1/ber.ts';
import { derElement, derOid } from '../asn1/der-writer.ts';
import type { KeyAlgorithm, X509Facts } from './certificate-facts.ts';
import { findCurve, uncompressedPoint } from './ec-curve.ts';

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

const minimumRsaBits = 2048;

const knownCurves: ReadonlySet<string> = new Set(
  [
    ['P-256', 'prime256v1', 'secp256r1', '1.2.840.10045.3.1.7'],
    ['P-384', 'secp384r1', '1.3.132.0.34'],
    ['P-521', 'secp521r1', '1.3.132.0.35'],
  ]
    .flat()
    .map((name) => name.toLowerCase()),
);

/** What eHealth does not accept of a key: RSA below 2048 bits, EC on other curves than those of NIST, any other kind. */
export type KeyWeakness =
  | { readonly kind: 'short'; readonly bits: number; readonly minimum: number }
  | { readonly kind: 'algorithm'; readonly name: string };

export function weaknessOf(algorithm: KeyAlgorithm): KeyWeakness | null {
  switch (algorithm.type) {
    case 'RSA':
      return algorithm.bits >= minimumRsaBits
        ? null
        : { kind: 'short', bits: algorithm.bits, minimum: minimumRsaBits };
    case 'EC':
      return knownCurves.has(algorithm.curve.toLowerCase())
        ? null
        : { kind: 'algorithm', name: `EC ${algorithm.curve}` };
    default:
      return { kind: 'algorithm', name: algorithm.name };
  }
}

/**
 * Digests of a SubjectPublicKeyInfo in its usual form (SHA-256), and of the key bits as they are written (SHA-1; RFC 5280,
 * 4.2.1.2). Throws MalformedError for what is none.
 */
export function publicKeyDigests(spki: Uint8Array, budget: BerBudget): PublicKeyDigests {
  const root = scanBer(spki, budget);
  return {
    spkiSha256: hex('sha256', usualForm(root, budget)),
    publicKeyIdentifier: hex('sha1', keyBits(sequenceOf(root)[1])),
  };
}

/** A SubjectPublicKeyInfo as a key; null for a kind that OpenSSL does not read, and for a key that makes no sense. */
export function readPublicKey(spki: Uint8Array, budget: BerBudget): KeyObject | null {
  try {
    const key = Buffer.from(usualForm(scanBer(spki, budget), budget));
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Content octets of the BIT STRING; its first octet counts unused bits and is not part of the key. */
function keyBits(node: BerNode | undefined): Uint8Array {
  if (node?.tag !== universal.bitString) throw new TypeError('not a SubjectPublicKeyInfo');
  return octetsOf(node).subarray(1);
}

/**
 * The same key in the form that nearly all write, so that equal keys have equal digests: EC with a named curve and both coordinates, RSA
 * with NULL parameters and no redundant octets in its numbers. Any other key, and one that makes no sense, stays as it is.
 */
function usualForm(spki: BerNode, budget: BerBudget): Uint8Array {
  const asItIs = definiteBytes(spki);
  try {
    const [algorithmNode, keyNode] = sequenceOf(spki);
    const { oid, parameters } = algorithmOf(algorithmNode);
    const bits = keyBits(keyNode);
    if (oid === ecPublicKey) {
      const curve = findCurve(parameters);
      const point = curve && uncompressedPoint(curve, bits);
      return curve && point ? spkiOf(ecPublicKey, derOid(curve.oid), point) : asItIs;
    }
    if (oid !== rsaEncryption) return asItIs;
    const [modulus, exponent] = sequenceOf(scanBer(bits, budget));
    const numbers = [modulus, exponent].map((one) => derElement(0x02, integerOctets(one)));
    return spkiOf(rsaEncryption, derElement(0x05), derElement(0x30, ...numbers));
  } catch {
    return asItIs;
  }
}

/** OIDs of the algorithms whose keys have more than one writing. */
export const ecPublicKey = '1.2.840.10045.2.1';
export const rsaEncryption = '1.2.840.113549.1.1.1';

function spkiOf(oid: string, parameters: Uint8Array, bits: Uint8Array): Buffer {
  const algorithm = derElement(0x30, derOid(oid), parameters);
  return derElement(0x30, algorithm, derElement(0x03, Uint8Array.of(0), bits));
}

function hex(hash: string, bytes: Uint8Array): string {
  return createHash(hash).update(bytes).digest('hex').toUpperCase();
}
