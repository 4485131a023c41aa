import { contentsOf, members, readDer, type DerValue } from '../pki/der-reader.ts';
import { objectIdentifier } from '../pki/der.ts';

/** Which certificate is asked after: its issuer by hashes, and its serial number (RFC 6960, 4.1.1). */
export interface CertificateQuestion {
  readonly hash: 'sha1' | 'sha256' | null;
  readonly issuerName: Buffer;
  readonly issuerKey: Buffer;
  readonly serialNumber: bigint;
  /** The CertID as it came: an answer repeats it. */
  readonly encoded: Buffer;
}

export interface OcspQuestion {
  readonly certificates: readonly CertificateQuestion[];
  /** The nonce extension as it came; null without one. */
  readonly nonce: Buffer | null;
}

const nonceIdentifier = '1.3.6.1.5.5.7.48.1.2';

const hashes = [
  ['sha1', objectIdentifier('1.3.14.3.2.26')],
  ['sha256', objectIdentifier('2.16.840.1.101.3.4.2.1')],
] as const;

/** Reads an OCSPRequest; a signature on it is not checked. Throws DerRefusal. */
export function readOcspRequest(der: Buffer): OcspQuestion {
  const [request] = members(readDer(der));
  const parts = members(request);
  const list = parts.find(({ tag }) => tag === 0x30);
  const extensions = parts.find(({ tag }) => tag === 0xa2);
  return {
    certificates: members(list).map((single) => readCertificateQuestion(members(single)[0])),
    nonce: extensions === undefined ? null : findNonce(readDer(extensions.contents)),
  };
}

function readCertificateQuestion(certId: DerValue | undefined): CertificateQuestion {
  const [algorithm, issuerName, issuerKey, serialNumber] = members(certId);
  const name = members(algorithm)[0]?.encoded;
  return {
    hash:
      hashes.find(([, identifier]) => name !== undefined && identifier.equals(name))?.[0] ?? null,
    issuerName: contentsOf(issuerName, 0x04),
    issuerKey: contentsOf(issuerKey, 0x04),
    serialNumber: BigInt(`0x0${contentsOf(serialNumber, 0x02).toString('hex')}`),
    encoded: certId?.encoded ?? Buffer.alloc(0),
  };
}

function findNonce(extensions: DerValue): Buffer | null {
  const wanted = objectIdentifier(nonceIdentifier);
  const found = members(extensions).find((entry) =>
    members(entry).some(({ encoded }) => encoded.equals(wanted)),
  );
  return found?.encoded ?? null;
}
