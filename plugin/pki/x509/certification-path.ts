import { createHash } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import { fingerprintOf } from './native-certificate.ts';
import { readPathFields } from './path-fields.ts';
import { findIssuers, findPath } from './path-search.ts';
import type { PathMember, PathRules } from './path-search.ts';

/*
 * Certification paths (RFC 5280, section 6): who issued a certificate, and whether it leads to an authority that is trusted.
 *
 * Checked of every path, target and anchor included unless it says otherwise:
 * - names: the issuer's subject is the certificate's issuer (6.1.3 a 4, compared as 7.1 says); where the certificate names its
 *   issuer's key or serial number (authorityKeyIdentifier), they are the issuer's too;
 * - the signature (6.1.3 a 1), by an accepted algorithm: RSA (PKCS #1 v1.5 and PSS), ECDSA and EdDSA with SHA-2, with SHA-1 only
 *   where the caller allows it, never with MD5. Not the anchor's own signature: it proves nothing;
 * - validity at an instant, both ends included (6.1.3 a 2), if the caller gives one;
 * - basicConstraints: every issuer is a CA (6.1.4 k), and not more CA certificates are below it than its pathLenConstraint
 *   allows, self-issued ones not counted (6.1.4 l, m);
 * - keyUsage: every issuer that has one has keyCertSign (6.1.4 n);
 * - critical extensions that are not processed (6.1.4 o, 6.1.5 f): the certificate is part of no path. path-fields.ts lists
 *   those that are.
 *
 * Not checked:
 * - policies (any is accepted, none is required) and name constraints; as critical extensions they are refused as unknown, but for
 *   certificatePolicies;
 * - revocation: plugin/pki/revocation asks about it;
 * - extended key usage, and what the target may be used for: the caller knows the purpose;
 * - sizes of keys.
 *
 * Work is bounded: see path-search.ts. Pure computation.
 */

export interface IssuerOptions {
  /** Accept SHA-1 under signatures: certificates of many years ago, whose issuers are long trusted. */
  readonly allowSha1: boolean;
}

export interface PathOptions extends IssuerOptions {
  /** The instant at which every certificate of the path is valid; null: validity is not checked. */
  readonly at: Date | null;
}

/** A trusted CA: its certificate, or where only that is known its fingerprint (SHA-256 of the DER, upper-case hex). */
export type PathAnchor = X509Certificate | string;

/**
 * Finds a shortest valid path from the target to an anchor: target first, anchor last, so at least two certificates. null when
 * there is none. A target that is itself an anchor still needs an issuer. Candidates complete the path and are trusted for
 * nothing; an anchor known by fingerprint must be among them.
 */
export function pathTo(
  target: X509Certificate,
  candidates: readonly X509Certificate[],
  anchors: readonly PathAnchor[],
  options: PathOptions,
): readonly X509Certificate[] | null {
  const certificates = anchors.filter((anchor) => typeof anchor !== 'string');
  const trusted = new Set(
    anchors.map((anchor) => (typeof anchor === 'string' ? anchor : fingerprintOf(anchor))),
  );
  return findPath(
    target,
    [...certificates, ...candidates],
    (candidate) => trusted.has(fingerprintOf(candidate)),
    { ...native, ...options },
  );
}

/** Whether this CA issued the certificate: one step of a path. Validity is not checked. */
export function isIssuedBy(
  certificate: X509Certificate,
  issuer: X509Certificate,
  { allowSha1 }: IssuerOptions,
): boolean {
  return findIssuers(certificate, [issuer], { ...native, allowSha1, at: null }).length > 0;
}

/** The signature alone, by any algorithm: names, extensions and validity are for the caller to check. */
export function isSignedBy(certificate: X509Certificate, signer: X509Certificate): boolean {
  try {
    return certificate.verify(signer.publicKey);
  } catch {
    return false; // a key that cannot verify this kind of signature
  }
}

/** Issuer and subject are one name, and its own key verifies it: a root, as far as a certificate can say so. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  return isSelfIssued(certificate) && isSignedBy(certificate, certificate);
}

/** Whether the certificate may be an issuer: basicConstraints and keyUsage (RFC 5280, 4.2.1.3 and 4.2.1.9). */
export function mayIssue(certificate: X509Certificate): boolean {
  // OpenSSL counts a keyUsage without keyCertSign, and extensions that it cannot read, as no CA
  return certificate.ca;
}

/** Both ends included. */
export function isValidAt({ validFrom, validTo }: X509Certificate, at: Date): boolean {
  return new Date(validFrom) <= at && at <= new Date(validTo);
}

const members = new WeakMap<X509Certificate, { readonly member: PathMember | null }>();

const native: Pick<PathRules<X509Certificate>, 'read' | 'isNamedIssuer' | 'isSignedBy'> = {
  read: (certificate) => {
    const known = members.get(certificate) ?? { member: readMember(certificate) };
    members.set(certificate, known);
    return known.member;
  },
  isNamedIssuer: (certificate, issuer) => certificate.checkIssued(issuer),
  isSignedBy,
};

function readMember(certificate: X509Certificate): PathMember | null {
  const fields = readPathFields(certificate.raw);
  if (fields === null) return null;
  const { publicKey, ...constraints } = fields;
  return {
    ...constraints,
    fingerprint: fingerprintOf(certificate),
    spkiSha256: createHash('sha256').update(publicKey).digest('hex').toUpperCase(),
    isCa: mayIssue(certificate),
    isSelfIssued: isSelfIssued(certificate),
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
  };
}

/** Compared as OpenSSL prints names: string types do not count, and case does not. */
function isSelfIssued({ subject, issuer }: X509Certificate): boolean {
  return subject.toLowerCase() === issuer.toLowerCase();
}
