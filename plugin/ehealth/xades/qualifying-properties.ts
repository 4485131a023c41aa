import { createHash } from 'node:crypto';
import { issuerText, serialNumberText } from './name-text.ts';
import { canonicalXml } from '../xml/canonicalization.ts';
import { algorithm, ns, xades } from '../names.ts';
import type { SignedPart } from '../xml/sign.ts';
import { escapeText, parseXml } from '../xml/xml.ts';

/** How a signature names its certificate: by EN 319 132-1 (2016), or as before, which eHealth's connector reads. */
export const certificateReferences = ['v2', 'v1'] as const;
export type CertificateReference = (typeof certificateReferences)[number];

export interface SignedProperties {
  readonly id: string;
  /** Id of the ds:Reference to what is signed. */
  readonly referenceId: string;
  readonly signedAt: Date;
  readonly certificate: Uint8Array;
  readonly certificateReference: CertificateReference;
  readonly mimeType: string;
}

/**
 * `xades:SignedProperties` (ETSI EN 319 132-1, 5.2; TS 101 903, 7.2) in canonical writing: when, with which certificate, and of what
 * kind the signed content is.
 */
export function signedProperties(properties: SignedProperties): SignedPart {
  const { id, referenceId, signedAt, certificate, certificateReference, mimeType } = properties;
  const digest = createHash('sha256').update(certificate).digest('base64');
  const certDigest =
    `<xades:CertDigest><ds:DigestMethod Algorithm="${algorithm.sha256}"/>` +
    `<ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest>`;
  const signing =
    certificateReference === 'v2'
      ? `<xades:SigningCertificateV2><xades:Cert>${certDigest}</xades:Cert></xades:SigningCertificateV2>`
      : `<xades:SigningCertificate><xades:Cert>${certDigest}<xades:IssuerSerial>` +
        `<ds:X509IssuerName>${escapeText(issuerText(certificate))}</ds:X509IssuerName>` +
        `<ds:X509SerialNumber>${serialNumberText(certificate)}</ds:X509SerialNumber>` +
        `</xades:IssuerSerial></xades:Cert></xades:SigningCertificate>`;
  const text =
    `<xades:SignedProperties xmlns:xades="${ns.xades}" xmlns:ds="${ns.ds}" Id="${id}">` +
    `<xades:SignedSignatureProperties><xades:SigningTime>${toSecond(signedAt)}</xades:SigningTime>` +
    `${signing}</xades:SignedSignatureProperties><xades:SignedDataObjectProperties>` +
    `<xades:DataObjectFormat ObjectReference="#${referenceId}">` +
    `<xades:MimeType>${escapeText(mimeType)}</xades:MimeType></xades:DataObjectFormat>` +
    `</xades:SignedDataObjectProperties></xades:SignedProperties>`;
  return { id, canonical: canonicalXml(parseXml(text).root) };
}

/** `xades:SignatureTimeStamp` (EN 319 132-1, 5.3) around an RFC 3161 token over the canonical ds:SignatureValue. */
export function unsignedProperties(id: string, token: Uint8Array): string {
  return (
    `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>` +
    `<xades:SignatureTimeStamp Id="${id}">` +
    `<ds:CanonicalizationMethod Algorithm="${algorithm.exclusiveCanonicalisation}"/>` +
    `<xades:EncapsulatedTimeStamp Encoding="${xades.derEncoding}">` +
    `${Buffer.from(token).toString('base64')}</xades:EncapsulatedTimeStamp>` +
    `</xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>`
  );
}

/** Seconds are what the property is good for, and what every reader of it takes. */
const toSecond = (instant: Date): string => instant.toISOString().replace(/\.\d{3}Z$/, 'Z');
