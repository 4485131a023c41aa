import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Where new keys come from. Tests hand in a source that deals out a few keys again and again, because RSA is slow to make. */
export interface KeySource {
  rsa(): Promise<KeyPair>;
  ec(curve: 'P-256' | 'P-384'): Promise<KeyPair>;
}

/** A new key pair for each call, made in libuv's thread pool: ask for several at once. RSA has 2048 bits, as eHealth's leaves do. */
export const freshKeys: KeySource = {
  rsa: () => generate('rsa', { modulusLength: 2048 }),
  ec: (curve) => generate('ec', { namedCurve: curve }),
};
