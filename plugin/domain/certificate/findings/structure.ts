import { isEidCertificate, parseEhealthName } from '../../../pki/x509/ehealth-subject.ts';
import type { KeyAlgorithm } from '../../../pki/x509/certificate-facts.ts';
import { weaknessOf } from '../../../pki/x509/public-key.ts';
import type { Finding } from './finding.ts';
import { blockEverything } from './finding.ts';
import { keyElsewhere } from './online.ts';
import type { KeystoreAnalysis } from '../verdict/keystore-analysis.ts';
import type { SiblingCertificate } from '../verdict/verdict-input.ts';

/** Findings about keys and certificates in the file, independent of holder and time. */
export function structureFindings(
  keystore: KeystoreAnalysis,
  siblings: readonly SiblingCertificate[],
): readonly Finding[] {
  return [
    ...stateFinding(keystore, siblings),
    ...unmatchedKeys(keystore),
    ...severalInFile(keystore),
    ...oldKeysKept(keystore),
    ...weakKey(keystore),
  ];
}

function stateFinding(
  keystore: KeystoreAnalysis,
  siblings: readonly SiblingCertificate[],
): readonly Finding[] {
  const { state, input } = keystore;
  const counts = { keys: input.facts.keys.length, certificates: input.facts.certificates.length };
  const error = { severity: 'error', blocks: blockEverything } as const;
  switch (state) {
    case 'Complete':
      return [];
    case 'NoEncryptionKey': {
      const checkedAt = keyElsewhere(keystore);
      // The STS knows nothing of encryption: a session would open, and reading messages fail later
      return [
        {
          code: state,
          variant: checkedAt === null ? (hasOldKeys(keystore) ? 'oldKeys' : null) : 'elsewhere',
          severity: 'error',
          blocks: ['decryption'],
          facts: {
            encryptionKeys: keystore.encryptionKeys.length,
            ...(checkedAt === null ? {} : { checkedAt }),
          },
        },
      ];
    }
    case 'NotCompleted':
      return [
        {
          ...error,
          code: state,
          variant: isRenewalBegun(keystore, siblings) ? 'renewal' : null,
          facts: { size: input.facts.size },
        },
      ];
    case 'OldKeysOnly':
      return [
        {
          code: state,
          variant: null,
          severity: 'error',
          blocks: ['session', 'renewal'],
          facts: { encryptionKeys: keystore.encryptionKeys.length },
        },
      ];
    case 'CertificateUnreadable':
      return [unreadable(keystore)];
    case 'NoPrivateKey':
      return [{ ...error, code: state, variant: null, facts: counts }];
    case 'NotEhealth':
      return [{ ...error, code: state, variant: kindOfOther(keystore), facts: counts }];
  }
}

/** What the key without a certificate is for is not known: neither a missing step nor a forbidden key may be read out of that. */
function unreadable({ main, input }: KeystoreAnalysis): Finding {
  return {
    code: 'CertificateUnreadable',
    variant: main === null ? null : 'encryption',
    severity: 'error',
    blocks: main === null ? blockEverything : ['decryption'],
    facts: { count: input.facts.unreadCertificates },
  };
}

/** A finished certificate of the same holder that was alive when this request was made: then it is a renewal. */
function isRenewalBegun(
  keystore: KeystoreAnalysis,
  siblings: readonly SiblingCertificate[],
): boolean {
  const { keys, environment, input, named } = keystore;
  const begun = keys.placeholders.map(({ certificate }) => certificate.notBefore).toSorted()[0];
  const holderId = input.expected?.identifier ?? named.holder?.id;
  return siblings.some(
    (sibling) =>
      (sibling.state === 'Complete' || sibling.state === 'NoEncryptionKey') &&
      (holderId === undefined || sibling.holderId === holderId) &&
      (environment === null ||
        sibling.environment === null ||
        sibling.environment === environment) &&
      begun !== undefined &&
      Date.parse(sibling.notAfter) > Date.parse(begun),
  );
}

/** What people most often take for their eHealth certificate. */
function kindOfOther({ input, keys }: KeystoreAnalysis): string | null {
  if (input.facts.certificates.some((certificate) => isEidCertificate(certificate))) return 'eid';
  const isLookAlike = keys.foreign.some(
    ({ certificate }) =>
      certificate.issuerIsSubject && parseEhealthName(certificate.subject) !== undefined,
  );
  return isLookAlike ? 'selfSigned' : null;
}

function unmatchedKeys({ keys, main, state }: KeystoreAnalysis): readonly Finding[] {
  if (keys.unmatched.length === 0 || state === 'CertificateUnreadable') return [];
  const facts = { count: keys.unmatched.length };
  return [
    main === null
      ? {
          code: 'KeyCertificateMismatch',
          variant: null,
          severity: 'error',
          blocks: blockEverything,
          facts,
        }
      : // The key that matters has its certificate; the other one is lost for use, not the file
        {
          code: 'KeyCertificateMismatch',
          variant: 'extra',
          severity: 'warning',
          blocks: [],
          facts,
        },
  ];
}

function severalInFile({ keys }: KeystoreAnalysis): readonly Finding[] {
  const count = keys.authentications.length;
  if (count < 2) return [];
  return [
    {
      code: 'SeveralCertificates',
      variant: null,
      severity: 'warning',
      blocks: [],
      facts: { count },
    },
  ];
}

const hasOldKeys = ({ encryptionKeys }: KeystoreAnalysis) =>
  encryptionKeys.some(({ current }) => !current);

function oldKeysKept(keystore: KeystoreAnalysis): readonly Finding[] {
  const count = keystore.encryptionKeys.filter(({ current }) => !current).length;
  if (keystore.main === null || count === 0) return [];
  return [
    {
      code: 'OldKeysKept',
      variant: null,
      severity: 'info',
      blocks: [],
      facts: { count },
    },
  ];
}

/** eHealth accepts RSA from 2048 bits, and EC on the NIST curves. */
function weakKey({ main }: KeystoreAnalysis): readonly Finding[] {
  if (main === null) return [];
  const weak = weakness(main.certificate.keyAlgorithm);
  if (weak === null) return [];
  return [{ code: 'WeakKey', severity: 'error', blocks: ['session', 'renewal'], ...weak }];
}

function weakness(algorithm: KeyAlgorithm): Pick<Finding, 'variant' | 'facts'> | null {
  const weak = weaknessOf(algorithm);
  if (weak === null) return null;
  return weak.kind === 'short'
    ? { variant: null, facts: { bits: String(weak.bits), minimum: String(weak.minimum) } }
    : { variant: 'kind', facts: { algorithm: weak.name } };
}
