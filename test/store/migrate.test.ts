import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate, readMigrations, shippedMigrations } from '../../plugin/store/migrate.ts';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import { runChild } from './child/run-child.ts';
import { freshPlace, now, openAt, rawDatabase, type Place } from './store-fixture.ts';

const clock = () => now;

/** A folder of migrations with these texts, numbered from one. */
function folderOf(place: Place, ...texts: readonly string[]): string {
  const folder = join(place.folder, 'migrations');
  mkdirSync(folder, { recursive: true });
  texts.forEach((sql, index) => {
    writeFileSync(join(folder, `000${index + 1}_step.sql`), sql);
  });
  return folder;
}

function freshDatabase(place: Place) {
  openDatabase(place.databasePath).close();
  return rawDatabase(place);
}

const backups = (place: Place) =>
  readdirSync(place.folder).filter((name) => name.endsWith('.backup'));

test('applies the shipped migrations, numbered without gaps, to a new database', () => {
  const database = freshDatabase(freshPlace());
  const migrations = shippedMigrations();
  const result = migrate(database, migrations, clock);
  expect(result.applied).toEqual(migrations.map(({ name }) => name));
  expect(migrate(database, migrations, clock)).toEqual({ applied: [], backup: null });
});

test.each(['0002_second.sql', '0001_Upper.sql', 'first.sql', '1_first.sql'])(
  'rejects a folder that begins with %s',
  (name) => {
    const folder = join(freshPlace().folder, 'migrations');
    mkdirSync(folder);
    writeFileSync(join(folder, name), 'SELECT 1');
    expect(() => readMigrations(folder)).toThrow('should be number 1');
  },
);

test('ignores CRLF line ends in the digest of a migration', () => {
  const place = freshPlace();
  const [unix] = readMigrations(folderOf(place, 'SELECT 1;\nSELECT 2;\n'));
  const [windows] = readMigrations(folderOf(place, 'SELECT 1;\r\nSELECT 2;\r\n'));
  expect(windows?.sha256).toBe(unix?.sha256);
});

test('stops the start and writes nothing when an applied file changed', () => {
  const place = freshPlace();
  const database = freshDatabase(place);
  migrate(database, readMigrations(folderOf(place, 'CREATE TABLE a (x)')), clock);
  const edited = readMigrations(folderOf(place, 'CREATE TABLE b (x)', 'CREATE TABLE c (x)'));
  expect(() => migrate(database, edited, clock)).toThrow(
    expect.objectContaining({ code: 'ERR_MIGRATION_EDITED', params: { name: '0001_step.sql' } }),
  );
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('b', 'c')").all()).toEqual(
    [],
  );
});

test('stops the start when the database is from a newer version', () => {
  const place = freshPlace();
  const database = freshDatabase(place);
  const both = readMigrations(folderOf(place, 'CREATE TABLE a (x)', 'CREATE TABLE b (x)'));
  migrate(database, both, clock);
  expect(() => migrate(database, both.slice(0, 1), clock)).toThrow(
    expect.objectContaining({ code: 'ERR_MIGRATION_UNKNOWN', params: { name: '0002_step.sql' } }),
  );
});

test('keeps earlier files and nothing of the failing file when a migration fails', () => {
  const place = freshPlace();
  const database = freshDatabase(place);
  const migrations = readMigrations(
    folderOf(place, 'CREATE TABLE a (x)', 'CREATE TABLE b (x); CREATE TABLE b (x);'),
  );
  expect(() => migrate(database, migrations, clock)).toThrow('already exists');
  expect(
    database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('a', 'b')").pluck().all(),
  ).toEqual(['a']);
  expect(database.prepare('SELECT name FROM schema_migration').pluck().all()).toEqual([
    '0001_step.sql',
  ]);
});

describe('backup before migrating', () => {
  test('stores a private copy with the content when the database is not empty', () => {
    const place = freshPlace();
    const database = freshDatabase(place);
    migrate(database, readMigrations(folderOf(place, 'CREATE TABLE a (x)')), clock);
    database.exec("INSERT INTO a VALUES ('kept')");
    const next = readMigrations(folderOf(place, 'CREATE TABLE a (x)', 'DROP TABLE a'));
    const { backup } = migrate(database, next, clock);
    expect(backups(place).length).toBe(1);
    expect(statSync(backup!).mode & 0o777).toBe(0o600);
    const copy = openDatabase(backup!);
    expect(copy.prepare('SELECT x FROM a').pluck().all()).toEqual(['kept']);
    copy.close();
  });

  test('writes no copy when the database is new or no migration is pending', () => {
    const place = freshPlace();
    const database = freshDatabase(place);
    migrate(database, shippedMigrations(), clock);
    migrate(database, shippedMigrations(), clock);
    expect(backups(place)).toEqual([]);
  });
});

test('applies each migration once and shares one key when processes start at once', async () => {
  const place = freshPlace();
  const start = String(Date.now() + 2_500);
  const results = await Promise.all(
    [1, 2, 3].map(() => runChild('open-store.ts', [place.databasePath, place.keyPath, start])),
  );
  expect(results.map(({ code, stderr }) => [code, stderr])).toEqual([1, 2, 3].map(() => [0, '']));
  const applied = results.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
  expect(applied.sort()).toEqual(shippedMigrations().map(({ name }) => name));
  await openAt(place);
});

describe('openDatabase', () => {
  test('creates a private file and a private WAL', async () => {
    const place = freshPlace();
    await openAt(place);
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(place.databasePath + suffix).mode & 0o777, suffix).toBe(0o600);
    }
  });

  test('rejects a file that is no database, a missing folder and a missing required database', () => {
    const place = freshPlace();
    const text = join(place.folder, 'text.sqlite');
    writeFileSync(text, 'not a database, but long enough to be read: '.repeat(20));
    const unusable = expect.objectContaining({ code: 'ERR_DATABASE_UNUSABLE' }) as unknown;
    expect(() => openDatabase(text)).toThrow(unusable);
    expect(() => openDatabase(join(place.folder, 'none', 'a.sqlite'))).toThrow(unusable);
    expect(() => openDatabase(place.databasePath, { mustExist: true })).toThrow(unusable);
    expect(readdirSync(place.folder)).toEqual(['text.sqlite']);
  });

  test('opens a copied database at another place', async () => {
    const place = freshPlace();
    const store = await openAt(place);
    await store.close();
    const elsewhere = { ...place, databasePath: join(place.folder, 'moved.sqlite') };
    copyFileSync(place.databasePath, elsewhere.databasePath);
    expect(await (await openAt(elsewhere)).health()).toEqual({ writable: true });
  });
});
