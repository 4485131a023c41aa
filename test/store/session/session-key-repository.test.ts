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
import { aCertificate, anEntry, freshStore, now, rawDatabase } from '../store-fixture.ts';

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

test('a key comes back as it was, beside the keystore it belongs to', async () => {
  const { store, place, id } = await withKey();
  expect(await store.sessionKeys.has('practice-1', id, 'session')).toBe(true);
  expect(
    Buffer.from((await store.sessionKeys.read('practice-1', id, 'session'))!).equals(key),
  ).toBe(true);
  const file = await store.certificates.readKeystore('practice-1', id);
  expect(Buffer.from(file).toString()).toBe('file');
  expect(rows(place)).toEqual([1, 2, 2]);
});

test('another practice neither sees, reads, replaces nor forgets it', async () => {
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

test('is forgotten once, and then there is none', async () => {
  const { store, place, id } = await withKey();
  expect(await store.sessionKeys.forget('practice-1', id, 'session', forgotten)).toBe(true);
  expect(await store.sessionKeys.forget('practice-1', id, 'session', forgotten)).toBe(false);
  expect(await store.sessionKeys.read('practice-1', id, 'session')).toBeUndefined();
  expect(rows(place)).toEqual([0, 1, 3]);
});

test('a second one takes the place of the first', async () => {
  const { store, place, id } = await withKey();
  await store.sessionKeys.keep('practice-1', id, 'session', Buffer.from('newer'), kept);
  const read = await store.sessionKeys.read('practice-1', id, 'session');
  expect(Buffer.from(read!).toString()).toBe('newer');
  expect(rows(place)).toEqual([1, 2, 3]);
});

test('leaves with its certificate, and with a replacement of the file', async () => {
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

test('stays when a replacement does not come about', async () => {
  const { store, id } = await withKey();
  const other = aCertificate({ userId: 'user-2', identifier: '00000000196' }, { replaces: id });
  await expect(store.certificates.insert(other)).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
  expect(await store.sessionKeys.has('practice-1', id, 'session')).toBe(true);
});

test('is not kept for a certificate that is gone or was replaced', async () => {
  const { store, place, id } = await withKey();
  await store.certificates.insert(aCertificate({}, { replaces: id }));
  const refused = { code: 'ERR_CONFLICT' };
  const keep = (certificateId: string) =>
    store.sessionKeys.keep('practice-1', certificateId, 'session', key, kept);
  await expect(keep(id)).rejects.toMatchObject(refused);
  await expect(keep('no-such-certificate')).rejects.toMatchObject(refused);
  expect(rows(place).slice(0, 2)).toEqual([0, 2]);
});

test('does not open in the place of the keystore, nor the keystore in its place', async () => {
  const { store, place, id } = await withKey();
  rawDatabase(place).exec(`
    CREATE TABLE other AS SELECT * FROM sealed_file;
    UPDATE sealed_file SET (wrapped_key, content) =
      (SELECT wrapped_key, content FROM other WHERE other.id <> sealed_file.id)`);
  const broken = { code: 'ERR_SEAL_BROKEN' };
  await expect(store.sessionKeys.read('practice-1', id, 'session')).rejects.toMatchObject(broken);
  await expect(store.certificates.readKeystore('practice-1', id)).rejects.toMatchObject(broken);
});

test('comes along when the master key is rotated and the old one dropped', async () => {
  const { store, place, id } = await withKey();
  const deps = { database: rawDatabase(place), masterKeys: place.masterKeys, now: () => now };
  const result = await rotateMasterKey(deps);
  expect(result).toMatchObject({ version: 2, rewrapped: 2, broken: 0, unneeded: [1] });
  expect(await dropUnneededVersions(deps)).toEqual([1]);
  expect(
    Buffer.from((await store.sessionKeys.read('practice-1', id, 'session'))!).equals(key),
  ).toBe(true);
});

test('holds the version that seals it: that is not dropped while the key needs it', async () => {
  const { place, id } = await withKey();
  const database = rawDatabase(place);
  database
    .prepare('UPDATE sealed_file SET wrapped_key = zeroblob(60) WHERE session_key_id = ?')
    .run(id);
  const deps = { database, masterKeys: place.masterKeys, now: () => now };
  expect(await rotateMasterKey(deps)).toMatchObject({ rewrapped: 1, broken: 1, unneeded: [] });
  expect(await dropUnneededVersions(deps)).toEqual([]);
});

test('is opened by restore-check, which finds one that does not open', async () => {
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

test('stands in no file in the clear, and not sealed either once it is forgotten', async () => {
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

describe('a key left for two purposes', () => {
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

  test('serves each of them, sealed once, and none that its holder did not choose', async () => {
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
  ] as const)('no longer kept for %s is still there for %s', async (gone, left) => {
    const { store, place, id } = await withBoth();
    expect(await store.sessionKeys.forget('practice-1', id, gone, forgotten)).toBe(true);
    expect(await read(store, id, gone)).toBeUndefined();
    expect(await read(store, id, left)).toBe(key.toString());
    expect(await store.sessionKeys.forget('practice-1', id, gone, forgotten)).toBe(false);
    expect(rows(place)).toEqual([1, 2, 4]);
    expect(await store.sessionKeys.forget('practice-1', id, left, forgotten)).toBe(true);
    expect(rows(place)).toEqual([0, 1, 5]);
  });

  test('leaves for both when its file is replaced', async () => {
    const { store, place, id } = await withBoth();
    await store.certificates.insert(aCertificate({}, { replaces: id }));
    expect(await purposes(store, id)).toEqual([false, false]);
    expect(rows(place).slice(0, 2)).toEqual([0, 2]);
  });

  test('stays for both when the audit entry of forgetting one cannot be written', async () => {
    const { store, id } = await withBoth();
    const odd = anEntry({ assurance: 'guessed' as 'none' });
    await expect(store.sessionKeys.forget('practice-1', id, 'status', odd)).rejects.toThrow(
      'CHECK',
    );
    expect(await purposes(store, id)).toEqual([true, true]);
  });
});
