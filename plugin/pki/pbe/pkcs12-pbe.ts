import { algorithmName } from '../asn1/algorithm-name.ts';
import { integerOf, octetStringOf, sequenceOf } from '../asn1/ber-value.ts';
import type { Algorithm } from '../asn1/ber-value.ts';
import { decryptCbc, decryptRc2 } from './block-cipher.ts';
import type { EncryptionScheme } from './scheme.ts';
import { derivePkcs12, pkcs12KdfCost, sha1Kdf } from './pkcs12-kdf.ts';
import { rc4 } from './rc4.ts';
import { checkedIterations, checkedSalt } from './key-derivation.ts';

interface Pbe {
  readonly keyLength: number;
  /** 0: a stream cipher, nothing to derive. */
  readonly ivLength: number;
  decrypt(key: Buffer, iv: Buffer, encrypted: Uint8Array): Buffer | null;
}

const rc4Pbe = (keyLength: number): Pbe => ({
  keyLength,
  ivLength: 0,
  decrypt: (key, _iv, encrypted) => rc4(key, encrypted),
});

const rc2Pbe = (keyLength: number): Pbe => ({
  keyLength,
  ivLength: 8,
  decrypt: (key, iv, encrypted) => decryptRc2(key, keyLength * 8, iv, encrypted),
});

const tripleDes = (keyLength: number): Pbe => ({
  keyLength,
  ivLength: 8,
  decrypt: (key, iv, encrypted) => {
    // Two-key triple DES runs its first key again as the third
    const whole = keyLength === 24 ? key : Buffer.concat([key, key.subarray(0, 8)]);
    try {
      return decryptCbc('des-ede3-cbc', whole, iv, encrypted);
    } finally {
      whole.fill(0);
    }
  },
});

/** RFC 7292, appendix C: the six schemes under pkcs-12PbeIds, all on SHA-1. */
const schemes: Readonly<Record<string, Pbe>> = {
  '1.2.840.113549.1.12.1.1': rc4Pbe(16),
  '1.2.840.113549.1.12.1.2': rc4Pbe(5),
  '1.2.840.113549.1.12.1.3': tripleDes(24),
  '1.2.840.113549.1.12.1.4': tripleDes(16),
  '1.2.840.113549.1.12.1.5': rc2Pbe(16),
  '1.2.840.113549.1.12.1.6': rc2Pbe(5),
};

/** The scheme when the algorithm is one of PKCS#12's own; null otherwise. */
export function readPkcs12Pbe({ oid, parameters }: Algorithm): EncryptionScheme | null {
  const pbe = schemes[oid];
  if (pbe === undefined) return null;
  const [saltNode, iterationsNode] = sequenceOf(parameters);
  const salt = checkedSalt(octetStringOf(saltNode));
  const iterations = checkedIterations(
    iterationsNode === undefined ? 1 : integerOf(iterationsNode),
  );
  const derive = (purpose: 'key' | 'iv', password: Uint8Array, length: number): Buffer =>
    derivePkcs12(sha1Kdf, purpose, password, salt, iterations, length);
  return {
    name: algorithmName(oid),
    iterations,
    // Key and IV are derived apart, and a 24-byte key takes two blocks
    cost:
      pkcs12KdfCost(pbe.keyLength, iterations, sha1Kdf) +
      pkcs12KdfCost(pbe.ivLength, iterations, sha1Kdf),
    emptySalt: salt.length === 0,
    passwordForm: 'pkcs12',
    decrypt(password, encrypted) {
      const key = derive('key', password, pbe.keyLength);
      try {
        return pbe.decrypt(key, derive('iv', password, pbe.ivLength), encrypted);
      } finally {
        key.fill(0);
      }
    },
    derived: null,
  };
}
