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
  // Both are expected: the old one serves until the new one is activated
  const successor = usable.find(({ succession }) => succession === 'after');
  if (successor !== undefined) return [newerLoaded(successor, 'toActivate')];
  if (usable.some(({ succession }) => succession === 'before')) return [toActivate];
  const newest = usable
    .filter(({ notBefore }) => Date.parse(notBefore) > begin)
    .toSorted((a, b) => b.notBefore.localeCompare(a.notBefore))[0];
  if (newest !== undefined) return [newerLoaded(newest, null)];
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

const toActivate: Finding = {
  code: 'EtkNotActivated',
  variant: 'here',
  severity: 'warning',
  blocks: [],
  facts: {},
};

/**
 * While a renewal made here waits for its activation, that is what is next, and what else would be said contradicts it: that eHealth
 * publishes another key, which is the old one, or that the old certificate runs out. One about to end stays as urgent as it is.
 */
export function besidesActivation(findings: readonly Finding[]): readonly Finding[] {
  const awaits = findings.find(
    ({ code, variant }) =>
      (code === 'EtkNotActivated' && variant === 'here') ||
      (code === 'NewerLoaded' && variant === 'toActivate'),
  );
  if (awaits === undefined) return findings;
  return findings.flatMap((finding): readonly Finding[] => {
    if (finding === awaits) return [finding];
    const { code, variant, severity } = finding;
    const isSaid =
      code === 'EtkNotActivated' || (code === 'OtherFilePublished' && variant === 'unsure');
    if (isSaid) return [];
    if (code !== 'Expiring' || awaits.code !== 'NewerLoaded') return [finding];
    return severity === 'error' ? [{ ...finding, variant: 'renewed' }] : [];
  });
}

function newerLoaded(
  { notBefore, notAfter }: SiblingCertificate,
  variant: 'toActivate' | null,
): Finding {
  return {
    code: 'NewerLoaded',
    variant,
    severity: 'warning',
    blocks: [],
    facts: { newerNotBefore: notBefore, newerNotAfter: notAfter },
  };
}
