import type { Decipher } from 'node:crypto';

/** In bytes, whole blocks of every cipher. No such part of a private key helps to find the rest. */
const partLength = 32;

/**
 * What `decipher.update` gives, in a buffer of its own that the caller can overwrite. Node decrypts into a buffer that is a block
 * longer, copies it, and frees it as it is: all of a plain text at once would stay in memory until that is used again.
 */
export function updateInParts(decipher: Decipher, encrypted: Uint8Array): Buffer {
  const plain = Buffer.alloc(encrypted.length);
  let length = 0;
  for (let at = 0; at < encrypted.length; at += partLength) {
    const part = decipher.update(encrypted.subarray(at, at + partLength));
    length += part.copy(plain, length);
    part.fill(0);
  }
  return plain.subarray(0, length);
}
