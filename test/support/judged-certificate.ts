import type { Finding, FindingCode } from '../../plugin/domain/certificate/findings/finding.ts';
import type { CertificateRecord } from '../../plugin/domain/certificate/repository.ts';
import type { JudgedCertificate } from '../../plugin/domain/certificate/service.ts';
import type { Verdict } from '../../plugin/domain/certificate/verdict/verdict-input.ts';
import type { CertificateFacts, KeystoreFacts } from '../../plugin/pki/pkcs12/keystore-content.ts';
import { noProbes } from '../../plugin/domain/certificate/online-status.ts';

/*
 * Stored certificates as the screens get them, healthy unless a test says otherwise. Verdicts are written by hand here: what
 * is tested is how a page tells them, not how they are reached.
 */

const validity = { notBefore: '2025-03-10T09:00:00.000Z', notAfter: '2028-03-10T09:00:00.000Z' };

export function aFinding(
  code: FindingCode,
  severity: Finding['severity'],
  changes: Partial<Finding> = {},
): Finding {
  return { code, variant: null, severity, blocks: [], facts: {}, ...changes };
}

export function aVerdict(changes: Partial<Verdict> = {}): Verdict {
  return {
    state: 'Complete',
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'Anne Exemple' },
    environment: 'acceptance',
    environmentSupposed: false,
    validity,
    issuer: 'Issuing CA de démonstration',
    fingerprint: 'AB'.repeat(32),
    encryptionKeys: [{ serialNumber: '1234567890', current: true }],
    findings: [],
    works: { session: true, decryption: true, renewal: true },
    level: 'ok',
    ...changes,
  };
}

/** A certificate whose end is near. */
export function anExpiringVerdict(daysLeft: number, notAfter: string): Verdict {
  return aVerdict({
    validity: { ...validity, notAfter },
    level: 'attention',
    findings: [aFinding('Expiring', 'warning', { facts: { daysLeft, notAfter } })],
  });
}

/** What step 1 of the procedure leaves behind. */
export function aPlaceholderVerdict(): Verdict {
  return aVerdict({
    state: 'NotCompleted',
    holder: null,
    environmentSupposed: true,
    validity: null,
    issuer: null,
    encryptionKeys: [],
    works: { session: false, decryption: false, renewal: false },
    level: 'unusable',
    findings: [
      aFinding('NotCompleted', 'error', { blocks: ['session', 'decryption', 'renewal'] }),
      aFinding('ProtectionObsolete', 'info', { facts: { algorithms: 'RC2-40' } }),
    ],
  });
}

/** Authentication works, decryption does not. */
export function aHalfVerdict(): Verdict {
  return aVerdict({
    state: 'NoEncryptionKey',
    encryptionKeys: [],
    works: { session: true, decryption: false, renewal: true },
    level: 'unusable',
    findings: [aFinding('NoEncryptionKey', 'error', { blocks: ['decryption'] })],
  });
}

export function anExpiredVerdict(notAfter: string): Verdict {
  return aVerdict({
    validity: { notBefore: '2022-10-01T09:00:00.000Z', notAfter },
    works: { session: false, decryption: true, renewal: false },
    level: 'unusable',
    findings: [
      aFinding('Expired', 'error', { blocks: ['session', 'renewal'], facts: { notAfter } }),
    ],
  });
}

const certificate: CertificateFacts = {
  der: 'AAAA',
  fingerprint: 'AB'.repeat(32),
  serialNumber: '1234567890',
  subject: [
    { type: '2.5.4.6', value: 'BE' },
    { type: '2.5.4.11', value: 'SSIN=00000000097' },
    { type: '2.5.4.3', value: 'SSIN=00000000097' },
  ],
  issuer: [{ type: '2.5.4.3', value: 'Issuing CA de démonstration' }],
  issuerIsSubject: false,
  ...validity,
  keyAlgorithm: { type: 'RSA', bits: 2048 },
  spkiSha256: 'CD'.repeat(32),
  publicKeyIdentifier: 'EF'.repeat(20),
  signatureAlgorithm: 'sha256WithRSAEncryption',
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: [],
  isCa: false,
  subjectKeyIdentifier: null,
  authorityKeyIdentifier: null,
  policies: [],
  friendlyName: 'authentication',
  localKeyId: null,
  verifiedBy: [],
};

export const someFacts: KeystoreFacts = {
  size: 9_412,
  mac: { algorithm: 'HMAC-SHA-1', iterations: 100_000 },
  encryption: ['pbeWithSHA1And3-KeyTripleDES-CBC', 'pbeWithSHA1And40BitRC2-CBC'],
  encryptionIterations: 50_000,
  keys: [
    {
      algorithm: { type: 'RSA', bits: 2048 },
      spkiSha256: 'CD'.repeat(32),
      publicKeyIdentifier: 'EF'.repeat(20),
      friendlyName: 'authentication',
      localKeyId: null,
      certificates: [0],
    },
  ],
  certificates: [certificate],
  unreadCertificates: 0,
  crls: 0,
  secrets: 0,
  anomalies: [],
};

function aRecord(changes: Partial<CertificateRecord> = {}): CertificateRecord {
  return {
    id: 'certificate-1',
    practiceId: 'practice-1',
    userId: 'anne',
    kind: 'person',
    identifier: '00000000097',
    holderName: 'Anne Exemple',
    fileName: 'SSIN=00000000097 20250310-100000.acc-p12',
    facts: someFacts,
    probes: noProbes,
    role: 'active',
    loadedAt: new Date('2026-02-02T08:15:00Z'),
    loadedBy: { userId: 'admin', displayName: 'Alix Gestion' },
    replacedAt: null,
    replacedBy: null,
    summary: {
      state: 'Complete',
      environment: 'acceptance',
      ...validity,
      fingerprint: certificate.fingerprint,
      staticRank: 3,
      holderKey: null,
    },
    ...changes,
  };
}

export function aJudged(
  record: Partial<CertificateRecord> = {},
  verdict: Verdict = aVerdict(),
  userName = 'Anne Exemple',
): JudgedCertificate {
  return { record: aRecord(record), userName, verdict };
}
