import { createHash } from 'node:crypto';

import { CertID, OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

import type { RevocationSubject } from './subject.ts';

export const sha1Oid = '1.3.14.3.2.26';

/** What names a certificate to its responder (RFC 6960, 4.1.1). */
export interface OcspCertId {
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: Uint8Array;
}

/** Over SHA-1, which every responder knows: it only names the certificate, nothing rests on it. */
export function ocspCertId(subject: RevocationSubject): OcspCertId {
  const { issuerName, issuerKey, serialNumber } = subject;
  return { issuerNameHash: sha1(issuerName), issuerKeyHash: sha1(issuerKey), serialNumber };
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

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();
