import { createPublicKey } from 'node:crypto';
import { algorithmName } from '../asn1/algorithm-name.ts';
import { algorithmOf, sequenceOf } from '../asn1/ber-value.ts';
import { scanBer } from '../asn1/ber.ts';
import type { BerBudget } from '../asn1/ber.ts';
import type { KeyAlgorithm } from '../x509/certificate-facts.ts';
import type { PublicKeyDigests } from '../x509/public-key.ts';
import { ecPublicKey, keyAlgorithm, publicKeyDigests, rsaEncryption } from '../x509/public-key.ts';
import { toPrivateKey } from '../private-key-object.ts';
import { readPrivateKeyInfo } from './private-key-info.ts';
import type { PrivateKeyInfo } from './private-key-info.ts';

/** A private key with its public half, as far as it could be read. */
export interface PrivateKey {
  readonly algorithm: KeyAlgorithm;
  /** PKCS#8 as node:crypto writes it, or as the file had it when unreadable; a buffer of its own, the caller's to overwrite. */
  readonly pkcs8: Uint8Array;
  /** null: an algorithm whose public half we cannot derive, or a key that makes no sense. */
  readonly publicKey: PublicKeyDigests | null;
}

/**
 * Reads a PrivateKeyInfo (RFC 5208, RFC 5958). Never throws for an odd key: one that cannot be read is reported with the name of its
 * algorithm and no public half.
 */
export function readPrivateKey(pkcs8: Uint8Array, budget: BerBudget): PrivateKey {
  let info: PrivateKeyInfo;
  try {
    info = readPrivateKeyInfo(pkcs8, budget);
  } catch {
    return unreadable({ type: 'other', name: nameOfAlgorithm(pkcs8, budget) }, pkcs8);
  }
  const { oid, curve, pkcs8: bytes } = info;
  const named: KeyAlgorithm =
    curve === null
      ? { type: 'other', name: algorithmName(oid) }
      : { type: 'EC', curve: curve.name };
  try {
    if (pkcs8.length > (largestKey[oid] ?? 0)) return unreadable(named, pkcs8);
    const key = toPrivateKey(bytes);
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return {
      algorithm: named.type === 'EC' ? named : keyAlgorithm(key, algorithmName(oid)),
      pkcs8: key.export({ format: 'der', type: 'pkcs8' }),
      publicKey: publicKeyDigests(spki, budget),
    };
  } catch {
    return unreadable(named, pkcs8);
  } finally {
    bytes.fill(0);
  }
}

/** Of a key that is none otherwise. */
function nameOfAlgorithm(pkcs8: Uint8Array, budget: BerBudget): string {
  try {
    return algorithmName(algorithmOf(sequenceOf(scanBer(pkcs8, budget))[1]).oid);
  } catch {
    return 'unknown';
  }
}

function unreadable(algorithm: KeyAlgorithm, pkcs8: Uint8Array): PrivateKey {
  return { algorithm, pkcs8: Uint8Array.from(pkcs8), publicKey: null };
}

/**
 * Largest PKCS#8 in bytes that is handed to OpenSSL, by algorithm. An RSA key of 16,384 bits, the most that OpenSSL
 * computes with, takes 9 KiB. For DSA, OpenSSL computes the public half without a bound of its own.
 */
const largestKey: Readonly<Record<string, number>> = {
  [rsaEncryption]: 16_384,
  '1.2.840.113549.1.1.10': 16_384,
  '1.2.840.10040.4.1': 2048,
  [ecPublicKey]: 4096,
  '1.3.101.110': 256,
  '1.3.101.111': 256,
  '1.3.101.112': 256,
  '1.3.101.113': 256,
};
