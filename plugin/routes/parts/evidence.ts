import type { CertificateFacts, KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import type { KeyAlgorithm, NameAttribute } from '../../pki/x509/certificate-facts.ts';
import type { PageLocals } from './page-locals.ts';
import { plural } from '../../i18n/plural.ts';

/** The evidence of a verdict, as tables, for details. */
export interface EvidenceView {
  readonly file: readonly LabelledView[];
  readonly certificates: readonly CertificateEvidenceView[];
  readonly keys: readonly KeyEvidenceView[];
}

export interface LabelledView {
  readonly label: string;
  readonly value: string;
}

interface CertificateEvidenceView {
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly from: string;
  readonly to: string;
  readonly algorithm: string;
  readonly usage: string;
  readonly fingerprint: string;
}

interface KeyEvidenceView {
  readonly alias: string;
  readonly algorithm: string;
  readonly serialNumbers: string;
}

/** Plain data about the file: every value is written out, no number is judged here. */
export function evidenceView(
  page: Pick<PageLocals, 't' | 'language' | 'formatDate'>,
  facts: KeystoreFacts,
  fileName: string,
): EvidenceView {
  const { t } = page;
  const others = [
    ...(facts.crls > 0 ? [plural(page, 'verdict.evidence.crls', facts.crls)] : []),
    ...(facts.secrets > 0 ? [plural(page, 'verdict.evidence.secrets', facts.secrets)] : []),
    ...facts.anomalies,
  ];
  return {
    file: [
      { label: t('verdict.evidence.fileName'), value: fileName },
      {
        label: t('verdict.evidence.size'),
        value: t('verdict.evidence.size.bytes', { count: facts.size }),
      },
      {
        label: t('verdict.evidence.mac'),
        value:
          facts.mac === null
            ? t('verdict.evidence.mac.none')
            : t('verdict.evidence.mac.value', facts.mac),
      },
      {
        label: t('verdict.evidence.encryption'),
        value: facts.encryption.join(', ') || t('verdict.evidence.encryption.none'),
      },
      ...(others.length === 0
        ? []
        : [{ label: t('verdict.evidence.more'), value: others.join(', ') }]),
    ],
    certificates: facts.certificates.map((certificate) => certificateEvidence(page, certificate)),
    keys: facts.keys.map((key) => ({
      alias: key.friendlyName ?? '–',
      algorithm: algorithmText(key.algorithm),
      serialNumbers:
        key.certificates
          .map((index) => facts.certificates[index]?.serialNumber)
          .filter((serialNumber) => serialNumber !== undefined)
          .join(', ') || '–',
    })),
  };
}

function certificateEvidence(
  page: Pick<PageLocals, 't' | 'formatDate'>,
  certificate: CertificateFacts,
): CertificateEvidenceView {
  return {
    subject: nameText(certificate.subject),
    issuer: certificate.issuerIsSubject
      ? page.t('verdict.evidence.issuer.self')
      : nameText(certificate.issuer),
    serialNumber: certificate.serialNumber,
    from: page.formatDate(certificate.notBefore),
    to: page.formatDate(certificate.notAfter),
    algorithm: algorithmText(certificate.keyAlgorithm),
    usage: certificate.keyUsage?.join(', ') ?? '–',
    fingerprint: certificate.fingerprint.replace(/(.{4})(?=.)/g, '$1 '),
  };
}

function algorithmText(algorithm: KeyAlgorithm): string {
  switch (algorithm.type) {
    case 'RSA':
      return `RSA ${String(algorithm.bits)}`;
    case 'EC':
      return `EC ${algorithm.curve}`;
    case 'other':
      return algorithm.name;
  }
}

/** Short names of RFC 4519, most specific first, which the DER has last; other attributes keep their OID. */
const attributeNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.42': 'GN',
};

/** A name on one line. National numbers in it are cut to their last three digits: this table is for support, not for lookup. */
function nameText(name: readonly NameAttribute[]): string {
  return name
    .toReversed()
    .map(({ type, value }) => `${attributeNames[type] ?? type}=${maskNumbers(value)}`)
    .join(', ');
}

/** Masks every run of eleven digits but its end, at any position. */
export function maskNumbers(text: string): string {
  return text.replace(/(?<!\d)\d{8}(\d{3})(?!\d)/g, '…$1');
}
