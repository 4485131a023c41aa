import forge from 'node-forge';

/**
 * Decrypts RC2 in CBC mode (RFC 2268), the one cipher of genuine eHealth keystores that OpenSSL 3 keeps out of
 * node:crypto. Only this block cipher is taken from node-forge; derivation, MAC and padding are ours. Padding is left on.
 */
export function decryptRc2Cbc(
  key: Uint8Array,
  effectiveBits: number,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Buffer {
  const cipher = forge.rc2.createDecryptionCipher(binary(key), effectiveBits);
  cipher.start(binary(iv));
  cipher.update(forge.util.createBuffer(binary(encrypted)));
  // The buffer holds the whole blocks now; finish() would only check padding, leniently
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}

const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
