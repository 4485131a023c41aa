import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPluginError, PluginError } from '../../errors.ts';
import { chainsOf, createAuditLog, createAuditRepository } from '../audit/audit-repository.ts';
import { verifyMasterKeys } from '../sealing/key-versions.ts';
import { loadMasterKeys, type MasterKeys, type MasterKeySetting } from '../sealing/master-key.ts';
import { migrate, pendingMigrations, shippedMigrations } from '../migrate.ts';
import { sealIdentity, type SealedOwner } from '../sealing/rewrap.ts';
import { unseal, type SealedFile } from '../sealing/seal.ts';
import { openDatabase, type Database } from '../sqlite.ts';

/** One check of a backup; `problem` is null when it is right. */
export interface BackupCheck {
  readonly name: 'database' | 'references' | 'migrations' | 'audit' | 'master-key' | 'sealed-files';
  readonly problem: string | null;
  /** What was counted: entries, files. */
  readonly detail: string;
}

/**
 * Would this backup bring everything back? Works on a copy of its own, so neither the backup nor the running database is
 * touched. Without `masterKeys` the two checks that need the key are left out. Throws ERR_BACKUP_INVALID when the file is
 * absent or no database.
 */
export async function checkBackup(
  path: string,
  masterKeys: MasterKeySetting | null,
): Promise<readonly BackupCheck[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-restore-check-'));
  try {
    const database = openCopy(path, join(folder, 'copy.sqlite'));
    try {
      const sound = [checkPages(database)];
      if (sound.some(({ problem }) => problem !== null)) return sound;
      const structure = [checkReferences(database), checkMigrations(database)];
      if (structure.some(({ problem }) => problem !== null)) return [...sound, ...structure];
      const audit = await checkAudit(database);
      // As the next start would: the checks below read the tables of this version
      const migrated = attempt(() => migrate(database, shippedMigrations(), () => new Date()));
      if (migrated.problem !== null) {
        const problem = `the next start would fail: ${migrated.problem}`;
        return [...sound, { name: 'migrations', problem, detail: 'tried on a copy' }, audit];
      }
      const keys = masterKeys === null ? [] : await checkKeys(database, masterKeys);
      return [...sound, ...structure, audit, ...keys];
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openCopy(path: string, copy: string): Database {
  try {
    copyFileSync(path, copy);
    // A file copied while the database is in use may have its last writes here
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    return openDatabase(copy);
  } catch (error) {
    throw new PluginError('ERR_BACKUP_INVALID', `${path} cannot be read as a database`, {
      params: { path, problem: 'unreadable' },
      cause: error,
    });
  }
}

function checkPages(database: Database): BackupCheck {
  const answer = attempt(() => String(database.pragma('integrity_check', { simple: true })));
  const problem = answer.problem ?? (answer.value === 'ok' ? null : answer.value);
  return { name: 'database', problem, detail: 'integrity_check' };
}

function checkReferences(database: Database): BackupCheck {
  const broken = (database.pragma('foreign_key_check') as readonly unknown[]).length;
  return {
    name: 'references',
    problem: broken === 0 ? null : `${broken} rows refer to missing ones`,
    detail: 'foreign_key_check',
  };
}

function checkMigrations(database: Database): BackupCheck {
  const shipped = shippedMigrations();
  const pending = attempt(() => pendingMigrations(database, shipped));
  const applied = shipped.length - (pending.value?.length ?? shipped.length);
  const problem = pending.problem ?? (applied === 0 ? 'not a database of this module' : null);
  // Older than this version is no fault: the next start migrates it, which is tried below
  return { name: 'migrations', problem, detail: `${applied} of ${shipped.length} applied` };
}

async function checkAudit(database: Database): Promise<BackupCheck> {
  const audit = createAuditRepository(database, createAuditLog(database));
  const chains = chainsOf(database);
  let entries = 0;
  for (const practiceId of chains) {
    const verified = await audit.verify(practiceId);
    entries += verified.entries;
    if (verified.brokenAt !== null) {
      const problem = `the chain of practice "${practiceId}" breaks at entry ${verified.brokenAt}`;
      return { name: 'audit', problem, detail: `${entries} entries` };
    }
  }
  return { name: 'audit', problem: null, detail: `${entries} entries in ${chains.length} chains` };
}

async function checkKeys(
  database: Database,
  masterKeys: MasterKeySetting,
): Promise<readonly BackupCheck[]> {
  const keys = await loadMasterKeys(masterKeys, { mayCreate: false });
  const verified = attempt(() => {
    verifyMasterKeys(database, keys, masterKeys);
  });
  const check: BackupCheck = {
    name: 'master-key',
    problem: verified.problem,
    detail: `${keys.versions.size} versions available`,
  };
  return verified.problem === null ? [check, checkSeals(database, keys)] : [check];
}

/** One file per key version and kind of owner: enough to prove key and file belong together, quick for any number of files. */
function checkSeals(database: Database, keys: MasterKeys): BackupCheck {
  const samples = database
    .prepare<[], SealedOwner & SealedFile>(
      `SELECT practice_id, certificate_id, draft_id, session_key_id,
              key_version AS keyVersion, wrapped_key AS wrappedKey, content
         FROM sealed_file WHERE id IN (
           SELECT min(id) FROM sealed_file GROUP BY key_version, certificate_id IS NULL, draft_id IS NULL)`,
    )
    .all();
  const opened = attempt(() =>
    samples.map((sample) => unseal(sample, sealIdentity(sample), keys).length),
  );
  return {
    name: 'sealed-files',
    problem: opened.problem,
    detail: `${samples.length} files opened, one per key version and kind`,
  };
}

type Attempt<Value> =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: undefined; readonly problem: string };

/** A coded or database error becomes a line of the report; anything else is a bug and passes. */
function attempt<Value>(work: () => Value): Attempt<Value> {
  try {
    return { value: work(), problem: null };
  } catch (error) {
    const isExpected =
      isPluginError(error) || (error instanceof Error && error.name === 'SqliteError');
    if (!isExpected) throw error;
    return { value: undefined, problem: error.message };
  }
}
