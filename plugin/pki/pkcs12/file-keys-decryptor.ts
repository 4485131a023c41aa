import type { SchemeReading } from '../pbe/scheme.ts';
import type { Decryptor } from './decryptor.ts';
import type { FileKeys } from './file-keys.ts';
import { unsupported, wrongPassword } from './keystore-error.ts';

/** Names of what {@link FileKeys} are the keys of, as readMac and readPbes2 give them. */
const macAlgorithm = 'HMAC-SHA-256';
const schemeName = 'PBES2 (AES-256-CBC, HMAC-SHA-256)';

/**
 * Opens a file with the keys that it was written with, without a derivation. Refuses all that was not written with them with
 * ERR_KEYSTORE_PASSWORD: another file, another part in it, a file without MAC.
 */
export function createFileKeysDecryptor(keys: FileKeys): Decryptor {
  const names = new Set<string>();
  const lacking: string[] = [];
  const decryptedTexts: Buffer[] = [];
  let iterations = 0;
  return {
    planMac: () => undefined,
    plan(scheme) {
      if ('unsupported' in scheme) {
        lacking.push(scheme.unsupported);
        return;
      }
      names.add(scheme.name);
      iterations = Math.max(iterations, scheme.iterations);
    },
    proveBy(mac, content) {
      const isOurs =
        mac?.algorithm === macAlgorithm &&
        mac.iterations === keys.iterations &&
        mac.derived !== null &&
        isSame(mac.derived.salt, keys.macSalt) &&
        mac.derived.verify(keys.macKey, content);
      if (!isOurs) throw wrongPassword();
    },
    refuseUnsupported() {
      const [first] = lacking;
      if (first !== undefined) throw unsupported(first);
    },
    decrypt(scheme, encrypted) {
      const text = decrypted(keys, scheme, encrypted);
      if (text === null) throw wrongPassword();
      decryptedTexts.push(text);
      return text;
    },
    schemes: () => [...names],
    largestIterations: () => iterations,
    wipe() {
      for (const text of decryptedTexts) text.fill(0);
    },
  };
}

function decrypted(keys: FileKeys, scheme: SchemeReading, encrypted: Uint8Array): Buffer | null {
  if ('unsupported' in scheme || scheme.derived === null) return null;
  if (scheme.name !== schemeName || scheme.iterations !== keys.iterations) return null;
  if (!isSame(scheme.derived.salt, keys.cipherSalt)) return null;
  return scheme.derived.decrypt(keys.cipherKey, encrypted);
}

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
