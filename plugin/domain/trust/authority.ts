import type { X509Certificate } from 'node:crypto';
import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';

/** A CA certificate as one of our entries. Signed by itself makes a root; nothing else does. */
export function toAnchor(certificate: X509Certificate, environment: Environment): TrustAnchor {
  return {
    fingerprint: fingerprintOf(certificate),
    environment,
    role: isIssuedBy(certificate, certificate) ? 'root' : 'issuing',
    name: subjectName(certificate),
    notAfter: new Date(certificate.validTo).toISOString(),
    certificate: certificate.raw.toString('base64'),
  };
}

/** SHA-256 of the DER, upper-case hex. */
export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '');
}

/** The common name, else the whole subject on one line. */
export function subjectName({ subject }: X509Certificate): string {
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}

/** By name, key identifier and signature; never by names alone. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false; // a key that cannot verify this kind of signature
  }
}
