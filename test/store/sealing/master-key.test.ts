import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { createStore } from '../../../plugin/store/index.ts';
import { loadMasterKeys, parseMasterKeys } from '../../../plugin/store/sealing/master-key.ts';
import {
  aCertificate,
  freshPlace,
  now,
  openAt,
  rawDatabase,
  type Place,
} from '../store-fixture.ts';

const aKey = () => randomBytes(32).toString('base64');

function writeKeys(place: Place, content: string, mode = 0o600): void {
  writeFileSync(place.keyPath, content);
  chmodSync(place.keyPath, mode);
}

describe.skipIf(process.platform === 'win32')('the mode of a key file', () => {
  const loadAt = (place: Place, groupMayRead = false) =>
    loadMasterKeys({ source: 'file', path: place.keyPath, groupMayRead }, { mayCreate: false });

  it.each([0o600, 0o400, 0o440, 0o040])('accepts the key when its mode is %o', async (mode) => {
    const place = freshPlace();
    writeKeys(place, aKey(), mode);
    expect((await loadAt(place)).current).toBe(1);
  });

  it.each([0o640, 0o660, 0o444, 0o604, 0o644, 0o450])(
    'rejects the key when its mode is %o',
    async (mode) => {
      const place = freshPlace();
      writeKeys(place, aKey(), mode);
      await expect(loadAt(place)).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_UNSAFE' });
    },
  );

  it('accepts a key that its group may read when the settings allow that', async () => {
    const place = freshPlace();
    writeKeys(place, aKey(), 0o640);
    expect((await loadAt(place, true)).current).toBe(1);
    writeKeys(place, aKey(), 0o660);
    await expect(loadAt(place, true)).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_UNSAFE' });
  });
});

describe('parseMasterKeys and loadMasterKeys', () => {
  test('reads a single key as version 1, with blanks around the key', () => {
    const keys = parseMasterKeys(` ${aKey()}\n`, 'test');
    expect([keys.current, [...keys.versions.keys()]]).toEqual([1, [1]]);
  });

  it.each([
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}\r\n`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}\r\n`, 'utf16le')],
  ])('returns the key when the file has %s', async (_name, encode) => {
    const place = freshPlace();
    writeFileSync(place.keyPath, encode(aKey()), { mode: 0o600 });
    const keys = await loadMasterKeys(
      { source: 'file', path: place.keyPath },
      { mayCreate: false },
    );
    expect(keys.current).toBe(1);
  });

  test('reads several versions', () => {
    const keys = parseMasterKeys(
      JSON.stringify({ current: 2, keys: { 1: aKey(), 2: aKey() } }),
      'test',
    );
    expect([keys.current, [...keys.versions.keys()]]).toEqual([2, [1, 2]]);
  });

  test.each([
    ['nothing', ''],
    ['too short a key', randomBytes(31).toString('base64')],
    ['too long a key', randomBytes(33).toString('base64')],
    ['hex', randomBytes(32).toString('hex')],
    ['broken JSON', '{"current": 1, "keys"'],
    ['no keys', '{"current": 1}'],
    ['a current version that is not there', JSON.stringify({ current: 2, keys: { 1: aKey() } })],
    [
      'a version that is no number',
      JSON.stringify({ current: 1, keys: { one: aKey(), 1: aKey() } }),
    ],
    ['a key that is no text', JSON.stringify({ current: 1, keys: { 1: 5 } })],
  ])('refuses %s without repeating any of the text', (_, text) => {
    let caught: unknown;
    try {
      parseMasterKeys(text, 'test');
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({
      code: 'ERR_MASTER_KEY_MISSING',
      params: { problem: 'malformed' },
    });
    if (text.length > 20) expect(inspect(caught, { depth: 9 })).not.toContain(text.slice(0, 20));
  });

  test('hides keys in printed output', () => {
    const key = aKey();
    const keys = parseMasterKeys(key, 'test');
    expect(inspect(keys, { depth: 9, showHidden: true })).not.toContain(key.slice(0, 10));
    expect(JSON.stringify([...keys.versions.values()])).toBe('[{}]');
  });

  test('reads an environment variable, and rejects an absent or empty variable', async () => {
    const setting = { source: 'env', variable: 'KEY' } as const;
    const load = (env: NodeJS.ProcessEnv) => loadMasterKeys(setting, { mayCreate: true, env });
    expect((await load({ KEY: aKey() })).current).toBe(1);
    for (const env of [{}, { KEY: '' }]) {
      await expect(load(env)).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_MISSING' });
    }
  });

  test('reads the key from a command without a shell', async () => {
    const args = ['-e', 'process.stdout.write(process.argv[1])', aKey()];
    const keys = await loadMasterKeys(
      { source: 'command', command: process.execPath, args },
      { mayCreate: false },
    );
    expect(keys.current).toBe(1);
  });

  test.each([
    ['fails', ['-e', 'console.log("c2VjcmV0"); process.exit(3)']],
    ['prints no key', ['-e', 'console.log("c2VjcmV0")']],
  ])('rejects a command that %s without repeating its output', async (_, args) => {
    const setting = { source: 'command', command: process.execPath, args } as const;
    const error: unknown = await loadMasterKeys(setting, { mayCreate: false }).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ code: 'ERR_MASTER_KEY_MISSING' });
    expect(inspect(error, { depth: 9 })).not.toContain('c2VjcmV0');
  });
});

describe('master key file', () => {
  test('creates a private file at the first start and uses the file at the next', async () => {
    const place = freshPlace();
    const store = await openAt(place);
    const certificate = aCertificate({}, { keystore: Buffer.from('file') });
    await store.certificates.insert(certificate);
    await store.close();
    expect(statSync(place.keyPath).mode & 0o777).toBe(0o600);
    const again = await openAt(place);
    const file = await again.certificates.readKeystore('practice-1', certificate.record.id);
    expect(Buffer.from(file).toString()).toBe('file');
  });

  test('creates no file when the settings do not allow creation', async () => {
    const place = freshPlace();
    const opening = openAt(place, { source: 'file', path: place.keyPath });
    await expect(opening).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_MISSING' });
    expect(existsSync(place.keyPath)).toBe(false);
  });

  test.each([0o640, 0o604, 0o666, 0o620])('rejects a file with mode %o', async (mode) => {
    const place = freshPlace();
    writeKeys(place, aKey(), mode);
    await expect(openAt(place)).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_UNSAFE' });
  });

  test('rejects a path as missing when the path is a folder or has no folder', async () => {
    const place = freshPlace();
    const missing = { code: 'ERR_MASTER_KEY_MISSING' };
    const lost = { source: 'file', path: join(place.folder, 'none', 'key'), create: true } as const;
    await expect(openAt(place, lost)).rejects.toMatchObject(missing);
    mkdirSync(place.keyPath, { mode: 0o700 });
    await expect(openAt(place)).rejects.toMatchObject(missing);
  });

  test('creates no new file when the database knows a key', async () => {
    const place = freshPlace();
    await (await openAt(place)).close();
    rmSync(place.keyPath);
    await expect(openAt(place)).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_MISSING' });
    expect(existsSync(place.keyPath)).toBe(false);
  });
});

describe('wrong master key', () => {
  test('stops the start before any write when the key is wrong', async () => {
    const place = freshPlace();
    const store = await openAt(place);
    await store.certificates.insert(aCertificate());
    await store.close();
    const before = readFileSync(place.databasePath);
    writeKeys(place, aKey());
    await expect(openAt(place)).rejects.toMatchObject({
      code: 'ERR_MASTER_KEY_WRONG',
      params: { version: 1 },
    });
    expect(readFileSync(place.databasePath).equals(before)).toBe(true);
  });

  test('rejects the keys as missing when a file needs an absent version', async () => {
    const place = freshPlace();
    const store = await openAt(place);
    await store.certificates.insert(aCertificate());
    await store.close();
    writeKeys(place, JSON.stringify({ current: 2, keys: { 2: aKey() } }));
    await expect(openAt(place)).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_MISSING' });
  });

  test('accepts the absence of a version when no file needs the version', async () => {
    const place = freshPlace();
    await (await openAt(place)).close();
    writeKeys(place, JSON.stringify({ current: 2, keys: { 2: aKey() } }));
    expect(await (await openAt(place)).health()).toEqual({ writable: true });
  });
});

test('creates no tables in a new database when the key is unreadable', async () => {
  const place = freshPlace();
  const setting = { source: 'env', variable: 'TROUSSEAU_TEST_NO_SUCH_VARIABLE' } as const;
  const { databasePath } = place;
  await expect(
    createStore({ databasePath, masterKeys: setting, now: () => now }),
  ).rejects.toThrow();
  expect(rawDatabase(place).prepare('SELECT * FROM sqlite_schema').all()).toEqual([]);
});
