import { createBerBudget } from '../asn1/ber.ts';
import { readCertificate } from '../x509/certificate.ts';
import { publicKeyOf } from '../x509/certificate-signature.ts';
import type { DerCertificate } from '../x509/certificate-signature.ts';
import { isIssuedBy } from '../x509/certification-path.ts';
import { clockSkewMs } from './answer.ts';
import { isSignatureOf } from './signature.ts';

const ocspSigning = '1.3.6.1.5.5.7.3.9';
/** Each costs two verifications before any of them is trusted. */
const maxCertificates = 5;

/** Who signed an answer; nothing here is believed yet. */
export interface ResponderEvidence {
  /** The bytes that were signed. */
  readonly content: Uint8Array;
  /** OID. */
  readonly algorithm: string;
  readonly signature: Uint8Array;
  /** DER of the certificates that came with it. */
  readonly certificates: readonly Uint8Array[];
}

/**
 * Whether an answer is the issuer's (RFC 6960, 4.2.2.2): its own key signed, or that of a certificate in the answer which it
 * issued for just this purpose and which is valid now. No other key may, from any authority.
 */
export function isSignedForIssuer(
  { content, algorithm, signature, certificates }: ResponderEvidence,
  issuer: DerCertificate,
  now: Date,
): boolean {
  const isSigner = (certificate: DerCertificate) => {
    const key = publicKeyOf(certificate);
    return key !== null && isSignatureOf(key, algorithm, content, signature);
  };
  try {
    return (
      isSigner(issuer) ||
      certificates
        .slice(0, maxCertificates)
        .map((raw) => ({ raw }))
        .some((one) => isDelegate(one, issuer, now) && isSigner(one))
    );
  } catch {
    return false; // a key that cannot verify this kind of signature
  }
}

function isDelegate(certificate: DerCertificate, issuer: DerCertificate, now: Date): boolean {
  // No SHA-1, as for answers: a forged delegate would sign any answer
  if (!isIssuedBy(certificate, issuer, { allowSha1: false })) return false;
  const { facts } = readCertificate(certificate.raw, createBerBudget(32));
  const at = now.getTime();
  return (
    facts.extendedKeyUsage.includes(ocspSigning) &&
    (facts.keyUsage === null || facts.keyUsage.includes('digitalSignature')) &&
    Date.parse(facts.notBefore) <= at + clockSkewMs &&
    at < Date.parse(facts.notAfter)
  );
}
