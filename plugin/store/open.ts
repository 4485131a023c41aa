import { rememberMasterKeys, knownVersions, verifyMasterKeys } from './sealing/key-versions.ts';
import { loadMasterKeys, type MasterKeys, type MasterKeySetting } from './sealing/master-key.ts';
import { migrate, pendingMigrations, shippedMigrations, type MigrationResult } from './migrate.ts';
import { openDatabase, type Database } from './sqlite.ts';

export interface OpenStoreDeps {
  /** SQLite file, created when absent; its folder must exist. */
  readonly databasePath: string;
  readonly masterKeys: MasterKeySetting;
  readonly now: () => Date;
  readonly mustExist?: boolean | undefined;
}

export interface OpenedStore {
  readonly database: Database;
  readonly keys: MasterKeys;
  readonly migration: MigrationResult;
}

/**
 * Opens, checks, then migrates: with a wrong key, an edited or an unknown migration nothing is written. Throws what
 * openDatabase, loadMasterKeys, verifyMasterKeys and migrate throw, with the database closed.
 */
export async function openStore({
  databasePath,
  masterKeys,
  now,
  mustExist,
}: OpenStoreDeps): Promise<OpenedStore> {
  const migrations = shippedMigrations();
  const database = openDatabase(databasePath, { mustExist });
  try {
    pendingMigrations(database, migrations);
    // A fresh key opens nothing in a database that was sealed with another
    const mayCreate = knownVersions(database).length === 0;
    const keys = await loadMasterKeys(masterKeys, { mayCreate });
    verifyMasterKeys(database, keys, masterKeys);
    const migration = migrate(database, migrations, now);
    rememberMasterKeys(database, keys, now());
    return { database, keys, migration };
  } catch (error) {
    database.close();
    throw error;
  }
}
