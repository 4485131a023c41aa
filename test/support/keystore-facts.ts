import type {
  CertificateFacts,
  KeyFacts,
  KeystoreFacts,
  NameAttribute,
} from '../../plugin/pki/pkcs12/keystore-content.ts';
import type { TrustAnchor } from '../../plugin/pki/x509/trust-anchor.ts';
import type {
  SiblingCertificate,
  VerdictInput,
} from '../../plugin/domain/certificate/verdict/verdict-input.ts';
import { noProbes } from '../../plugin/domain/certificate/online-status.ts';

/*
 * Keystores as facts, without bytes: the verdict takes nothing else. Signatures are said by `verifiedBy`, keys by invented
 * SPKI hashes.
 */

const notBefore = '2026-01-15T09:50:00.000Z';
export const notAfter = '2029-01-15T09:50:00.000Z';
/** A day in the middle of that validity. */
export const midway = new Date('2027-06-01T12:00:00.000Z');

const OU = '2.5.4.11';

/** The subject eHealth writes for a holder, in the order of the DER. */
export function subjectOf(
  holder: string,
  name = 'ALIX EXEMPLE',
  applicationId: string | null = null,
): NameAttribute[] {
  return [
    { type: '2.5.4.6', value: 'BE' },
    { type: '2.5.4.10', value: 'Federal Government' },
    ...(applicationId === null ? [] : [{ type: OU, value: applicationId }]),
    { type: OU, value: holder },
    { type: OU, value: name },
    { type: OU, value: 'eHealth-platform Belgium' },
    { type: '2.5.4.3', value: applicationId === null ? holder : `${holder}, ${applicationId}` },
  ];
}

const person = subjectOf('SSIN=00000000097');
const issuerName: NameAttribute[] = [{ type: '2.5.4.3', value: 'Invented issuing CA' }];
const rootName: NameAttribute[] = [{ type: '2.5.4.3', value: 'Invented root CA' }];

export function aCertificate(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    der: 'MAA=',
    fingerprint: 'F-LEAF',
    serialNumber: '1001',
    subject: person,
    issuer: issuerName,
    issuerIsSubject: false,
    notBefore,
    notAfter,
    keyAlgorithm: { type: 'RSA', bits: 2048 },
    spkiSha256: 'K-AUTH',
    publicKeyIdentifier: 'AA',
    signatureAlgorithm: 'sha256WithRSAEncryption',
    keyUsage: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'],
    extendedKeyUsage: [],
    isCa: false,
    subjectKeyIdentifier: null,
    authorityKeyIdentifier: null,
    policies: [],
    friendlyName: null,
    localKeyId: null,
    verifiedBy: [],
    ...changes,
  };
}

export const aCa = (changes: Partial<CertificateFacts> = {}) =>
  aCertificate({
    fingerprint: 'F-CA',
    subject: issuerName,
    issuer: rootName,
    isCa: true,
    spkiSha256: 'K-CA',
    keyUsage: ['keyCertSign', 'cRLSign'],
    serialNumber: '7',
    ...changes,
  });

/** Made by an authentication key: same subject on both sides, signed by that key. */
export const anEncryption = (changes: Partial<CertificateFacts> = {}) =>
  aCertificate({
    fingerprint: 'F-ENC',
    issuer: person,
    issuerIsSubject: true,
    spkiSha256: 'K-ENC',
    keyUsage: ['keyEncipherment', 'dataEncipherment'],
    serialNumber: '340282366920938463463374607431768211455',
    ...changes,
  });

export const aPlaceholder = (changes: Partial<CertificateFacts> = {}) => {
  const dummy = [{ type: '2.5.4.6', value: 'Dummy' }];
  return aCertificate({
    fingerprint: 'F-DUMMY',
    subject: dummy,
    issuer: dummy,
    issuerIsSubject: true,
    serialNumber: '0',
    notBefore: '2026-01-14T09:50:00.000Z',
    notAfter: '2026-01-14T09:51:00.000Z',
    keyUsage: ['keyEncipherment', 'dataEncipherment'],
    spkiSha256: 'K-AUTH',
    ...changes,
  });
};

export interface Entry {
  readonly alias: string | null;
  readonly certificate: CertificateFacts | null;
  /** Fingerprints of the certificates in the file that signed it; its own for a self-signed one. */
  readonly signedBy?: readonly string[];
}

/** Lays out key entries and further certificates, with the indices a reader would give. */
export function factsOf(
  entries: readonly Entry[],
  others: readonly {
    readonly certificate: CertificateFacts;
    readonly signedBy?: readonly string[];
  }[] = [],
  changes: Partial<KeystoreFacts> = {},
): KeystoreFacts {
  const bags = [...entries.filter(({ certificate }) => certificate !== null), ...others].map(
    ({ certificate, signedBy }) => ({ certificate: certificate!, signedBy: signedBy ?? [] }),
  );
  const certificates = bags.map(({ certificate, signedBy }) => ({
    ...certificate,
    verifiedBy: bags.flatMap((bag, index) =>
      signedBy.includes(bag.certificate.fingerprint) ? [index] : [],
    ),
  }));
  const keys = entries.map(({ alias, certificate }, index): KeyFacts => {
    const spkiSha256 = certificate?.spkiSha256 ?? `K-LONELY-${index}`;
    return {
      algorithm: { type: 'RSA', bits: 2048 },
      spkiSha256,
      publicKeyIdentifier: 'AA',
      friendlyName: alias,
      localKeyId: null,
      certificates: certificates.flatMap((found, at) =>
        found.spkiSha256 === spkiSha256 ? [at] : [],
      ),
    };
  });
  return {
    size: 5_000,
    mac: { algorithm: 'HMAC-SHA-256', iterations: 10_000 },
    encryption: ['PBES2 (AES-256-CBC, HMAC-SHA-256)'],
    encryptionIterations: 10_000,
    keys,
    certificates,
    unreadCertificates: 0,
    crls: 0,
    secrets: 0,
    anomalies: [],
    ...changes,
  };
}

export const authentication: Entry = {
  alias: 'authentication',
  certificate: aCertificate(),
  signedBy: ['F-CA'],
};
export const encryption: Entry = {
  alias: '340282366920938463463374607431768211455',
  certificate: anEncryption(),
  signedBy: ['F-LEAF'],
};
/** Of the same holder, from before a renewal: signed by a key that is gone. */
export const oldEncryption: Entry = {
  alias: '900',
  certificate: anEncryption({
    fingerprint: 'F-OLD',
    spkiSha256: 'K-OLD',
    serialNumber: '900',
    notBefore: '2023-01-15T09:50:00.000Z',
    notAfter: '2026-01-15T09:50:00.000Z',
  }),
};
export const placeholder: Entry = {
  alias: 'authentication',
  certificate: aPlaceholder(),
  signedBy: ['F-DUMMY'],
};
export const ca = { certificate: aCa() };

export const anAnchor = (changes: Partial<TrustAnchor> = {}): TrustAnchor => ({
  fingerprint: 'F-CA',
  environment: 'production',
  role: 'issuing',
  name: 'Invented issuing CA',
  notAfter: '2039-01-01T00:00:00.000Z',
  certificate: null,
  ...changes,
});

export const completeFacts = factsOf([authentication, encryption], [ca]);

/** A complete keystore of the expected person under a known issuer; each test changes what it is about. */
export function aKeystore(changes: Partial<VerdictInput> = {}): VerdictInput {
  return {
    facts: completeFacts,
    fileName: 'SSIN=00000000097 20260115-110000.p12',
    anchors: [anAnchor()],
    environment: 'production',
    expected: { kind: 'person', identifier: '00000000097' },
    siblings: [],
    renewalWindowDays: 90,
    probes: noProbes,
    ...changes,
  };
}

/** The keystore with another authentication certificate in place. */
export function withLeaf(changes: Partial<CertificateFacts>): VerdictInput {
  const certificate = aCertificate(changes);
  const subject = certificate.subject;
  return aKeystore({
    facts: factsOf(
      [
        { ...authentication, certificate },
        { ...encryption, certificate: anEncryption({ subject, issuer: subject }) },
      ],
      [ca],
    ),
  });
}

export const aSibling = (changes: Partial<SiblingCertificate> = {}): SiblingCertificate => ({
  certificateId: 'other',
  holderId: '00000000097',
  applicationId: null,
  environment: 'production',
  notBefore: '2025-01-15T09:50:00.000Z',
  notAfter: '2028-01-15T09:50:00.000Z',
  state: 'Complete',
  ...changes,
});
