import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KeyPurpose } from '../../../plugin/domain/session/repository.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { checkBackup } from '../../../plugin/store/backup/restore-check.ts';
import {
  dropUnneededVersions,
  rotateMasterKey,
} from '../../../plugin/store/sealing/key-rotation.ts';
import { aCertificate, freshStore, now, rawDatabase } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';

const key = Buffer.from('MARKER-of-an-authentication-key '.repeat(30));
const kept = anEntry({ event: 'session.pin-only-enabled' });
const forgotten = anEntry({ event: 'session.pin-only-disabled' });
const allowed = anEntry({ event: 'probe.status-allowed' });
const forbidden = anEntry({ event: 'probe.status-forbidden' });

async function withKey() {
  const { store, place } = await freshStore();
  const certificate = aCertificate({}, { keystore: Buffer.from('file') });
  await store.certificates.insert(certificate);
  const { id } = certificate.record;
  await store.sessionKeys.keep('practice-1', id, 'session', key, kept);
  return { store, place, id };
}

const rows = (place: { databasePath: string }) =>
  ['session_key', 'sealed_file', 'audit_entry'].map((table) =>
    rawDatabase(place).prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );

test('returns a kept key unchanged and stores the key next to its keystore', async () => {
  const { store, place, id } = await withKey();
  expect(await store.sessionKeys.has('practice-1', id, 'session')).toBe(true);
  expect(
    Buffer.from((await store.sessionKeys.read('practice-1', id, 'session'))!).equals(key),
  ).toBe(true);
  const file = await store.certificates.readKeystore('practice-1', id);
  expect(Buffer.from(file).toString()).toBe('file');
  expect(rows(place)).toEqual([1, 2, 2]);
});

test('protects and hides a key from another practice', async () => {
  const { store, place, id } = await withKey();
  const elsewhere = anEntry({ practiceId: 'practice-2' });
  expect(await store.sessionKeys.has('practice-2', id, 'session')).toBe(false);
  expect(await store.sessionKeys.read('practice-2', id, 'session')).toBeUndefined();
  expect(await store.sessionKeys.forget('practice-2', id, 'session', elsewhere)).toBe(false);
  await expect(
    store.sessionKeys.keep('practice-2', id, 'session', key, elsewhere),
  ).rejects.toMatchObject({
    code: 'ERR_CONFLICT',
  });
  await expect(store.sessionKeys.keep('practice-1', id, 'session', key, elsewhere)).rejects.toThrow(
    'another practice',
  );
  expect(rows(place)).toEqual([1, 2, 2]);
});

test('deletes a key once', async () => {
  const { store, place, id } = await withKey();
  expect(await store.sessionKeys.forget('practice-1', id, 'session', forgotten)).toBe(true);
  expect(await store.sessionKeys.forget('practice-1', id, 'session', forgotten)).toBe(false);
  expect(await store.sessionKeys.read('practice-1', id, 'session')).toBeUndefined();
  expect(rows(place)).toEqual([0, 1, 3]);
});

test('replaces the first key with a second key', async () => {
  const { store, place, id } = await withKey();
  await store.sessionKeys.keep('practice-1', id, 'session', Buffer.from('newer'), kept);
  const read = await store.sessionKeys.read('practice-1', id, 'session');
  expect(Buffer.from(read!).toString()).toBe('newer');
  expect(rows(place)).toEqual([1, 2, 3]);
});

test('deletes the key when its certificate is removed or replaced', async () => {
  const removed = await withKey();
  await removed.store.certificates.remove('practice-1', removed.id, anEntry());
  expect(await removed.store.sessionKeys.has('practice-1', removed.id, 'session')).toBe(false);
  expect(rows(removed.place).slice(0, 2)).toEqual([0, 0]);

  const replaced = await withKey();
  const newer = aCertificate({}, { replaces: replaced.id });
  await replaced.store.certificates.insert(newer);
  expect(await replaced.store.sessionKeys.has('practice-1', replaced.id, 'session')).toBe(false);
  expect(await replaced.store.sessionKeys.has('practice-1', newer.record.id, 'session')).toBe(
    false,
  );
  expect(rows(replaced.place).slice(0, 2)).toEqual([0, 2]);
});

test('keeps the key when a replacement fails', async () => {
  const { store, id } = await withKey();
  const other = aCertificate({ userId: 'user-2', identifier: '00000000196' }, { replaces: id });
  await expect(store.certificates.insert(other)).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
  expect(await store.sessionKeys.has('practice-1', id, 'session')).toBe(true);
});

test('rejects a key for a removed or replaced certificate', async () => {
  const { store, place, id } = await withKey();
  await store.certificates.insert(aCertificate({}, { replaces: id }));
  const refused = { code: 'ERR_CONFLICT' };
  const keep = (certificateId: string) =>
    store.sessionKeys.keep('practice-1', certificateId, 'session', key, kept);
  await expect(keep(id)).rejects.toMatchObject(refused);
  await expect(keep('no-such-certificate')).rejects.toMatchObject(refused);
  expect(rows(place).slice(0, 2)).toEqual([0, 2]);
});

test('rejects a key in the place of the keystore, and a keystore in the place of the key', async () => {
  const { store, place, id } = await withKey();
  rawDatabase(place).exec(`
    CREATE TABLE other AS SELECT * FROM sealed_file;
    UPDATE sealed_file SET (wrapped_key, content) =
      (SELECT wrapped_key, content FROM other WHERE other.id <> sealed_file.id)`);
  const broken = { code: 'ERR_SEAL_BROKEN' };
  await expect(store.sessionKeys.read('practice-1', id, 'session')).rejects.toMatchObject(broken);
  await expect(store.certificates.readKeystore('practice-1', id)).rejects.toMatchObject(broken);
});

test('keeps the key readable after master key rotation and the drop of the old version', async () => {
  const { store, place, id } = await withKey();
  const deps = { database: rawDatabase(place), masterKeys: place.masterKeys, now: () => now };
  const result = await rotateMasterKey(deps);
  expect(result).toMatchObject({ version: 2, rewrapped: 2, broken: 0, unneeded: [1] });
  expect(await dropUnneededVersions(deps)).toEqual([1]);
  expect(
    Buffer.from((await store.sessionKeys.read('practice-1', id, 'session'))!).equals(key),
  ).toBe(true);
});

test('keeps the master key version that seals the key', async () => {
  const { place, id } = await withKey();
  const database = rawDatabase(place);
  database
    .prepare('UPDATE sealed_file SET wrapped_key = zeroblob(60) WHERE session_key_id = ?')
    .run(id);
  const deps = { database, masterKeys: place.masterKeys, now: () => now };
  expect(await rotateMasterKey(deps)).toMatchObject({ rewrapped: 1, broken: 1, unneeded: [] });
  expect(await dropUnneededVersions(deps)).toEqual([]);
});

test('includes the key in restore-check, and reports a key that does not open', async () => {
  const { store, place, id } = await withKey();
  const copy = join(place.folder, 'copy.sqlite');
  await store.backup(copy);
  const seals = async (path: string) =>
    (await checkBackup(path, place.masterKeys)).find(({ name }) => name === 'sealed-files');
  const sound = await seals(copy);
  expect([sound?.problem, sound?.detail]).toEqual([null, expect.stringMatching(/^2 files/)]);
  rawDatabase({ databasePath: copy })
    .prepare('UPDATE sealed_file SET content = zeroblob(64) WHERE session_key_id = ?')
    .run(id);
  expect((await seals(copy))?.problem).toContain('seal of session-key');
});

test('encrypts the key in every file, and deletes the sealed key after removal', async () => {
  const { store, place, id } = await withKey();
  await store.backup(join(place.folder, 'copy.sqlite'));
  const sealed = rawDatabase(place)
    .prepare('SELECT content FROM sealed_file WHERE session_key_id IS NOT NULL')
    .pluck()
    .get() as Buffer;
  const files = () => readdirSync(place.folder).filter((name) => name.includes('.sqlite'));
  const holding = (bytes: Buffer | string) =>
    files().filter((name) => readFileSync(join(place.folder, name)).includes(bytes));
  expect(holding('session.pin-only-enabled')).toContain('copy.sqlite');
  expect(holding(sealed.subarray(0, 32))).toContain('copy.sqlite');
  for (const spelling of [
    'MARKER-of-an',
    Buffer.from('MARKER-of-an').toString('base64'),
    Buffer.from('MARKER-of-an').toString('hex'),
  ]) {
    expect(holding(spelling)).toEqual([]);
  }
  await store.sessionKeys.forget('practice-1', id, 'session', forgotten);
  await store.close();
  rawDatabase(place).pragma('wal_checkpoint(TRUNCATE)');
  expect(holding(sealed.subarray(0, 32))).toEqual(['copy.sqlite']);
});

describe('key kept for two purposes', () => {
  const read = async (store: Store, id: string, purpose: KeyPurpose) => {
    const bytes = await store.sessionKeys.read('practice-1', id, purpose);
    return bytes && Buffer.from(bytes).toString();
  };
  const purposes = async (store: Store, id: string) => [
    await store.sessionKeys.has('practice-1', id, 'session'),
    await store.sessionKeys.has('practice-1', id, 'status'),
  ];
  const withBoth = async () => {
    const { store, place, id } = await withKey();
    await store.sessionKeys.keep('practice-1', id, 'status', key, allowed);
    return { store, place, id };
  };

  test('stores one sealed key for both purposes, and serves only chosen purposes', async () => {
    const { store, place, id } = await withKey();
    expect(await purposes(store, id)).toEqual([true, false]);
    expect(await read(store, id, 'status')).toBeUndefined();
    expect(await store.sessionKeys.forget('practice-1', id, 'status', forbidden)).toBe(false);
    await store.sessionKeys.keep('practice-1', id, 'status', Buffer.from('again'), allowed);
    expect(await purposes(store, id)).toEqual([true, true]);
    expect([await read(store, id, 'session'), await read(store, id, 'status')]).toEqual([
      'again',
      'again',
    ]);
    expect(rows(place)).toEqual([1, 2, 3]);
  });

  test.each([
    ['session', 'status'],
    ['status', 'session'],
  ] as const)('deletes the key for %s and keeps the key for %s', async (gone, left) => {
    const { store, place, id } = await withBoth();
    expect(await store.sessionKeys.forget('practice-1', id, gone, forgotten)).toBe(true);
    expect(await read(store, id, gone)).toBeUndefined();
    expect(await read(store, id, left)).toBe(key.toString());
    expect(await store.sessionKeys.forget('practice-1', id, gone, forgotten)).toBe(false);
    expect(rows(place)).toEqual([1, 2, 4]);
    expect(await store.sessionKeys.forget('practice-1', id, left, forgotten)).toBe(true);
    expect(rows(place)).toEqual([0, 1, 5]);
  });

  test('deletes the key for both purposes when its file is replaced', async () => {
    const { store, place, id } = await withBoth();
    await store.certificates.insert(aCertificate({}, { replaces: id }));
    expect(await purposes(store, id)).toEqual([false, false]);
    expect(rows(place).slice(0, 2)).toEqual([0, 2]);
  });

  test('keeps the key for both purposes when the audit entry of the removal fails', async () => {
    const { store, id } = await withBoth();
    const odd = anEntry({ assurance: 'guessed' as 'none' });
    await expect(store.sessionKeys.forget('practice-1', id, 'status', odd)).rejects.toThrow(
      'CHECK',
    );
    expect(await purposes(store, id)).toEqual([true, true]);
  });
});
