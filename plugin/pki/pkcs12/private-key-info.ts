import { algorithmOf, integerOf, octetStringOf, sequenceOf } from '../asn1/ber-value.ts';
import { definiteBytes, scanBer } from '../asn1/ber.ts';
import type { BerBudget, BerNode } from '../asn1/ber.ts';
import { derElement, derOid } from '../asn1/der-writer.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { findCurve } from '../x509/ec-curve.ts';
import type { NamedCurve } from '../x509/ec-curve.ts';
import { ecPublicKey, rsaEncryption } from '../x509/public-key.ts';

/** A PrivateKeyInfo in the form that OpenSSL reads. */
export interface PrivateKeyInfo {
  readonly oid: string;
  /** The curve of an EC key; null for any other key, and for a curve that is not known here. */
  readonly curve: NamedCurve | null;
  /** PKCS#8 in a buffer of its own, the caller's to overwrite. */
  readonly pkcs8: Buffer;
}

const version0 = derElement(0x02, Uint8Array.of(0));
const version1 = derElement(0x02, Uint8Array.of(1));
const parametersTag = 0;

/**
 * Reads a PrivateKeyInfo (RFC 5208) or a OneAsymmetricKey (RFC 5958: version 2, with the public key) and writes it in its usual form:
 * first version, without attributes and public key, EC with a named curve. OpenSSL refuses the second version, and keeps a curve by
 * its numbers as another one than the same curve by its name. Throws MalformedError for what is neither.
 */
export function readPrivateKeyInfo(bytes: Uint8Array, budget: BerBudget): PrivateKeyInfo {
  const [version, algorithmNode, keyNode] = sequenceOf(scanBer(bytes, budget));
  if (integerOf(version) !== 0 && integerOf(version) !== 1)
    throw new MalformedError('a private key of an unknown version');
  const { oid, parameters } = algorithmOf(algorithmNode);
  const key = octetStringOf(keyNode);
  if (oid === ecPublicKey) return readEcKey(key, parameters, algorithmNode, budget);
  const algorithm =
    oid === rsaEncryption ? derElement(0x30, derOid(oid), derElement(0x05)) : asItIs(algorithmNode);
  return { oid, curve: null, pkcs8: keyOf(algorithm, key) };
}

/** PrivateKeyInfo of this content; what it was built from is overwritten. */
function keyOf(algorithm: Uint8Array, key: Uint8Array): Buffer {
  const octets = derElement(0x04, key);
  const pkcs8 = derElement(0x30, version0, algorithm, octets);
  octets.fill(0);
  return pkcs8;
}

/** ECPrivateKey (RFC 5915): its curve may be named inside only, and its number may have lost or gained leading zeros. */
function readEcKey(
  key: Uint8Array,
  outer: BerNode | undefined,
  algorithmNode: BerNode | undefined,
  budget: BerBudget,
): PrivateKeyInfo {
  const [, number, ...optional] = sequenceOf(scanBer(key, budget));
  const inner = optional.find(({ tagClass, tag }) => tagClass === 2 && tag === parametersTag);
  const curve = findCurve(outer ?? inner?.children[0]);
  if (curve === null) return { oid: ecPublicKey, curve, pkcs8: keyOf(asItIs(algorithmNode), key) };
  const significant = withoutZeros(octetStringOf(number));
  if (significant.length > curve.size)
    throw new MalformedError('a private key larger than its curve');
  const padding = new Uint8Array(curve.size - significant.length);
  const parts: Buffer[] = [derElement(0x04, padding, significant)];
  parts.push(derElement(0x30, version1, ...parts));
  parts.push(derElement(0x04, ...parts.slice(-1)));
  const algorithm = derElement(0x30, derOid(ecPublicKey), derOid(curve.oid));
  const pkcs8 = derElement(0x30, version0, algorithm, ...parts.slice(-1));
  for (const part of parts) part.fill(0);
  return { oid: ecPublicKey, curve, pkcs8 };
}

function withoutZeros(octets: Uint8Array): Uint8Array {
  const start = octets.findIndex((octet) => octet !== 0);
  return start === -1 ? new Uint8Array(0) : octets.subarray(start);
}

function asItIs(node: BerNode | undefined): Uint8Array {
  if (node === undefined) throw new MalformedError('a private key without algorithm');
  return definiteBytes(node);
}
