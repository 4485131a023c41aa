import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Verdict } from '../certificate/verdict/verdict-input.ts';
import { PluginError } from '../../errors.ts';
import type {
  KeystoreFacts,
  OpenedKeystore,
  PrivateKeyEntry,
} from '../../pki/pkcs12/keystore-content.ts';

/**
 * Finds the key of the authentication certificate among those of an opened file: by the public key that certificate and key
 * share, never by name. Throws ERR_SESSION_KEY_MISSING when the file holds none.
 */
export function authenticationKey(opened: OpenedKeystore, fingerprint: string): PrivateKeyEntry {
  const { certificates, keys } = opened.facts;
  const index = keys.findIndex((key) =>
    key.certificates.some((at) => certificates[at]?.fingerprint === fingerprint),
  );
  const entry = opened.privateKeys.find(({ keyIndex }) => keyIndex === index);
  if (entry === undefined) throw keyMissing();
  return entry;
}

/** DER of the certificate with this fingerprint. Throws ERR_SESSION_KEY_MISSING when the file holds no such one. */
export function certificateDer(
  facts: Pick<KeystoreFacts, 'certificates'>,
  fingerprint: string,
): Uint8Array {
  const found = facts.certificates.find((one) => one.fingerprint === fingerprint);
  if (found === undefined) throw keyMissing();
  return Uint8Array.from(Buffer.from(found.der, 'base64'));
}

/** Whether a sealed key is still the certificate's: what was kept must not sign for what came after it. */
export function isKeyOf(pkcs8: Uint8Array, certificate: Uint8Array): boolean {
  // A view, not a copy: the owner overwrites the bytes, and a copy would remain in memory
  const bytes = Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.byteLength);
  const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  return new X509Certificate(certificate).checkPrivateKey(key);
}

/** Overwrites the keys of an opened file; those that signers were made of are copied by then. */
export function wipeKeys(keys: readonly Pick<PrivateKeyEntry, 'pkcs8'>[]): void {
  for (const { pkcs8 } of keys) pkcs8.fill(0);
}

/** Fingerprint of the certificate that opens sessions. Throws ERR_SESSION_KEY_MISSING for a file that has none. */
export function getFingerprint({ fingerprint }: Pick<Verdict, 'fingerprint'>): string {
  if (fingerprint === null) throw keyMissing();
  return fingerprint;
}

function keyMissing(): PluginError {
  return new PluginError('ERR_SESSION_KEY_MISSING', 'the file holds no key for a session');
}
