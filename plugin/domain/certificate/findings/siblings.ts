import type { Finding } from './finding.ts';
import type { KeystoreAnalysis } from '../verdict/keystore-analysis.ts';
import type { SiblingCertificate } from '../verdict/verdict-input.ts';

/** What other loaded files of the same holder, application and environment mean for this one. */
export function siblingFindings(
  keystore: KeystoreAnalysis,
  siblings: readonly SiblingCertificate[],
  now: Date,
): readonly Finding[] {
  const { main, holder, environment } = keystore;
  if (main === null || holder === null) return [];
  const begin = Date.parse(main.certificate.notBefore);
  const usable = siblings.filter(
    (sibling) =>
      (sibling.state === 'Complete' || sibling.state === 'NoEncryptionKey') &&
      sibling.holderId === holder.id &&
      sibling.applicationId === holder.applicationId &&
      sibling.environment === environment &&
      Date.parse(sibling.notAfter) > now.getTime(),
  );
  const newest = usable
    .filter(({ notBefore }) => Date.parse(notBefore) > begin)
    .toSorted((a, b) => b.notBefore.localeCompare(a.notBefore))[0];
  if (newest !== undefined) return [newerLoaded(newest)];
  if (usable.length === 0) return [];
  return [
    {
      code: 'SeveralCertificates',
      variant: 'loaded',
      severity: 'warning',
      blocks: [],
      facts: { count: usable.length + 1 },
    },
  ];
}

function newerLoaded({ notBefore, notAfter }: SiblingCertificate): Finding {
  return {
    code: 'NewerLoaded',
    variant: null,
    severity: 'warning',
    blocks: [],
    facts: { newerNotBefore: notBefore, newerNotAfter: notAfter },
  };
}
