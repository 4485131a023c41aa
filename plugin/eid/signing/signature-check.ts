import { verify } from 'node:crypto';
import { promisify } from 'node:util';
import { PluginError } from '../../errors.ts';
import type { EcdsaHash } from '../../pki/signer.ts';
import { publicKeyIn } from '../card/certificate-key.ts';
import { hashFor } from '../card/key-choice.ts';

const verifyAsync = promisify(verify);

/** Throws `fault` for a signature (ECDSA as raw r‖s) that the certificate's key did not make. */
export async function checkSignature(
  certificate: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
  {
    fault = 'ERR_CARD_FAULT',
    ecdsaHash,
  }: {
    readonly fault?: 'ERR_CARD_FAULT' | 'ERR_TOKEN_FAULT';
    readonly ecdsaHash?: EcdsaHash | undefined;
  } = {},
): Promise<void> {
  const publicKey = publicKeyIn(certificate);
  const hash = hashFor(publicKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA', ecdsaHash);
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (await verifyAsync(hash, data, key, signature)) return;
  throw new PluginError(fault, 'the signature does not match its certificate');
}
