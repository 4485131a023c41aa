import { derSpan, derSpans, derTag } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { readDerExtensions } from '../asn1/der-extension.ts';
import type { DerExtension } from '../asn1/der-extension.ts';
import { MalformedError } from '../asn1/malformed.ts';

/** The fields of a TBSCertificate (RFC 5280, 4.1) as offsets into the certificate: the very bytes that the issuer signed. */
export interface TbsFields {
  readonly serialNumber: DerSpan;
  /** AlgorithmIdentifier of the issuer's signature. */
  readonly signature: DerSpan;
  readonly issuer: DerSpan;
  /** As they are written: derTime reads them. */
  readonly notBefore: DerSpan;
  readonly notAfter: DerSpan;
  readonly subject: DerSpan;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: DerSpan;
  readonly extensions: readonly DerExtension[];
}

const versionTag = 0xa0;
const extensionsTag = 0xa3;

/** Takes some ten microseconds, a small part of what readCertificate takes. Throws a MalformedError for what is no DER of a certificate. */
export function readTbsFields(der: Uint8Array): TbsFields {
  const root = derSpan(der, 0, der.length);
  const tbs = derSpan(der, root.contentStart, root.end);
  const all = [...derSpans(der, tbs.contentStart, tbs.end)];
  const [serialNumber, signature, issuer, validity, subject, publicKey, ...optional] =
    all[0]?.tag === versionTag ? all.slice(1) : all;
  const sequences = [root, tbs, signature, issuer, validity, subject, publicKey];
  if (
    serialNumber?.tag !== derTag.integer ||
    sequences.some((one) => one?.tag !== derTag.sequence) ||
    signature === undefined ||
    issuer === undefined ||
    validity === undefined ||
    subject === undefined ||
    publicKey === undefined
  ) {
    throw new MalformedError('a certificate lacks fields');
  }
  const [notBefore, notAfter, ...times] = derSpans(der, validity.contentStart, validity.end);
  if (notBefore === undefined || notAfter === undefined || times.length > 0)
    throw new MalformedError('a certificate lacks dates');
  const holder = optional.find(({ tag }) => tag === extensionsTag);
  const extensions =
    holder === undefined
      ? []
      : readDerExtensions(der, derSpan(der, holder.contentStart, holder.end));
  return { serialNumber, signature, issuer, notBefore, notAfter, subject, publicKey, extensions };
}
