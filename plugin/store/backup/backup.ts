import { existsSync, renameSync, rmSync } from 'node:fs';
import { PluginError } from '../../errors.ts';
import { headText } from '../audit/audit-link.ts';
import { readHead } from '../audit/audit-links.ts';
import { installationChain, type AuditLog } from '../audit/audit-repository.ts';
import { hasTable } from '../migrate.ts';
import { createPrivateFile } from '../private-file.ts';
import type { StoreGuard } from '../guard.ts';
import { deleteSignIns } from './restored.ts';
import { openDatabase, type Database } from '../sqlite.ts';

export interface BackupDeps {
  /** null where the master key is not at hand, which an entry needs: the backup is not recorded then. */
  readonly audit: AuditLog | null;
  readonly now: () => Date;
  /** Makes the entry: with patience, where the database is in use. */
  readonly run?: StoreGuard['run'];
}

/**
 * Copies a database that may be in use to a new file, mode 0600, and records that in the installation's audit chain. The
 * copy stays under a `.partial` name until it is whole. Gives the head of the copy's audit, to be noted apart from it; null when
 * it has none. Throws ERR_BACKUP_FAILED when the destination exists or cannot be written. The copy holds no master key: keep
 * that apart, a backup without it opens nothing.
 */
export async function backupDatabase(
  database: Database,
  destination: string,
  { audit, now, run = async (call) => await call() }: BackupDeps,
): Promise<string | null> {
  const partial = `${destination}.partial`;
  let head: string | null;
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
    head = finishCopy(partial);
    if (existsSync(destination)) throw refused(destination, 'EEXIST');
    renameSync(partial, destination);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error instanceof PluginError ? error : refused(destination, error);
  }
  if (audit !== null) await run(() => recordBackup(database, audit, now()));
  return head;
}

/** Without sign-ins; and a copy in WAL mode would create files next to itself as soon as it is read. */
function finishCopy(path: string): string | null {
  const copy = openDatabase(path);
  try {
    if (hasTable(copy, 'process_lease')) deleteSignIns(copy);
    copy.pragma('journal_mode = DELETE');
    const head = hasTable(copy, 'audit_head') ? readHead(copy) : undefined;
    return head === undefined ? null : headText(head);
  } finally {
    copy.close();
  }
}

function recordBackup(database: Database, log: AuditLog, at: Date): void {
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
