import type { JudgedCertificate } from '../../certificate/service.ts';
import type { Verdict } from '../../certificate/verdict/verdict-input.ts';
import { PluginError } from '../../../errors.ts';
import type { KeystoreFacts, KeystoreReader } from '../../../pki/pkcs12/keystore-content.ts';
import { maxKeysAtOnce } from '../../../pki/pkcs12/keystore-content.ts';
import { toPrivateKey } from '../../../pki/private-key-object.ts';
import { keySigner } from '../../../pki/signer.ts';
import type { Signer } from '../../../pki/signer.ts';
import { certificateDer, getFingerprint } from '../keystore-key.ts';
import type { CertificateKeyDeps, GivenPassword } from '../keystore-key.ts';
import type { DecryptionKey } from './keyring.ts';

export interface DecryptionKeyDeps extends Pick<CertificateKeyDeps, 'certificates'> {
  readonly reader: Pick<KeystoreReader, 'openKeys'>;
}

export interface KeysOfKeystore {
  readonly signer: Signer;
  readonly decryptionKeys: readonly DecryptionKey[];
}

/** Opens a stored certificate once for all its keys: the one that signs, and those that open letters. */
export async function openSignerAndKeys(
  deps: DecryptionKeyDeps,
  certificate: Pick<JudgedCertificate, 'record' | 'verdict'>,
  given: GivenPassword,
): Promise<KeysOfKeystore> {
  const own = getFingerprint(certificate.verdict);
  const others = decryptionFingerprints(certificate.verdict, certificate.record.facts);
  return withKeys(deps, certificate, given, [own, ...others], ([signing, ...rest], facts) => {
    if (signing == null) {
      throw new PluginError('ERR_SESSION_KEY_MISSING', 'the file holds no key for a session');
    }
    return {
      signer: keySigner(signing, certificateDer(facts, own)),
      decryptionKeys: decryptionKeys(rest, others, facts),
    };
  });
}

/** The keys that open letters, of a file that need not sign any more. */
export function openDecryptionKeys(
  deps: DecryptionKeyDeps,
  certificate: Pick<JudgedCertificate, 'record' | 'verdict'>,
  given: GivenPassword,
): Promise<readonly DecryptionKey[]> {
  const wanted = decryptionFingerprints(certificate.verdict, certificate.record.facts);
  return withKeys(deps, certificate, given, wanted, (keys, facts) =>
    decryptionKeys(keys, wanted, facts),
  );
}

/** Fingerprints of the encryption certificates whose keys are in the file, newest first; no more than are handed out at once. */
export function decryptionFingerprints(
  { encryptionKeys }: Pick<Verdict, 'encryptionKeys'>,
  { certificates, keys }: Pick<KeystoreFacts, 'certificates' | 'keys'>,
): readonly string[] {
  const serials = new Set(encryptionKeys.map(({ serialNumber }) => serialNumber));
  const withKey = new Set(keys.flatMap((key) => key.certificates));
  const named = certificates
    .filter((one, index) => withKey.has(index) && serials.has(one.serialNumber))
    .toSorted((a, b) => b.notBefore.localeCompare(a.notBefore))
    .map(({ fingerprint }) => fingerprint);
  return [...new Set(named)].slice(0, maxKeysAtOnce - 1);
}

async function withKeys<Result>(
  { certificates, reader }: DecryptionKeyDeps,
  { record }: Pick<JudgedCertificate, 'record'>,
  { password, userId, signal }: GivenPassword,
  fingerprints: readonly string[],
  use: (keys: readonly (Uint8Array | null)[], facts: KeystoreFacts) => Result,
): Promise<Result> {
  const { practiceId, id, fileName } = record;
  const file = await certificates.readKeystore(practiceId, id);
  const caller = { practiceId, userId, signal };
  const { keys, facts } = await reader.openKeys(file, password, fingerprints, fileName, caller);
  try {
    return use(keys, facts);
  } finally {
    for (const pkcs8 of keys) pkcs8?.fill(0);
  }
}

function decryptionKeys(
  keys: readonly (Uint8Array | null)[],
  fingerprints: readonly string[],
  facts: KeystoreFacts,
): readonly DecryptionKey[] {
  return fingerprints.flatMap((fingerprint, index) => {
    const pkcs8 = keys[index];
    const certificate = facts.certificates.find((one) => one.fingerprint === fingerprint);
    if (pkcs8 == null || certificate === undefined) return [];
    return [{ serialNumber: certificate.serialNumber, privateKey: toPrivateKey(pkcs8) }];
  });
}
