import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { derElement, derInteger, derOid } from '../../asn1/der-writer.ts';
import { derivePkcs12, sha1Kdf, type KdfHash } from '../../pbe/pkcs12-kdf.ts';
import { FileKeys, keyLength, saltLength } from '../file-keys.ts';
import { pbkdf2Encodings, pkcs12Encodings, type PasswordEncoding } from '../password-encoding.ts';

export interface EncryptedPart {
  /** AlgorithmIdentifier, DER. */
  readonly algorithm: Buffer;
  readonly encrypted: Buffer;
}

/** Encrypts the parts of one file and authenticates the whole. */
export interface Protector {
  encrypt(plain: Uint8Array): EncryptedPart;
  /** MacData (RFC 7292, section 4) over the value of the authenticated safe, DER. */
  macData(content: Uint8Array): Buffer;
  /** Overwrites every form of the password. */
  wipe(): void;
}

/** Rounds of each derivation: as many as the official tool takes for its integrity check, about 50 ms of a core at most. */
const iterations = 100_000;

const sha256Kdf: KdfHash = { name: 'sha256', length: 32, blockLength: 64 };

/** `compatible` with a password (as passwordBytes makes it), `modern` with the file's keys; both stay the caller's to overwrite. */
export function createProtector(secret: Uint8Array | FileKeys): Protector {
  if (secret instanceof FileKeys) {
    return {
      encrypt: (plain) => pbes2(secret, plain),
      macData: (content) =>
        macData(digestOids.sha256, secret.macKey, secret.macSalt, secret.iterations, content),
      wipe: () => undefined,
    };
  }
  const forms = pkcs12Encodings(secret);
  const bmp = firstOf(forms);
  return {
    encrypt: (plain) => tripleDes(bmp, plain),
    macData: (content) => {
      const salt = randomBytes(saltLength);
      const key = derivePkcs12(sha1Kdf, 'mac', bmp, salt, iterations, sha1Kdf.length);
      try {
        return macData(digestOids.sha1, key, salt, iterations, content);
      } finally {
        key.fill(0);
      }
    },
    wipe: () => {
      wipeForms(forms);
    },
  };
}

/**
 * New keys for one file, with salts of their own: one derivation for the cipher (PBKDF2, RFC 8018) and one for the integrity check (RFC
 * 7292, appendix B). `password` as passwordBytes makes it; the result is the caller's to wipe.
 */
export function deriveFileKeys(password: Uint8Array): FileKeys {
  const forms = [pkcs12Encodings(password), pbkdf2Encodings(password, false)] as const;
  const cipherSalt = randomBytes(saltLength);
  const macSalt = randomBytes(saltLength);
  const [bmp, utf8] = [firstOf(forms[0]), firstOf(forms[1])];
  const cipherKey = pbkdf2Sync(utf8, cipherSalt, iterations, keyLength, 'sha256');
  const macKey = derivePkcs12(sha256Kdf, 'mac', bmp, macSalt, iterations, keyLength);
  try {
    return FileKeys.of({ iterations, cipherSalt, cipherKey, macSalt, macKey });
  } finally {
    cipherKey.fill(0);
    macKey.fill(0);
    wipeForms(forms.flat());
  }
}

const firstOf = ([first]: readonly PasswordEncoding[]) => first?.bytes ?? new Uint8Array(0);

function wipeForms(forms: readonly PasswordEncoding[]): void {
  for (const { bytes } of forms) bytes.fill(0);
}

const nothing = derElement(0x05);

/**
 * PBES2 with PBKDF2, HMAC-SHA-256 and AES-256-CBC (RFC 8018, appendix A): the salt of the file in each part, so that any reader
 * derives the key, and an IV of its own.
 */
function pbes2(keys: FileKeys, plain: Uint8Array): EncryptedPart {
  const iv = randomBytes(16);
  const hmac = derElement(0x30, derOid('1.2.840.113549.2.9'), nothing);
  const pbkdf2 = derElement(
    0x30,
    derElement(0x04, keys.cipherSalt),
    derInteger(keys.iterations),
    hmac,
  );
  const algorithm = derElement(
    0x30,
    derOid('1.2.840.113549.1.5.13'),
    derElement(
      0x30,
      derElement(0x30, derOid('1.2.840.113549.1.5.12'), pbkdf2),
      derElement(0x30, derOid('2.16.840.1.101.3.4.1.42'), derElement(0x04, iv)),
    ),
  );
  return { algorithm, encrypted: encryptedBy('aes-256-cbc', keys.cipherKey, iv, plain) };
}

/** pbeWithSHA1And3-KeyTripleDES-CBC (RFC 7292, appendix C). */
function tripleDes(password: Uint8Array, plain: Uint8Array): EncryptedPart {
  const salt = randomBytes(saltLength);
  const key = derivePkcs12(sha1Kdf, 'key', password, salt, iterations, 24);
  const iv = derivePkcs12(sha1Kdf, 'iv', password, salt, iterations, 8);
  const parameters = derElement(0x30, derElement(0x04, salt), derInteger(iterations));
  try {
    return {
      algorithm: derElement(0x30, derOid('1.2.840.113549.1.12.1.3'), parameters),
      encrypted: encryptedBy('des-ede3-cbc', key, iv, plain),
    };
  } finally {
    key.fill(0);
  }
}

function encryptedBy(cipher: string, key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Buffer {
  const stream = createCipheriv(cipher, key, iv);
  return Buffer.concat([stream.update(plain), stream.final()]);
}

const digestOids = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const;

function macData(
  digestOid: (typeof digestOids)[keyof typeof digestOids],
  key: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  content: Uint8Array,
): Buffer {
  const hash = digestOid === digestOids.sha1 ? 'sha1' : 'sha256';
  const mac = createHmac(hash, key).update(content).digest();
  const digestInfo = derElement(
    0x30,
    derElement(0x30, derOid(digestOid), nothing),
    derElement(0x04, mac),
  );
  return derElement(0x30, digestInfo, derElement(0x04, salt), derInteger(rounds));
}
