/** How far the certificate procedure went, read from the content alone (domain: certificates.md section 8). */
export const keystoreStates = [
  'NotCompleted', // placeholder only: step 2 never done
  'NoEncryptionKey', // authentication only
  'Complete',
  'OldKeysOnly',
  'CertificateUnreadable', // a key has no certificate, and a certificate of the file cannot be read
  'NoPrivateKey',
  'NotEhealth',
] as const;
export type KeystoreState = (typeof keystoreStates)[number];

/** Gravest first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** What a certificate is for, and what a finding may keep from working. */
export const purposes = ['session', 'decryption', 'renewal'] as const;
export type Blocked = (typeof purposes)[number];

/** For what makes a file useless altogether. */
export const blockEverything: readonly Blocked[] = [...purposes];

/** Gravest first: the order in which screens show findings of one severity. */
export const findingCodes = [
  'NotEhealth',
  'NoPrivateKey',
  'CertificateUnreadable',
  'NotCompleted',
  'KeyCertificateMismatch',
  'HolderMismatch',
  'Revoked',
  'Expired',
  'NotYetValid',
  'IssuerUnknown',
  'WrongEnvironment',
  'RequestRefused',
  'NoEncryptionKey',
  'OtherFilePublished',
  'OldKeysOnly',
  'WeakKey',
  'EtkNotActivated',
  'NewerLoaded',
  'Expiring',
  'IssuerEndsFirst',
  'SeveralCertificates',
  'EnvironmentNameMismatch',
  'NameInconsistent',
  'IdentifierCheckDigit',
  'UnusualValidity',
  'FileContradictsContent',
  'ChainIncomplete',
  'ProtectionObsolete',
  'OldKeysKept',
  'FileAnomaly',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/**
 * One thing to know about a keystore. The sentence and the next step are in `i18n/<language>/findings.ts` under
 * `finding.<code>[.<variant>].message` and `.remedy`; `facts` fill their placeholders and are shown as evidence.
 */
export interface Finding {
  readonly code: FindingCode;
  /** Which wording of the code fits, e.g. 'renewal' for NotCompleted when an older certificate is loaded; null for the plain one. */
  readonly variant: string | null;
  readonly severity: Severity;
  readonly blocks: readonly Blocked[];
  /** Instants as ISO 8601 UTC; never a full national number. */
  readonly facts: Readonly<Record<string, string | number>>;
}
