import { generateKeyPair as generate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createBerBudget } from './asn1/ber.ts';
import { publicKeyDigests } from './x509/public-key.ts';

export type KeyPairType = 'RSA-2048' | 'EC-P384';

/** A new key, of which no one else has a copy. */
export interface KeyPair {
  /** PrivateKeyInfo DER in a buffer of its own, the owner's to overwrite. */
  readonly pkcs8: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** As eHealth names a key: SHA-1 of the key bits, upper-case hex. */
  readonly publicKeyIdentifier: string;
}

/**
 * Makes a key pair in libuv's thread pool: RSA takes up to a second of a core. No object of the private key outlives it; the one copy that
 * OpenSSL makes to export it is freed as it is.
 */
export async function generateKeyPair(type: KeyPairType): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateObjects(type);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const { publicKeyIdentifier } = publicKeyDigests(spki, createBerBudget(maxDepth));
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  return { pkcs8, publicKey: spki, publicKeyIdentifier };
}

const maxDepth = 8;

function generateObjects(
  type: KeyPairType,
): Promise<{ readonly privateKey: KeyObject; readonly publicKey: KeyObject }> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, publicKey: KeyObject, privateKey: KeyObject): void => {
      if (error === null) resolve({ privateKey, publicKey });
      else reject(error);
    };
    if (type === 'RSA-2048') generate('rsa', { modulusLength: 2048 }, done);
    else generate('ec', { namedCurve: 'P-384' }, done);
  });
}
