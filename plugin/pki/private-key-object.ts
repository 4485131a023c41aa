import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * The private key that a PKCS#8 holds; the owner overwrites the bytes after it. Throws OpenSSL's error for what is none.
 *
 * OpenSSL reads from a copy that it frees as it is. So it reads as many zeros next, into the same memory: on Node 22 and 24 the whole key
 * would otherwise be left there.
 */
export function toPrivateKey(pkcs8: Uint8Array): KeyObject {
  // A view: another copy would remain in memory
  const bytes = Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.byteLength);
  try {
    return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  } finally {
    overwriteLastRead(bytes);
  }
}

function overwriteLastRead(der: Uint8Array): void {
  const zeros = Buffer.alloc(der.length);
  // Tag and length of the whole, without which nothing is read
  zeros.set(der.subarray(0, 4));
  try {
    createPrivateKey({ key: zeros, format: 'der', type: 'pkcs8' });
  } catch {
    // No key
  }
}
