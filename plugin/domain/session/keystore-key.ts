import { createPublicKey } from 'node:crypto';
import type { Verdict } from '../certificate/verdict/verdict-input.ts';
import { PluginError } from '../../errors.ts';
import type {
  KeystoreCaller,
  KeystoreFacts,
  KeystoreReader,
} from '../../pki/pkcs12/keystore-content.ts';
import { toPrivateKey } from '../../pki/private-key-object.ts';
import { publicKeyOf } from '../../pki/x509/certificate-signature.ts';

/**
 * Opens a file for the one private key of the authentication certificate (found by the public key that both share, never by name),
 * hands it to `use`, and overwrites it: what is made of it has copied it by then. Rejects with ERR_SESSION_KEY_MISSING when the
 * file holds none.
 */
export async function withAuthenticationKey<Result>(
  reader: Pick<KeystoreReader, 'openKey'>,
  what: {
    readonly file: Uint8Array;
    readonly password: string;
    readonly fingerprint: string;
    readonly fileName: string;
    readonly caller: KeystoreCaller;
  },
  use: (pkcs8: Uint8Array, facts: KeystoreFacts) => Result | Promise<Result>,
): Promise<Result> {
  const { file, password, fingerprint, fileName, caller } = what;
  const { facts, pkcs8 } = await reader.openKey(file, password, fingerprint, fileName, caller);
  if (pkcs8 === null) throw keyMissing();
  try {
    return await use(pkcs8, facts);
  } finally {
    pkcs8.fill(0);
  }
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
  const own = createPublicKey(toPrivateKey(pkcs8));
  return publicKeyOf({ raw: certificate })?.equals(own) ?? false;
}

/** Fingerprint of the certificate that opens sessions. Throws ERR_SESSION_KEY_MISSING for a file that has none. */
export function getFingerprint({ fingerprint }: Pick<Verdict, 'fingerprint'>): string {
  if (fingerprint === null) throw keyMissing();
  return fingerprint;
}

function keyMissing(): PluginError {
  return new PluginError('ERR_SESSION_KEY_MISSING', 'the file holds no key for a session');
}
