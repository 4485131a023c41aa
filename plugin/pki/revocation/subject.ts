import { createBerBudget, scanBer } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { isOid, oidOf } from '../asn1/ber-value.ts';
import { derSpans, derTag } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { MalformedError } from '../asn1/malformed.ts';
import type { DerCertificate } from '../x509/certificate-signature.ts';
import { isIssuedBy } from '../x509/certification-path.ts';
import { readTbsFields } from '../x509/tbs-fields.ts';
import type { TbsFields } from '../x509/tbs-fields.ts';
import type { DistinguishedName } from '../x509/distinguished-name.ts';
import { nameOf, readDistributionPoints, urlOf } from './distribution-point.ts';

/** One certificate and the authority that provably issued it: what OCSP and CRL are asked about. */
export interface RevocationSubject {
  readonly issuer: DerCertificate;
  /** Content of the INTEGER, as the certificate has it; answers are compared by serial-number.ts. */
  readonly serialNumber: Uint8Array;
  readonly issuerName: DistinguishedName;
  /** DER of that name as the certificate writes it, and as the issuer's own certificate does: string types may differ. */
  readonly issuerNames: readonly [inCertificate: Uint8Array, inIssuer: Uint8Array];
  /** Content of the issuer's public key, without the count of unused bits. */
  readonly issuerKey: Uint8Array;
  /** http(s) addresses, in their order. */
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
  /** All names of all places of lists (distribution-point.ts): a list may know itself by another one than its address. */
  readonly crlNames: readonly string[];
}

/** Content octets of object identifiers, in hex. */
const authorityInfoAccess = '2b06010505070101';
const crlDistributionPoints = '551d1f';
const ocspMethod = '1.3.6.1.5.5.7.48.1';

/**
 * Reads what answers about this certificate are held against. null when the issuer did not issue it (SHA-1 is
 * accepted as ever): then nothing in it is believed, the addresses least of all. Throws MalformedError for what is no certificate.
 */
export function readRevocationSubject(
  certificate: Uint8Array,
  issuer: Uint8Array,
): RevocationSubject | null {
  const authority = { raw: issuer };
  const own = readTbsFields(issuer);
  const fields = readTbsFields(certificate);
  if (!isIssuedBy({ raw: certificate }, authority, { allowSha1: true })) return null;
  const { contentStart, end } = own.publicKey;
  const [, key] = derSpans(issuer, contentStart, end);
  if (key?.tag !== derTag.bitString) throw new MalformedError('no public key');
  const issuerDer = certificate.subarray(fields.issuer.start, fields.issuer.end);
  const issuerName = nameOf(issuerDer);
  const extension = extensionOf(certificate, fields, crlDistributionPoints);
  const points = extension === undefined ? [] : readDistributionPoints(extension, issuerName);
  return {
    issuer: authority,
    serialNumber: contentOf(certificate, fields.serialNumber),
    issuerName,
    issuerNames: [issuerDer, issuer.subarray(own.subject.start, own.subject.end)],
    issuerKey: contentOf(issuer, key).subarray(1),
    ocspUrls: accessUrls(extensionOf(certificate, fields, authorityInfoAccess)),
    crlUrls: points.flatMap(({ urls }) => urls),
    crlNames: points.flatMap(({ names }) => names),
  };
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
