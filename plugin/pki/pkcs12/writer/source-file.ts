import { PluginError } from '../../../errors.ts';
import type { FileKeys } from '../file-keys.ts';
import type {
  CertificateToWrite,
  KeptEntries,
  KeyToWrite,
  KeystoreFacts,
  KeystoreLimits,
} from '../keystore-content.ts';
import { openKeystore } from '../open-keystore.ts';

/** A password as passwordBytes makes it, or the keys of the file. */
export type OpeningSecret = Uint8Array | FileKeys;

/** A file of which entries are kept. */
export interface SourceFile {
  readonly file: Uint8Array;
  readonly secret: OpeningSecret;
  readonly keep: KeptEntries | 'all';
}

/** What a new file will hold; the keys are overwritten with it. */
interface Collected {
  readonly keys: KeyToWrite[];
  readonly certificates: CertificateToWrite[];
}

/**
 * Adds the entries to keep, with their names and in their order, except those that are there already. Throws as buildKeystore says;
 * keys that are not kept are overwritten.
 */
export function keepEntries(
  { file, secret, keep }: SourceFile,
  collected: Collected,
  limits: KeystoreLimits,
): void {
  const { facts, privateKeys } = openKeystore(file, secret, limits);
  const [keysBefore, certificatesBefore] = [[...collected.keys], [...collected.certificates]];
  for (const { keyIndex, pkcs8 } of privateKeys) {
    const { friendlyName, localKeyId, spkiSha256 } = getAt(facts.keys, keyIndex);
    const isKept =
      (keep === 'all' || keep.keys.includes(spkiSha256)) &&
      !keysBefore.some((key) => isSameBytes(key.pkcs8, pkcs8));
    if (isKept) collected.keys.push({ pkcs8, friendlyName, localKeyId });
    else pkcs8.fill(0);
  }
  refuseLoss(facts);
  if (keep !== 'all') refuseMissing(facts, keep);
  for (const { der, fingerprint, friendlyName, localKeyId } of facts.certificates) {
    const bytes = Buffer.from(der, 'base64');
    const isKept =
      (keep === 'all' || keep.certificates.includes(fingerprint)) &&
      !certificatesBefore.some((certificate) => isSameBytes(certificate.der, bytes));
    if (isKept) collected.certificates.push({ der: bytes, friendlyName, localKeyId });
  }
}

function refuseLoss({ crls, secrets, unreadCertificates, anomalies }: KeystoreFacts): void {
  if (crls + secrets + unreadCertificates === 0 && !anomalies.includes('UnknownBag')) return;
  throw new PluginError(
    'ERR_KEYSTORE_NOT_REWRITABLE',
    'the keystore holds more than keys and certificates',
  );
}

function refuseMissing(facts: KeystoreFacts, keep: KeptEntries): void {
  const hasKeys = keep.keys.every((wanted) =>
    facts.keys.some(({ spkiSha256 }) => spkiSha256 === wanted),
  );
  const hasCertificates = keep.certificates.every((wanted) =>
    facts.certificates.some(({ fingerprint }) => fingerprint === wanted),
  );
  if (!hasKeys || !hasCertificates) throw new TypeError('an entry to keep is not in the file');
}

function getAt<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new TypeError('a key without facts');
  return found;
}

const isSameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
