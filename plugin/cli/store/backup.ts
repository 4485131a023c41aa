import { isPluginError, PluginError } from '../../errors.ts';
import { createAuditKeys } from '../../store/sealing/audit-keys.ts';
import { createAuditLinks } from '../../store/audit/audit-links.ts';
import { createAuditLog, type AuditLog } from '../../store/audit/audit-repository.ts';
import { backupDatabase } from '../../store/backup/backup.ts';
import { hasTable } from '../../store/migrate.ts';
import { verifyMasterKeys } from '../../store/sealing/key-versions.ts';
import { loadMasterKeys, type MasterKeySetting } from '../../store/sealing/master-key.ts';
import { openDatabase, type Database } from '../../store/sqlite.ts';
import { runCommand, UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';
import { parseStoreArguments, requireOption, storeOptionsUsage } from './store-options.ts';

const usage = `Usage: trousseau backup [options] DEST

Copies the database, also while it is in use, to a new file that only you may read. The master key is not in
it: keep a copy of that apart. Check the copy with "trousseau restore-check DEST". Prints the head of the audit:
note it apart, "restore-check --head" compares it. Name the master key too: without it the backup is made, but not recorded.
${storeOptionsUsage}`;

/** `trousseau backup`: exit status 0 done, 1 failed, 255 wrong usage. */
export function run(args: string[], io: CliIo): Promise<number> {
  return runCommand(args, io, usage, async () => {
    const { databasePath, masterKeys, positionals } = parseStoreArguments(args, io.env);
    const [destination, ...excess] = positionals;
    if (destination === undefined || excess.length > 0)
      throw new UsageError('give exactly one destination');
    const path = requireOption(databasePath, '--database FILE');
    const database = openDatabase(path, { mustExist: true });
    try {
      if (!hasTable(database, 'audit_entry')) {
        throw new PluginError('ERR_DATABASE_UNUSABLE', `${path} is not a database of trousseau`, {
          params: { path, reason: 'foreign' },
        });
      }
      const { audit, problem } = await auditOf(database, masterKeys);
      const head = await backupDatabase(database, destination, { audit, now: () => new Date() });
      io.stdout.write(`${destination}: written. Keep the master key apart from it.\n`);
      if (head !== null) io.stdout.write(`Head of the audit: ${head}\n`);
      if (problem !== null) io.stdout.write(`Not recorded in the audit: ${problem}.\n`);
    } finally {
      database.close();
    }
    return 0;
  });
}

/** A backup is worth more than its entry: without a usable key it is made all the same. */
async function auditOf(
  database: Database,
  masterKeys: MasterKeySetting | undefined,
): Promise<{ readonly audit: AuditLog | null; readonly problem: string | null }> {
  // From before the keyed chain; its first start with this version begins the chain
  if (!hasTable(database, 'audit_link')) {
    return { audit: createAuditLog(database, null), problem: null };
  }
  if (masterKeys === undefined) return { audit: null, problem: 'no master key was named' };
  try {
    const keys = await loadMasterKeys(masterKeys, { mayCreate: false });
    verifyMasterKeys(database, keys, masterKeys);
    const auditKeys = createAuditKeys(database, () => keys);
    return {
      audit: createAuditLog(database, createAuditLinks(database, auditKeys)),
      problem: null,
    };
  } catch (error) {
    if (!isPluginError(error)) throw error;
    return { audit: null, problem: error.message };
  }
}
