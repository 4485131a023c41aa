import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { toPrivateKey } from './private-key-object.ts';

/** The hash of an ECDSA signature. RSA signs with SHA-256 in any case. */
export type EcdsaHash = 'sha256' | 'sha384';

/**
 * A private key that signs on request. Where it lives (an opened keystore, a card by PKCS#11, a card by APDU) is the signer's
 * affair; code that signs a message knows this interface only.
 */
export interface Signer {
  /** DER of the certificate whose private key signs. */
  readonly certificate: Uint8Array;
  /** Decides the signature method of XML-DSig. */
  readonly keyType: 'RSA' | 'EC';
  /**
   * Signs with SHA-256 over these bytes: RSASSA-PKCS1-v1_5, or ECDSA as raw r‖s, each half padded to the curve's size
   * (what XML-DSig wants, RFC 4050 3.3). `ecdsaHash`: another hash for an EC key; a card's session has none (TypeError). Rejects with a
   * coded error; a PIN is never asked or tried again on the way.
   */
  sign(data: Uint8Array, ecdsaHash?: EcdsaHash): Promise<Uint8Array>;
  /** The key itself, where it is one of a keystore: sealing letters in a worker thread takes it. JSON and logs show nothing of it. */
  readonly privateKey?: KeyObject;
}

const signAsync = promisify(sign);

/** Signs with a key that came out of a keystore, in libuv's thread pool. Throws TypeError for a key that is neither RSA nor EC. */
export function keySigner(pkcs8: Uint8Array, certificate: Uint8Array): Signer {
  const key = toPrivateKey(pkcs8);
  const { asymmetricKeyType } = key;
  if (asymmetricKeyType !== 'rsa' && asymmetricKeyType !== 'ec') {
    throw new TypeError('neither an RSA nor an EC key');
  }
  const keyType = asymmetricKeyType === 'rsa' ? 'RSA' : 'EC';
  return {
    certificate,
    keyType,
    privateKey: key,
    sign: (data, ecdsaHash = 'sha256') =>
      signAsync(keyType === 'EC' ? ecdsaHash : 'sha256', Buffer.from(data), {
        key,
        dsaEncoding: 'ieee-p1363',
      }),
  };
}
