import type { X509Certificate } from 'node:crypto';

import { createBerBudget } from '../asn1/ber.ts';
import { readCertificate } from '../x509/certificate.ts';
import { isIssuedBy } from '../x509/certification-path.ts';
import { readX509 } from '../x509/native-certificate.ts';
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
  issuer: X509Certificate,
  now: Date,
): boolean {
  const isSigner = (certificate: X509Certificate) =>
    isSignatureOf(certificate.publicKey, algorithm, content, signature);
  try {
    return (
      isSigner(issuer) ||
      certificates
        .slice(0, maxCertificates)
        .flatMap((one) => readX509(one) ?? [])
        .some((one) => isDelegate(one, issuer, now) && isSigner(one))
    );
  } catch {
    return false; // a key that OpenSSL does not read
  }
}

function isDelegate(certificate: X509Certificate, issuer: X509Certificate, now: Date): boolean {
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
