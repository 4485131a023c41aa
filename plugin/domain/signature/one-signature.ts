import type { EcdsaHash, Signer } from '../../pki/signer.ts';
import type { OneSignature } from './signature-key.ts';

/**
 * A signer whose PIN is good for one message: what it presents is let go with the first, so that a mistake of a caller spends no try and
 * no PIN outlives its signature.
 */
export function signOnlyOnce(
  { certificate, keyType, chain }: Omit<Signer, 'sign'> & Pick<OneSignature, 'chain'>,
  present: (data: Uint8Array, ecdsaHash?: EcdsaHash) => Promise<Uint8Array>,
): OneSignature {
  let unused: typeof present | null = present;
  return {
    chain,
    signer: {
      certificate,
      keyType,
      sign: async (data, ecdsaHash) => {
        const sign = unused;
        unused = null;
        if (sign === null) throw new TypeError('a PIN is presented for one signature only');
        return sign(data, ecdsaHash);
      },
    },
  };
}
