import type { X509Certificate } from 'node:crypto';

import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { isOid, oidOf } from '../asn1/ber-value.ts';
import { derSpans, derTag } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { isIssuedBy } from '../x509/certification-path.ts';
import { readX509 } from '../x509/native-certificate.ts';
import { readTbsFields } from '../x509/tbs-fields.ts';
import type { TbsFields } from '../x509/tbs-fields.ts';

/** One certificate and the authority that provably issued it: what OCSP and CRL are asked about. */
export interface RevocationSubject {
  readonly issuer: X509Certificate;
  /** Content of the INTEGER, as the certificate has it: answers must have the same octets. */
  readonly serialNumber: Uint8Array;
  /** DER of the issuer's name as the certificate writes it. */
  readonly issuerName: Uint8Array;
  /** DER of the same name as the issuer's own certificate writes it. */
  readonly issuerSubject: Uint8Array;
  /** Content of the issuer's public key, without the count of unused bits. */
  readonly issuerKey: Uint8Array;
  /** http(s) addresses, in their order. */
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
}

/** Content octets of object identifiers, in hex. */
const authorityInfoAccess = '2b06010505070101';
const crlDistributionPoints = '551d1f';
const ocspMethod = '1.3.6.1.5.5.7.48.1';
const uriTag = 6;

/**
 * Reads what answers about this certificate are held against. null when the issuer did not issue it (SHA-1 is
 * accepted as ever): then nothing in it is believed, the addresses least of all. Throws MalformedError for what is no certificate.
 */
export function readRevocationSubject(
  certificate: Uint8Array,
  issuer: Uint8Array,
): RevocationSubject | null {
  const authority = readCertificate(issuer);
  const subject = readCertificate(certificate);
  if (!isIssuedBy(subject, authority, { allowSha1: true })) return null;
  const fields = readTbsFields(certificate);
  const own = readTbsFields(issuer);
  const { contentStart, end } = own.publicKey;
  const [, key] = derSpans(issuer, contentStart, end);
  if (key?.tag !== derTag.bitString) throw new MalformedError('no public key');
  return {
    issuer: authority,
    serialNumber: contentOf(certificate, fields.serialNumber),
    issuerName: certificate.subarray(fields.issuer.start, fields.issuer.end),
    issuerSubject: issuer.subarray(own.subject.start, own.subject.end),
    issuerKey: contentOf(issuer, key).subarray(1),
    ocspUrls: accessUrls(extensionOf(certificate, fields, authorityInfoAccess)),
    crlUrls: distributionUrls(extensionOf(certificate, fields, crlDistributionPoints)),
  };
}

function readCertificate(der: Uint8Array): X509Certificate {
  const certificate = readX509(der);
  if (certificate === null) throw new MalformedError('not a certificate');
  return certificate;
}

const contentOf = (bytes: Uint8Array, { contentStart, end }: DerSpan) =>
  bytes.subarray(contentStart, end);

/** Value of an extension; undefined when absent. */
function extensionOf(
  certificate: Uint8Array,
  { extensions }: TbsFields,
  oid: string,
): BerNode | undefined {
  const found = extensions.find((one) => one.oid === oid);
  return found && scanBer(contentOf(certificate, found.value), createBerBudget(16));
}

/** AuthorityInfoAccess (RFC 5280, 4.2.2.1), of which only OCSP matters. */
function accessUrls(extension: BerNode | undefined): string[] {
  return (extension?.children ?? []).flatMap(({ children: [method, location] }) =>
    isOid(method) && oidOf(method) === ocspMethod ? urlOf(location) : [],
  );
}

/** CRLDistributionPoints (RFC 5280, 4.2.1.13): complete lists of the issuer itself, by full name. */
function distributionUrls(extension: BerNode | undefined): string[] {
  return (extension?.children ?? []).flatMap(({ children }) => {
    const [point, ...limits] = children;
    if (point?.tag !== 0 || limits.length > 0) return [];
    return fullNameUrls(point);
  });
}

/** URIs of a DistributionPointName that is a full name; none for a relative one. */
export function fullNameUrls(point: BerNode): string[] {
  const [name] = point.children;
  return name?.tagClass === 2 && name.tag === 0 ? name.children.flatMap(urlOf) : [];
}

function urlOf(name: BerNode | undefined): string[] {
  if (name?.tagClass !== 2 || name.tag !== uriTag || name.constructed) return [];
  const text = Buffer.from(octetsOf(name)).toString('latin1');
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? [text] : [];
}
