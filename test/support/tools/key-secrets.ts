import { createPrivateKey, type KeyObject } from 'node:crypto';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { secretBytes, type Secret } from './secret-search.ts';

/** Every secret number of a private key: for RSA the private exponent and both primes, for EC the scalar. */
export function keySecrets(name: string, key: KeyObject): Secret[] {
  const numbers = key.export({ format: 'jwk' });
  return (['d', 'p', 'q', 'dp', 'dq', 'qi'] as const).flatMap((part) => {
    const value = numbers[part];
    return value === undefined
      ? []
      : [secretBytes(`${part} of ${name}`, Buffer.from(value, 'base64url'))];
  });
}

/** Those of all keys in a keystore. */
export function keystoreKeySecrets(file: Uint8Array, password: string): Secret[] {
  const { privateKeys } = openKeystore(file, password);
  return privateKeys.flatMap(({ pkcs8 }, index) =>
    keySecrets(
      `key ${index}`,
      createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }),
    ),
  );
}
