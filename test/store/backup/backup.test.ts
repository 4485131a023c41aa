import {
  closeSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run as backup } from '../../../plugin/cli/store/backup.ts';
import { run as restoreCheck } from '../../../plugin/cli/store/restore-check.ts';
import { run as rotateKey } from '../../../plugin/cli/store/rotate-key.ts';
import { openDatabase } from '../../../plugin/store/sqlite.ts';
import { aCertificate, freshPlace, freshStore, openAt, type Place } from '../store-fixture.ts';
import type { CliIo } from '../../../plugin/cli/run-command.ts';
import { runCommandHere } from '../../support/tools/command.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';

type Command = (args: string[], io: CliIo) => Promise<number>;

const call = (command: Command, args: string[], env: NodeJS.ProcessEnv = {}) =>
  runCommandHere(command, args, { env });

const inEnvironment = (place: Place) => ({
  TROUSSEAU_DATABASE: place.databasePath,
  TROUSSEAU_MASTER_KEY_FILE: place.keyPath,
});

async function backedUp() {
  const { store, place } = await freshStore();
  const certificate = aCertificate({}, { keystore: Buffer.from('file') });
  await store.certificates.insert(certificate);
  const copy = join(place.folder, 'copy.sqlite');
  await store.backup(copy);
  return { store, place, copy, id: certificate.record.id };
}

/** Changes a backup through a connection of its own. */
function tamper(copy: string, sql: string): void {
  const database = openDatabase(copy);
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

describe('store.backup', () => {
  test('writes one private file that works as the database', async () => {
    const { place, copy, id } = await backedUp();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readdirSync(place.folder).filter((name) => name.startsWith('copy'))).toEqual([
      'copy.sqlite',
    ]);
    const restored = await openAt({ ...place, databasePath: copy });
    const file = await restored.certificates.readKeystore('practice-1', id);
    expect(Buffer.from(file).toString()).toBe('file');
  });

  test('records an audit entry', async () => {
    const { store } = await backedUp();
    expect(await store.audit.verify('')).toEqual({ entries: 1, brokenAt: null });
  });

  test('keeps an existing file when the target exists, and leaves no partial file after a failure', async () => {
    const { store, place, copy } = await backedUp();
    const before = readFileSync(copy);
    await expect(store.backup(copy)).rejects.toMatchObject({ code: 'ERR_BACKUP_FAILED' });
    expect(readFileSync(copy).equals(before)).toBe(true);
    const nowhere = join(place.folder, 'none', 'copy.sqlite');
    await expect(store.backup(nowhere)).rejects.toMatchObject({ code: 'ERR_BACKUP_FAILED' });
    expect(readdirSync(place.folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('stores a complete copy when rows are written during the backup', async () => {
    const { store, place } = await freshStore();
    for (let i = 0; i < 40; i += 1) {
      await store.certificates.insert(aCertificate({}, { keystore: Buffer.alloc(50_000, i) }));
    }
    const copy = join(place.folder, 'copy.sqlite');
    const running = store.backup(copy);
    await store.certificates.insert(aCertificate());
    await running;
    const checked = await call(restoreCheck, ['--master-key-file', place.keyPath, copy]);
    expect(checked).toMatchObject({ code: 0, err: '' });
  });
});

describe('trousseau backup', () => {
  test('writes the copy, names the file, and fails when the file exists', async () => {
    const { place } = await backedUp();
    const destination = join(place.folder, 'nightly.sqlite');
    const done = await call(backup, ['--database', place.databasePath, destination]);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain(destination);
    const again = await call(backup, ['--database', place.databasePath, destination]);
    expect(again.code).toBe(1);
    expect(again.err).toContain('ERR_BACKUP_FAILED');
    expect(again.err).toContain('-> Name a file that does not exist yet');
  });

  test('records the backup when the key is named, and states that it is not recorded otherwise', async () => {
    const { store, place } = await freshStore();
    const run = (name: string, args: readonly string[]) =>
      call(backup, ['--database', place.databasePath, ...args, join(place.folder, name)]);
    const named = await run('a', ['--master-key-file', place.keyPath]);
    expect([named.code, named.out]).toEqual([0, expect.not.stringContaining('Not recorded')]);
    const key = Buffer.alloc(32, 1).toString('base64');
    for (const [name, args] of [
      ['b', []],
      ['c', ['--master-key-command', `echo ${key}`]],
    ] as const) {
      const answer = await run(name, args);
      expect([answer.code, answer.out]).toEqual([
        0,
        expect.stringContaining('Not recorded in the audit: '),
      ]);
    }
    expect(await store.audit.verify('')).toEqual({ entries: 1, brokenAt: null });
    expect((await store.auditProof.check()).problems).toEqual([]);
  });

  test.each([
    ['without destination', []],
    ['with two', ['a', 'b']],
    ['with an unknown option', ['--frobnicate', 'a']],
    ['without database', ['a']],
  ])('shows the usage when called %s', async (_, args) => {
    const answer = await call(backup, args);
    expect(answer.code).toBe(255);
    expect(answer.err).toContain('Usage: trousseau backup');
  });

  test('fails without creating a file when the database does not exist', async () => {
    const place = freshPlace();
    const answer = await call(backup, [
      '--database',
      place.databasePath,
      join(place.folder, 'copy'),
    ]);
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('ERR_DATABASE_UNUSABLE');
    expect(readdirSync(place.folder)).toEqual([]);
  });
});

describe('trousseau restore-check', () => {
  const check = (place: Place, copy: string) => call(restoreCheck, [copy], inEnvironment(place));

  test('accepts a good backup and leaves the file unchanged', async () => {
    const { place, copy } = await backedUp();
    const before = readFileSync(copy);
    const answer = await check(place, copy);
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out.match(/^ok /gm)).toHaveLength(6);
    expect(readFileSync(copy).equals(before)).toBe(true);
  });

  test.each([
    [
      'a changed audit entry',
      "DROP TRIGGER audit_entry_refuses_update; UPDATE audit_entry SET outcome = 'failed'",
      'audit: ',
    ],
    [
      'a sealed file that does not open',
      'UPDATE sealed_file SET content = zeroblob(64)',
      'sealed-files: ',
    ],
    ['a file without its certificate', 'DELETE FROM certificate', 'references: '],
    [
      'an edited migration',
      "UPDATE schema_migration SET sha256 = 'x' WHERE number = 1",
      'migrations: ',
    ],
    [
      'another master key',
      "UPDATE master_key_version SET check_value = printf('%064d', 0)",
      'master-key: ',
    ],
  ])('finds %s', async (_, sql, failed) => {
    const { place, copy } = await backedUp();
    tamper(copy, sql);
    const answer = await check(place, copy);
    expect(answer.code).toBe(1);
    expect(answer.out).toContain(`FAILED  ${failed}`);
  });

  test('finds one broken file among many of the same kind, and misses it with --sample', async () => {
    const { store, place } = await freshStore();
    for (const id of ['a', 'b', 'c', 'd']) await store.certificates.insert(aCertificate({ id }));
    const copy = join(place.folder, 'copy.sqlite');
    await store.backup(copy);
    const whole = await check(place, copy);
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('4 files opened')]);
    tamper(copy, "UPDATE sealed_file SET content = zeroblob(64) WHERE certificate_id = 'c'");
    const broken = await check(place, copy);
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('FAILED  sealed-files: the seal of certificate c is broken');
    const sampled = await call(restoreCheck, ['--sample', copy], inEnvironment(place));
    expect(sampled.code).toBe(0);
  });

  test('accepts the head that the backup printed, and rejects a later one', async () => {
    const { store, place } = await backedUp();
    const destination = join(place.folder, 'nightly.sqlite');
    const done = await call(backup, [destination], inEnvironment(place));
    const head = /Head of the audit: (\S+)/.exec(done.out)?.[1] ?? '';
    const compare = (noted: string) =>
      call(restoreCheck, ['--head', noted, destination], inEnvironment(place));
    expect(await compare(head)).toMatchObject({ code: 0, err: '' });
    const later = await compare((await store.auditProof.head()) ?? '');
    expect(later.code).toBe(1);
    expect(later.out).toContain('FAILED  audit: the chain ends before');
  });

  test('finds damaged pages', async () => {
    const { place, copy } = await backedUp();
    const file = openSync(copy, 'r+');
    writeSync(file, Buffer.alloc(16_384, 0x55), 0, 16_384, 4_096);
    closeSync(file);
    const answer = await check(place, copy);
    expect(answer.code).toBe(1);
    expect(answer.out + answer.err).toMatch(/FAILED {2}database|ERR_BACKUP_INVALID/);
  });

  test('lists the skipped checks when run without the key', async () => {
    const { place, copy } = await backedUp();
    const answer = await call(restoreCheck, ['--without-key', copy]);
    expect(answer.code).toBe(0);
    expect(answer.out).toContain('skipped master-key');
    expect((await call(restoreCheck, [copy])).code).toBe(255);
    expect(readdirSync(place.folder).some((name) => name.includes('restore-check'))).toBe(false);
  });

  test.each(['absent', 'text'])('rejects a file that is %s', async (kind) => {
    const { place } = await backedUp();
    const path = join(place.folder, kind);
    if (kind === 'text') writeFileSync(path, 'no database at all, only text. '.repeat(40));
    const answer = await check(place, path);
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('ERR_BACKUP_INVALID');
  });

  test('rejects an empty file', async () => {
    const { place } = await backedUp();
    const path = join(place.folder, 'empty');
    writeFileSync(path, '');
    expect(await check(place, path)).toMatchObject({ code: 1 });
  });
});

describe('trousseau rotate-key', () => {
  test('rotates the key, names unneeded versions, and drops the old versions when asked', async () => {
    const { store, place, id } = await backedUp();
    const settings = join(place.folder, 'settings.json');
    writeFileSync(
      settings,
      JSON.stringify({ databasePath: place.databasePath, masterKey: place.masterKeys, port: 1 }),
    );
    const first = await call(rotateKey, ['--settings', settings]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('Current version: 2.');
    expect(first.out).toContain('no longer needed: 1');
    const second = await call(rotateKey, ['--settings', settings, '--drop-old']);
    expect(second.out).toContain('Versions dropped: 1, 2.');
    expect(Buffer.from(await store.certificates.readKeystore('practice-1', id)).toString()).toBe(
      'file',
    );
  });

  test('fails and keeps the key out of the output when the key is wrong', async () => {
    const { place } = await backedUp();
    const key = Buffer.alloc(32, 1).toString('base64');
    const args = ['--database', place.databasePath, '--master-key-command', `echo ${key}`];
    const answer = await call(rotateKey, args);
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('ERR_MASTER_KEY_WRONG');
    expect(answer.out + answer.err).not.toContain(key);
  });

  test.each([
    ['two sources of the key', ['--master-key-env', 'A', '--master-key-file', 'b']],
    ['an argument', ['x']],
  ])('shows the usage when called with %s', async (_, args) => {
    const place = freshPlace();
    const answer = await call(rotateKey, ['--database', place.databasePath, ...args]);
    expect(answer.code).toBe(255);
  });

  test.each([
    ['broken', '{ "masterKey": "c2VjcmV0'],
    ['incomplete', '{ "databasePath": "x", "masterKey": { "source": "file" } }'],
  ])('rejects %s settings without repeating their values', async (_, text) => {
    const place = freshPlace();
    const settings = join(place.folder, 'settings.json');
    writeFileSync(settings, text);
    const answer = await call(rotateKey, ['--settings', settings]);
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('ERR_SETTINGS_INVALID');
    expect(answer.err).not.toContain('c2VjcmV0');
  });
});

test.each([
  ['backup', backup],
  ['restore-check', restoreCheck],
  ['rotate-key', rotateKey],
])('lists the options of trousseau %s when called with --help', async (name, command) => {
  const answer = await call(command, ['--help']);
  expect([answer.code, answer.err]).toEqual([0, '']);
  expect(answer.out).toContain(`Usage: trousseau ${name}`);
});

test('encrypts every secret in database, WAL and backups, and deletes sealed bytes after removal', async () => {
  const { store, place } = await freshStore();
  const marker = 'MARKER-of-a-private-key';
  const keystore = Buffer.from(marker.repeat(20));
  const certificate = aCertificate({}, { keystore });
  await store.certificates.insert(certificate);
  const copy = join(place.folder, 'copy.sqlite');
  await store.backup(copy);

  const keys = JSON.parse(readFileSync(place.keyPath, 'utf8')) as { keys: Record<string, string> };
  const masterKey = keys.keys['1']!;
  const secrets = [
    marker,
    Buffer.from(marker).toString('base64').slice(0, 16),
    Buffer.from(marker).toString('hex'),
    masterKey,
    Buffer.from(masterKey, 'base64'),
    Buffer.from(masterKey, 'base64').toString('hex'),
  ];
  const files = readdirSync(place.folder).filter((name) => name.includes('.sqlite'));
  expect(files).toEqual(
    expect.arrayContaining(['trousseau.sqlite', 'trousseau.sqlite-wal', 'copy.sqlite']),
  );
  for (const name of files) {
    const bytes = readFileSync(join(place.folder, name));
    // What is not secret is in the file: the search looks in the right place
    if (name === 'copy.sqlite') expect(bytes.includes('Camille Exemple')).toBe(true);
    for (const secret of secrets) expect(bytes.includes(secret), name).toBe(false);
  }

  // Removed: not even the sealed bytes stay, once the WAL went into the file
  const raw = openDatabase(copy);
  const sealed = raw.prepare('SELECT content FROM sealed_file').pluck().get() as Buffer;
  raw.close();
  await store.certificates.remove('practice-1', certificate.record.id, anEntry());
  await store.close();
  expect(readFileSync(place.databasePath).includes(sealed.subarray(0, 32))).toBe(false);
});
