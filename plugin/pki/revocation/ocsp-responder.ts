import { X509Certificate } from 'node:crypto';

import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import { algorithmOf, sequenceOf } from '../asn1/ber-value.ts';
import { readCertificate } from '../x509/certificate.ts';
import { clockSkewMs } from './answer.ts';
import { isSignatureOf } from './signature.ts';

const ocspSigning = '1.3.6.1.5.5.7.3.9';
/** Each costs two verifications before anybody vouches for them. */
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
 * Whether the issuer answers for this answer (RFC 6960, 4.2.2.2): its own key signed, or that of a certificate in the answer
 * which it issued for just this purpose and which is valid now. Nobody else may, whoever vouches for them.
 */
export function isVouchedFor(
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
        .map((one) => new X509Certificate(one))
        .some((one) => isDelegate(one, issuer, now) && isSigner(one))
    );
  } catch {
    return false; // a key or a certificate that OpenSSL does not read
  }
}

function isDelegate(certificate: X509Certificate, issuer: X509Certificate, now: Date): boolean {
  if (!certificate.checkIssued(issuer) || !isIssuedBy(certificate, issuer)) return false;
  const { facts } = readCertificate(certificate.raw, createBerBudget(32));
  const at = now.getTime();
  return (
    facts.extendedKeyUsage.includes(ocspSigning) &&
    (facts.keyUsage === null || facts.keyUsage.includes('digitalSignature')) &&
    Date.parse(facts.notBefore) <= at + clockSkewMs &&
    at < Date.parse(facts.notAfter)
  );
}

/** By an algorithm that is accepted for answers too: a forged delegate would sign whatever it likes. */
function isIssuedBy({ raw }: X509Certificate, { publicKey }: X509Certificate): boolean {
  const [content, algorithm, signature] = sequenceOf(scanBer(raw, createBerBudget(32)));
  if (content === undefined || signature === undefined) return false;
  const signed = raw.subarray(content.start, content.end);
  const { oid } = algorithmOf(algorithm);
  return isSignatureOf(publicKey, oid, signed, octetsOf(signature).subarray(1));
}
