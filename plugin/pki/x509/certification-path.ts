import { createHash } from 'node:crypto';
import { createBerBudget } from '../asn1/ber.ts';
import { isSignedBy } from './certificate-signature.ts';
import type { DerCertificate } from './certificate-signature.ts';
import { readPathFields } from './path-fields.ts';
import type { AuthorityKey, PathFields } from './path-fields.ts';
import { findIssuers, findPath } from './path-search.ts';
import type { PathMember, PathRules } from './path-search.ts';
import { publicKeyDigests } from './public-key.ts';

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
export type PathAnchor<C extends DerCertificate = DerCertificate> = C | string;

/**
 * Finds a shortest valid path from the target to an anchor: target first, anchor last, so at least two certificates. null when
 * there is none. A target that is itself an anchor still needs an issuer. Candidates complete the path and are trusted for
 * nothing; an anchor known by fingerprint must be among them.
 */
export function pathTo<C extends DerCertificate>(
  target: C,
  candidates: readonly C[],
  anchors: readonly PathAnchor<C>[],
  options: PathOptions,
): readonly C[] | null {
  const certificates = anchors.filter((anchor) => typeof anchor !== 'string');
  const trusted = new Set(
    anchors.map((anchor) => (typeof anchor === 'string' ? anchor : fingerprintOf(anchor))),
  );
  return findPath(
    target,
    [...certificates, ...candidates],
    (candidate) => trusted.has(fingerprintOf(candidate)),
    { ...ownRules, ...options },
  );
}

/** Whether this CA issued the certificate: one step of a path. Validity is not checked. */
export function isIssuedBy(
  certificate: DerCertificate,
  issuer: DerCertificate,
  { allowSha1 }: IssuerOptions,
): boolean {
  return findIssuers(certificate, [issuer], { ...ownRules, allowSha1, at: null }).length > 0;
}

/** Issuer and subject are one name, and its own key verifies it: a root, as far as a certificate can say so. */
export function isSelfSigned(certificate: DerCertificate): boolean {
  const fields = fieldsOf(certificate);
  return (
    fields !== null && fields.subject === fields.issuer && isSignedBy(certificate, certificate)
  );
}

/** Whether the certificate may be an issuer: basicConstraints and keyUsage (RFC 5280, 4.2.1.3 and 4.2.1.9). */
export function mayIssue(certificate: DerCertificate): boolean {
  return fieldsOf(certificate)?.isCa ?? false;
}

/** SHA-256 of the DER, upper-case hex, as every fingerprint here is written. */
export const fingerprintOf = (certificate: DerCertificate): string =>
  readingOf(certificate).fingerprint;

/** From when until when a certificate is valid; null for one that cannot be read, or whose dates are none. */
export function validityOf(
  certificate: DerCertificate,
): Pick<PathFields, 'notBefore' | 'notAfter'> | null {
  return fieldsOf(certificate);
}

/** Both ends included. */
export function isValidAt(certificate: DerCertificate, at: Date): boolean {
  const validity = validityOf(certificate);
  return validity !== null && validity.notBefore <= at && at <= validity.notAfter;
}

interface Reading {
  readonly fields: PathFields | null;
  readonly member: PathMember | null;
  readonly fingerprint: string;
}

const readings = new WeakMap<DerCertificate, Reading>();

function readingOf(certificate: DerCertificate): Reading {
  const known = readings.get(certificate) ?? read(certificate);
  readings.set(certificate, known);
  return known;
}

const fieldsOf = (certificate: DerCertificate) => readingOf(certificate).fields;

function read({ raw }: DerCertificate): Reading {
  const fingerprint = createHash('sha256').update(raw).digest('hex').toUpperCase();
  const fields = readPathFields(raw);
  if (fields === null) return { fields, member: null, fingerprint };
  const { spkiSha256 } = publicKeyDigests(fields.publicKey, createBerBudget(16));
  const isSelfIssued = fields.subject === fields.issuer;
  return { fields, member: { ...fields, fingerprint, spkiSha256, isSelfIssued }, fingerprint };
}

const ownRules: Pick<PathRules<DerCertificate>, 'read' | 'isNamedIssuer' | 'isSignedBy'> = {
  read: (certificate) => readingOf(certificate).member,
  isNamedIssuer: (certificate, issuer) => {
    const [below, above] = [fieldsOf(certificate), fieldsOf(issuer)];
    return (
      below !== null &&
      above !== null &&
      below.issuer === above.subject &&
      isAuthorityKeyOf(below.authorityKey, above)
    );
  },
  isSignedBy,
};

/** What is not stated, or what the issuer has not, decides nothing (RFC 5280, 4.2.1.1). */
function isAuthorityKeyOf({ key, issuer, serialNumber }: AuthorityKey, above: PathFields): boolean {
  return (
    (key === null || above.subjectKey === null || key === above.subjectKey) &&
    (issuer === null || issuer === above.issuer) &&
    (serialNumber === null || serialNumber === above.serialNumber)
  );
}
