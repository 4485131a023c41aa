import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { derElement, derInteger, derOid } from '../../asn1/der-writer.ts';
import type { KeystoreProtection } from '../keystore-content.ts';
import { derivePkcs12, sha1Kdf, type KdfHash } from '../../pbe/pkcs12-kdf.ts';
import { pbkdf2Encodings, pkcs12Encodings, type PasswordEncoding } from '../password-encoding.ts';

export interface EncryptedPart {
  /** AlgorithmIdentifier, DER. */
  readonly algorithm: Buffer;
  readonly encrypted: Buffer;
}

/** Encrypts the parts of one file, each with a salt of its own, and authenticates the whole. */
export interface Protector {
  encrypt(plain: Uint8Array): EncryptedPart;
  /** MacData (RFC 7292, section 4) over the value of the authenticated safe, DER. */
  macData(content: Uint8Array): Buffer;
  /** Overwrites every form of the password. */
  wipe(): void;
}

/** Rounds of each derivation: as many as the official tool takes for its integrity check, about 50 ms of a core at most. */
const iterations = 100_000;
const saltLength = 20;

const sha256Kdf: KdfHash = { name: 'sha256', length: 32, blockLength: 64 };

/** `password` as passwordBytes makes it; it stays the caller's to overwrite. */
export function createProtector(protection: KeystoreProtection, password: Uint8Array): Protector {
  const forms: PasswordEncoding[] = [];
  const first = (encodings: readonly PasswordEncoding[]): Uint8Array => {
    forms.push(...encodings);
    return encodings[0]?.bytes ?? new Uint8Array(0);
  };
  const bmp = first(pkcs12Encodings(password));
  const utf8 = protection === 'modern' ? first(pbkdf2Encodings(password, false)) : bmp;
  return {
    encrypt: (plain) => (protection === 'modern' ? pbes2(utf8, plain) : tripleDes(bmp, plain)),
    macData: (content) =>
      protection === 'modern'
        ? macData(sha256Kdf, '2.16.840.1.101.3.4.2.1', bmp, content)
        : macData(sha1Kdf, '1.3.14.3.2.26', bmp, content),
    wipe: () => {
      for (const { bytes } of forms) bytes.fill(0);
    },
  };
}

const nothing = derElement(0x05);

/** PBES2 with PBKDF2, HMAC-SHA-256 and AES-256-CBC (RFC 8018, appendix A). */
function pbes2(password: Uint8Array, plain: Uint8Array): EncryptedPart {
  const salt = randomBytes(saltLength);
  const iv = randomBytes(16);
  const hmac = derElement(0x30, derOid('1.2.840.113549.2.9'), nothing);
  const pbkdf2 = derElement(0x30, derElement(0x04, salt), derInteger(iterations), hmac);
  const algorithm = derElement(
    0x30,
    derOid('1.2.840.113549.1.5.13'),
    derElement(
      0x30,
      derElement(0x30, derOid('1.2.840.113549.1.5.12'), pbkdf2),
      derElement(0x30, derOid('2.16.840.1.101.3.4.1.42'), derElement(0x04, iv)),
    ),
  );
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  return { algorithm, encrypted: encryptedBy('aes-256-cbc', key, iv, plain) };
}

/** pbeWithSHA1And3-KeyTripleDES-CBC (RFC 7292, appendix C). */
function tripleDes(password: Uint8Array, plain: Uint8Array): EncryptedPart {
  const salt = randomBytes(saltLength);
  const key = derivePkcs12(sha1Kdf, 'key', password, salt, iterations, 24);
  const iv = derivePkcs12(sha1Kdf, 'iv', password, salt, iterations, 8);
  const parameters = derElement(0x30, derElement(0x04, salt), derInteger(iterations));
  return {
    algorithm: derElement(0x30, derOid('1.2.840.113549.1.12.1.3'), parameters),
    encrypted: encryptedBy('des-ede3-cbc', key, iv, plain),
  };
}

/** Overwrites the key. */
function encryptedBy(cipher: string, key: Buffer, iv: Uint8Array, plain: Uint8Array): Buffer {
  try {
    const stream = createCipheriv(cipher, key, iv);
    return Buffer.concat([stream.update(plain), stream.final()]);
  } finally {
    key.fill(0);
  }
}

function macData(
  kdf: KdfHash,
  digestOid: string,
  password: Uint8Array,
  content: Uint8Array,
): Buffer {
  const salt = randomBytes(saltLength);
  const key = derivePkcs12(kdf, 'mac', password, salt, iterations, kdf.length);
  try {
    const mac = createHmac(kdf.name, key).update(content).digest();
    const digestAlgorithm = derElement(0x30, derOid(digestOid), nothing);
    const digestInfo = derElement(0x30, digestAlgorithm, derElement(0x04, mac));
    return derElement(0x30, digestInfo, derElement(0x04, salt), derInteger(iterations));
  } finally {
    key.fill(0);
  }
}
