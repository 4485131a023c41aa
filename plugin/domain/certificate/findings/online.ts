import type { Finding } from './finding.ts';
import type { KeystoreAnalysis } from '../verdict/keystore-analysis.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

/*
 * What eHealth's services said of a certificate, where that changes its verdict (certificates.md 8.2). Facts like those of the
 * file: a finding stays until another answer takes its place, and says of when the answer is. Silence proves nothing and finds
 * nothing.
 */
export function onlineFindings(keystore: KeystoreAnalysis): readonly Finding[] {
  return [
    ...revoked(keystore),
    ...refused(keystore),
    ...published(keystore),
    ...issuerEnds(keystore),
  ];
}

/** Certain answers alone: signed by the authority, or CertRA's own word. "unknown" is none. */
function revoked({ input: { probes } }: KeystoreAnalysis): readonly Finding[] {
  const finding = { code: 'Revoked', severity: 'error', blocks: ['session', 'renewal'] } as const;
  const answered = probes.revocation?.answer;
  if (answered?.kind === 'revoked') {
    const { revokedAt, checkedAt } = answered;
    return revokedAt === null
      ? [{ ...finding, variant: 'undated', facts: { checkedAt } }]
      : [{ ...finding, variant: null, facts: { revokedAt, checkedAt } }];
  }
  const status = probes.status?.answer;
  return status?.certificate === 'REVOKED'
    ? [{ ...finding, variant: 'undated', facts: { checkedAt: status.checkedAt } }]
    : [];
}

function refused({ input: { probes } }: KeystoreAnalysis): readonly Finding[] {
  const status = probes.status?.answer;
  if (status?.certificate !== 'REFUSED') return [];
  return [
    {
      code: 'RequestRefused',
      variant: null,
      severity: 'error',
      blocks: ['renewal'],
      facts: { checkedAt: status.checkedAt },
    },
  ];
}

/**
 * Whether the key that senders encrypt for is one of this file. The status says more than the depot, and is asked more seldom:
 * a later word of the depot that the file's own key is published settles the matter.
 */
function published(keystore: KeystoreAnalysis): readonly Finding[] {
  const { state, encryptionKeys, input } = keystore;
  if (state !== 'Complete') return [];
  const depot = input.probes.depot?.answer ?? null;
  const status = input.probes.status?.answer ?? null;
  const own =
    depot?.kind === 'published'
      ? encryptionKeys.find(({ serialNumber }) => serialNumber === depot.serialNumber)
      : undefined;
  const isSettled = own?.current === true && depot !== null;

  if (status?.etk === 'WAIT_FOR_ACTIVATION' && !(isSettled && isLater(depot, status))) {
    return [notActivated(status.checkedAt)];
  }
  if (depot === null || isSettled) return [];
  // A key from before the renewal is still the published one: not switched over yet
  if (own !== undefined) return [notActivated(depot.checkedAt)];
  const facts = { checkedAt: depot.checkedAt };
  if (depot.kind === 'none') {
    if (status?.etk === 'VALID_ACTIVE') return []; // the two contradict each other
    return [
      { code: 'NoEncryptionKey', variant: 'withdrawn', severity: 'warning', blocks: [], facts },
    ];
  }
  return [
    status?.etk === 'VALID_ACTIVE'
      ? {
          code: 'OtherFilePublished',
          variant: null,
          severity: 'error',
          blocks: ['decryption'],
          facts,
        }
      : // Without the status, a renewal that was not activated looks the same
        { code: 'OtherFilePublished', variant: 'unsure', severity: 'warning', blocks: [], facts },
  ];
}

const isLater = (one: { readonly checkedAt: string }, other: { readonly checkedAt: string }) =>
  Date.parse(one.checkedAt) > Date.parse(other.checkedAt);

const notActivated = (checkedAt: string): Finding => ({
  code: 'EtkNotActivated',
  variant: null,
  severity: 'warning',
  blocks: [],
  facts: { checkedAt },
});

/**
 * An encryption key is published for this holder, and this file has none: it may be in another copy, which a second
 * registration would put out of service. null where nothing speaks for that.
 */
export function keyElsewhere({ encryptionKeys, input }: KeystoreAnalysis): string | null {
  const depot = input.probes.depot?.answer;
  const etk = input.probes.status?.answer?.etk ?? null;
  if (depot?.kind !== 'published' || etk === 'NOT_REQUESTED' || etk === 'IN_REQUEST') return null;
  // That of the certificate before: step 2 of this one is what is missing
  const isOld = encryptionKeys.some(({ serialNumber }) => serialNumber === depot.serialNumber);
  return isOld ? null : depot.checkedAt;
}

/** Ends of the built-in authorities are exact to the day only. */
function issuerEnds({ main, chain }: KeystoreAnalysis): readonly Finding[] {
  const anchor = chain?.anchor ?? null;
  if (main === null || anchor === null) return [];
  const { notAfter } = main.certificate;
  if (!(Date.parse(notAfter) - Date.parse(anchor.notAfter) > dayInMilliseconds)) return [];
  return [
    {
      code: 'IssuerEndsFirst',
      variant: null,
      severity: 'warning',
      blocks: [],
      facts: { issuer: anchor.name, issuerNotAfter: anchor.notAfter, notAfter },
    },
  ];
}
