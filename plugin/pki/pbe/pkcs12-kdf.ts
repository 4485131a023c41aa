import { hash } from 'node:crypto';

import { iterateSha1, sha1Length } from './sha1.ts';

/** A hash the PKCS#12 derivation can run on: node:crypto's name, output length u and block length v in bytes. */
export interface KdfHash {
  readonly name: string;
  readonly length: number;
  readonly blockLength: number;
}

export const sha1Kdf: KdfHash = { name: 'sha1', length: sha1Length, blockLength: 64 };

/** What the derived bytes are for (RFC 7292, B.3). */
export type KdfPurpose = 'key' | 'iv' | 'mac';

const purposeId = { key: 1, iv: 2, mac: 3 } as const;

/** Microseconds of one round on a common core: SHA-1 by sha1.ts, others by node:crypto. */
const roundCost = (kdfHash: KdfHash) => (kdfHash === sha1Kdf ? 0.1 : 0.35);

/** Microseconds that `length` bytes cost: the derivation restarts for every block of output. */
export function pkcs12KdfCost(length: number, iterations: number, kdfHash: KdfHash): number {
  return Math.ceil(length / kdfHash.length) * iterations * roundCost(kdfHash);
}

/**
 * Derives `length` bytes from a password (RFC 7292, appendix B.2). `password` is encoded by the caller
 * (password-encoding.ts); salt and iterations have been checked against the budget. What held the password on the way is
 * overwritten; the result is the caller's to overwrite.
 */
export function derivePkcs12(
  kdfHash: KdfHash,
  purpose: KdfPurpose,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Buffer {
  const { length: u, blockLength: v } = kdfHash;
  const diversifier = Buffer.alloc(v, purposeId[purpose]);
  const repeated = repeatToBlocks(password, v);
  // Diversifier and input in one buffer, in the order in which they are hashed
  const hashed = Buffer.concat([diversifier, repeatToBlocks(salt, v), repeated]);
  const input = hashed.subarray(v);
  const output = Buffer.alloc(u * Math.ceil(length / u));
  const iterate = kdfHash.name === 'sha1' ? iterateSha1 : iterateHash(kdfHash.name);
  try {
    for (let done = 0; done < length; done += u) {
      const digest = iterate(hash(kdfHash.name, hashed, 'buffer'), iterations - 1);
      output.set(digest, done);
      if (done + u < length) addToEachBlock(input, repeatToBlocks(digest, v, v), v);
      digest.fill(0);
    }
    return output.subarray(0, length);
  } finally {
    repeated.fill(0);
    hashed.fill(0);
  }
}

/**
 * Hashes a digest again and again. As text into one buffer: measured on Node 20, a round of SHA-256 costs 0.25 us so, and 0.5 to
 * 1.1 us where `crypto.hash` makes a buffer each time.
 */
function iterateHash(name: string): (first: Buffer, rounds: number) => Buffer {
  return (first, rounds) => {
    const digest = Buffer.from(first);
    for (let round = 0; round < rounds; round += 1)
      digest.write(hash(name, digest, 'binary'), 'binary');
    return digest;
  };
}

/** Copies of `bytes` until a multiple of `block` is full (or exactly `total` bytes); empty stays empty. */
function repeatToBlocks(
  bytes: Uint8Array,
  block: number,
  total = block * Math.ceil(bytes.length / block),
): Buffer {
  return bytes.length === 0 ? Buffer.alloc(0) : Buffer.alloc(total, bytes);
}

/** Step 6C: every block of `input` becomes (block + addend + 1) modulo 2^(8 v), in place. */
function addToEachBlock(input: Buffer, addend: Buffer, block: number): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1;
    for (let index = block - 1; index >= 0; index -= 1) {
      carry += (input[start + index] ?? 0) + (addend[index] ?? 0);
      input[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}
