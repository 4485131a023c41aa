import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPluginError, PluginError } from '../../errors.ts';
import { beginAudit, createAuditKeys } from '../sealing/audit-keys.ts';
import { createSignInKeys } from '../sealing/derived-key.ts';
import { createAuditProof } from '../audit/audit-proof.ts';
import { chainsOf, verifyChain } from '../audit/audit-repository.ts';
import { openSealedFiles } from '../sealing/seal-check.ts';
import { verifyMasterKeys } from '../sealing/key-versions.ts';
import { loadMasterKeys, type MasterKeys, type MasterKeySetting } from '../sealing/master-key.ts';
import { hasTable, migrate, pendingMigrations, shippedMigrations } from '../migrate.ts';
import { openDatabase, type Database } from '../sqlite.ts';

/** One check of a backup; `problem` is null when it is right. */
export interface BackupCheck {
  readonly name: 'database' | 'references' | 'migrations' | 'audit' | 'master-key' | 'sealed-files';
  readonly problem: string | null;
  /** What was counted: entries, files. */
  readonly detail: string;
}

export interface BackupCheckOptions {
  /** Of the audit, as it was noted apart from the backup: the chain must still hold it. */
  readonly head?: string | null;
  /** Open one sealed file per key version and kind only. */
  readonly sample?: boolean;
}

/**
 * Would this backup bring everything back? Works on a copy of its own, so neither the backup nor the running database is
 * touched. Without `masterKeys` the two checks that need the key are left out. Throws ERR_BACKUP_INVALID when the file is
 * absent or no database.
 */
export async function checkBackup(
  path: string,
  masterKeys: MasterKeySetting | null,
  { head = null, sample = false }: BackupCheckOptions = {},
): Promise<readonly BackupCheck[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-restore-check-'));
  try {
    const database = openCopy(path, join(folder, 'copy.sqlite'));
    try {
      const sound = [checkPages(database)];
      if (sound.some(({ problem }) => problem !== null)) return sound;
      const structure = [checkReferences(database), checkMigrations(database)];
      if (structure.some(({ problem }) => problem !== null)) return [...sound, ...structure];
      const chains = await checkChains(database);
      const master = masterKeys === null ? null : await checkMasterKey(database, masterKeys);
      // As the next start would: the checks below read the tables of this version
      const migrated = attempt(() => migrateCopy(database, master?.keys ?? null));
      if (migrated.problem !== null) {
        const problem = `the next start would fail: ${migrated.problem}`;
        return [...sound, { name: 'migrations', problem, detail: 'tried on a copy' }, chains];
      }
      const { begun } = migrated.value;
      const audit = await checkProof(database, chains, { keys: master?.keys ?? null, head, begun });
      if (master === null) return [...sound, ...structure, audit];
      const seals = master.keys === null ? [] : [checkSeals(database, master.keys, sample)];
      return [...sound, ...structure, audit, master.check, ...seals];
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

/** As the next start would: without the key, the keyed chain of an older backup does not begin, and is not asked for. */
function migrateCopy(database: Database, keys: MasterKeys | null): { readonly begun: boolean } {
  const begun = hasTable(database, 'audit_link');
  migrate(
    database,
    shippedMigrations(),
    () => new Date(),
    (applied) => {
      if (keys !== null) beginAudit(database, keys, applied);
    },
  );
  return { begun };
}

async function checkChains(database: Database): Promise<BackupCheck> {
  const chains = chainsOf(database);
  let entries = 0;
  for (const practiceId of chains) {
    const verified = await verifyChain(database, practiceId);
    entries += verified.entries;
    if (verified.brokenAt !== null) {
      const problem = `the chain of practice "${practiceId}" breaks at entry ${verified.brokenAt}`;
      return { name: 'audit', problem, detail: `${entries} entries` };
    }
  }
  return { name: 'audit', problem: null, detail: `${entries} entries in ${chains.length} chains` };
}

interface ProofOptions {
  readonly keys: MasterKeys | null;
  readonly head: string | null;
  /** false for a backup from before the keyed chain. */
  readonly begun: boolean;
}

/** Adds to the chains of the practices what needs the key, and the noted head. */
async function checkProof(
  database: Database,
  chains: BackupCheck,
  { keys, head, begun }: ProofOptions,
): Promise<BackupCheck> {
  if (chains.problem !== null) return chains;
  const held = () => keys ?? noKeys;
  const proof = createAuditProof(database, {
    auditKeys: createAuditKeys(database, held),
    signInKeys: createSignInKeys(held),
    refresh: () => Promise.resolve(),
  });
  const compared = head === null ? null : await proof.compare(head);
  if (compared !== null) return { ...chains, problem: compared };
  if (keys === null) return { ...chains, detail: `${chains.detail}, not proved without the key` };
  const { problems, head: reached } = await proof.check();
  const more = problems.length > 3 ? `; and ${problems.length - 3} more` : '';
  return {
    ...chains,
    problem: problems.length === 0 ? null : problems.slice(0, 3).join('; ') + more,
    detail: `${chains.detail}, ${begun ? `head ${reached ?? 'none'}` : 'from before the keyed chain'}`,
  };
}

const noKeys: MasterKeys = { current: 0, versions: new Map() };

async function checkMasterKey(
  database: Database,
  masterKeys: MasterKeySetting,
): Promise<{ readonly check: BackupCheck; readonly keys: MasterKeys | null }> {
  const keys = await loadMasterKeys(masterKeys, { mayCreate: false });
  const verified = attempt(() => {
    verifyMasterKeys(database, keys, masterKeys);
  });
  const check: BackupCheck = {
    name: 'master-key',
    problem: verified.problem,
    detail: `${keys.versions.size} versions available`,
  };
  return { check, keys: verified.problem === null ? keys : null };
}

function checkSeals(database: Database, keys: MasterKeys, sample: boolean): BackupCheck {
  const { opened, broken } = openSealedFiles(database, keys, sample);
  const [first] = broken;
  const more = broken.length > 1 ? `; ${broken.length} of ${opened} files do not open` : '';
  return {
    name: 'sealed-files',
    problem: first === undefined ? null : first + more,
    detail: `${opened} files opened${sample ? ', one per key version and kind' : ''}`,
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
