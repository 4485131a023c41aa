import { existsSync } from 'node:fs';
import { beginAudit, keepAuditKeys } from './sealing/audit-keys.ts';
import { createSignInKeys } from './sealing/derived-key.ts';
import { rememberMasterKeys, knownVersions, verifyMasterKeys } from './sealing/key-versions.ts';
import { loadMasterKeys, type MasterKeys, type MasterKeySetting } from './sealing/master-key.ts';
import { removeLeftovers } from './leftovers.ts';
import {
  hasTable,
  migrate,
  pendingMigrations,
  shippedMigrations,
  type MigrationResult,
} from './migrate.ts';
import { openDatabase, type Database } from './sqlite.ts';
import { proveSignIns } from './sign-in/web-session-proof.ts';
import { storeError } from './store-error.ts';

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
  /** The database began empty although its key file was there: it may be lost, or its path mistyped. */
  readonly isEmptyNextToKey: boolean;
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
    const isEmptyNextToKey =
      masterKeys.source === 'file' &&
      existsSync(masterKeys.path) &&
      !hasTable(database, 'schema_migration');
    // A fresh key opens nothing in a database that was sealed with another
    const mayCreate = knownVersions(database).length === 0;
    const keys = await loadMasterKeys(masterKeys, { mayCreate });
    verifyMasterKeys(database, keys, masterKeys);
    removeLeftovers(databasePath, masterKeys, mayCreate);
    const migration = migrate(database, migrations, now, (applied) => {
      beginAudit(database, keys, applied);
      proveSignIns(
        database,
        createSignInKeys(() => keys),
        applied,
      );
    });
    rememberMasterKeys(database, keys, now());
    keepAuditKeys(database, keys);
    return { database, keys, migration, isEmptyNextToKey };
  } catch (error) {
    database.close();
    throw storeError(error);
  }
}
