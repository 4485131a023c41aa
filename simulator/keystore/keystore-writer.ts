import type { KeyObject } from 'node:crypto';
import {
  bmpString,
  context,
  contextPrimitive,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  tlv,
} from '../pki/der.ts';
import { encrypt, macData, type EncryptionScheme, type MacScheme } from './keystore-encryption.ts';

/** Names of a bag; either may be missing, as some writers leave them out. */
export interface BagNames {
  readonly friendlyName: string | null;
  readonly localKeyId: Uint8Array | null;
}

interface KeyBag extends BagNames {
  readonly privateKey: KeyObject;
}

export interface CertificateBag extends BagNames {
  /** DER. */
  readonly certificate: Uint8Array;
  /** Java's mark on an entry that is trusted rather than part of a chain. */
  readonly trusted?: boolean;
}

/** Bags in the order in which they are written. */
export interface KeystoreContent {
  readonly keys: readonly KeyBag[];
  readonly certificates: readonly CertificateBag[];
}

/** The protection that one family of writers gives a file. */
export interface KeystoreProtection {
  readonly mac: MacScheme;
  readonly keys: EncryptionScheme;
  readonly certificates: EncryptionScheme;
}

export type KeystoreLayout = 'certificate-manager' | 'connector' | 'jdk17';

/**
 * The protection of the official tool on an older JDK, of the connector's BouncyCastle, of JDK 17. `iterations` replaces
 * every count at once, for tests that only care about the form.
 */
export function protectionOf(
  layout: KeystoreLayout,
  iterations: number | null = null,
): KeystoreProtection {
  const count = (genuine: number): number => iterations ?? genuine;
  switch (layout) {
    case 'certificate-manager':
      return {
        mac: { hash: 'sha1', iterations: count(100_000) },
        keys: { type: 'pbeWithSHA1And3-KeyTripleDES-CBC', iterations: count(50_000) },
        certificates: { type: 'pbeWithSHA1And40BitRC2-CBC', iterations: count(50_000) },
      };
    case 'connector':
      return {
        mac: { hash: 'sha1', iterations: count(1024) },
        keys: { type: 'pbeWithSHA1And3-KeyTripleDES-CBC', iterations: count(1024) },
        certificates: { type: 'pbeWithSHA1And40BitRC2-CBC', iterations: count(1024) },
      };
    case 'jdk17':
      return {
        mac: { hash: 'sha256', iterations: count(10_000) },
        keys: { type: 'PBES2-AES-256-CBC', iterations: count(10_000) },
        certificates: { type: 'PBES2-AES-256-CBC', iterations: count(10_000) },
      };
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
  javaTrusted: '2.16.840.1.113894.746875.1.1',
  anyExtendedKeyUsage: '2.5.29.37.0',
} as const;

/**
 * Writes a PKCS#12 file (RFC 7292) as Java and BouncyCastle do: one plain safe of shrouded keys, one encrypted safe of
 * certificates, a password MAC over both. A safe without bags is left out. Works on the calling thread: genuine iteration
 * counts cost most of a second.
 */
export function writeKeystore(
  content: KeystoreContent,
  password: string,
  protection: KeystoreProtection,
): Buffer {
  const safes: Buffer[] = [];
  if (content.keys.length > 0) {
    const bags = content.keys.map((bag) => keyBag(bag, password, protection.keys));
    safes.push(plainSafe(sequence(...bags)));
  }
  if (content.certificates.length > 0) {
    const bags = sequence(...content.certificates.map(certificateBag));
    safes.push(encryptedSafe(bags, password, protection.certificates));
  }
  const authenticatedSafe = sequence(...safes);
  return sequence(
    integer(3),
    plainSafe(authenticatedSafe),
    macData(authenticatedSafe, password, protection.mac),
  );
}

const plainSafe = (content: Buffer): Buffer =>
  sequence(objectIdentifier(oids.data), context(0, octetString(content)));

function encryptedSafe(content: Buffer, password: string, scheme: EncryptionScheme): Buffer {
  const { algorithm, bytes } = encrypt(content, password, scheme);
  const encryptedContent = sequence(
    objectIdentifier(oids.data),
    algorithm,
    contextPrimitive(0, bytes),
  );
  return sequence(
    objectIdentifier(oids.encryptedData),
    context(0, sequence(integer(0), encryptedContent)),
  );
}

function keyBag(bag: KeyBag, password: string, scheme: EncryptionScheme): Buffer {
  const plain = bag.privateKey.export({ format: 'der', type: 'pkcs8' });
  const { algorithm, bytes } = encrypt(plain, password, scheme);
  return sequence(
    objectIdentifier(oids.shroudedKeyBag),
    context(0, sequence(algorithm, octetString(bytes))),
    ...attributes(bag, false),
  );
}

function certificateBag(bag: CertificateBag): Buffer {
  return sequence(
    objectIdentifier(oids.certificateBag),
    context(
      0,
      sequence(objectIdentifier(oids.x509Certificate), context(0, octetString(bag.certificate))),
    ),
    ...attributes(bag, bag.trusted ?? false),
  );
}

/** The bag's attribute set; nothing at all when the bag has no name and no mark. */
function attributes(names: BagNames, trusted: boolean): Buffer[] {
  const attribute = (oid: string, value: Buffer): Buffer =>
    sequence(objectIdentifier(oid), tlv(0x31, value));
  const all = [
    ...(names.friendlyName === null
      ? []
      : [attribute(oids.friendlyName, bmpString(names.friendlyName))]),
    ...(names.localKeyId === null
      ? []
      : [attribute(oids.localKeyId, octetString(names.localKeyId))]),
    ...(trusted ? [attribute(oids.javaTrusted, objectIdentifier(oids.anyExtendedKeyUsage))] : []),
  ];
  return all.length === 0 ? [] : [setOf(...all)];
}
