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

/** Rounds of hashing that `length` bytes cost: the derivation restarts for every block of output. */
export function pkcs12KdfCost(length: number, iterations: number, kdfHash: KdfHash): number {
  return Math.ceil(length / kdfHash.length) * iterations;
}

/**
 * Derives `length` bytes from a password (RFC 7292, appendix B.2). `password` is encoded by the caller
 * (password-encoding.ts); salt and iterations have been checked against the budget.
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
  const input = Buffer.concat([repeatToBlocks(salt, v), repeatToBlocks(password, v)]);
  const output: Uint8Array[] = [];
  for (let done = 0; done < length; done += u) {
    let digest: Uint8Array = hash(kdfHash.name, Buffer.concat([diversifier, input]), 'buffer');
    if (kdfHash.name === 'sha1') digest = iterateSha1(digest, iterations - 1);
    else
      for (let round = 1; round < iterations; round += 1)
        digest = hash(kdfHash.name, digest, 'buffer');
    output.push(digest);
    if (done + u < length) addToEachBlock(input, repeatToBlocks(digest, v, v), v);
  }
  return Buffer.concat(output).subarray(0, length);
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
