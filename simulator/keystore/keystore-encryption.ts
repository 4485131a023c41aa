import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import {
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  utf16BigEndian,
} from '../pki/der.ts';

/** How one bag or safe is encrypted. Iterations are free, so that tests need not pay for eHealth's 50,000. */
export interface EncryptionScheme {
  readonly type:
    'pbeWithSHA1And3-KeyTripleDES-CBC' | 'pbeWithSHA1And40BitRC2-CBC' | 'PBES2-AES-256-CBC';
  readonly iterations: number;
}

export interface MacScheme {
  readonly hash: 'sha1' | 'sha256';
  readonly iterations: number;
}

export interface Encrypted {
  /** DER of the AlgorithmIdentifier. */
  readonly algorithm: Buffer;
  readonly bytes: Buffer;
}

export function encrypt(plain: Uint8Array, password: string, scheme: EncryptionScheme): Encrypted {
  switch (scheme.type) {
    case 'pbeWithSHA1And3-KeyTripleDES-CBC':
      return encryptTripleDes(plain, password, scheme.iterations);
    case 'pbeWithSHA1And40BitRC2-CBC':
      return encryptRc2(plain, password, scheme.iterations);
    case 'PBES2-AES-256-CBC':
      return encryptAes(plain, password, scheme.iterations);
  }
}

const sha1: Hash = { name: 'sha1', blockBytes: 64 };
const sha256: Hash = { name: 'sha256', blockBytes: 64 };

function encryptTripleDes(plain: Uint8Array, password: string, iterations: number): Encrypted {
  const salt = randomBytes(20);
  const key = deriveKey(sha1, 1, password, salt, iterations, 24);
  const iv = deriveKey(sha1, 2, password, salt, iterations, 8);
  const cipher = createCipheriv('des-ede3-cbc', key, iv);
  return {
    algorithm: pkcs12Algorithm('1.2.840.113549.1.12.1.3', salt, iterations),
    bytes: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

/** node:crypto has no RC2 without OpenSSL's legacy provider; node-forge has (RFC 2268). */
function encryptRc2(plain: Uint8Array, password: string, iterations: number): Encrypted {
  const salt = randomBytes(20);
  const key = deriveKey(sha1, 1, password, salt, iterations, 5);
  const iv = deriveKey(sha1, 2, password, salt, iterations, 8);
  const cipher = forge.rc2.createEncryptionCipher(key.toString('latin1'), 40);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(Buffer.from(plain).toString('latin1')));
  cipher.finish();
  return {
    algorithm: pkcs12Algorithm('1.2.840.113549.1.12.1.6', salt, iterations),
    bytes: Buffer.from(cipher.output.getBytes(), 'latin1'),
  };
}

function pkcs12Algorithm(oid: string, salt: Uint8Array, iterations: number): Buffer {
  return sequence(objectIdentifier(oid), sequence(octetString(salt), integer(iterations)));
}

/** PBES2 of RFC 8018 with PBKDF2-HMAC-SHA-256; here the password is UTF-8 and has no terminator. */
function encryptAes(plain: Uint8Array, password: string, iterations: number): Encrypted {
  const salt = randomBytes(20);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(Buffer.from(password, 'utf8'), salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const derivation = sequence(
    objectIdentifier('1.2.840.113549.1.5.12'),
    sequence(
      octetString(salt),
      integer(iterations),
      integer(32),
      sequence(objectIdentifier('1.2.840.113549.2.9'), nullValue()),
    ),
  );
  const encryption = sequence(objectIdentifier('2.16.840.1.101.3.4.1.42'), octetString(iv));
  return {
    algorithm: sequence(
      objectIdentifier('1.2.840.113549.1.5.13'),
      sequence(derivation, encryption),
    ),
    bytes: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

/** DER of the MacData that protects `content`. */
export function macData(content: Uint8Array, password: string, scheme: MacScheme): Buffer {
  const hash = scheme.hash === 'sha1' ? sha1 : sha256;
  const oid = scheme.hash === 'sha1' ? '1.3.14.3.2.26' : '2.16.840.1.101.3.4.2.1';
  const salt = randomBytes(20);
  const length = scheme.hash === 'sha1' ? 20 : 32;
  const key = deriveKey(hash, 3, password, salt, scheme.iterations, length);
  const digest = createHmac(hash.name, key).update(content).digest();
  return sequence(
    sequence(sequence(objectIdentifier(oid), nullValue()), octetString(digest)),
    octetString(salt),
    integer(scheme.iterations),
  );
}

interface Hash {
  readonly name: 'sha1' | 'sha256';
  readonly blockBytes: number;
}

/**
 * Key derivation of RFC 7292, appendix B.2. `purpose` 1 makes a key, 2 an initialisation vector, 3 a MAC key. The password
 * goes in as UTF-16 big-endian with a terminator.
 */
function deriveKey(
  hash: Hash,
  purpose: 1 | 2 | 3,
  password: string,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Buffer {
  const blockBytes = hash.blockBytes;
  const terminated = utf16BigEndian(`${password}\0`);
  const input = Buffer.concat([fill(salt, blockBytes), fill(terminated, blockBytes)]);
  const diversifier = Buffer.alloc(blockBytes, purpose);
  const blocks: Buffer[] = [];
  for (let made = 0; made < length;) {
    let block = createHash(hash.name).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round += 1) {
      block = createHash(hash.name).update(block).digest();
    }
    blocks.push(block);
    made += block.length;
    addToEachBlock(input, fill(block, blockBytes), blockBytes);
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** `bytes` repeated up to the next multiple of the hash's block length. */
function fill(bytes: Uint8Array, blockBytes: number): Buffer {
  const length = blockBytes * Math.ceil(bytes.length / blockBytes);
  return Buffer.from(Array.from({ length }, (_, index) => bytes[index % bytes.length] ?? 0));
}

/** Step 6C: each block of the input becomes (block + addend + 1) modulo 2^(8 * blockBytes). */
function addToEachBlock(input: Buffer, addend: Buffer, blockBytes: number): void {
  for (let start = 0; start < input.length; start += blockBytes) {
    let carry = 1;
    for (let index = blockBytes - 1; index >= 0; index -= 1) {
      const sum = (input[start + index] ?? 0) + (addend[index] ?? 0) + carry;
      input[start + index] = sum & 0xff;
      carry = sum >> 8;
    }
  }
}
