import { existsSync, renameSync, rmSync } from 'node:fs';
import { PluginError } from '../../errors.ts';
import { createAuditLog, installationChain } from '../audit/audit-repository.ts';
import { createPrivateFile } from '../private-file.ts';
import type { StoreGuard } from '../guard.ts';
import { openDatabase, type Database } from '../sqlite.ts';

/**
 * Copies a database that may be in use to a new file, mode 0600, and records that in the installation's audit chain. The
 * copy stays under a `.partial` name until it is whole. Throws ERR_BACKUP_FAILED when the destination exists or cannot be
 * written. The copy holds no master key: keep that apart, a backup without it opens nothing. `run` makes the entry: with
 * patience, where the database is in use.
 */
export async function backupDatabase(
  database: Database,
  destination: string,
  now: () => Date,
  run: StoreGuard['run'] = async (call) => await call(),
): Promise<void> {
  const partial = `${destination}.partial`;
  if (existsSync(destination)) throw refused(destination, 'EEXIST');
  try {
    // Also keeps a second backup to the same name out
    createPrivateFile(partial);
  } catch (error) {
    throw refused(destination, error);
  }
  try {
    // In steps, between which other work goes on
    await database.backup(partial);
    leaveWalMode(partial);
    if (existsSync(destination)) throw refused(destination, 'EEXIST');
    renameSync(partial, destination);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error instanceof PluginError ? error : refused(destination, error);
  }
  await run(() => recordBackup(database, now()));
}

/** A copy in WAL mode would create files next to itself as soon as it is read. */
function leaveWalMode(path: string): void {
  const copy = openDatabase(path);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function recordBackup(database: Database, at: Date): void {
  const log = createAuditLog(database);
  database
    .transaction(() =>
      log.append({
        practiceId: installationChain,
        at,
        actor: { userId: 'system', displayName: 'trousseau backup' },
        event: 'system.backup',
        outcome: 'ok',
        subjectUserId: null,
        certificateId: null,
        assurance: 'none',
        details: {},
      }),
    )
    .immediate();
}

function refused(path: string, cause: unknown): PluginError {
  const problem =
    typeof cause === 'string'
      ? cause
      : cause instanceof Error && 'code' in cause
        ? String(cause.code)
        : 'unknown';
  return new PluginError('ERR_BACKUP_FAILED', `cannot write the backup ${path}: ${problem}`, {
    params: { path, problem },
    cause,
  });
}
