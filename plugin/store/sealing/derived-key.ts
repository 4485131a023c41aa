import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { MasterKeys } from './master-key.ts';

/** Keys for one purpose, by the version of the master key that each comes from. */
interface DerivedKeys {
  /** What is written now is written with it. */
  current(): { readonly version: number; readonly key: KeyObject };
  /** undefined for a version that is not held. */
  find(version: number): KeyObject | undefined;
}

/**
 * HKDF-SHA-256 (RFC 5869) with a label for each purpose: a derived key opens no file, and that of one purpose is none for another.
 */
export function createDerivedKeys(masterKeys: () => MasterKeys, label: string): DerivedKeys {
  const derived = new WeakMap<KeyObject, KeyObject>();
  const fromMaster = (masterKey: KeyObject): KeyObject => {
    const known = derived.get(masterKey) ?? derive(masterKey, label);
    derived.set(masterKey, known);
    return known;
  };
  return {
    current: () => {
      const { current, versions } = masterKeys();
      const masterKey = versions.get(current);
      if (!masterKey) throw new Error('the current master key is not among the versions');
      return { version: current, key: fromMaster(masterKey) };
    },
    find: (version) => {
      const masterKey = masterKeys().versions.get(version);
      return masterKey && fromMaster(masterKey);
    },
  };
}

/** What proves the rows of browser sessions (sign-in/web-session-proof.ts). */
export function createSignInKeys(masterKeys: () => MasterKeys): DerivedKeys {
  return createDerivedKeys(masterKeys, 'trousseau browser sessions');
}

function derive(masterKey: KeyObject, label: string): KeyObject {
  const bytes = Buffer.from(hkdfSync('sha256', masterKey, '', label, 32));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
