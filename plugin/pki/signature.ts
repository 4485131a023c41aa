import type { ReadCertificate } from './certificate.ts';
import { isSameName } from './name.ts';

/**
 * For each certificate, which of its neighbours' keys verify its signature, itself included. A real check of signatures:
 * only pairs whose names fit are tried, and equal certificates are tried once, which keeps the work small.
 */
export function findSigners(certificates: readonly ReadCertificate[]): number[][] {
  const checked = new Map<string, boolean>();
  return certificates.map((certificate) =>
    certificates.flatMap((signer, index) => {
      if (!isSameName(certificate.facts.issuer, signer.facts.subject)) return [];
      const pair = `${certificate.facts.fingerprint} ${signer.facts.spkiSha256}`;
      const verified = checked.get(pair) ?? isSignedBy(certificate, signer);
      checked.set(pair, verified);
      return verified ? [index] : [];
    }),
  );
}

function isSignedBy(certificate: ReadCertificate, signer: ReadCertificate): boolean {
  if (certificate.x509 === null || signer.x509 === null) return false;
  try {
    return certificate.x509.verify(signer.x509.publicKey);
  } catch {
    return false; // a key that cannot verify this kind of signature
  }
}
