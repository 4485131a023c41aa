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

test('what ships is numbered without gaps and applies to a new database', () => {
  const database = freshDatabase(freshPlace());
  const migrations = shippedMigrations();
  const result = migrate(database, migrations, clock);
  expect(result.applied).toEqual(migrations.map(({ name }) => name));
  expect(migrate(database, migrations, clock)).toEqual({ applied: [], backup: null });
});

test.each(['0002_second.sql', '0001_Upper.sql', 'first.sql', '1_first.sql'])(
  'a folder that begins with %s is refused',
  (name) => {
    const folder = join(freshPlace().folder, 'migrations');
    mkdirSync(folder);
    writeFileSync(join(folder, name), 'SELECT 1');
    expect(() => readMigrations(folder)).toThrow('should be number 1');
  },
);

test('CRLF line ends are not an edit', () => {
  const place = freshPlace();
  const [unix] = readMigrations(folderOf(place, 'SELECT 1;\nSELECT 2;\n'));
  const [windows] = readMigrations(folderOf(place, 'SELECT 1;\r\nSELECT 2;\r\n'));
  expect(windows?.sha256).toBe(unix?.sha256);
});

test('an applied file that changed stops the start and writes nothing', () => {
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

test('a database from a newer version stops the start', () => {
  const place = freshPlace();
  const database = freshDatabase(place);
  const both = readMigrations(folderOf(place, 'CREATE TABLE a (x)', 'CREATE TABLE b (x)'));
  migrate(database, both, clock);
  expect(() => migrate(database, both.slice(0, 1), clock)).toThrow(
    expect.objectContaining({ code: 'ERR_MIGRATION_UNKNOWN', params: { name: '0002_step.sql' } }),
  );
});

test('a failing file leaves nothing of itself and keeps those before it', () => {
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

describe('the copy before migrating', () => {
  test('is made of a database that holds something, private, with its content', () => {
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

  test('is not made of a new database, nor when nothing is pending', () => {
    const place = freshPlace();
    const database = freshDatabase(place);
    migrate(database, shippedMigrations(), clock);
    migrate(database, shippedMigrations(), clock);
    expect(backups(place)).toEqual([]);
  });
});

test('processes that start at once apply each migration once and share one key', async () => {
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

describe('opening a database', () => {
  test('makes a new file private, and its WAL too', async () => {
    const place = freshPlace();
    await openAt(place);
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(place.databasePath + suffix).mode & 0o777, suffix).toBe(0o600);
    }
  });

  test('refuses what is no database, what has no folder, and what must exist', () => {
    const place = freshPlace();
    const text = join(place.folder, 'text.sqlite');
    writeFileSync(text, 'not a database, but long enough to look at: '.repeat(20));
    const unusable = expect.objectContaining({ code: 'ERR_DATABASE_UNUSABLE' }) as unknown;
    expect(() => openDatabase(text)).toThrow(unusable);
    expect(() => openDatabase(join(place.folder, 'none', 'a.sqlite'))).toThrow(unusable);
    expect(() => openDatabase(place.databasePath, { mustExist: true })).toThrow(unusable);
    expect(readdirSync(place.folder)).toEqual(['text.sqlite']);
  });

  test('a copied database works at another place', async () => {
    const place = freshPlace();
    const store = await openAt(place);
    await store.close();
    const elsewhere = { ...place, databasePath: join(place.folder, 'moved.sqlite') };
    copyFileSync(place.databasePath, elsewhere.databasePath);
    expect(await (await openAt(elsewhere)).health()).toEqual({ writable: true });
  });
});
