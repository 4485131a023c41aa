import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { PluginError } from '../errors.ts';
import { storeError } from './store-error.ts';

/** An open SQLite connection. Synchronous: what must not block the event loop for long works in batches. */
export type Database = Sqlite.Database;
export type Statement<Parameters extends unknown[], Row = unknown> = Sqlite.Statement<
  Parameters,
  Row
>;

/** Milliseconds a statement waits for another process's write before it fails. */
const busyTimeout = 5_000;

export interface OpenOptions {
  /** For commands on a database that is there: a mistyped path must not make a new one. */
  readonly mustExist?: boolean | undefined;
}

/**
 * Opens a database file, created with mode 0600 when absent (its folder must exist). SQLite gives the WAL the mode of the
 * database. Throws ERR_DATABASE_UNUSABLE when the file cannot be opened or is not a database, ERR_DATABASE_DAMAGED, _FULL,
 * _READ_ONLY or _BUSY when SQLite says so.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  let database: Database | undefined;
  try {
    requirePlace(path, options);
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    database = new Sqlite(path, { fileMustExist: true, timeout: busyTimeout });
    switchToWal(database);
    // A confirmed "stored" and its audit entry must survive a power cut; in WAL mode NORMAL may lose the last commits
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // 4 MiB of pages instead of 16: the operating system keeps the others too, and a page of the largest practice takes no longer
    database.pragma('cache_size = -4000');
    // Overwrites what is deleted: a removed keystore leaves no sealed bytes behind in free pages
    database.pragma('secure_delete = ON');
    database.pragma('trusted_schema = OFF');
    // Reads the header: "not a database" shows here, not at the first query
    database.pragma('schema_version');
    return database;
  } catch (error) {
    database?.close();
    throw openingError(path, error);
  }
}

function openingError(path: string, error: unknown): unknown {
  if (error instanceof PluginError) return error;
  const problem = reason(error);
  const coded = problem === 'SQLITE_NOTADB' ? error : storeError(error);
  return coded instanceof PluginError && coded.code !== 'ERR_DATABASE_UNUSABLE'
    ? coded
    : unusable(path, problem, error);
}

/** For a reader next to the running connection: it never writes, makes or changes the file. Throws SQLite's own errors. */
export function openForReading(path: string): Database {
  return new Sqlite(path, { readonly: true, fileMustExist: true, timeout: busyTimeout });
}

/** Nothing of it is kept: for comparing a database with what the migrations make. */
export function openMemoryDatabase(): Database {
  return new Sqlite(':memory:');
}

/** The two mistakes that SQLite itself would call by one number, in words. */
function requirePlace(path: string, { mustExist }: OpenOptions): void {
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) throw unusable(path, `the folder ${folder} does not exist`);
  if (mustExist === true && !existsSync(path)) throw unusable(path, 'the file does not exist');
}

function unusable(path: string, problem: string, cause?: unknown): PluginError {
  return new PluginError('ERR_DATABASE_UNUSABLE', `cannot open the database ${path}: ${problem}`, {
    params: { path, reason: problem },
    cause,
  });
}

/** Did a statement fail because a constraint of this kind (SQLite's extended code) refused it? */
export function isConstraintError(
  error: unknown,
  ...kinds: ('PRIMARYKEY' | 'UNIQUE' | 'FOREIGNKEY')[]
): boolean {
  return (
    error instanceof Sqlite.SqliteError &&
    kinds.some((kind) => error.code === `SQLITE_CONSTRAINT_${kind}`)
  );
}

/** SQLite does not wait for the lock this switch needs, so two first starts at once would fail without the loop. */
function switchToWal(database: Database): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 0; database.pragma('journal_mode', { simple: true }) !== 'wal'; attempt += 1) {
    try {
      database.pragma('journal_mode = WAL');
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!busy || attempt >= busyTimeout / 50) throw error;
      Atomics.wait(pause, 0, 0, 50);
    }
  }
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
