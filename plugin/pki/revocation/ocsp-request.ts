import { createHash } from 'node:crypto';

import { CertID, OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

import type { RevocationSubject } from './subject.ts';

const sha1Oid = '1.3.14.3.2.26';

/** What names a certificate to its responder (RFC 6960, 4.1.1). */
export interface OcspCertId {
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: Uint8Array;
}

/** Over SHA-1, which every responder knows: it only names the certificate, nothing rests on it. */
export function ocspCertId(subject: RevocationSubject): OcspCertId {
  const [own] = ocspCertIds(subject, sha1Oid);
  if (own === undefined) throw new TypeError('no name of the certificate');
  return own;
}

const hashes: ReadonlyMap<string, string> = new Map([
  [sha1Oid, 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/**
 * What an answer may name the certificate by under a hash: the issuer's name is digested as octets, and the certificate may write it
 * in other string types than the issuer's own does. None for a hash that is not known here.
 */
export function ocspCertIds(subject: RevocationSubject, hashOid: string): OcspCertId[] {
  const hash = hashes.get(hashOid);
  if (hash === undefined) return [];
  const digest = (bytes: Uint8Array) => createHash(hash).update(bytes).digest();
  const { issuerNames, issuerKey, serialNumber } = subject;
  return issuerNames.map((name) => ({
    issuerNameHash: digest(name),
    issuerKeyHash: digest(issuerKey),
    serialNumber,
  }));
}

/**
 * DER of a question about one certificate. Without nonce: responders that prepare their answers do not repeat it (RFC 5019),
 * so that age is what an old answer is known by.
 */
export function writeOcspRequest({
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
}: OcspCertId): Uint8Array {
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha1Oid, parameters: null }),
    issuerNameHash: new OctetString(issuerNameHash),
    issuerKeyHash: new OctetString(issuerKeyHash),
    serialNumber: Uint8Array.from(serialNumber).buffer,
  });
  const tbsRequest = new TBSRequest({ requestList: [new Request({ reqCert })] });
  return new Uint8Array(AsnConvert.serialize(new OCSPRequest({ tbsRequest })));
}
