import { PluginError } from '../../../errors.ts';
import { FileKeys } from '../../../pki/pkcs12/file-keys.ts';
import type { KeystoreSecret } from '../../../pki/pkcs12/keystore-content.ts';
import type { KeystoreReader } from '../../../pki/pkcs12/keystore-content.ts';
import { keySigner } from '../../../pki/signer.ts';
import type { Signer } from '../../../pki/signer.ts';
import type { Enrolment } from '../enrolment.ts';
import type { EnrolmentRepository } from '../repository.ts';

export interface KeystoreAccessDeps {
  readonly enrolments: Pick<EnrolmentRepository, 'readSealed'>;
  readonly reader: Pick<KeystoreReader, 'openKey'>;
}

/** The sealed keystore of a request, opened by its holder's password or by the keys that they left. */
export interface KeystoreAccess {
  readonly keystore: Uint8Array;
  readonly secret: KeystoreSecret;
  /** null: they were not left. */
  readonly fileKeys: FileKeys | null;
  /** Signs as the holder of this certificate, whose key is in the keystore. */
  signerOf(certificate: Uint8Array): Promise<Signer>;
}

/**
 * Opens the keystore for `use`, and overwrites what was read of it. null where neither a password is given nor keys were left: then a
 * person has to come. Rejects with ERR_KEYSTORE_PASSWORD and its like.
 */
export async function withKeystore<Result>(
  { enrolments, reader }: KeystoreAccessDeps,
  { practiceId, id, userId, keyCertificate }: Enrolment,
  given: { readonly password: string | null; readonly signal?: AbortSignal | undefined },
  use: (access: KeystoreAccess) => Promise<Result>,
): Promise<Result | null> {
  const sealed = await enrolments.readSealed(practiceId, id);
  const fileKeys = sealed.fileKeys && new FileKeys(sealed.fileKeys);
  sealed.fileKeys?.fill(0);
  const secret = given.password ?? fileKeys;
  try {
    if (secret === null) return null;
    const { keystore } = sealed;
    const caller = { practiceId, userId, signal: given.signal };
    return await use({
      keystore,
      secret,
      fileKeys,
      signerOf: async (certificate) => {
        const { pkcs8 } = await reader.openKey(keystore, secret, keyCertificate, '', caller);
        if (pkcs8 === null)
          throw new PluginError('ERR_SESSION_KEY_MISSING', 'the keystore has no key');
        try {
          return keySigner(pkcs8, certificate);
        } finally {
          pkcs8.fill(0);
        }
      },
    });
  } finally {
    fileKeys?.wipe();
  }
}
