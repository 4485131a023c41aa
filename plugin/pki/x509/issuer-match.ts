import type { ReadCertificate } from './certificate.ts';
import { TooLargeError } from '../asn1/malformed.ts';
import { isSameName } from './distinguished-name.ts';

/** A keystore of one holder takes some thirty checks; certificates can be made that take milliseconds each. */
const maxChecks = 400;

/**
 * For each certificate, which of its neighbours' keys verify its signature, itself included. A real check of signatures:
 * only pairs whose names fit are tried, and equal certificates are tried once, which keeps the work small.
 * Throws TooLargeError when that is not enough.
 */
export function findSigners(certificates: readonly ReadCertificate[]): number[][] {
  const checked = new Map<string, boolean>();
  return certificates.map((certificate) =>
    certificates.flatMap((signer, index) => {
      if (!isSameName(certificate.facts.issuer, signer.facts.subject)) return [];
      const pair = `${certificate.facts.fingerprint} ${signer.facts.spkiSha256}`;
      const known = checked.get(pair);
      if (known === undefined && checked.size >= maxChecks)
        throw new TooLargeError('signatures to check', maxChecks);
      const verified = known ?? isSignedBy(certificate, signer);
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
