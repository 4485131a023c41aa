import { expect, test } from 'vitest';
import type { ListedLetter } from '../../../plugin/domain/mailbox/repository.ts';
import type { Folder } from '../../../plugin/ehealth/ehbox/message.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { freshStore, now } from '../store-fixture.ts';

const box = 'INSS 00000000097 DOCTOR';
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const isNew = (messageId: string): ListedLetter => ({ messageId, isNew: true });
const openedBy = (userId: string) =>
  anEntry({ event: 'mailbox.letter-opened', actor: { userId, displayName: userId } });

async function aMailbox() {
  const { store } = await freshStore();
  const list = (
    letters: readonly ListedLetter[],
    changes: { practiceId?: string; userId?: string; folder?: Folder; at?: Date } = {},
  ) =>
    store.mailboxes.listed({
      practiceId: changes.practiceId ?? 'practice-1',
      box,
      folder: changes.folder ?? 'inbox',
      letters,
      reader: {
        userId: changes.userId ?? 'alix',
        holder: { kind: 'person', identifier: '00000000097' },
      },
      at: changes.at ?? now,
    });
  const unread = async (userId = 'alix', practiceId = 'practice-1') =>
    (await store.mailboxes.boxesOf(practiceId, userId, days(-1))).map((one) => one.unread);
  return { store, mailboxes: store.mailboxes, list, unread };
}

test('returns the marks of a page, and counts what was new and not opened', async () => {
  const { list, unread } = await aMailbox();
  const marks = await list([isNew('A1'), { messageId: 'A2', isNew: false }]);
  expect([...marks.values()].map(({ messageId, isUnread }) => [messageId, isUnread])).toEqual([
    ['A1', true],
    ['A2', false],
  ]);
  expect(await unread()).toEqual([1]);
});

test('keeps the mark of a letter that is listed again as new', async () => {
  const { mailboxes, list, unread } = await aMailbox();
  await list([isNew('A1')]);
  await mailboxes.opened({ practiceId: 'practice-1', box, messageId: 'A1' }, openedBy('alix'));
  await mailboxes.opened({ practiceId: 'practice-1', box, messageId: 'A1' }, openedBy('basile'));
  const marks = await list([isNew('A1')]);
  expect(marks.get('A1')).toMatchObject({ isUnread: false, openedBy: 'alix' });
  expect(await unread()).toEqual([0]);
});

test('shares the marks of a box among all its readers, and with no other practice', async () => {
  const { mailboxes, list, unread } = await aMailbox();
  await list([isNew('A1'), isNew('A2')]);
  await list([], { userId: 'basile' });
  await list([isNew('A1')], { practiceId: 'practice-2' });
  await mailboxes.opened({ practiceId: 'practice-1', box, messageId: 'A1' }, openedBy('basile'));
  expect(await unread('alix')).toEqual([1]);
  expect(await unread('basile')).toEqual([1]);
  expect(await unread('alix', 'practice-2')).toEqual([1]);
});

test('counts no letter of another folder, or of one that was removed', async () => {
  const { mailboxes, list, unread } = await aMailbox();
  await list([isNew('A1'), isNew('A2'), isNew('A3')]);
  await mailboxes.moved('practice-1', box, ['A1'], 'inbox-bin');
  await mailboxes.removed('practice-1', box, ['A2']);
  expect(await unread()).toEqual([1]);
  // Another program moved it back
  await list([isNew('A1')]);
  expect(await unread()).toEqual([2]);
});

test('returns a box as it was last asked, its quota once that is known', async () => {
  const { mailboxes, list } = await aMailbox();
  expect(await mailboxes.box('practice-1', box)).toBeUndefined();
  await list([]);
  expect(await mailboxes.box('practice-1', box)).toEqual({
    box,
    firstAt: now,
    checkedAt: now,
    quota: null,
  });
  const quota = { waiting: 2, size: 9_000_000, maxSize: 10_485_760 };
  await mailboxes.recordQuota('practice-1', box, quota, days(1));
  expect(await mailboxes.box('practice-1', box)).toEqual({
    box,
    firstAt: now,
    checkedAt: days(1),
    quota,
  });
  expect(await mailboxes.box('practice-2', box)).toBeUndefined();
});

test('returns no box to a user who has not read it for long', async () => {
  const { mailboxes, list } = await aMailbox();
  await list([], { at: days(-40) });
  expect(await mailboxes.boxesOf('practice-1', 'alix', days(-30))).toEqual([]);
  expect(await mailboxes.boxesOf('practice-1', 'alix', days(-50))).toMatchObject([
    { box, holder: { kind: 'person', identifier: '00000000097' }, unread: 0 },
  ]);
});

test('keeps the choice of each user', async () => {
  const { mailboxes } = await aMailbox();
  expect(await mailboxes.keysWithSession('practice-1', 'alix')).toBeNull();
  await mailboxes.chooseKeysWithSession('practice-1', 'alix', true);
  await mailboxes.chooseKeysWithSession('practice-1', 'alix', false);
  expect(await mailboxes.keysWithSession('practice-1', 'alix')).toBe(false);
  expect(await mailboxes.keysWithSession('practice-1', 'basile')).toBeNull();
});

test('removes letters that no page has listed for long', async () => {
  const { mailboxes, list, unread } = await aMailbox();
  await list([isNew('A1'), isNew('A2')]);
  await list([isNew('A2')], { at: days(10) });
  expect(await mailboxes.removeUnlisted(days(5))).toBe(1);
  expect(await unread()).toEqual([1]);
});

test('lets one caller claim a box that was not asked since then', async () => {
  const { mailboxes, list, unread } = await aMailbox();
  expect(await mailboxes.claim('practice-1', box, days(-1), now)).toBe(true);
  expect(await mailboxes.claim('practice-1', box, days(-1), now)).toBe(false);
  expect(await mailboxes.claim('practice-2', box, days(-1), now)).toBe(true);
  await list([isNew('A1')], { at: days(1) });
  expect(await mailboxes.claim('practice-1', box, days(1), days(2))).toBe(false);
  const both = [0, 1].map(() => mailboxes.claim('practice-1', box, days(2), days(2)));
  expect((await Promise.all(both)).sort()).toEqual([false, true]);
  expect(await mailboxes.box('practice-1', box)).toMatchObject({
    firstAt: now,
    checkedAt: days(2),
  });
  expect(await unread()).toEqual([1]);
});
