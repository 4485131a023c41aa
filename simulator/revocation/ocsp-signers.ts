import type { KeyObject } from 'node:crypto';
import {
  authorityKeyIdentifier,
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  publicKeyIdentifier,
  randomSerialNumber,
  signCertificate,
  subjectKeyIdentifier,
  withoutRevocationCheck,
} from '../pki/certificate-profile.ts';
import type { CertificationAuthority } from '../pki/certification-authority.ts';
import { context, octetString } from '../pki/der.ts';
import { encodeName } from '../pki/distinguished-name.ts';
import type { KeySource } from '../pki/key-source.ts';

/** An issuing authority with those who answer for it. */
export interface OcspLine {
  readonly authority: CertificationAuthority;
  /** Certified by the authority for OCSP. */
  readonly delegated: OcspSigner;
  /** Named like the authority, but issued by no known one. */
  readonly stranger: OcspSigner;
}

export interface OcspSigner {
  readonly privateKey: KeyObject;
  readonly responderId: Buffer;
  /** What the answer brings along; empty where the authority itself signs. */
  readonly certificates: readonly Buffer[];
}

/** Keys are EC throughout: quick to make at each start. */
export async function openOcspLine(
  authority: CertificationAuthority,
  keys: KeySource,
): Promise<OcspLine> {
  const [own, strange] = await Promise.all([keys.ec('P-256'), keys.ec('P-384')]);
  return {
    authority,
    delegated: delegate(authority, own),
    stranger: delegate({ ...authority, ...strange }, own),
  };
}

const year = 365 * 24 * 3_600_000;

function delegate(
  authority: CertificationAuthority,
  { privateKey, publicKey }: Pick<CertificationAuthority, 'privateKey' | 'publicKey'>,
): OcspSigner {
  const { der } = signCertificate({
    subject: [
      ['C', 'BE'],
      ['O', 'Trousseau simulation'],
      ['CN', 'Trousseau simulation - OCSP responder'],
    ],
    issuer: authority.subject,
    serialNumber: randomSerialNumber(63),
    notBefore: new Date(Date.now() - year),
    notAfter: new Date(Date.now() + year),
    publicKey,
    signingKey: authority.privateKey,
    extensions: [
      basicConstraints('leaf', null),
      keyUsage('responder'),
      extendedKeyUsage('1.3.6.1.5.5.7.3.9'),
      withoutRevocationCheck(),
      subjectKeyIdentifier(publicKey),
      authorityKeyIdentifier(authority.publicKey),
    ],
  });
  return {
    privateKey,
    responderId: context(2, octetString(publicKeyIdentifier(publicKey))),
    certificates: [der],
  };
}

/** The authority as its own responder. */
export const issuerAsSigner = ({ privateKey, subject }: CertificationAuthority): OcspSigner => ({
  privateKey,
  responderId: context(1, encodeName(subject)),
  certificates: [],
});
