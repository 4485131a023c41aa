import { pathTo } from '../../../pki/x509/certification-path.ts';
import type { DerCertificate } from '../../../pki/x509/certificate-signature.ts';
import { isSameName } from '../../../pki/x509/distinguished-name.ts';
import { commonName } from '../../../pki/x509/ehealth-subject.ts';
import type { CertificateFacts, KeystoreFacts } from '../../../pki/pkcs12/keystore-content.ts';
import { readPathConstraints } from '../../../pki/x509/path-fields.ts';
import { findIssuers, findPath } from '../../../pki/x509/path-search.ts';
import type { PathMember, PathRules } from '../../../pki/x509/path-search.ts';
import { anchorCertificate } from '../../../pki/x509/trust-anchor.ts';
import type { TrustAnchor } from '../../../pki/x509/trust-anchor.ts';

/** The issuer of one certificate of a file. */
export interface Chain {
  /** The trusted authority the certificate leads to; null when it leads to none. */
  readonly anchor: TrustAnchor | null;
  /** Certificate of the issuer on that path, base64 of the DER: the anchor's own, or one below it. null without an anchor. */
  readonly issuer: string | null;
  /** The file itself has the certificate that issued this one. */
  readonly issuerInFile: boolean;
  /** What the certificate says of its issuer; a claim as long as `anchor` is null. */
  readonly issuerName: string | null;
}

/** A stored file is shown although it has expired, and an authority ends after its leaves. Old ones have SHA-1. */
const accepted = { at: null, allowSha1: true } as const;

/**
 * Follows one certificate up to an anchor by certification paths (pki/x509/certification-path.ts). Only *issuing* authorities
 * count for a leaf:
 * - an anchor known by fingerprint alone (eHealth's own) must have issued the leaf itself, with its certificate in the file. The
 *   listed roots do not count: they may sign authorities for other purposes than eHealth;
 * - an anchor that came with its certificate (an operator's, the simulator's) completes a path that the file lacks, and may be
 *   higher, with CA certificates of the file in between: who adds it knows what it issues.
 *
 * Validity of the authorities is not checked. Pure computation.
 */
export function findChain(
  leaf: CertificateFacts,
  facts: KeystoreFacts,
  anchors: readonly TrustAnchor[],
): Chain {
  const issuing = anchors.filter(({ role }) => role === 'issuing');
  const rules = rulesOf(facts);
  const issuers = findIssuers(leaf, facts.certificates, rules);
  const listed = issuing.flatMap((anchor) => {
    const issuer = issuers.find(({ fingerprint }) => fingerprint === anchor.fingerprint);
    return issuer === undefined ? [] : [{ anchor, issuer: issuer.der }];
  });
  return {
    ...(listed[0] ?? anchorAbove(leaf, facts, issuing) ?? { anchor: null, issuer: null }),
    issuerInFile: issuers.length > 0,
    issuerName: commonName(leaf.issuer),
  };
}

/** CA certificates of the file above one certificate, its issuer first, as far up as the file goes; trusted or not. */
export function certificatesAbove(
  leaf: CertificateFacts,
  facts: KeystoreFacts,
): readonly CertificateFacts[] {
  const { certificates } = facts;
  const rules = rulesOf(facts);
  const isTop = (one: CertificateFacts) => findIssuers(one, certificates, rules).length === 0;
  return findPath(leaf, certificates, isTop, rules)?.slice(1) ?? [];
}

/** By the certificates of anchors that have one. Only here signatures are verified again. */
function anchorAbove(
  leaf: CertificateFacts,
  { certificates }: KeystoreFacts,
  issuing: readonly TrustAnchor[],
): Pick<Chain, 'anchor' | 'issuer'> | null {
  const added = issuing.flatMap((anchor) => {
    const certificate = anchorCertificate(anchor);
    return certificate === null ? [] : [{ anchor, certificate }];
  });
  if (added.length === 0) return null;
  const path = pathTo<DerCertificate>(
    toDer(leaf),
    certificates.filter(({ isCa }) => isCa).map(toDer),
    added.map(({ certificate }) => certificate),
    accepted,
  );
  const [, issuer] = path ?? [];
  const found = added.find(({ certificate }) => certificate === path?.at(-1));
  if (issuer === undefined || found === undefined) return null;
  return { anchor: found.anchor, issuer: Buffer.from(issuer.raw).toString('base64') };
}

const toDer = ({ der }: CertificateFacts): DerCertificate => ({ raw: Buffer.from(der, 'base64') });

/** Signatures between certificates of one file were verified when it was opened. */
function rulesOf({ certificates }: KeystoreFacts): PathRules<CertificateFacts> {
  return {
    ...accepted,
    read: readMember,
    isNamedIssuer: (certificate, issuer) =>
      isSameName(certificate.issuer, issuer.subject) && isSameKey(certificate, issuer),
    isSignedBy: ({ verifiedBy }, { fingerprint }) =>
      verifiedBy.some((index) => certificates[index]?.fingerprint === fingerprint),
  };
}

/** The key identifiers of issuer and certificate agree, where both have one. */
const isSameKey = (
  { authorityKeyIdentifier: wanted }: CertificateFacts,
  { subjectKeyIdentifier: own }: CertificateFacts,
) => wanted === null || own === null || wanted === own;

function readMember(certificate: CertificateFacts): PathMember | null {
  const { der, isCa, keyUsage, issuerIsSubject, notBefore, notAfter } = certificate;
  const constraints = readPathConstraints(Buffer.from(der, 'base64'));
  return (
    constraints && {
      ...constraints,
      fingerprint: certificate.fingerprint,
      spkiSha256: certificate.spkiSha256,
      isCa: isCa && (keyUsage === null || keyUsage.includes('keyCertSign')),
      isSelfIssued: issuerIsSubject,
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
    }
  );
}
