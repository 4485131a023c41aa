import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { contentsOf, DerRefusal, members, readDer } from './der-reader.ts';
import { objectIdentifier } from './der.ts';
import { decodeName, type DistinguishedName } from './distinguished-name.ts';

/** A PKCS#10 that was read and whose signature verifies with its own key. */
export interface CertificationRequest {
  readonly subject: DistinguishedName;
  readonly publicKey: KeyObject;
}

const hashes: readonly (readonly [oid: string, hash: string, keyType: string])[] = [
  ['1.2.840.113549.1.1.11', 'sha256', 'rsa'],
  ['1.2.840.10045.4.3.2', 'sha256', 'ec'],
  ['1.2.840.10045.4.3.3', 'sha384', 'ec'],
];

/** Reads a certification request without attributes (RFC 2986). Throws {@link DerRefusal}, also for a signature that does not verify. */
export function readCertificationRequest(der: Buffer): CertificationRequest {
  const [info, algorithm, signature] = members(readDer(der));
  const [version, subject, spki, attributes, ...more] = members(info);
  if (contentsOf(version, 0x02).toString('hex') !== '00') throw new DerRefusal('another version');
  if (members(attributes, 0xa0).length > 0 || more.length > 0) {
    throw new DerRefusal('a request of eHealth has no attributes');
  }
  const publicKey = readKey(spki?.encoded ?? Buffer.alloc(0));
  const [name] = members(algorithm);
  const [, hash] =
    hashes.find(
      ([oid, , keyType]) =>
        name?.encoded.equals(objectIdentifier(oid)) === true &&
        keyType === publicKey.asymmetricKeyType,
    ) ?? [];
  const value = contentsOf(signature, 0x03).subarray(1);
  if (hash === undefined || info === undefined || !verify(hash, info.encoded, publicKey, value)) {
    throw new DerRefusal('the signature of the request does not verify');
  }
  return { subject: decodeName(subject), publicKey };
}

function readKey(spki: Buffer): KeyObject {
  try {
    return createPublicKey({ key: spki, format: 'der', type: 'spki' });
  } catch {
    throw new DerRefusal('no public key');
  }
}
