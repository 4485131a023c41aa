import type { PathFields } from './path-fields.ts';

/** One certificate as a path is judged by it. */
export interface PathMember extends Pick<
  PathFields,
  'isCa' | 'notBefore' | 'notAfter' | 'pathLength' | 'hasUnknownCritical' | 'signatureHash'
> {
  /** SHA-256 of the DER, upper-case hex. */
  readonly fingerprint: string;
  /** SHA-256 of the SubjectPublicKeyInfo, upper-case hex. */
  readonly spkiSha256: string;
  /** Issuer and subject are one name. */
  readonly isSelfIssued: boolean;
}

/** How certificates of one kind are read and compared, and what is accepted of them. */
export interface PathRules<C> {
  /** null for what cannot be read: it is part of no path. */
  readonly read: (certificate: C) => PathMember | null;
  /** Names, and key identifiers where both certificates have them. Cheap, and asked first. */
  readonly isNamedIssuer: (certificate: C, issuer: C) => boolean;
  /** Costly: asked at most {@link maxSignatures} times. */
  readonly isSignedBy: (certificate: C, issuer: C) => boolean;
  readonly allowSha1: boolean;
  /** null: validity is not checked. */
  readonly at: Date | null;
}

/** Certificates in a path, target and anchor included. Real ones have three or four. */
const maxLength = 8;
/** Signature verifications in one search; a genuine path takes one for each step. */
export const maxSignatures = 100;
/** Unfinished paths kept in one search: cross-certificates multiply them. */
const maxPaths = 500;

interface Step<C> {
  readonly certificate: C;
  readonly member: PathMember;
}

/** The candidates that issued a certificate, each once: the first step of every path from it. */
export function findIssuers<C>(
  certificate: C,
  candidates: readonly C[],
  rules: PathRules<C>,
): readonly C[] {
  const named = candidates.filter((candidate) => rules.isNamedIssuer(certificate, candidate));
  const member = named.length === 0 ? null : readUsable(certificate, rules);
  if (member === null) return [];
  const start = { certificate, member };
  return createIssuerSearch(
    named,
    () => false,
    rules,
  )(start)
    .filter((issuer) => mayFollow([start], issuer.member))
    .map((issuer) => issuer.certificate);
}

/**
 * Builds every path from the target over the candidates, breadth first, and checks each as it grows. Returns the first that ends
 * at an anchor, which is a shortest one, target first; null when there is none within the bounds. What is checked is listed in
 * certification-path.ts.
 */
export function findPath<C>(
  target: C,
  candidates: readonly C[],
  isAnchor: (candidate: C) => boolean,
  rules: PathRules<C>,
): readonly C[] | null {
  const issuersOf = createIssuerSearch(candidates, isAnchor, rules);
  const member = readUsable(target, rules);
  let paths: readonly (readonly Step<C>[])[] =
    member === null ? [] : [[{ certificate: target, member }]];
  let kept = 0;
  for (let length = 2; length <= maxLength && paths.length > 0; length += 1) {
    const longer: (readonly Step<C>[])[] = [];
    for (const path of paths) {
      const [last] = path.slice(-1);
      for (const issuer of last === undefined ? [] : issuersOf(last)) {
        if (!mayFollow(path, issuer.member)) continue;
        const next = [...path, issuer];
        if (isAnchor(issuer.certificate)) return next.map(({ certificate }) => certificate);
        if (kept < maxPaths) longer.push(next);
        kept += 1;
      }
    }
    paths = longer;
  }
  return null;
}

/** Candidates that issued a certificate, anchors first; each certificate is asked about once, each pair verified once. */
function createIssuerSearch<C>(
  candidates: readonly C[],
  isAnchor: (candidate: C) => boolean,
  rules: PathRules<C>,
): (step: Step<C>) => readonly Step<C>[] {
  // A crowd of candidates must not use up the verifications before the anchors had theirs
  const ordered = [...candidates.filter(isAnchor), ...candidates.filter((one) => !isAnchor(one))];
  const known = new Map<string, readonly Step<C>[]>();
  let signatures = 0;

  function find({ certificate, member }: Step<C>): readonly Step<C>[] {
    const issuers = new Map<string, Step<C>>();
    const tried = new Set<string>();
    if (member.signatureHash === 'refused') return [];
    if (member.signatureHash === 'sha1' && !rules.allowSha1) return [];
    for (const candidate of ordered) {
      if (!rules.isNamedIssuer(certificate, candidate)) continue;
      const issuer = readUsable(candidate, rules);
      if (issuer === null || !issuer.isCa || tried.has(issuer.fingerprint)) continue;
      tried.add(issuer.fingerprint);
      signatures += 1;
      if (signatures > maxSignatures) break;
      if (rules.isSignedBy(certificate, candidate))
        issuers.set(issuer.fingerprint, { certificate: candidate, member: issuer });
    }
    return [...issuers.values()];
  }

  return (step) => {
    const { fingerprint } = step.member;
    const found = known.get(fingerprint) ?? find(step);
    known.set(fingerprint, found);
    return found;
  };
}

/** What can be in a path at all, wherever in it. */
function readUsable<C>(certificate: C, { read, at }: PathRules<C>): PathMember | null {
  const member = read(certificate);
  if (member === null || member.hasUnknownCritical) return null;
  return at === null || (member.notBefore <= at && at <= member.notAfter) ? member : null;
}

/** No key is in a path twice; and of the CA certificates below this one, those not self-issued fit its path length. */
function mayFollow<C>(path: readonly Step<C>[], { spkiSha256, pathLength }: PathMember): boolean {
  if (path.some(({ member }) => member.spkiSha256 === spkiSha256)) return false;
  const below = path.slice(1).filter(({ member }) => !member.isSelfIssued).length;
  return pathLength === null || below <= pathLength;
}
