import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

interface Method {
  readonly keyType: 'rsa' | 'ec';
  readonly hash: string;
}

/** By OID. SHA-1 is missing on purpose: an attacker with two texts of one digest can sign "good" for a revoked certificate. */
const methods: Readonly<Record<string, Method>> = {
  '1.2.840.113549.1.1.11': { keyType: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { keyType: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { keyType: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.3.2': { keyType: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { keyType: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { keyType: 'ec', hash: 'sha512' },
};

/**
 * Whether this key made the signature over `content`, by an algorithm that is accepted: RSA (PKCS #1 v1.5) and ECDSA over
 * SHA-256, SHA-384 and SHA-512. A key of another type than the algorithm's never did.
 */
export function isSignatureOf(
  key: KeyObject,
  algorithm: string,
  content: Uint8Array,
  signature: Uint8Array,
): boolean {
  const method = Object.hasOwn(methods, algorithm) ? methods[algorithm] : undefined;
  if (method === undefined || key.asymmetricKeyType !== method.keyType) return false;
  return verify(method.hash, content, key, signature);
}
