import { createPrivateKey, createPublicKey } from 'node:crypto';
import { algorithmName } from '../asn1/algorithm-name.ts';
import { algorithmOf, isOid, oidOf, sequenceOf } from '../asn1/ber-value.ts';
import { scanBer } from '../asn1/ber.ts';
import type { BerBudget } from '../asn1/ber.ts';
import type { KeyAlgorithm } from '../x509/certificate-facts.ts';
import type { PublicKeyDigests } from '../x509/public-key.ts';
import { keyAlgorithm, publicKeyDigests } from '../x509/public-key.ts';

/** A private key with its public half, as far as it could be read. */
export interface PrivateKey {
  readonly algorithm: KeyAlgorithm;
  /** PKCS#8 as node:crypto writes it, or as the file had it when unreadable; a buffer of its own, the caller's to overwrite. */
  readonly pkcs8: Uint8Array;
  /** null: an algorithm whose public half we cannot derive, or a key that makes no sense. */
  readonly publicKey: PublicKeyDigests | null;
}

/**
 * Reads a PrivateKeyInfo (RFC 5208). Never throws for an odd key: one that cannot be read is reported with the name of its
 * algorithm and no public half.
 */
export function readPrivateKey(pkcs8: Uint8Array, budget: BerBudget): PrivateKey {
  try {
    const [, algorithmNode] = sequenceOf(scanBer(pkcs8, budget));
    const { oid, parameters } = algorithmOf(algorithmNode);
    const named: KeyAlgorithm =
      oid === ecOid && isOid(parameters)
        ? { type: 'EC', curve: algorithmName(oidOf(parameters)) }
        : { type: 'other', name: algorithmName(oid) };
    if (pkcs8.length > (largestKey[oid] ?? 0)) return unreadable(named, pkcs8);
    try {
      // A view: a copy would remain in memory
      const bytes = Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.byteLength);
      const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
      const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
      return {
        algorithm: named.type === 'EC' ? named : keyAlgorithm(key, algorithmName(oid)),
        pkcs8: key.export({ format: 'der', type: 'pkcs8' }),
        publicKey: publicKeyDigests(spki, budget),
      };
    } catch {
      return unreadable(named, pkcs8);
    }
  } catch {
    return unreadable({ type: 'other', name: 'unknown' }, pkcs8);
  }
}

function unreadable(algorithm: KeyAlgorithm, pkcs8: Uint8Array): PrivateKey {
  return { algorithm, pkcs8: Uint8Array.from(pkcs8), publicKey: null };
}

const ecOid = '1.2.840.10045.2.1';

/**
 * Largest PKCS#8 in bytes that is handed to OpenSSL, by algorithm. An RSA key of 16,384 bits, the most that OpenSSL
 * computes with, takes 9 KiB. For DSA, OpenSSL computes the public half without a bound of its own.
 */
const largestKey: Readonly<Record<string, number>> = {
  '1.2.840.113549.1.1.1': 16_384,
  '1.2.840.113549.1.1.10': 16_384,
  '1.2.840.10040.4.1': 2048,
  [ecOid]: 4096,
  '1.3.101.110': 256,
  '1.3.101.111': 256,
  '1.3.101.112': 256,
  '1.3.101.113': 256,
};
