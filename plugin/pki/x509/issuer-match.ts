import type { ReadCertificate } from './certificate.ts';
import { isSignedBy } from './certificate-signature.ts';
import { TooLargeError } from '../asn1/malformed.ts';
import { isSameName } from './distinguished-name.ts';

/** A keystore of one holder takes some thirty checks; certificates can be made that take milliseconds each. */
const maxChecks = 400;

/**
 * For each certificate, which of its neighbours' keys verify its signature, itself included. A fact and no judgement: the
 * neighbour may be no CA, since a holder's own key signs its encryption certificate. Only pairs with matching names are tried,
 * and equal certificates once, which keeps the work small.
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
