import { createHmac, timingSafeEqual } from 'node:crypto';
import { algorithmName } from '../asn1/algorithm-name.ts';
import { algorithmOf, integerOf, octetStringOf, sequenceOf } from '../asn1/ber-value.ts';
import type { Algorithm } from '../asn1/ber-value.ts';
import type { BerNode } from '../asn1/ber.ts';
import { damaged, unsupported } from './keystore-error.ts';
import { findHmac, readPbkdf2 } from '../pbe/pbkdf2.ts';
import { derivePkcs12, pkcs12KdfCost, sha1Kdf } from '../pbe/pkcs12-kdf.ts';
import type { KdfHash } from '../pbe/pkcs12-kdf.ts';
import { checkedIterations, checkedSalt } from '../pbe/key-derivation.ts';

/** A file's integrity check, read and checked, not yet run. */
export interface Mac {
  /** "HMAC-SHA-1", "PBMAC1 (HMAC-SHA-256)". */
  readonly algorithm: string;
  readonly iterations: number;
  readonly cost: number;
  readonly emptySalt: boolean;
  readonly passwordForm: 'pkcs12' | 'pbkdf2';
  /** Whether this password made this MAC over `content` (the value of the authenticated safe). */
  verify(password: Uint8Array, content: Uint8Array): boolean;
  /** For who kept the derived key, of which the salt says which it is; null for PBMAC1. */
  readonly derived: {
    readonly salt: Uint8Array;
    verify(key: Uint8Array, content: Uint8Array): boolean;
  } | null;
}

/** Digests for the classic MAC (RFC 7292, 4); v is the block length of the hash's own padding rule. */
const digests: Readonly<Record<string, KdfHash>> = {
  '1.3.14.3.2.26': sha1Kdf,
  '1.2.840.113549.2.5': { name: 'md5', length: 16, blockLength: 64 },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', length: 28, blockLength: 64 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', length: 32, blockLength: 64 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', length: 48, blockLength: 128 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', length: 64, blockLength: 128 },
  '2.16.840.1.101.3.4.2.5': { name: 'sha512-224', length: 28, blockLength: 128 },
  '2.16.840.1.101.3.4.2.6': { name: 'sha512-256', length: 32, blockLength: 128 },
  '2.16.840.1.101.3.4.2.7': { name: 'sha3-224', length: 28, blockLength: 144 },
  '2.16.840.1.101.3.4.2.8': { name: 'sha3-256', length: 32, blockLength: 136 },
  '2.16.840.1.101.3.4.2.9': { name: 'sha3-384', length: 48, blockLength: 104 },
  '2.16.840.1.101.3.4.2.10': { name: 'sha3-512', length: 64, blockLength: 72 },
  '1.3.6.1.4.1.1722.12.2.1.16': { name: 'blake2b512', length: 64, blockLength: 128 },
};

/** RFC 9879, section 5, asks for 20 bytes: a shorter key could be found by trying. */
const minPbmac1KeyLength = 20;

/**
 * Reads MacData (RFC 7292, section 4). Throws ERR_KEYSTORE_UNSUPPORTED for an algorithm we lack, so that no user takes it
 * for a wrong password, and ERR_KEYSTORE_DAMAGED for parameters that make no sense.
 */
export function readMac(macData: BerNode): Mac {
  const [digestInfo, saltNode, iterationsNode] = sequenceOf(macData);
  const [algorithmNode, valueNode] = sequenceOf(digestInfo);
  const algorithm = algorithmOf(algorithmNode);
  const value = octetStringOf(valueNode);
  if (algorithm.oid === '1.2.840.113549.1.5.14') return readPbmac1(algorithm, value);

  const digest = digests[algorithm.oid];
  if (digest === undefined) throw unsupported(algorithmName(algorithm.oid));
  if (value.length !== digest.length) throw damaged('a MAC of the wrong length');
  const salt = checkedSalt(octetStringOf(saltNode));
  const iterations = checkedIterations(
    iterationsNode === undefined ? 1 : integerOf(iterationsNode),
  );
  return {
    algorithm: `HMAC-${algorithmName(algorithm.oid)}`,
    iterations,
    cost: pkcs12KdfCost(digest.length, iterations, digest),
    emptySalt: salt.length === 0,
    passwordForm: 'pkcs12',
    verify(password, content) {
      const key = derivePkcs12(digest, 'mac', password, salt, iterations, digest.length);
      return isMac(digest.name, key, content, value);
    },
    derived: {
      salt,
      verify: (key, content) => fits(digest.name, key, content, value),
    },
  };
}

/** PBMAC1 (RFC 9879): salt and count of MacData mean nothing here, those of PBKDF2 do, and the key length must be there. */
function readPbmac1({ parameters }: Algorithm, value: Uint8Array): Mac {
  const [derivationNode, macNode] = sequenceOf(parameters);
  const derivation = algorithmOf(derivationNode);
  if (derivation.oid !== '1.2.840.113549.1.5.12') throw unsupported(algorithmName(derivation.oid));
  const pbkdf2 = readPbkdf2(derivation.parameters);
  const macOid = algorithmOf(macNode).oid;
  const hmac = findHmac(macOid);
  if (hmac === undefined) throw unsupported(algorithmName(macOid));
  const { keyLength } = pbkdf2;
  if (keyLength === null || keyLength < minPbmac1KeyLength)
    throw damaged('PBMAC1 without a sufficient key length');
  if (value.length !== hmac.length) throw damaged('a MAC of the wrong length');
  return {
    algorithm: `PBMAC1 (${hmac.name})`,
    iterations: pbkdf2.iterations,
    cost: pbkdf2.cost(keyLength),
    emptySalt: pbkdf2.salt.length === 0,
    passwordForm: 'pbkdf2',
    verify: (password, content) =>
      isMac(hmac.hash, pbkdf2.derive(password, keyLength), content, value),
    derived: null,
  };
}

/** Overwrites the key. */
function isMac(hash: string, key: Buffer, content: Uint8Array, value: Uint8Array): boolean {
  try {
    return fits(hash, key, content, value);
  } finally {
    key.fill(0);
  }
}

const fits = (hash: string, key: Uint8Array, content: Uint8Array, value: Uint8Array): boolean =>
  timingSafeEqual(createHmac(hash, key).update(content).digest(), value);
