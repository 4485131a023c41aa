import { derElement, derInteger, derOid } from '../../pki/asn1/der-writer.ts';
import type { Signer } from '../../pki/signer.ts';
import { readTbsFields } from '../../pki/x509/tbs-fields.ts';

export interface EncryptionCertificateRequest {
  /** From the challenge of the registration authority. */
  readonly serialNumber: bigint;
  /** SubjectPublicKeyInfo of the new encryption key, DER. */
  readonly publicKey: Uint8Array;
}

/**
 * Writes the certificate of an encryption key (registration.md section 11): names and validity are the very bytes of the
 * authentication certificate, whose key signs it; the one extension says that the key encrypts. DER. The algorithm follows the key
 * that signs, never the name of the algorithm in the authentication certificate. Rejects with what the signer rejects with.
 */
export async function writeEncryptionCertificate(
  { serialNumber, publicKey }: EncryptionCertificateRequest,
  authentication: Signer,
): Promise<Buffer> {
  const { certificate, keyType } = authentication;
  const { subject, notBefore, notAfter } = readTbsFields(certificate);
  const bytesOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    certificate.subarray(start, end);
  const algorithm = signatureAlgorithm[keyType];
  const name = bytesOf(subject);
  const tbs = derElement(
    0x30,
    derElement(0xa0, derInteger(2)),
    derInteger(serialNumber),
    algorithm,
    name,
    derElement(0x30, bytesOf(notBefore), bytesOf(notAfter)),
    name,
    publicKey,
    derElement(0xa3, derElement(0x30, encryptionUsage)),
  );
  const signature = await authentication.sign(tbs);
  const value = keyType === 'EC' ? ecdsaSigValue(signature) : signature;
  return derElement(0x30, tbs, algorithm, derElement(0x03, Uint8Array.of(0), value));
}

const signatureAlgorithm: Readonly<Record<Signer['keyType'], Buffer>> = {
  RSA: derElement(0x30, derOid('1.2.840.113549.1.1.11'), derElement(0x05)),
  EC: derElement(0x30, derOid('1.2.840.10045.4.3.2')),
};

/** keyUsage, critical: keyEncipherment and dataEncipherment. */
const encryptionUsage = derElement(
  0x30,
  derOid('2.5.29.15'),
  derElement(0x01, Uint8Array.of(0xff)),
  derElement(0x04, derElement(0x03, Uint8Array.of(4, 0x30))),
);

/** ECDSA-Sig-Value (RFC 3279, 2.2.3) of raw r‖s. */
function ecdsaSigValue(raw: Uint8Array): Buffer {
  const half = raw.length / 2;
  const number = (octets: Uint8Array) =>
    derInteger(BigInt(`0x${Buffer.from(octets).toString('hex')}`));
  return derElement(0x30, number(raw.subarray(0, half)), number(raw.subarray(half)));
}
