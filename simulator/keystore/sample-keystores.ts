import {
  keyUsage,
  signCertificate,
  subjectKeyIdentifier,
  basicConstraints,
  extendedKeyUsage,
  randomSerialNumber,
  type IssuedCertificate,
} from '../pki/certificate-profile.ts';
import {
  createAuthority,
  issueEncryptionCertificate,
  issueLeaf,
  issuePlaceholder,
  type CertificationAuthority,
  type RevocationAddresses,
  type SimulatedPki,
} from '../pki/certification-authority.ts';
import type { EtkOrder } from '../control/control.ts';
import type { CertificateHolder } from '../pki/distinguished-name.ts';
import { freshKeys, type KeyPair, type KeySource } from '../pki/key-source.ts';
import { chainMember, encryptionAlias, layOut, type KeystoreEntry } from './keystore-entries.ts';
import {
  protectionOf,
  writeKeystore,
  type KeystoreContent,
  type KeystoreLayout,
} from './keystore-writer.ts';

/** One state that a user's file may be in; what a visitor of the demo tries, what tests judge. */
export const sampleKinds = [
  'complete',
  'renewed',
  'notCompleted',
  'noEncryptionKey',
  'expired',
  'expiring',
  'notYetValid',
  'foreign',
  'unknownIssuer',
  'oldKeysOnly',
  'noPrivateKey',
  'group',
  'company',
  'ecLeaf',
] as const;

export type SampleKind = (typeof sampleKinds)[number];

export interface SampleOptions {
  /** Default: an invented person, group or company that fits the kind. */
  readonly holder?: CertificateHolder;
  /** Printable ASCII. */
  readonly password?: string;
  readonly layout?: KeystoreLayout;
  /** Replaces all iteration counts of the layout; null leaves the genuine ones. */
  readonly iterations?: number | null;
  /** The instant around which validities lie. */
  readonly now?: Date;
  /** Instants of the authentication certificate, in place of the kind's own. */
  readonly validity?: Validity;
  readonly keys?: KeySource;
  /** Leave out what pairs keys and certificates, as some writers do. */
  readonly withoutFriendlyNames?: boolean;
  readonly withoutLocalKeyIds?: boolean;
  /** Leave the CA out of the file. */
  readonly withoutChain?: boolean;
  /** Addresses for the authentication certificate, of the line that issues the kind (`ecLeaf`: 002, else 001); none when absent. */
  readonly revocation?: RevocationAddresses;
}

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface SampleKeystore {
  /** As the official tool names it: `<TYPE>=<ID>[,<APPID>] <yyyyMMdd-HHmmss>.p12`. */
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly password: string;
  /** The holder the file is made for; a placeholder or foreign certificate does not say so itself. */
  readonly holder: CertificateHolder;
  /** DER of the two certificates that count in a complete file; null in all others. */
  readonly certificates: {
    readonly authentication: Buffer;
    readonly encryption: Buffer;
  } | null;
}

/** Password of samples unless another is asked for. */
export const samplePassword = 'Essai-1234';

const person: CertificateHolder = {
  type: 'SSIN',
  id: '00000000097',
  applicationId: null,
  name: 'ALIX EXEMPLE',
};
const group: CertificateHolder = {
  type: 'NIHII-GROUP',
  id: '00000196',
  applicationId: null,
  name: 'GROUPEMENT EXEMPLE',
};
const company: CertificateHolder = {
  type: 'CBE',
  id: '0000000097',
  applicationId: null,
  name: 'CABINET EXEMPLE SRL',
};

/** Makes a keystore in the given state: new keys, certificates of `pki`, a file as the chosen writer would write it. */
export async function sampleKeystore(
  pki: SimulatedPki,
  kind: SampleKind,
  options: SampleOptions = {},
): Promise<SampleKeystore> {
  const now = options.now ?? new Date();
  const holder = options.holder ?? defaultHolder(kind);
  const layout = options.layout ?? 'certificate-manager';
  const password = options.password ?? samplePassword;
  const validity = options.validity ?? validityOf(kind, now);
  const keys = options.keys ?? freshKeys;
  const entries = await entriesOf(kind, {
    pki,
    holder,
    validity,
    keys,
    now,
    revocation: options.revocation,
  });
  const chained = options.withoutChain === true ? entries.map(withoutAuthority) : entries;
  const laidOut = layOut(chained, layout, validity.notBefore);
  const content = kind === 'noPrivateKey' ? { ...laidOut, keys: [] } : laidOut;
  return {
    fileName: keystoreFileName(holder, kind === 'notCompleted' ? now : validity.notBefore),
    bytes: writeKeystore(
      withoutNames(content, options),
      password,
      protectionOf(layout, options.iterations ?? null),
    ),
    password,
    holder,
    certificates: certificatesOf(entries),
  };
}

/** Returns the command that makes the simulated depot publish the encryption key of a complete file. Throws a TypeError for another. */
export function etkOf({ holder, certificates }: SampleKeystore): EtkOrder {
  if (certificates === null) throw new TypeError('the keystore holds no encryption key');
  return {
    type: holder.type,
    id: holder.id,
    applicationId: holder.applicationId,
    encryptionCertificate: certificates.encryption.toString('base64'),
    ownerCertificate: certificates.authentication.toString('base64'),
  };
}

/** The first entry is the authentication key's, the second that of the encryption key which it signed. */
function certificatesOf([
  authentication,
  encryption,
]: readonly KeystoreEntry[]): SampleKeystore['certificates'] {
  if (authentication === undefined || encryption === undefined) return null;
  return {
    authentication: authentication.certificate.der,
    encryption: encryption.certificate.der,
  };
}

function defaultHolder(kind: SampleKind): CertificateHolder {
  if (kind === 'group') return group;
  return kind === 'company' ? company : person;
}

/** Local Belgian time of the request, one blank before it. */
export function keystoreFileName(
  holder: CertificateHolder,
  requestedAt: Date,
  extension = 'p12',
): string {
  const stamp = requestedAt.toLocaleString('sv-SE', { timeZone: 'Europe/Brussels' });
  const application = holder.applicationId === null ? '' : `,${holder.applicationId}`;
  return `${holder.type}=${holder.id}${application} ${stamp.replaceAll(/[-:]/g, '').replace(' ', '-')}.${extension}`;
}

const day = 24 * 3_600_000;

/** 36 months to the day, as eHealth issues in production. The beginning has no fraction of a second: certificates have none. */
function threeYearsFrom(instant: Date): Validity {
  const notBefore = new Date(Math.floor(instant.getTime() / 1000) * 1000);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 3);
  return { notBefore, notAfter };
}

function threeYearsUntil(instant: Date): Validity {
  const notAfter = new Date(Math.floor(instant.getTime() / 1000) * 1000);
  const notBefore = new Date(notAfter);
  notBefore.setUTCFullYear(notBefore.getUTCFullYear() - 3);
  return { notBefore, notAfter };
}

function validityOf(kind: SampleKind, now: Date): Validity {
  switch (kind) {
    case 'expired':
      return threeYearsUntil(new Date(now.getTime() - 40 * day));
    case 'expiring':
      return threeYearsUntil(new Date(now.getTime() + 20 * day + 3_600_000));
    case 'notYetValid':
      return threeYearsFrom(new Date(now.getTime() + 2 * day));
    case 'renewed':
      return threeYearsFrom(new Date(now.getTime() - 5 * day));
    case 'notCompleted':
      return threeYearsFrom(new Date(now.getTime() - 600_000));
    case 'oldKeysOnly':
      return threeYearsUntil(new Date(now.getTime() - 200 * day));
    default:
      return threeYearsFrom(new Date(now.getTime() - 200 * day));
  }
}

interface Making {
  readonly revocation: RevocationAddresses | undefined;
  readonly pki: SimulatedPki;
  readonly holder: CertificateHolder;
  readonly validity: Validity;
  readonly keys: KeySource;
  readonly now: Date;
}

async function entriesOf(kind: SampleKind, making: Making): Promise<readonly KeystoreEntry[]> {
  const { pki, keys, now } = making;
  switch (kind) {
    case 'notCompleted':
      return [placeholderEntry(await keys.rsa(), now)];
    case 'noEncryptionKey':
    case 'noPrivateKey':
      return [authenticationEntry(making, pki.issuing001, await keys.rsa())];
    case 'foreign':
      return [foreignEntry(await keys.rsa(), making.validity)];
    case 'oldKeysOnly':
      return [await oldEncryptionEntry(making, making.validity)];
    case 'renewed':
      return renewedEntries(making);
    case 'ecLeaf':
      return completeEntries(making, pki.issuing002, await keys.ec('P-256'));
    case 'unknownIssuer':
      return completeEntries(
        making,
        createAuthority('autre autorité 003', '003', await keys.ec('P-384'), null),
        await keys.rsa(),
      );
    default:
      return completeEntries(making, pki.issuing001, await keys.rsa());
  }
}

function placeholderEntry(keys: KeyPair, now: Date): KeystoreEntry {
  return { alias: 'authentication', keys, certificate: issuePlaceholder(keys, now), chain: [] };
}

function authenticationEntry(
  making: Making,
  authority: CertificationAuthority,
  keys: KeyPair,
): KeystoreEntry {
  const certificate = issueLeaf(authority, {
    holder: making.holder,
    publicKey: keys.publicKey,
    ...making.validity,
    ...(making.revocation === undefined ? {} : { revocation: making.revocation }),
  });
  return { alias: 'authentication', keys, certificate, chain: [chainMember(authority)] };
}

function encryptionEntry(authentication: KeystoreEntry, keys: KeyPair): KeystoreEntry {
  const certificate = issueEncryptionCertificate(
    authentication.certificate,
    authentication.keys.privateKey,
    keys.publicKey,
  );
  return {
    alias: encryptionAlias(certificate),
    keys,
    certificate,
    chain: [authentication.certificate, ...authentication.chain],
  };
}

async function completeEntries(
  making: Making,
  authority: CertificationAuthority,
  authenticationKeys: KeyPair,
): Promise<readonly KeystoreEntry[]> {
  const authentication = authenticationEntry(making, authority, authenticationKeys);
  return [authentication, encryptionEntry(authentication, await making.keys.rsa())];
}

async function renewedEntries(making: Making): Promise<readonly KeystoreEntry[]> {
  const current = await completeEntries(making, making.pki.issuing001, await making.keys.rsa());
  const before = threeYearsUntil(new Date(making.validity.notBefore.getTime() + 60 * day));
  return [...current, await oldEncryptionEntry(making, before)];
}

/** An encryption key of an earlier period: the leaf that signed its certificate is gone. */
async function oldEncryptionEntry(making: Making, validity: Validity): Promise<KeystoreEntry> {
  const [formerKeys, keys] = await Promise.all([making.keys.rsa(), making.keys.rsa()]);
  const former = authenticationEntry({ ...making, validity }, making.pki.issuing001, formerKeys);
  return { ...encryptionEntry(former, keys), chain: [] };
}

/** A self-signed web server certificate: a well-made PKCS#12 file that has nothing to do with eHealth. */
function foreignEntry(keys: KeyPair, validity: Validity): KeystoreEntry {
  const subject = [['CN', 'www.cabinet.example']] as const;
  const certificate: IssuedCertificate = signCertificate({
    subject,
    issuer: subject,
    serialNumber: randomSerialNumber(63),
    ...validity,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    extensions: [
      basicConstraints('leaf', null),
      keyUsage('server'),
      extendedKeyUsage('1.3.6.1.5.5.7.3.1'),
      subjectKeyIdentifier(keys.publicKey),
    ],
  });
  return { alias: 'www.cabinet.example', keys, certificate, chain: [] };
}

/** Takes the CA off the end of an entry's chain; the leaf stays. */
function withoutAuthority(entry: KeystoreEntry): KeystoreEntry {
  return { ...entry, chain: entry.chain.slice(0, -1) };
}

function withoutNames(content: KeystoreContent, options: SampleOptions): KeystoreContent {
  const strip = <
    Bag extends KeystoreContent['keys'][number] | KeystoreContent['certificates'][number],
  >(
    bag: Bag,
  ): Bag => ({
    ...bag,
    friendlyName: options.withoutFriendlyNames === true ? null : bag.friendlyName,
    localKeyId: options.withoutLocalKeyIds === true ? null : bag.localKeyId,
  });
  return { keys: content.keys.map(strip), certificates: content.certificates.map(strip) };
}
