import { createBerBudget } from '../asn1/ber.ts';
import type { NameAttribute, X509Facts } from '../x509/certificate-facts.ts';
import { readCertificate } from '../x509/certificate.ts';
import type {
  BuildBase,
  BuildOrder,
  CertificateFacts,
  CertificateToWrite,
  KeptEntries,
  KeyFacts,
  KeystoreFacts,
} from './keystore-content.ts';

/*
 * What an eHealth keystore holds at each step of a request (registration.md section 14.1), as orders to build it. Keys and certificates
 * pair by public key; names are what other programs look entries up by.
 */

/** Name of the entry that opens sessions. */
const authenticationAlias = 'authentication';
const maxDepth = 32;

/** A file with what is known of it. */
export interface KnownFile {
  readonly file: Uint8Array;
  readonly facts: KeystoreFacts;
  readonly secret: BuildBase['secret'];
}

/** A new key: PrivateKeyInfo DER, the caller's to overwrite, and how eHealth names it. */
export interface NewKey {
  readonly pkcs8: Uint8Array;
  readonly publicKeyIdentifier: string;
}

export interface NewEncryptionKey extends NewKey {
  /** DER, as the authentication key signed it. */
  readonly certificate: Uint8Array;
}

export type EntriesOrder = Pick<BuildOrder, 'base' | 'carried' | 'keys' | 'certificates'>;

/** The file of a request that is not finished: the new key with its placeholder, after the encryption keys of older files. */
export function unfinishedEntries(
  key: NewKey,
  placeholder: Uint8Array,
  older: readonly KnownFile[] = [],
): EntriesOrder {
  const names = { friendlyName: authenticationAlias, localKeyId: key.publicKeyIdentifier };
  return {
    base: null,
    carried: older.map(carriedFile),
    keys: [{ pkcs8: key.pkcs8, ...names }],
    certificates: [{ der: placeholder, ...names }],
  };
}

/**
 * The file once eHealth delivered: the delivered chain (leaf first, DER) in place of the placeholder, with what else it holds and, when it
 * is there, a new encryption key. Doing it again with the same chain adds nothing. Throws TypeError when the file has no key for
 * the leaf.
 */
export function deliveredEntries(
  current: KnownFile,
  chain: readonly Uint8Array[],
  {
    encryption = null,
    older = [],
  }: {
    readonly encryption?: NewEncryptionKey | null;
    readonly older?: readonly KnownFile[];
  } = {},
): EntriesOrder {
  const [leaf, ...above] = chain.map(
    (der) => readCertificate(der, createBerBudget(maxDepth)).facts,
  );
  const { facts, file, secret } = current;
  const key = facts.keys.find(({ spkiSha256 }) => spkiSha256 === leaf?.spkiSha256);
  if (leaf === undefined || key === undefined)
    throw new TypeError('the file has no key for the delivered certificate');
  const isPlaceholder = (one: CertificateFacts) =>
    one.spkiSha256 === leaf.spkiSha256 && one.fingerprint !== leaf.fingerprint;
  const kept = facts.certificates.filter((one) => !isPlaceholder(one));
  const { friendlyName, localKeyId } = key;
  const delivered = [
    { ...leaf, friendlyName, localKeyId },
    ...above.map((one) => ({ ...one, ...chainNames(one) })),
  ].flatMap((one) => orKept(one, kept));
  const rest = [...kept, ...older.flatMap(carriedCertificates)].filter(
    (one, index, all) =>
      !delivered.some((other) => isSame(other, one)) &&
      (index < kept.length || all.findIndex((other) => isSame(other, one)) === index),
  );
  return {
    base: {
      file,
      secret,
      keep: { keys: facts.keys.map(({ spkiSha256 }) => spkiSha256), certificates: [] },
    },
    carried: older.map((one) => ({
      ...carriedFile(one),
      keep: { keys: encryptionEntries(one.facts).keys, certificates: [] },
    })),
    keys: encryption === null ? [] : [{ pkcs8: encryption.pkcs8, ...encryptionNames(encryption) }],
    // Java takes the first certificate with its issuer's name for the issuer of an encryption key's; they all have the leaf's name
    certificates: [
      ...[...delivered, ...rest].map(toWrite),
      ...(encryption === null
        ? []
        : [{ der: encryption.certificate, ...encryptionNames(encryption) }]),
    ],
  };
}

type NamedCertificate = Pick<CertificateFacts, 'der' | 'fingerprint'> & Names;

const isSame = (one: NamedCertificate, other: NamedCertificate): boolean =>
  one.fingerprint === other.fingerprint;

/** As it is in the file, where it is there already. */
function orKept(
  one: NamedCertificate,
  kept: readonly NamedCertificate[],
): readonly NamedCertificate[] {
  const found = kept.filter((other) => isSame(other, one));
  return found.length > 0 ? found : [one];
}

const toWrite = ({ der, friendlyName, localKeyId }: NamedCertificate): CertificateToWrite => ({
  der: Buffer.from(der, 'base64'),
  friendlyName,
  localKeyId,
});

function carriedCertificates({ facts }: KnownFile): readonly CertificateFacts[] {
  const { certificates } = encryptionEntries(facts);
  return facts.certificates.filter(({ fingerprint }) => certificates.includes(fingerprint));
}

/**
 * Which entries of an older file go into the one that replaces it: encryption keys (key usage 48, signed by another key) with their own
 * certificates. Never the old authentication key, and no placeholder, which has the same usage but is signed by its own key.
 */
export function encryptionEntries(facts: KeystoreFacts): KeptEntries {
  const isEncryption = (one: CertificateFacts | undefined): one is CertificateFacts =>
    one !== undefined && isForEncryption(one) && !isSelfSigned(one, facts);
  const certificatesOf = ({ certificates }: KeyFacts) =>
    certificates.map((index) => facts.certificates[index]);
  const keys = facts.keys.filter(
    (key) =>
      key.friendlyName?.toLowerCase() !== authenticationAlias &&
      certificatesOf(key).length > 0 &&
      certificatesOf(key).every(isEncryption),
  );
  const certificates = keys.flatMap(certificatesOf).filter(isEncryption);
  return {
    keys: [...new Set(keys.map(({ spkiSha256 }) => spkiSha256))],
    certificates: [...new Set(certificates.map(({ fingerprint }) => fingerprint))],
  };
}

const carriedFile = ({ file, facts, secret }: KnownFile): BuildBase => ({
  file,
  secret,
  keep: encryptionEntries(facts),
});

function isForEncryption({ keyUsage }: CertificateFacts): boolean {
  return (
    keyUsage !== null &&
    keyUsage.includes('keyEncipherment') &&
    keyUsage.includes('dataEncipherment') &&
    !keyUsage.includes('digitalSignature')
  );
}

const isSelfSigned = ({ verifiedBy, spkiSha256 }: CertificateFacts, facts: KeystoreFacts) =>
  verifiedBy.some((index) => facts.certificates[index]?.spkiSha256 === spkiSha256);

type Names = Pick<CertificateToWrite, 'friendlyName' | 'localKeyId'>;

function encryptionNames({ certificate, publicKeyIdentifier }: NewEncryptionKey): Names {
  const { serialNumber } = readCertificate(certificate, createBerBudget(maxDepth)).facts;
  return { friendlyName: serialNumber, localKeyId: publicKeyIdentifier };
}

const chainNames = ({ subject }: X509Facts): Names => ({
  friendlyName: nameText(subject),
  localKeyId: null,
});

/** Attribute types by the keywords of RFC 2253; any other by its number. */
const keywords: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};

/** A name as Java calls members of a chain, last part first. For people: nothing is looked up by it. */
const nameText = (subject: readonly NameAttribute[]) =>
  subject
    .map(({ type, value }) => `${keywords[type] ?? type}=${value.replace(/[\\",+;<>=]/g, '\\$&')}`)
    .reverse()
    .join(',');
