import { X509Certificate } from 'node:crypto';
import { commonName } from '../../../pki/x509/ehealth-subject.ts';
import type { CertificateFacts, KeystoreFacts } from '../../../pki/pkcs12/keystore-content.ts';
import { isSameName } from '../../../pki/x509/distinguished-name.ts';
import type { TrustAnchor } from '../../../pki/x509/trust-anchor.ts';

/** Who vouches for one certificate. */
export interface Chain {
  /** The believed authority the chain ends at; null when it ends at none. */
  readonly anchor: TrustAnchor | null;
  /** The file itself carries the certificate that issued this one. */
  readonly issuerInFile: boolean;
  /** What the certificate says of its issuer; a claim as long as `anchor` is null. */
  readonly issuerName: string | null;
}

/**
 * Follows one certificate up to an anchor, by signatures, never by names alone. Only *issuing* authorities vouch for a leaf:
 * - an anchor known by fingerprint alone (eHealth's own) must have signed the leaf itself, with its certificate in the
 *   file. The listed roots do not count: they may sign authorities for other purposes than eHealth;
 * - an anchor that came with its certificate (an operator's, the simulator's) completes a chain that the file lacks, and may
 *   stand higher, with CA certificates of the file in between: who adds it knows what it issues.
 *
 * Validity of the authorities is not looked at: an authority's end comes after that of its leaves. Pure computation.
 */
export function findChain(
  leaf: CertificateFacts,
  facts: KeystoreFacts,
  anchors: readonly TrustAnchor[],
): Chain {
  const issuing = anchors.filter(({ role }) => role === 'issuing');
  const parents = issuersInFile(leaf, facts);
  return {
    anchor: listedIssuer(parents, issuing) ?? addedAncestor(leaf, facts, issuing),
    issuerInFile: parents.length > 0,
    issuerName: commonName(leaf.issuer),
  };
}

/** Certificates of the file that signed this one and may do so: CA, other key, the name that the certificate gives. */
function issuersInFile(
  certificate: CertificateFacts,
  facts: KeystoreFacts,
): readonly CertificateFacts[] {
  return certificate.verifiedBy
    .map((index) => facts.certificates[index])
    .filter((issuer) => issuer !== undefined)
    .filter(
      (issuer) =>
        issuer.isCa &&
        issuer.spkiSha256 !== certificate.spkiSha256 &&
        isSameName(issuer.subject, certificate.issuer),
    );
}

function listedIssuer(
  parents: readonly CertificateFacts[],
  issuing: readonly TrustAnchor[],
): TrustAnchor | undefined {
  return issuing.find(({ fingerprint }) =>
    parents.some((parent) => parent.fingerprint === fingerprint),
  );
}

/** Climbs the file's CA certificates, each once, until one is or was signed by an anchor whose certificate we have. */
function addedAncestor(
  leaf: CertificateFacts,
  facts: KeystoreFacts,
  issuing: readonly TrustAnchor[],
): TrustAnchor | null {
  const added = issuing
    .map((anchor) => ({ anchor, certificate: parseAnchor(anchor) }))
    .filter(({ certificate }) => certificate !== null);
  if (added.length === 0) return null;
  const seen = new Set<string>();
  let level: readonly CertificateFacts[] = [leaf];
  while (level.length > 0) {
    for (const certificate of level) {
      seen.add(certificate.fingerprint);
      const found = added.find(
        (candidate) =>
          (certificate !== leaf && candidate.anchor.fingerprint === certificate.fingerprint) ||
          isSignedBy(certificate, candidate.certificate),
      );
      if (found !== undefined) return found.anchor;
    }
    level = level
      .flatMap((certificate) => issuersInFile(certificate, facts))
      .filter(({ fingerprint }) => !seen.has(fingerprint));
  }
  return null;
}

function parseAnchor(anchor: TrustAnchor): X509Certificate | null {
  if (anchor.certificate === null) return null;
  try {
    const certificate = new X509Certificate(Buffer.from(anchor.certificate, 'base64'));
    return certificate.ca ? certificate : null;
  } catch {
    return null; // unreadable anchors vouch for nobody; doctor and settings name them
  }
}

function isSignedBy(certificate: CertificateFacts, issuer: X509Certificate | null): boolean {
  if (issuer === null) return false;
  try {
    const candidate = new X509Certificate(Buffer.from(certificate.der, 'base64'));
    return candidate.checkIssued(issuer) && candidate.verify(issuer.publicKey);
  } catch {
    return false; // what OpenSSL cannot read it cannot have verified
  }
}
