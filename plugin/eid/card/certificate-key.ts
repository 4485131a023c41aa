import type { KeyObject } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import type { Signer } from '../../pki/signer.ts';
import { publicKeyOf } from '../../pki/x509/certificate-signature.ts';

/** The public key of a certificate, DER. Throws ERR_CARD_NO_CERTIFICATE for a certificate that cannot be read. */
export function publicKeyIn(certificate: Uint8Array): KeyObject {
  const key = publicKeyOf({ raw: certificate });
  if (key !== null) return key;
  throw new PluginError('ERR_CARD_NO_CERTIFICATE', 'the certificate cannot be read');
}

/** Throws ERR_CARD_NO_CERTIFICATE for a key that is neither RSA nor EC, or a certificate that cannot be read. */
export function keyTypeOf(certificate: Uint8Array): Signer['keyType'] {
  const type = publicKeyIn(certificate).asymmetricKeyType;
  if (type === 'rsa') return 'RSA';
  if (type === 'ec') return 'EC';
  throw new PluginError('ERR_CARD_NO_CERTIFICATE', 'unsupported key type');
}
