import { expect, test } from 'vitest';
import { aDraft, freshStore, now, rawDatabase } from '../store-fixture.ts';

const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

test('returns a draft with its file to the user who loaded the draft', async () => {
  const { store } = await freshStore();
  const draft = aDraft();
  await store.drafts.insert(draft, Buffer.from('file'));
  expect(await store.drafts.find('practice-1', 'admin-1', draft.id, now)).toEqual(draft);
  const file = await store.drafts.readKeystore('practice-1', draft.id);
  expect(Buffer.from(file).toString()).toBe('file');
});

test.each([
  ['another practice', 'practice-2', 'admin-1', 0],
  ['another person', 'practice-1', 'admin-2', 0],
  ['who comes at its end', 'practice-1', 'admin-1', 900_000],
])('returns no draft for %s', async (_, practiceId, actorId, after) => {
  const { store } = await freshStore();
  const draft = aDraft();
  await store.drafts.insert(draft, Buffer.from('file'));
  expect(await store.drafts.find(practiceId, actorId, draft.id, later(after))).toBeUndefined();
});

test('keeps the file of a draft from reading and removal by another practice', async () => {
  const { store } = await freshStore();
  const draft = aDraft();
  await store.drafts.insert(draft, Buffer.from('file'));
  await expect(store.drafts.readKeystore('practice-2', draft.id)).rejects.toMatchObject({
    code: 'ERR_NOT_FOUND',
  });
  await store.drafts.remove('practice-2', draft.id);
  expect(await store.drafts.find('practice-1', 'admin-1', draft.id, now)).toBeDefined();
});

test('deletes the sealed file when a draft is removed or expires', async () => {
  const { store, place } = await freshStore();
  const [removed, over, kept] = [aDraft(), aDraft(), aDraft({ expiresAt: later(900_001) })];
  for (const draft of [removed, over, kept]) await store.drafts.insert(draft, Buffer.from('file'));
  await store.drafts.remove('practice-1', removed.id);
  expect(await store.drafts.removeExpired(later(900_000))).toBe(1);
  const files = rawDatabase(place).prepare('SELECT draft_id FROM sealed_file').pluck().all();
  expect(files).toEqual([kept.id]);
});

test('stores no draft when the file cannot be stored', async () => {
  const { store, place } = await freshStore();
  const draft = aDraft();
  rawDatabase(place).exec('DROP TABLE sealed_file');
  await expect(store.drafts.insert(draft, Buffer.from('file'))).rejects.toThrow('sealed_file');
  expect(await store.drafts.find('practice-1', 'admin-1', draft.id, now)).toBeUndefined();
});

test('keeps at most a hundred drafts per user and deletes only the oldest draft of that user', async () => {
  const { store } = await freshStore();
  const file = Buffer.from('file');
  const [colleague, elsewhere] = [
    aDraft({ actor: { userId: 'admin-2', displayName: 'Another' }, createdAt: later(-2) }),
    aDraft({ practiceId: 'practice-2', createdAt: later(-2) }),
  ];
  const mine = Array.from({ length: 101 }, (_, index) => aDraft({ createdAt: later(index) }));
  for (const draft of [colleague, elsewhere, ...mine]) await store.drafts.insert(draft, file);
  const exists = async ({ practiceId, actor, id }: (typeof mine)[number]) =>
    (await store.drafts.find(practiceId, actor.userId, id, now)) !== undefined;
  const kept = await Promise.all(mine.map(exists));
  expect(kept).toEqual([false, ...mine.slice(1).map(() => true)]);
  expect(await Promise.all([colleague, elsewhere].map(exists))).toEqual([true, true]);
});

test('keeps at most 16 MiB of drafts per user, the latest ones', async () => {
  const { store, place } = await freshStore();
  const file = Buffer.alloc(1024 * 1024);
  const colleague = aDraft({ actor: { userId: 'admin-2', displayName: 'Another' } });
  await store.drafts.insert(colleague, file);
  const drafts = Array.from({ length: 18 }, (_, index) => aDraft({ createdAt: later(index) }));
  for (const draft of drafts) await store.drafts.insert(draft, file);
  const kept = rawDatabase(place)
    .prepare("SELECT id FROM load_draft WHERE actor_id = 'admin-1' ORDER BY created_at")
    .pluck()
    .all();
  expect(kept).toEqual(drafts.slice(-15).map(({ id }) => id));
  expect(await store.drafts.find('practice-1', 'admin-2', colleague.id, now)).toBeDefined();
});

test('deletes expired drafts when another one comes', async () => {
  const { store, place } = await freshStore();
  await store.drafts.insert(aDraft({ expiresAt: later(1000) }), Buffer.from('file'));
  const next = aDraft({ createdAt: later(1000), expiresAt: later(900_000) });
  await store.drafts.insert(next, Buffer.from('file'));
  const kept = rawDatabase(place).prepare('SELECT id FROM load_draft').pluck().all();
  expect(kept).toEqual([next.id]);
});
