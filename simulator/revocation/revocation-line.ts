import { X509Certificate } from 'node:crypto';
import { revocationReasons, type RevokedCertificate } from '../control/control.ts';
import type { CertificationAuthority } from '../pki/certification-authority.ts';

/** One revoked certificate as answers about it need it. */
export interface Revocation {
  readonly serialNumber: bigint;
  readonly at: Date;
  /** CRLReason; null where it is unspecified, which RFC 5280 (5.3.1) wants left out. */
  readonly reason: number | null;
}

const someDay = '2026-01-01T00:00:00Z';

/** Certificates that an authority has revoked by `now`, in order of revocation. */
export function revocationsOf(
  authority: CertificationAuthority,
  revoked: readonly RevokedCertificate[],
  now: Date,
): readonly Revocation[] {
  const issuer = new X509Certificate(authority.certificate);
  return revoked
    .map((entry) => ({ entry, certificate: readRevoked(entry.certificate) }))
    .filter(({ certificate }) => certificate.checkIssued(issuer))
    .map(({ entry, certificate }) => ({
      serialNumber: BigInt(`0x${certificate.serialNumber}`),
      at: new Date(entry.at ?? someDay),
      reason: revocationReasons[entry.reason ?? 'unspecified'] || null,
    }))
    .filter(({ at }) => at <= now);
}

const readRevoked = (base64: string): X509Certificate =>
  new X509Certificate(Buffer.from(base64, 'base64'));
