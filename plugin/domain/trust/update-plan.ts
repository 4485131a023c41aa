import type { X509Certificate } from 'node:crypto';
import {
  isIssuedBy,
  isSelfSigned,
  mayIssue,
  validityOf,
} from '../../pki/x509/certification-path.ts';
import { readX509, subjectName } from '../../pki/x509/native-certificate.ts';
import { anchorCertificate, toAnchor } from '../../pki/x509/trust-anchor.ts';
import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import { updateSources } from './trust-entry.ts';
import type { TrustEntry, TrustPreview, TrustRefusal, TrustSet } from './trust-entry.ts';

/** A certificate that an update brings; null when it could not be read. */
export interface TrustCandidate {
  /** Of the file, or of the service in a list: for the person who decides. */
  readonly name: string;
  readonly certificate: Uint8Array | null;
  /** Already known to be of no use here, e.g. another kind of service. */
  readonly refusal?: TrustRefusal;
}

export type UpdatePlan = Pick<TrustPreview, 'added' | 'withdrawn' | 'unchanged' | 'refused'>;

/**
 * What an update would change in one set of one environment. A trusted list is complete: what an earlier update brought and it
 * does not name is withdrawn. An archive only adds, and is not signed: in it, an issuing authority needs a root that is in the
 * archive or known. What settings or the built-in table name is never withdrawn; where it is known by fingerprint alone, an
 * update may bring the certificate, which completes chains and is what revocation is asked with.
 */
export function planUpdate(
  candidates: readonly TrustCandidate[],
  context: {
    readonly present: readonly TrustEntry[];
    readonly set: TrustSet;
    readonly environment: Environment;
    readonly source: TrustPreview['source'];
    readonly now: Date;
  },
): UpdatePlan {
  const { set, environment, source, now } = context;
  const present = context.present.filter(
    (one) => one.set === set && one.environment === environment,
  );
  const read = candidates.map((one) => ({
    ...one,
    x509: one.certificate === null ? null : readX509(one.certificate),
  }));
  const roots = [
    ...read.map(({ x509 }) => x509).filter((one) => one !== null && isRoot(one, now)),
    ...present.map(anchorCertificate),
  ].filter((one) => one !== null);

  const added: TrustAnchor[] = [];
  const refused: { name: string; why: TrustRefusal }[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const { name, refusal, x509 } of read) {
    const anchor = x509 === null ? null : toAnchor(x509, environment);
    const why = refusal ?? refusalOf(x509, now);
    if (why !== null || anchor === null || x509 === null) {
      refused.push({ name: x509 === null ? name : subjectName(x509), why: why ?? 'Unreadable' });
    } else if (seen.has(anchor.fingerprint)) {
      refused.push({ name: anchor.name, why: 'Duplicate' });
    } else {
      seen.add(anchor.fingerprint);
      const known = present.filter(({ fingerprint }) => fingerprint === anchor.fingerprint);
      if (known.some(({ certificate }) => certificate !== null)) unchanged += 1;
      else if (known.length === 0 && source === 'archive' && !hasRoot(x509, anchor, roots))
        refused.push({ name: anchor.name, why: 'NotByKnownRoot' });
      else added.push({ ...anchor, role: known[0]?.role ?? anchor.role });
    }
  }
  const withdrawn =
    source === 'trusted-list'
      ? present.filter((one) => isFromUpdate(one) && !seen.has(one.fingerprint)).map(bareAnchor)
      : [];
  return { added, withdrawn, unchanged, refused };
}

const isFromUpdate = ({ source }: TrustEntry) => updateSources.some((one) => one === source);

/** Without what only an entry of ours has. */
function bareAnchor(entry: TrustEntry): TrustAnchor {
  const { fingerprint, environment, role, name, notAfter, certificate } = entry;
  return { fingerprint, environment, role, name, notAfter, certificate };
}

function refusalOf(certificate: X509Certificate | null, now: Date): TrustRefusal | null {
  if (certificate === null) return 'Unreadable';
  if (!mayIssue(certificate)) return 'NotACa';
  const validity = validityOf(certificate);
  return validity === null || validity.notAfter <= now ? 'Ended' : null;
}

function isRoot(certificate: X509Certificate, now: Date): boolean {
  return refusalOf(certificate, now) === null && isSelfSigned(certificate);
}

function hasRoot(
  certificate: X509Certificate,
  { role }: TrustAnchor,
  roots: readonly X509Certificate[],
): boolean {
  return (
    role === 'root' || roots.some((root) => isIssuedBy(certificate, root, { allowSha1: true }))
  );
}
