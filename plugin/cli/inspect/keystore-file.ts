import { basename } from 'node:path';
import { PluginError } from '../../errors.ts';
import { defaultKeystoreLimits } from '../../pki/pkcs12/keystore-content.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import { createKeystoreReader } from '../../pki/pkcs12/worker/keystore-reader.ts';
import { readPassword } from './keystore-password.ts';
import { readLimited } from '../limited-file.ts';
import type { CliIo } from '../run-command.ts';

/**
 * What a keystore file holds, after asking for its password. Throws UsageError where no password can be read, ERR_FILE_MISSING,
 * or what the keystore itself answers.
 */
export async function openKeystoreFile(
  what: {
    readonly file: string;
    readonly passwordFile: string | undefined;
    readonly prompt: string;
  },
  io: CliIo,
): Promise<KeystoreFacts> {
  // Before the password: none should be typed for a missing file
  const limit = defaultKeystoreLimits.maxBytes;
  const bytes = readLimited(what.file, limit);
  if (bytes.length > limit) {
    throw new PluginError(
      'ERR_KEYSTORE_TOO_LARGE',
      `${what.file} is larger than a keystore may be`,
      { params: { size: bytes.length, limit } },
    );
  }
  const password = await readPassword(what.passwordFile, what.prompt, io);
  const reader = createKeystoreReader({ threads: 1 });
  try {
    return await reader.inspect(bytes, password, basename(what.file));
  } finally {
    await reader.close();
  }
}
