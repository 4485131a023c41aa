import { createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { derElement, derInteger, derOid, derSetOf } from '../../asn1/der-writer.ts';

const signAsync = promisify(sign);

export interface PlaceholderRequest {
  /** The new private key, RSA or EC. */
  readonly key: KeyObject;
  readonly at: Date;
}

/**
 * The certificate that a keystore has until eHealth delivers one (registration.md section 14.2): signed by the new key itself,
 * subject and issuer `C=Dummy`, serial number 0, valid for a minute 24 hours before `at`, key usage 48. DER. Rejects with TypeError for a
 * key that is neither RSA nor EC.
 */
export async function writePlaceholderCertificate({
  key,
  at,
}: PlaceholderRequest): Promise<Buffer> {
  const { asymmetricKeyType } = key;
  if (asymmetricKeyType !== 'rsa' && asymmetricKeyType !== 'ec')
    throw new TypeError('neither an RSA nor an EC key');
  const algorithm = signatureAlgorithms[asymmetricKeyType];
  const start = at.getTime() - dayInMilliseconds;
  const tbs = derElement(
    0x30,
    derElement(0xa0, derInteger(2)),
    derInteger(0),
    algorithm,
    dummyName,
    derElement(0x30, derTime(new Date(start)), derTime(new Date(start + minuteInMilliseconds))),
    dummyName,
    createPublicKey(key).export({ format: 'der', type: 'spki' }),
    derElement(0xa3, derElement(0x30, encryptionUsage)),
  );
  const signature = await signAsync('sha256', tbs, key);
  return derElement(0x30, tbs, algorithm, derElement(0x03, Uint8Array.of(0), signature));
}

const minuteInMilliseconds = 60_000;
const dayInMilliseconds = 24 * 60 * minuteInMilliseconds;

/** sha256WithRSAEncryption and ecdsa-with-SHA256. */
const signatureAlgorithms = {
  rsa: derElement(0x30, derOid('1.2.840.113549.1.1.11'), derElement(0x05)),
  ec: derElement(0x30, derOid('1.2.840.10045.4.3.2')),
} as const;

const dummyName = derElement(
  0x30,
  derSetOf(derElement(0x30, derOid('2.5.4.6'), derElement(0x13, Buffer.from('Dummy')))),
);

/** keyUsage, critical: keyEncipherment and dataEncipherment. */
const encryptionUsage = derElement(
  0x30,
  derOid('2.5.29.15'),
  derElement(0x01, Uint8Array.of(0xff)),
  derElement(0x04, derElement(0x03, Uint8Array.of(4, 0x30))),
);

/** UTCTime, from 2050 on GeneralizedTime (RFC 5280, 4.1.2.5). */
function derTime(at: Date): Buffer {
  const digits = at.toISOString().replace(/\.\d+|[-:T]/g, '');
  return at.getUTCFullYear() < 2050
    ? derElement(0x17, Buffer.from(digits.slice(2)))
    : derElement(0x18, Buffer.from(digits));
}
