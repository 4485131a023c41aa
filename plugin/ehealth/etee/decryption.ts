import { constants, createDecipheriv, createHash, privateDecrypt, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { algorithmOf, octetStringOf, sequenceOf } from '../../pki/asn1/ber-value.ts';
import type { Algorithm } from '../../pki/asn1/ber-value.ts';
import { digests, oids } from './layer-signature.ts';
import { tagged } from './signed-layer.ts';

/*
 * Decryption without an oracle: a key whose padding is wrong becomes a random one, and content whose padding is wrong becomes the whole of
 * what was decrypted. Neither is an error of its own: what follows finds no signed message in it, as for content that was damaged.
 *
 * RSA comes raw from OpenSSL, which blinds it. Node 20 refuses PKCS #1 v1.5 decryption by name (CVE-2023-46809), and an exception would
 * be an oracle in time. The length of the key is known from the cipher, so all places of the padding are fixed, and it is checked without
 * a branch on what is secret.
 */

interface Cipher {
  /** As node:crypto calls it. */
  readonly name: string;
  /** Octets. */
  readonly keyLength: number;
  readonly blockLength: number;
  /** Whether eHealth's library takes it without an error. */
  readonly isAllowed: boolean;
}

export const aes128Cbc = '2.16.840.1.101.3.4.1.2';

const ciphers: ReadonlyMap<string, Cipher> = new Map([
  [aes128Cbc, { name: 'aes-128-cbc', keyLength: 16, blockLength: 16, isAllowed: true }],
  [
    '2.16.840.1.101.3.4.1.22',
    { name: 'aes-192-cbc', keyLength: 24, blockLength: 16, isAllowed: false },
  ],
  [
    '2.16.840.1.101.3.4.1.42',
    { name: 'aes-256-cbc', keyLength: 32, blockLength: 16, isAllowed: false },
  ],
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyLength: 24, blockLength: 8, isAllowed: false }],
]);

/** null: none that can be read. */
export const cipherOf = ({ oid }: Algorithm): Cipher | null => ciphers.get(oid) ?? null;

export type KeyTransport =
  | { readonly kind: 'pkcs1'; readonly isAllowed: true }
  | {
      readonly kind: 'oaep';
      readonly isAllowed: false;
      readonly hash: string;
      readonly maskHash: string;
    };

/** How the key was encrypted; null: in a way that cannot be read. */
export function keyTransportOf({ oid, parameters }: Algorithm): KeyTransport | null {
  if (oid === oids.rsaEncryption) return { kind: 'pkcs1', isAllowed: true };
  if (oid !== rsaesOaep) return null;
  // RSAES-OAEP-params (RFC 4055, 4.1); a label is in none that is met
  const fields = parameters === undefined ? [] : sequenceOf(parameters);
  const [hashNode, maskNode] = [0, 1].map((number) => tagged(fields, number)?.children[0]);
  const maskParameters = maskNode === undefined ? undefined : algorithmOf(maskNode).parameters;
  const hash = hashNode === undefined ? 'sha1' : digests.get(algorithmOf(hashNode).oid);
  const maskHash =
    maskParameters === undefined ? 'sha1' : digests.get(algorithmOf(maskParameters).oid);
  if (hash === undefined || maskHash === undefined) return null;
  return { kind: 'oaep', isAllowed: false, hash, maskHash };
}

const rsaesOaep = '1.2.840.113549.1.1.7';

/** The content key: of `keyLength` octets also when the padding is wrong. The caller overwrites it. */
export function decryptKey(
  encryptedKey: Uint8Array,
  key: KeyObject,
  keyLength: number,
  transport: KeyTransport,
): Buffer {
  const random = randomBytes(keyLength);
  const raw = rawRsa(encryptedKey, key);
  try {
    if (transport.kind === 'pkcs1') return unpadPkcs1(raw, random);
    return unpadOaep(raw, random, transport.hash, transport.maskHash);
  } finally {
    raw.fill(0);
    random.fill(0);
  }
}

/** Of the modulus' length; zeros for what is no number below it: that is plain from the message itself. */
function rawRsa(encrypted: Uint8Array, key: KeyObject): Buffer {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  } catch {
    return Buffer.alloc((key.asymmetricKeyDetails?.modulusLength ?? 2048) >> 3);
  }
}

/** EME-PKCS1-v1_5 (RFC 8017, 7.2.2): 00 02, octets other than 0, 00, key. Exported for tests. */
export function unpadPkcs1(raw: Uint8Array, random: Uint8Array): Buffer {
  const end = raw.length - random.length;
  let wrong = octet(raw, 0) | (octet(raw, 1) ^ 2) | octet(raw, end - 1);
  for (let at = 2; at < end - 1; at += 1) wrong |= isZero(octet(raw, at));
  // 8 octets of padding at least
  wrong |= end < 11 ? 1 : 0;
  return chosen(wrong, random, raw.subarray(end));
}

/** EME-OAEP (7.1.2) with an empty label. Exported for tests. */
export function unpadOaep(
  raw: Uint8Array,
  random: Uint8Array,
  hash: string,
  maskHash: string,
): Buffer {
  const label = createHash(hash).digest();
  const maskedSeed = raw.subarray(1, 1 + label.length);
  const maskedBlock = raw.subarray(1 + label.length);
  const seed = xor(maskedSeed, mask(maskedBlock, maskedSeed.length, maskHash));
  const block = xor(maskedBlock, mask(seed, maskedBlock.length, maskHash));
  const end = block.length - random.length;
  let wrong = octet(raw, 0) | (octet(block, end - 1) ^ 1) | (end <= label.length ? 1 : 0);
  for (let at = 0; at < end - 1; at += 1)
    wrong |= octet(block, at) ^ (at < label.length ? octet(label, at) : 0);
  try {
    return chosen(wrong, random, block.subarray(end));
  } finally {
    seed.fill(0);
    block.fill(0);
  }
}

/** MGF1 (B.2.1). */
function mask(seed: Uint8Array, length: number, hash: string): Buffer {
  const parts: Buffer[] = [];
  for (let counter = 0, made = 0; made < length; counter += 1) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    const part = createHash(hash).update(seed).update(number).digest();
    parts.push(part);
    made += part.length;
  }
  return Buffer.concat(parts).subarray(0, length);
}

const xor = (one: Uint8Array, other: Uint8Array): Buffer =>
  Buffer.from(one.map((value, at) => value ^ octet(other, at)));

const octet = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** 1 for 0, 0 for any other octet. */
const isZero = (value: number): number => ((value - 1) >>> 31) & 1;

/** The random octets when `wrong` is not 0, else the others. */
function chosen(wrong: number, random: Uint8Array, others: Uint8Array): Buffer {
  const take = -isZero(wrong & 0xff) & 0xff;
  const result = Buffer.alloc(random.length);
  for (let at = 0; at < result.length; at += 1)
    result[at] = (octet(others, at) & take) | (octet(random, at) & ~take & 0xff);
  return result;
}

export interface Decrypted {
  /** In a buffer of its own, the caller's to overwrite. */
  readonly plain: Buffer;
  /** Octets of it without the padding; all of them when the padding is wrong. */
  readonly length: number;
  readonly isPaddingRight: boolean;
}

/** Decrypts in CBC mode with PKCS #7 padding. null where length or vector of the message fit no cipher: that is no secret. */
export function decryptContent(
  { name, blockLength }: Cipher,
  key: Uint8Array,
  { parameters }: Algorithm,
  encrypted: Uint8Array,
): Decrypted | null {
  const vector = octetStringOf(parameters);
  const isWhole = encrypted.length > 0 && encrypted.length % blockLength === 0;
  if (vector.length !== blockLength || !isWhole) return null;
  const decipher = createDecipheriv(name, key, vector).setAutoPadding(false);
  const plain = decipher.update(encrypted);
  decipher.final();
  return { plain, ...unpadded(plain, blockLength) };
}

/** All octets of the last block are read, and in the same way. Exported for tests. */
export function unpadded(plain: Uint8Array, blockLength: number): Omit<Decrypted, 'plain'> {
  const count = octet(plain, plain.length - 1);
  let wrong = isZero(count) | isBelow(blockLength, count);
  for (let back = 1; back <= blockLength; back += 1) {
    const isPadding = isBelow(back - 1, count);
    wrong |= isPadding & (1 - isZero(octet(plain, plain.length - back) ^ count));
  }
  return { length: plain.length - count * (1 - wrong), isPaddingRight: wrong === 0 };
}

/** 1 for one < other, both up to 255. */
const isBelow = (one: number, other: number): number => ((one - other) >>> 31) & 1;
