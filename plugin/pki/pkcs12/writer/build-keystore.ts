import { createBerBudget } from '../../asn1/ber.ts';
import { FileKeys } from '../file-keys.ts';
import type {
  CertificateToWrite,
  KeyToWrite,
  KeystoreFacts,
  KeystoreLimits,
  KeystoreProtection,
  RewrittenKeystore,
} from '../keystore-content.ts';
import { openKeystore } from '../open-keystore.ts';
import { readPrivateKey } from '../private-key.ts';
import { deriveFileKeys } from './protection.ts';
import { keepEntries } from './source-file.ts';
import type { OpeningSecret, SourceFile } from './source-file.ts';
import { writeKeystore } from './write-keystore.ts';
import type { KeystoreToWrite } from './write-keystore.ts';

/** New entries, and the files whose entries come before them. */
export interface KeystoreBuild extends KeystoreToWrite {
  readonly sources: readonly SourceFile[];
  readonly secret: OpeningSecret;
  readonly protection: KeystoreProtection;
}

/**
 * Writes a keystore of entries kept from other files, with their names and in their order, and of new ones after them. Of a key or
 * certificate that two sources have, the first is written. Secrets and new keys stay the caller's to overwrite. The result has been
 * opened with `secret` and compared before it is returned; `receiveKeys` gets the keys of a `modern` file, overwritten after it.
 *
 * Throws what openKeystore throws for a source, and ERR_KEYSTORE_NOT_REWRITABLE for one that holds what would get lost: revocation
 * lists, secret keys, unreadable certificates, bags of an unknown kind. TypeError for an order that makes no sense: an entry to keep
 * that is not there, a new key that cannot be read, a name that another key has, keys of a file under `compatible`.
 */
export function buildKeystore(
  build: KeystoreBuild,
  limits: KeystoreLimits,
  receiveKeys: (keys: FileKeys) => void = () => undefined,
): RewrittenKeystore {
  const { secret, protection } = build;
  if (secret instanceof FileKeys && protection !== 'modern')
    throw new TypeError('the keys of a file write a modern file only');
  const keys: KeyToWrite[] = [];
  const certificates: CertificateToWrite[] = [];
  let derived: FileKeys | null = null;
  try {
    for (const source of build.sources) keepEntries(source, { keys, certificates }, limits);
    for (const key of build.keys) addKey(keys, key, limits);
    certificates.push(...build.certificates);
    if (protection === 'modern' && !(secret instanceof FileKeys)) derived = deriveFileKeys(secret);
    const file = writeKeystore({ keys, certificates }, derived ?? secret);
    const facts = checkedFacts({ keys, certificates }, file, secret, limits);
    const fileKeys = secret instanceof FileKeys ? secret : derived;
    if (fileKeys !== null) receiveKeys(fileKeys);
    return { file, facts };
  } finally {
    for (const { pkcs8 } of keys) pkcs8.fill(0);
    derived?.wipe();
  }
}

/** In the form in which it will be read, and overwritten with the others. */
function addKey(keys: KeyToWrite[], key: KeyToWrite, { maxDepth }: KeystoreLimits): void {
  const { pkcs8, publicKey } = readPrivateKey(key.pkcs8, createBerBudget(maxDepth));
  const isTaken = keys.some(({ friendlyName }) => isSameName(friendlyName, key.friendlyName));
  keys.push({ ...key, pkcs8 });
  if (publicKey === null) throw new TypeError('a new key that cannot be read');
  if (isTaken) throw new TypeError('a new key with the name of another');
}

/** Java compares names so, and would read the last of two only. */
const isSameName = (one: string | null, other: string | null) =>
  one !== null && one.toLowerCase() === other?.toLowerCase();

/** A keystore that does not open would lose its holder's keys. */
function checkedFacts(
  expected: KeystoreToWrite,
  file: Uint8Array,
  secret: OpeningSecret,
  limits: KeystoreLimits,
): KeystoreFacts {
  const { facts, privateKeys } = openKeystore(file, secret, limits);
  try {
    const isSame =
      privateKeys.length === expected.keys.length &&
      expected.keys.every((key, index) => isSameBytes(key.pkcs8, privateKeys[index]?.pkcs8)) &&
      namesOf(facts.keys) === namesOf(expected.keys) &&
      namesOf(facts.certificates) === namesOf(expected.certificates) &&
      expected.certificates.every(({ der }, index) =>
        isSameBytes(der, Buffer.from(facts.certificates[index]?.der ?? '', 'base64')),
      );
    if (!isSame) throw new Error('the written keystore has other content');
    return facts;
  } finally {
    for (const { pkcs8 } of privateKeys) pkcs8.fill(0);
  }
}

const isSameBytes = (one: Uint8Array, other: Uint8Array | undefined) =>
  other !== undefined && Buffer.compare(one, other) === 0;

const namesOf = (entries: readonly Pick<KeyToWrite, 'friendlyName' | 'localKeyId'>[]) =>
  JSON.stringify(entries.map(({ friendlyName, localKeyId }) => [friendlyName, localKeyId]));
