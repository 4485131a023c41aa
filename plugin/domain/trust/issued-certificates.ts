import { findChain } from '../certificate/verdict/chain.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import type { TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { IssuedCertificate } from './expiring-authorities.ts';

export interface IssuedCertificatesDeps {
  readonly certificates: Pick<CertificateRepository, 'list'>;
  readonly anchors: () => readonly TrustAnchor[];
  readonly renewalWindowDays: number;
  readonly now: () => Date;
}

const pageSize = 200;

/**
 * Active certificates of a practice that lead to an authority of ours. Reads them page by page: a question for a screen, not for
 * every request.
 */
export function createIssuedCertificates(
  deps: IssuedCertificatesDeps,
): (practiceId: string) => Promise<readonly IssuedCertificate[]> {
  return async (practiceId) => {
    const anchors = deps.anchors();
    const found: IssuedCertificate[] = [];
    for (let offset = 0; ; offset += pageSize) {
      const { records } = await deps.certificates.list(practiceId, {
        text: '',
        level: 'all',
        kind: 'all',
        now: deps.now(),
        renewalWindowDays: deps.renewalWindowDays,
        offset,
        limit: pageSize,
      });
      found.push(...records.flatMap((record) => issuedBy(record, anchors)));
      if (records.length < pageSize) return found;
    }
  };
}

function issuedBy(
  { facts, summary }: CertificateRecord,
  anchors: readonly TrustAnchor[],
): IssuedCertificate[] {
  const leaf = facts.certificates.find(({ fingerprint }) => fingerprint === summary.fingerprint);
  const anchor = leaf === undefined ? null : findChain(leaf, facts, anchors).anchor;
  return leaf === undefined || anchor === null
    ? []
    : [{ authority: anchor.fingerprint, notAfter: leaf.notAfter }];
}
