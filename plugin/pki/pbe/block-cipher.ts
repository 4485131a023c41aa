import { createDecipheriv } from 'node:crypto';
import { updateInParts } from '../decipher-parts.ts';
import { decryptRc2Cbc } from './rc2.ts';

/**
 * Decrypts with a cipher of node:crypto in CBC mode and takes the padding off; null when the padding is wrong, which is
 * how a wrong password shows.
 */
export function decryptCbc(
  cipher: string,
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Buffer | null {
  const decipher = createDecipheriv(cipher, key, iv);
  decipher.setAutoPadding(false);
  if (encrypted.length === 0 || encrypted.length % iv.length !== 0) return null;
  const text = updateInParts(decipher, encrypted);
  // Without automatic padding nothing is kept back
  if (decipher.final().length > 0) throw new Error('a block cipher kept a block back');
  return withoutPadding(text, iv.length);
}

/** The same for RC2. */
export function decryptRc2(
  key: Uint8Array,
  effectiveBits: number,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Buffer | null {
  if (encrypted.length === 0 || encrypted.length % 8 !== 0) return null;
  return withoutPadding(decryptRc2Cbc(key, effectiveBits, iv, encrypted), 8);
}

/** PKCS#7 padding (RFC 5652, 6.3), every byte of it checked. */
function withoutPadding(padded: Buffer, block: number): Buffer | null {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > block || count > padded.length) return null;
  const text = padded.subarray(0, padded.length - count);
  return padded.subarray(text.length).every((byte) => byte === count) ? text : null;
}
