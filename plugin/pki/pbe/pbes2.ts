import { algorithmName } from '../asn1/algorithm-name.ts';
import { algorithmOf, integerOf, isInteger, sequenceOf } from '../asn1/ber-value.ts';
import type { Algorithm } from '../asn1/ber-value.ts';
import { decryptCbc, decryptRc2 } from './block-cipher.ts';
import { UnsupportedAlgorithmError } from './scheme.ts';
import type { EncryptionScheme, SchemeReading, UnsupportedScheme } from './scheme.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { ivOf, readPbkdf2 } from './pbkdf2.ts';
import { readScrypt } from './scrypt.ts';
import type { Derivation } from './key-derivation.ts';

interface Cipher {
  readonly name: string;
  readonly keyLength: number;
  decrypt(key: Uint8Array, encrypted: Uint8Array): Buffer | null;
}

const cbcCiphers: Readonly<Record<string, { cipher: string; keyLength: number; block: number }>> = {
  '2.16.840.1.101.3.4.1.2': { cipher: 'aes-128-cbc', keyLength: 16, block: 16 },
  '2.16.840.1.101.3.4.1.22': { cipher: 'aes-192-cbc', keyLength: 24, block: 16 },
  '2.16.840.1.101.3.4.1.42': { cipher: 'aes-256-cbc', keyLength: 32, block: 16 },
  '1.2.840.113549.3.7': { cipher: 'des-ede3-cbc', keyLength: 24, block: 8 },
  '1.2.392.200011.61.1.1.1.2': { cipher: 'camellia-128-cbc', keyLength: 16, block: 16 },
  '1.2.392.200011.61.1.1.1.3': { cipher: 'camellia-192-cbc', keyLength: 24, block: 16 },
  '1.2.392.200011.61.1.1.1.4': { cipher: 'camellia-256-cbc', keyLength: 32, block: 16 },
};

/** PBES2 (RFC 8018, 6.2) on PBKDF2 or scrypt; null for any other algorithm. */
export function readPbes2({ oid, parameters }: Algorithm): SchemeReading | null {
  if (oid !== '1.2.840.113549.1.5.13') return null;
  const [derivationNode, cipherNode] = sequenceOf(parameters);
  const cipherAlgorithm = algorithmOf(cipherNode);
  const derivation = readDerivation(algorithmOf(derivationNode));
  if ('unsupported' in derivation) return derivation;
  const cipher = readCipher(cipherAlgorithm, derivation.keyLength);
  if (cipher === null) return { unsupported: algorithmName(cipherAlgorithm.oid) };
  if (derivation.keyLength !== null && derivation.keyLength !== cipher.keyLength)
    throw new MalformedError('the key length does not match the cipher');
  const scheme: EncryptionScheme = {
    name: `PBES2 (${cipher.name}, ${derivation.name})`,
    iterations: derivation.iterations,
    cost: derivation.cost(cipher.keyLength),
    emptySalt: derivation.salt.length === 0,
    passwordForm: 'pbkdf2',
    decrypt: (password, encrypted) => {
      const key = derivation.derive(password, cipher.keyLength);
      try {
        return cipher.decrypt(key, encrypted);
      } finally {
        key.fill(0);
      }
    },
    derived: {
      salt: derivation.salt,
      decrypt: (key, encrypted) => cipher.decrypt(key, encrypted),
    },
  };
  return scheme;
}

function readDerivation({ oid, parameters }: Algorithm): Derivation | UnsupportedScheme {
  try {
    if (oid === '1.3.6.1.4.1.11591.4.11') return readScrypt(parameters);
    if (oid !== '1.2.840.113549.1.5.12') return { unsupported: algorithmName(oid) };
    const pbkdf2 = readPbkdf2(parameters);
    return { ...pbkdf2, name: pbkdf2.prf.name };
  } catch (error) {
    // The caller decides when to say so: a password that the MAC refuses comes first
    if (error instanceof UnsupportedAlgorithmError) return { unsupported: error.algorithm };
    throw error;
  }
}

function readCipher({ oid, parameters }: Algorithm, keyLength: number | null): Cipher | null {
  if (oid === '1.2.840.113549.3.2') {
    const [first, second] = sequenceOf(parameters);
    // RC2-CBC-Parameter (RFC 8018, B.2.3) codes the effective key bits through a table; left out means 32
    const coded = isInteger(first) ? integerOf(first) : null;
    const iv = ivOf(coded === null ? first : second, 8);
    const bits = coded === null ? 32 : (rc2Versions[coded] ?? coded);
    if (bits < 1 || bits > 1024) throw new MalformedError('impossible RC2 key length');
    const length = keyLength ?? Math.ceil(bits / 8);
    if (length > 128) throw new MalformedError('impossible RC2 key length');
    return {
      name: 'RC2-CBC',
      keyLength: length,
      decrypt: (key, encrypted) => decryptRc2(key, bits, iv, encrypted),
    };
  }
  const known = cbcCiphers[oid];
  if (known === undefined) return null;
  const iv = ivOf(parameters, known.block);
  return {
    name: algorithmName(oid),
    keyLength: known.keyLength,
    decrypt: (key, encrypted) => decryptCbc(known.cipher, key, iv, encrypted),
  };
}

const rc2Versions: Readonly<Record<number, number>> = { 160: 40, 120: 64, 58: 128 };
