import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PluginError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import { createPrivateFile } from './private-file.ts';
import type { Database } from './sqlite.ts';

/** One numbered SQL file of `migrations/`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with LF line ends, hex: a checkout with CRLF is not an edit. */
  readonly sha256: string;
}

export interface MigrationResult {
  readonly applied: readonly string[];
  /** Copy made before the first of them; null when the database was new or nothing was pending. */
  readonly backup: string | null;
}

/** The migrations that ship with this version, in order. */
export const shippedMigrations = (): readonly Migration[] =>
  readMigrations(join(packageRoot(), 'migrations'));

/** Reads a folder of `NNNN_snake_case.sql`. A wrong name, a gap or a double number is a mistake of ours: plain Error. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
      if (number !== index + 1) throw new Error(`migration ${name} should be number ${index + 1}`);
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings a database up to date. Forward only: each file and its row in `schema_migration` in one transaction, so a kill
 * leaves whole steps behind, and two processes that start at once apply each file once. Before the first pending file a
 * database that already holds something is copied to a file next to it.
 *
 * Throws ERR_MIGRATION_EDITED when an applied file changed since, ERR_MIGRATION_UNKNOWN when the database was written by a
 * newer version; both before anything is written.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  now: () => Date,
  /** What a migration cannot say in SQL, in its transaction. */
  finish: (applied: Migration) => void = () => undefined,
): MigrationResult {
  const pending = pendingMigrations(database, migrations);
  if (pending.length === 0) return { applied: [], backup: null };
  const backup = copyBeforeMigrating(database, migrations, now());

  database.exec(`CREATE TABLE IF NOT EXISTS schema_migration (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
  ) STRICT`);
  const isApplied = database.prepare<[number]>('SELECT 1 FROM schema_migration WHERE number = ?');
  const record = database.prepare<[number, string, string, string]>(
    'INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)',
  );
  const apply = database.transaction((migration: Migration): boolean => {
    // Asked again inside the transaction: another process may have been faster
    if (isApplied.get(migration.number) !== undefined) return false;
    database.exec(migration.sql);
    finish(migration);
    record.run(migration.number, migration.name, migration.sha256, now().toISOString());
    return true;
  });
  const applied = pending.filter((migration) => apply.immediate(migration)).map(({ name }) => name);
  return { applied, backup };
}

/** What is still to be applied. Reads only; throws as {@link migrate} does. */
export function pendingMigrations(
  database: Database,
  migrations: readonly Migration[],
): readonly Migration[] {
  const applied = appliedMigrations(database);
  for (const { number, name, sha256 } of applied) {
    const known = migrations.find((migration) => migration.number === number);
    if (!known) {
      throw new PluginError(
        'ERR_MIGRATION_UNKNOWN',
        `this version does not know migration ${name}`,
        {
          params: { name },
        },
      );
    }
    if (known.name !== name || known.sha256 !== sha256) {
      throw new PluginError(
        'ERR_MIGRATION_EDITED',
        `migration ${name} changed after it was applied`,
        {
          params: { name },
        },
      );
    }
  }
  return migrations.filter(({ number }) => !applied.some((row) => row.number === number));
}

type AppliedRow = Pick<Migration, 'number' | 'name' | 'sha256'>;

function appliedMigrations(database: Database): readonly AppliedRow[] {
  if (!hasTable(database, 'schema_migration')) return [];
  return database
    .prepare<[], AppliedRow>('SELECT number, name, sha256 FROM schema_migration ORDER BY number')
    .all();
}

/** Does the database have this table? For checks before the migrations ran. */
export function hasTable(database: Database, name: string): boolean {
  return (
    database
      .prepare<[string]>("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
      .get(name) !== undefined
  );
}

function copyBeforeMigrating(
  database: Database,
  migrations: readonly Migration[],
  now: Date,
): string | null {
  const before = appliedMigrations(database).length;
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  const next = migrations[before];
  if (isEmpty || !next) return null;
  const stamp = now.toISOString().replaceAll(/[-:.]/g, '');
  const path = `${database.name}.before-${next.name.slice(0, 4)}-${stamp}-${process.pid}.backup`;
  const partial = `${path}.partial`;
  // VACUUM INTO writes into an existing empty file and keeps its mode
  createPrivateFile(partial);
  database.prepare('VACUUM INTO ?').run(partial);
  if (appliedMigrations(database).length === before) {
    renameSync(partial, path);
    return path;
  }
  // Another process has migrated since and made its own copy; this one shows neither state for sure
  rmSync(partial);
  return null;
}
