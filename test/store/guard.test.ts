import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PluginError } from '../../plugin/errors.ts';
import { createStoreGuard } from '../../plugin/store/guard.ts';
import { createStore } from '../../plugin/store/index.ts';
import { storeError } from '../../plugin/store/store-error.ts';
import { aCertificate, freshPlace, freshStore, now, openAt, rawDatabase } from './store-fixture.ts';
import type { Place } from './store-fixture.ts';

describe('store error', () => {
  test.each([
    ['SQLITE_FULL', 'ERR_DATABASE_FULL'],
    ['SQLITE_READONLY', 'ERR_DATABASE_READ_ONLY'],
    ['SQLITE_READONLY_DBMOVED', 'ERR_DATABASE_READ_ONLY'],
    ['SQLITE_CORRUPT_INDEX', 'ERR_DATABASE_DAMAGED'],
    ['SQLITE_NOTADB', 'ERR_DATABASE_DAMAGED'],
    ['SQLITE_BUSY_SNAPSHOT', 'ERR_DATABASE_BUSY'],
    ['SQLITE_LOCKED', 'ERR_DATABASE_BUSY'],
    ['SQLITE_IOERR_FSYNC', 'ERR_DATABASE_UNUSABLE'],
  ])('returns, when SQLite says %s, %s with status 503', (reason, code) => {
    const coded = storeError(new Sqlite.SqliteError('refused', reason));
    expect(coded).toBeInstanceOf(PluginError);
    expect(coded).toMatchObject({ code, status: 503, params: { reason } });
  });

  test('returns ERR_DATABASE_DAMAGED when a stored text is not JSON', () => {
    const broken = new SyntaxError('Unterminated string in JSON');
    expect(storeError(broken)).toMatchObject({ code: 'ERR_DATABASE_DAMAGED', cause: broken });
  });

  test('returns any other error as it is', () => {
    const bug = new Sqlite.SqliteError('no such column', 'SQLITE_ERROR');
    expect(storeError(bug)).toBe(bug);
    const other = new Error('other');
    expect(storeError(other)).toBe(other);
  });
});

describe('write lock of another process', () => {
  test('keeps the event loop running while it lasts, and writes all when it goes', async () => {
    const { store, place } = await freshStore();
    const other = rawDatabase(place);
    other.exec('BEGIN IMMEDIATE');
    const writes = Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store.certificates.insert(aCertificate({ id: `c${index}` })),
      ),
    );
    const longest = await longestPause(1_000);
    other.exec('COMMIT');
    await writes;
    expect(await store.certificates.listForUser('practice-1', 'user-1')).toHaveLength(10);
    // 5 s a write before; what a loaded machine adds is left
    expect(longest).toBeLessThan(500);
  });

  test('rejects with a coded error when it lasts', async () => {
    const { place } = await freshStore();
    const database = rawDatabase(place);
    const other = rawDatabase(place);
    const guard = createStoreGuard(database, { patienceMs: 100 });
    other.exec('BEGIN IMMEDIATE');
    const write = () => database.exec('BEGIN IMMEDIATE');
    await expect(guard.run(write)).rejects.toMatchObject({ code: 'ERR_DATABASE_BUSY' });
    other.exec('COMMIT');
    await guard.run(write);
  });
});

describe('health', () => {
  test('commits a row', async () => {
    const { store, place } = await freshStore();
    expect(await store.health()).toEqual({ writable: true });
    const rows = rawDatabase(place).prepare('SELECT expires_at FROM used_token').pluck().all();
    expect(rows).toEqual([now.toISOString()]);
  });

  test('returns why when the database takes no writes', async () => {
    const { store } = await freshStore();
    await store.close();
    expect(await store.health()).toEqual({ writable: false, problem: 'ERR_UNEXPECTED' });
  });
});

const disk = canMount();

test.skipIf(!disk)('reports a full disk, and goes on when there is room again', async () => {
  const place = smallDisk();
  const store = await openAt(place);
  await store.certificates.insert(aCertificate({ id: 'first' }));
  const filler = join(place.folder, 'filler');
  fill(filler);
  const large = aCertificate({ id: 'second' }, { keystore: Buffer.alloc(500_000, 1) });
  await expect(store.certificates.insert(large)).rejects.toMatchObject({
    code: 'ERR_DATABASE_FULL',
    status: 503,
  });
  rmSync(filler);
  await store.certificates.insert(large);
  expect(await store.health()).toEqual({ writable: true });
});

test.skipIf(!disk)('returns unready when not even a row fits on the disk', async () => {
  const place = smallDisk();
  const store = await openAt(place);
  fill(join(place.folder, 'filler'));
  const answers = [];
  // Pages that the write-ahead log has already take some rows more
  for (let index = 0; index < 400; index += 1) answers.push(await store.health());
  expect(answers.at(-1)).toEqual({ writable: false, problem: 'ERR_DATABASE_FULL' });
});

describe('store with damaged pages', () => {
  test('rejects a start and a later read with a coded error', async () => {
    const place = freshPlace();
    const store = await openAt(place);
    for (let index = 0; index < 40; index += 1) {
      await store.certificates.insert(aCertificate({ id: `c${index}`, fileName: 'x'.repeat(900) }));
    }
    await store.close();
    damage(place, 2);
    const outcome = await startAndRead(place).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: 'ERR_DATABASE_DAMAGED', status: 503 });
  });

  test('rejects a start with a coded error when the first page is lost', async () => {
    const place = freshPlace();
    await (await openAt(place)).close();
    damage(place, 0);
    await expect(openAt(place)).rejects.toBeInstanceOf(PluginError);
  });
});

test('reports a database that is missing or empty although its key exists', async () => {
  const place = freshPlace();
  const lines: string[] = [];
  const add = (_details: object, message: string) => void lines.push(message);
  const log = { debug: add, info: add, warn: add, error: add };
  const open = async () => {
    const { databasePath, masterKeys } = place;
    const store = await createStore({ databasePath, masterKeys, now: () => now, log });
    await store.close();
    return lines.splice(0).filter((line) => line.includes('missing or empty'));
  };
  expect(await open()).toEqual([]);
  expect(await open()).toEqual([]);
  rmSync(place.databasePath);
  expect(await open()).toHaveLength(1);
  writeFileSync(place.databasePath, '');
  expect(await open()).toHaveLength(1);
});

async function startAndRead(place: Place): Promise<void> {
  const store = await openAt(place);
  await store.certificates.listForUser('practice-1', 'user-1');
  await store.audit.listForUser('practice-1', 'user-1', 50);
}

/** Overwrites the pages of the file from this one on. */
function damage({ databasePath }: Place, fromPage: number): void {
  const pageSize = 4096;
  const file = openSync(databasePath, 'r+');
  const from = fromPage * pageSize;
  writeSync(file, Buffer.alloc(statSync(databasePath).size - from, 0xa5), 0, undefined, from);
  closeSync(file);
}

/** The longest time between two moments at which the event loop came round, in milliseconds. */
async function longestPause(milliseconds: number): Promise<number> {
  const start = performance.now();
  let last = start;
  let longest = 0;
  while (last - start < milliseconds) {
    await pause(5);
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
  }
  return longest;
}

function canMount(): boolean {
  const folder = join(tmpdir(), `trousseau-mount-${process.pid}`);
  try {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A place on a disk of 4 MiB. */
function smallDisk(): Place {
  const place = freshPlace();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place.folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', place.folder]));
  return place;
}

/** Writes until the disk is full. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4096, 1));
  } catch {
    // Full
  } finally {
    closeSync(file);
  }
}
