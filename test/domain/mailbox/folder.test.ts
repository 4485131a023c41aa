import { describe, expect, it } from 'vitest';
import { isNew } from '../../../plugin/domain/mailbox/folder.ts';
import { aListEntry } from '../../support/builders/letter.ts';
import { anActor } from '../../support/builders/actor.ts';
import { aMailboxPractice, anne, type MailboxPractice } from './mailbox-practice.ts';

const inbox = (practice: MailboxPractice, changes: { page?: number; refresh?: boolean } = {}) =>
  practice.services.folder(anne, { folder: 'inbox', page: 1, ...changes });

const ids = ({ letters }: { letters: readonly { messageId: string }[] }) =>
  letters.map(({ messageId }) => messageId);

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => aListEntry({ messageId: `M${index}` }));

describe('folder', () => {
  it('shows the letters of the session’s own box, the quota and how many are unread', async () => {
    const practice = await aMailboxPractice();
    practice.own.entries.inbox.push(
      aListEntry({ messageId: 'M1' }),
      aListEntry({ messageId: 'M2', publishedOn: '2027-01-01' }),
      aListEntry({ messageId: 'M3', kind: 'acknowledgement', summary: null }),
      aListEntry({ messageId: 'M4', kind: 'unknown', summary: null, sender: null }),
    );
    const page = await inbox(practice);
    expect(page.letters.map(({ messageId, isUnread }) => [messageId, isUnread])).toEqual([
      ['M1', true],
      ['M2', false],
      ['M4', true],
    ]);
    expect(page).toMatchObject({
      unread: 2,
      hasMore: false,
      canOpen: false,
      quota: { waiting: 0, size: 9_000_000, maxSize: 10_485_760 },
      box: { id: '00000000097', quality: 'DOCTOR' },
    });
  });

  it('asks eHealth again after five minutes, or at the reader’s wish after some seconds', async () => {
    const practice = await aMailboxPractice();
    const lists = () => practice.calls.filter((call) => call.startsWith('list ')).length;
    await inbox(practice);
    await inbox(practice);
    await inbox(practice, { refresh: true });
    expect(lists()).toBe(1);
    practice.pass(0.5);
    await inbox(practice);
    expect(lists()).toBe(1);
    await inbox(practice, { refresh: true });
    expect(lists()).toBe(2);
    practice.pass(6);
    await inbox(practice);
    expect(lists()).toBe(3);
  });

  it('shows further pages, each letter once though one came in between', async () => {
    const practice = await aMailboxPractice();
    practice.own.entries.inbox.push(...many(60));
    const first = await inbox(practice);
    expect([first.letters.length, first.hasMore]).toEqual([50, true]);
    practice.own.entries.inbox.unshift(aListEntry({ messageId: 'NEW' }));
    const second = await inbox(practice, { page: 2 });
    expect(ids(second)).toEqual([
      'M49',
      ...many(60)
        .slice(50)
        .map(({ messageId }) => messageId),
    ]);
    expect(second.hasMore).toBe(false);
    expect(second.unread).toBe(60);
  });

  it('asks for the page of the bin after a letter was moved there', async () => {
    const practice = await aMailboxPractice();
    practice.own.entries.inbox.push(...many(3));
    practice.stuck.add('M2');
    await inbox(practice);
    const left = await practice.services.move(
      anne,
      { folder: 'inbox', messageIds: ['M0', 'M2'] },
      'bin',
    );
    expect(left).toEqual(['M2']);
    expect(await inbox(practice)).toMatchObject({ unread: 2 });
    const bin = await practice.services.folder(anne, { folder: 'inbox-bin', page: 1 });
    expect(ids(bin)).toEqual(['M0']);
    await practice.services.move(anne, { folder: 'inbox-bin', messageIds: ['M0'] }, 'folder');
    expect((await inbox(practice)).unread).toBe(3);
  });

  it('deletes for ever out of a bin only, and records it', async () => {
    const practice = await aMailboxPractice();
    practice.own.entries['inbox-bin'].push(...many(2));
    const letters = { messageIds: ['M0'] };
    await expect(
      practice.services.remove(anne, { folder: 'inbox', ...letters }),
    ).rejects.toMatchObject({ code: 'ERR_FORM_INVALID' });
    expect(await practice.services.remove(anne, { folder: 'inbox-bin', ...letters })).toEqual([]);
    const [entry] = await practice.store.audit.listForUser('practice-1', 'anne', 10);
    expect(entry).toMatchObject({
      event: 'mailbox.letters-deleted',
      details: { letters: 1, left: 0 },
    });
  });

  it('rejects a box that the session does not read', async () => {
    const practice = await aMailboxPractice();
    await expect(
      practice.services.folder(anne, { folder: 'inbox', page: 1, box: 'CBE 0000000097 X' }),
    ).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  });
});

describe('unread', () => {
  const service = anActor({ practiceId: 'practice-1', userId: 'host', roles: ['service'] });

  it('returns the number without a session and without asking eHealth', async () => {
    const practice = await aMailboxPractice();
    practice.own.entries.inbox.push(...many(3));
    await inbox(practice);
    const asked = practice.calls.length;
    expect(await practice.services.unread(anne, 'anne')).toBe(3);
    expect(await practice.services.unread(service, 'anne')).toBe(3);
    expect(practice.calls).toHaveLength(asked);
  });

  it('returns none of a box that the user reads no longer, and rejects another user', async () => {
    const practice = await aMailboxPractice();
    practice.own.entries.inbox.push(...many(3));
    await inbox(practice);
    const other = anActor({ practiceId: 'practice-1', userId: 'basile' });
    await expect(practice.services.unread(other, 'anne')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
    const user = practice.users.get('anne');
    if (user !== undefined) practice.users.set('anne', { ...user, active: false });
    expect(await practice.services.unread(service, 'anne')).toBe(0);
    practice.users.delete('anne');
    expect(await practice.services.unread(service, 'anne')).toBe(0);
  });
});

describe('isNew', () => {
  const firstAt = new Date('2027-06-01T12:00:00Z');
  it.each([
    ['2027-06-01', 'inbox', 'letter', true],
    ['2027-05-18', 'inbox', 'news', true],
    ['2027-05-17', 'inbox', 'letter', false],
    [null, 'inbox', 'letter', true],
    ['2027-06-02', 'inbox', 'acknowledgement', false],
    ['2027-06-02', 'sent', 'letter', false],
    ['2027-06-02', 'inbox-bin', 'letter', false],
  ] as const)(
    'returns for one of %s in the %s, a %s: %s',
    (publishedOn, folder, kind, expected) => {
      expect(isNew({ publishedOn, kind }, folder, firstAt)).toBe(expected);
    },
  );
});

it('keeps the choice to open keys with a session, yes where none was made', async () => {
  const { services } = await aMailboxPractice();
  expect(await services.opensKeysWithSession(anne)).toBe(true);
  await services.chooseKeysWithSession(anne, false);
  expect(await services.opensKeysWithSession(anne)).toBe(false);
});
