import { rememberMasterKeys, verifyMasterKeys } from './key-versions.ts';
import { loadMasterKeys, type MasterKeys, type MasterKeySetting } from './master-key.ts';
import type { Database } from '../sqlite.ts';

/** The master keys of a running store, read again after another process rotated them. */
export interface Keyring {
  keys(): MasterKeys;
  /** Reads the source again when the database knows a version that we do not hold. */
  refresh(): Promise<void>;
}

/** Starts from keys that were verified against the database. */
export function createKeyring(
  database: Database,
  setting: MasterKeySetting,
  verified: MasterKeys,
  now: () => Date,
): Keyring {
  const versions = database.prepare<[], number>('SELECT version FROM master_key_version').pluck();
  let keys = verified;
  return {
    keys: () => keys,
    refresh: async () => {
      if (versions.all().every((version) => keys.versions.has(version))) return;
      const reloaded = await loadMasterKeys(setting, { mayCreate: false });
      verifyMasterKeys(database, reloaded, setting);
      // The current one alone: an older one may have been dropped since the source was read, and should stay so
      const current = new Map([...reloaded.versions].filter(([one]) => one === reloaded.current));
      rememberMasterKeys(database, { ...reloaded, versions: current }, now());
      keys = reloaded;
    },
  };
}
