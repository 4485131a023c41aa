import { createHash, verify } from 'node:crypto';
import { publicKeyOf } from '../../pki/x509/certificate-signature.ts';
import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import { cutToDer } from './padded-der.ts';

/**
 * Whether the National Register signed these bytes (eid.md 1.8). Its key decides how: a card with RSA keys may have been signed
 * again with EC. Cards do not say with which hash, so those in use are tried, the newest first.
 */
export function isSignedByRegister(
  register: DerCertificate,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = publicKeyOf(register);
  if (key === null) return false;
  const isEc = key.asymmetricKeyType === 'ec';
  const value = isEc ? cutToDer(signature) : signature;
  if (value === null) return false;
  const hashes = isEc ? ['sha384', 'sha256'] : ['sha256', 'sha1'];
  return hashes.some((hash) => {
    try {
      return verify(hash, data, key, value);
    } catch {
      return false; // a hash that this OpenSSL no longer has
    }
  });
}

const photoHashes: Readonly<Record<number, string>> = { 20: 'sha1', 32: 'sha256', 48: 'sha384' };

/** Whether this is the photo that the identity file, and so the National Register, speaks of. */
export function isPhotoOf(photo: Uint8Array, photoHash: Uint8Array): boolean {
  const hash = photoHashes[photoHash.length];
  return hash !== undefined && createHash(hash).update(photo).digest().equals(photoHash);
}
