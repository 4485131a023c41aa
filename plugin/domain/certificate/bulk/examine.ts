import { setImmediate as nextTurn } from 'node:timers/promises';
import { isPluginError } from '../../../errors.ts';
import type {
  KeystoreCaller,
  KeystoreFacts,
  KeystoreReader,
} from '../../../pki/pkcs12/keystore-content.ts';
import { requireCheap } from '../load-limit.ts';
import type { DecoyReason } from './bulk-plan.ts';

/** What opening one file gave. */
export type Examined =
  | { readonly kind: 'opened'; readonly facts: KeystoreFacts }
  | { readonly kind: 'locked' }
  | { readonly kind: 'refused'; readonly reason: DecoyReason };

/** Tries the passwords, exactly as they were typed, in their order; the file is opened in a worker. Rejects when reading was cut short. */
export async function examine(
  reader: Pick<KeystoreReader, 'inspect'>,
  file: Uint8Array,
  passwords: readonly string[],
  caller: KeystoreCaller,
): Promise<Examined> {
  for (const password of passwords) {
    try {
      const facts = await reader.inspect(file, password, '', caller);
      requireCheap(facts);
      return { kind: 'opened', facts };
    } catch (error) {
      if (isPluginError(error, 'ERR_KEYSTORE_PASSWORD')) continue;
      if (isPluginError(error, 'ERR_KEYSTORE_CONTENT_PASSWORD')) continue;
      if (isPluginError(error, 'ERR_KEYSTORE_DAMAGED')) return refused('Damaged');
      if (isPluginError(error, 'ERR_KEYSTORE_UNSUPPORTED')) return refused('Damaged');
      if (isPluginError(error, 'ERR_KEYSTORE_TOO_COSTLY')) return refused('TooCostly');
      if (isPluginError(error, 'ERR_KEYSTORE_TOO_LARGE')) return refused('TooLarge');
      if (isPluginError(error, 'ERR_KEYSTORE_NOT_PKCS12')) return refused('NoKeystore');
      throw error;
    } finally {
      await nextTurn();
    }
  }
  return { kind: 'locked' };
}

function refused(reason: DecoyReason): Examined {
  return { kind: 'refused', reason };
}
