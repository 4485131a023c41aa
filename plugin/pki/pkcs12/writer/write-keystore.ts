import { derElement, derInteger, derOid, derSetOf } from '../../asn1/der-writer.ts';
import type { FileKeys } from '../file-keys.ts';
import type { BagNames, CertificateToWrite, KeyToWrite } from '../keystore-content.ts';
import { createProtector, type Protector } from './protection.ts';

export interface KeystoreToWrite {
  readonly keys: readonly KeyToWrite[];
  readonly certificates: readonly CertificateToWrite[];
}

/**
 * Writes a PKCS#12 file (RFC 7292) in the layout of Java's writer, which the official tool and the packages around it read: each key
 * encrypted in a bag of its own, all certificates in one encrypted safe, one password for all and for the integrity check. With keys
 * of the file it is `modern`, with a password (as passwordBytes makes it) `compatible`, and then slow by design: for a worker thread.
 */
export function writeKeystore(
  { keys, certificates }: KeystoreToWrite,
  secret: Uint8Array | FileKeys,
): Buffer {
  const protector = createProtector(secret);
  try {
    const keySafe = derElement(0x30, ...keys.map((key) => keyBag(key, protector)));
    const certificateSafe = derElement(0x30, ...certificates.map(certificateBag));
    const content = derElement(0x30, plainData(keySafe), encryptedData(certificateSafe, protector));
    return derElement(0x30, derInteger(3), plainData(content), protector.macData(content));
  } finally {
    protector.wipe();
  }
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
} as const;

const explicit0 = (content: Uint8Array) => derElement(0xa0, content);

const plainData = (content: Uint8Array) =>
  derElement(0x30, derOid(oids.data), explicit0(derElement(0x04, content)));

/** EncryptedData (RFC 5652, section 8) in its ContentInfo. */
function encryptedData(plain: Uint8Array, protector: Protector): Buffer {
  const { algorithm, encrypted } = protector.encrypt(plain);
  const contentInfo = derElement(0x30, derOid(oids.data), algorithm, derElement(0x80, encrypted));
  const value = derElement(0x30, derInteger(0), contentInfo);
  return derElement(0x30, derOid(oids.encryptedData), explicit0(value));
}

function keyBag(key: KeyToWrite, protector: Protector): Buffer {
  const { algorithm, encrypted } = protector.encrypt(key.pkcs8);
  const value = derElement(0x30, algorithm, derElement(0x04, encrypted));
  return bag(oids.shroudedKeyBag, value, key);
}

function certificateBag(certificate: CertificateToWrite): Buffer {
  const octets = derElement(0x04, certificate.der);
  const value = derElement(0x30, derOid(oids.x509Certificate), explicit0(octets));
  return bag(oids.certificateBag, value, certificate);
}

function bag(type: string, value: Uint8Array, { friendlyName, localKeyId }: BagNames): Buffer {
  const attributes: Buffer[] = [];
  if (friendlyName !== null) {
    const name = Buffer.from(friendlyName, 'utf16le').swap16();
    attributes.push(attribute(oids.friendlyName, derElement(0x1e, name)));
  }
  if (localKeyId !== null) {
    const keyId = derElement(0x04, Buffer.from(localKeyId, 'hex'));
    attributes.push(attribute(oids.localKeyId, keyId));
  }
  const named = attributes.length === 0 ? [] : [derSetOf(...attributes)];
  return derElement(0x30, derOid(type), explicit0(value), ...named);
}

const attribute = (type: string, value: Uint8Array) =>
  derElement(0x30, derOid(type), derElement(0x31, value));
