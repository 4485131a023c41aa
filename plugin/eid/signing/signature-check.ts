import { verify } from 'node:crypto';
import { promisify } from 'node:util';
import { PluginError } from '../../errors.ts';
import { publicKeyIn } from '../card/certificate-key.ts';

const verifyAsync = promisify(verify);

/** Throws `fault` for a signature (SHA-256, ECDSA as raw r‖s) that the certificate's key did not make. */
export async function checkSignature(
  certificate: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
  fault: 'ERR_CARD_FAULT' | 'ERR_TOKEN_FAULT' = 'ERR_CARD_FAULT',
): Promise<void> {
  const key = { key: publicKeyIn(certificate), dsaEncoding: 'ieee-p1363' } as const;
  if (await verifyAsync('sha256', data, key, signature)) return;
  throw new PluginError(fault, 'the signature does not match its certificate');
}
