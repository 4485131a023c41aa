import { X509Certificate } from 'node:crypto';

import { createBerBudget, octetsOf, scanBer, universal } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { isOid, oidOf, sequenceOf } from '../asn1/ber-value.ts';
import { MalformedError } from '../asn1/malformed.ts';

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

const ocspMethod = '1.3.6.1.5.5.7.48.1';
const uriTag = 6;

/**
 * Reads what answers about this certificate are held against. null when the issuer's key did not sign it, or the issuer is
 * no CA: then nothing in it is believed, the addresses least of all. Throws MalformedError for what is no certificate.
 */
export function readRevocationSubject(
  certificate: Uint8Array,
  issuer: Uint8Array,
): RevocationSubject | null {
  const authority = readX509(issuer);
  const subject = readX509(certificate);
  if (!authority.ca || !isSignedBy(subject, authority)) return null;
  const fields = tbsFields(certificate);
  const own = tbsFields(issuer);
  const key = own.publicKey.children[1];
  if (key?.tag !== universal.bitString || key.constructed)
    throw new MalformedError('no public key');
  return {
    issuer: authority,
    serialNumber: octetsOf(fields.serialNumber),
    issuerName: derOf(fields.issuer),
    issuerSubject: derOf(own.subject),
    issuerKey: octetsOf(key).subarray(1),
    ocspUrls: accessUrls(extensionOf(fields.extensions, '1.3.6.1.5.5.7.1.1')),
    crlUrls: distributionUrls(extensionOf(fields.extensions, '2.5.29.31')),
  };
}

function readX509(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (error) {
    throw new MalformedError('no certificate', { cause: error });
  }
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false; // a key that cannot verify this kind of signature
  }
}

interface TbsFields {
  readonly serialNumber: BerNode;
  readonly issuer: BerNode;
  readonly subject: BerNode;
  readonly publicKey: BerNode;
  readonly extensions: readonly BerNode[];
}

/** RFC 5280, 4.1: the version in front is optional. */
function tbsFields(certificate: Uint8Array): TbsFields {
  const root = scanBer(certificate, createBerBudget(32));
  const all = sequenceOf(sequenceOf(root)[0]);
  const fields = all[0]?.tagClass === 2 ? all.slice(1) : all;
  const [serialNumber, , issuer, , subject, publicKey] = fields;
  if (
    serialNumber?.tag !== universal.integer ||
    issuer === undefined ||
    subject === undefined ||
    publicKey === undefined
  ) {
    throw new MalformedError('a certificate without its fields');
  }
  const holder = fields.slice(6).find(({ tagClass, tag }) => tagClass === 2 && tag === 3);
  const extensions = holder === undefined ? [] : sequenceOf(holder.children[0]);
  return { serialNumber, issuer, subject, publicKey, extensions };
}

/** Value of an extension; undefined when absent. */
function extensionOf(extensions: readonly BerNode[], oid: string): BerNode | undefined {
  const found = extensions.find(({ children: [id] }) => isOid(id) && oidOf(id) === oid);
  const value = found?.children.at(-1);
  return value === undefined ? undefined : scanBer(octetsOf(value), createBerBudget(16));
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

function derOf(node: BerNode): Uint8Array {
  return node.bytes.subarray(node.start, node.end);
}
