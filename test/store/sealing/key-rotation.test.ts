import { createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { MasterKeySetting, Store } from '../../../plugin/store/index.ts';
import { checkValue } from '../../../plugin/store/sealing/master-key.ts';
import {
  dropUnneededVersions,
  rotateMasterKey,
} from '../../../plugin/store/sealing/key-rotation.ts';
import { runChild } from '../child/run-child.ts';
import {
  aCertificate,
  aDraft,
  freshPlace,
  freshStore,
  now,
  openAt,
  rawDatabase,
  type Place,
} from '../store-fixture.ts';

const clock = () => now;

function versionsInFile(place: Place): string[] {
  return Object.keys((JSON.parse(readFileSync(place.keyPath, 'utf8')) as { keys: object }).keys);
}

function rotate(place: Place, onBatch?: () => void, masterKeys = place.masterKeys) {
  const rest = onBatch ? { onBatch } : {};
  return rotateMasterKey({ database: rawDatabase(place), masterKeys, now: clock, ...rest });
}

async function fill(store: Store, amount: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < amount; i += 1) {
    const certificate = aCertificate({}, { keystore: Buffer.from(`file ${i}`) });
    await store.certificates.insert(certificate);
    ids.push(certificate.record.id);
  }
  return ids;
}

async function expectAllReadable(store: Store, ids: readonly string[]) {
  for (const [i, id] of ids.entries()) {
    const file = await store.certificates.readKeystore('practice-1', id);
    expect(Buffer.from(file).toString()).toBe(`file ${i}`);
  }
}

const filesUnder = (place: Place) =>
  rawDatabase(place)
    .prepare('SELECT key_version, count(*) FROM sealed_file GROUP BY key_version')
    .raw()
    .all();

test('rewraps certificates and drafts under a new version and records the rotation', async () => {
  const { store, place } = await freshStore();
  const ids = await fill(store, 3);
  const draft = aDraft();
  await store.drafts.insert(draft, Buffer.from('draft'));
  const result = await rotate(place);
  expect(result).toEqual({ version: 2, resumed: false, rewrapped: 4, broken: 0, unneeded: [1] });
  expect(filesUnder(place)).toEqual([[2, 4]]);
  await expectAllReadable(store, ids);
  expect(Buffer.from(await store.drafts.readKeystore('practice-1', draft.id)).toString()).toBe(
    'draft',
  );
  const event = rawDatabase(place).prepare("SELECT event FROM audit_entry WHERE practice_id = ''");
  expect(event.pluck().all()).toEqual(['system.master-key-rotated']);
});

test('seals under the new version in a running store after the rotation', async () => {
  const { store, place } = await freshStore();
  await fill(store, 1);
  await rotate(place);
  await fill(store, 1);
  expect(filesUnder(place)).toEqual([[2, 2]]);
});

test('keeps a running store working after its key is rotated and dropped', async () => {
  const { store, place } = await freshStore();
  const ids = await fill(store, 2);
  await rotate(place);
  const dropped = await dropUnneededVersions({
    database: rawDatabase(place),
    masterKeys: place.masterKeys,
  });
  expect([dropped, versionsInFile(place)]).toEqual([[1], ['2']]);
  await expectAllReadable(store, ids);
  await fill(store, 1);
  await store.close();
  await expectAllReadable(await openAt(place), ids);
});

test('finishes without a third version when the process was killed after the first batch', async () => {
  const { store, place } = await freshStore();
  const ids = await fill(store, 250);
  await store.close();
  const child = await runChild('rotate-and-die.ts', [place.databasePath, place.keyPath]);
  expect([child.signal, child.stderr]).toEqual(['SIGKILL', '']);
  expect(filesUnder(place)).toEqual([
    [1, 150],
    [2, 100],
  ]);
  await expectAllReadable(await openAt(place), ids);

  const result = await rotate(place);
  expect(result).toEqual({ version: 2, resumed: true, rewrapped: 150, broken: 0, unneeded: [1] });
  expect(versionsInFile(place)).toEqual(['1', '2']);
  await expectAllReadable(await openAt(place), ids);
});

test('rewraps a file that a server stores under the old version during the rotation', async () => {
  const { store, place } = await freshStore();
  const ids = await fill(store, 2);
  const raw = rawDatabase(place);
  // A server that has not noticed the new version: the second file appears, under version 1, after the first batch
  raw.exec(
    'CREATE TABLE kept AS SELECT * FROM sealed_file WHERE id = 2; DELETE FROM sealed_file WHERE id = 2;',
  );
  let isFirst = true;
  const result = await rotate(place, () => {
    if (isFirst) raw.exec('INSERT INTO sealed_file SELECT * FROM kept');
    isFirst = false;
  });
  expect([result.rewrapped, filesUnder(place)]).toEqual([2, [[2, 2]]]);
  await expectAllReadable(store, ids);
});

test('counts a broken file, keeps its version and rewraps the other files', async () => {
  const { store, place } = await freshStore();
  await fill(store, 3);
  rawDatabase(place).exec('UPDATE sealed_file SET wrapped_key = zeroblob(60) WHERE id = 2');
  expect(await rotate(place)).toMatchObject({ version: 2, rewrapped: 2, broken: 1, unneeded: [] });
  expect(await rotate(place)).toMatchObject({ version: 3, rewrapped: 2, broken: 1, unneeded: [2] });
  const dropped = await dropUnneededVersions({
    database: rawDatabase(place),
    masterKeys: place.masterKeys,
  });
  expect([dropped, versionsInFile(place)]).toEqual([[2], ['1', '3']]);
});

test('keeps every file readable when two rotations run at once', async () => {
  const { store, place } = await freshStore();
  const ids = await fill(store, 150);
  await Promise.allSettled([rotate(place), rotate(place)]);
  await rotate(place);
  expect(filesUnder(place)).toHaveLength(1);
  await expectAllReadable(store, ids);
});

describe('with keys from a variable', () => {
  const [one, two] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'));
  const setting: MasterKeySetting = { source: 'env', variable: 'TROUSSEAU_TEST_MASTER_KEY' };
  const provide = (value: string) => {
    process.env['TROUSSEAU_TEST_MASTER_KEY'] = value;
    onTestFinished(() => {
      delete process.env['TROUSSEAU_TEST_MASTER_KEY'];
    });
  };

  test('rewraps to the version that the operator made current', async () => {
    const place = freshPlace();
    provide(one!);
    const store = await openAt(place, setting);
    const ids = await fill(store, 2);
    await store.close();
    provide(JSON.stringify({ current: 2, keys: { 1: one, 2: two } }));
    expect(await rotate(place, undefined, setting)).toEqual({
      version: 2,
      resumed: false,
      rewrapped: 2,
      broken: 0,
      unneeded: [1],
    });
    const dropped = await dropUnneededVersions({
      database: rawDatabase(place),
      masterKeys: setting,
    });
    expect(dropped).toEqual([1]);
    provide(JSON.stringify({ current: 2, keys: { 2: two } }));
    await expectAllReadable(await openAt(place, setting), ids);
  });
});

test.each(['draft', 'certificate'] as const)(
  'seals a %s under the new version when the old version is dropped during storing',
  async (purpose) => {
    const { store, place } = await freshStore();
    const database = rawDatabase(place);
    const draft = aDraft();
    const certificate = aCertificate({}, { keystore: Buffer.from('file 0') });
    // The keys are read when the call is made, the file goes in a moment later
    const storing =
      purpose === 'draft'
        ? store.drafts.insert(draft, Buffer.from('file 0'))
        : store.certificates.insert(certificate);
    const fresh = randomBytes(32);
    writeFileSync(
      place.keyPath,
      JSON.stringify({ current: 2, keys: { '2': fresh.toString('base64') } }),
    );
    database
      .prepare('INSERT INTO master_key_version (version, check_value, created_at) VALUES (2, ?, ?)')
      .run(checkValue(createSecretKey(fresh)), now.toISOString());
    database.exec('DELETE FROM master_key_version WHERE version = 1');

    await storing;
    expect(filesUnder(place)).toEqual([[2, 1]]);
    const read =
      purpose === 'draft'
        ? store.drafts.readKeystore('practice-1', draft.id)
        : store.certificates.readKeystore('practice-1', certificate.record.id);
    expect(Buffer.from(await read).toString()).toBe('file 0');
  },
);
