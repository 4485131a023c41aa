import { expect, test } from 'vitest';
import { createMailboxApi } from '../../../plugin/wiring/host/mailbox.ts';
import { aLetter, aListEntry } from '../../support/builders/letter.ts';
import { aPlainUser } from '../../support/builders/user.ts';
import { aMailboxPractice, anne } from '../../domain/mailbox/mailbox-practice.ts';

const deps = {
  directory: {
    findUser: (_practiceId: string, userId: string) =>
      Promise.resolve(userId === 'anne' ? aPlainUser({ id: 'anne' }) : undefined),
  },
  defaultLanguage: 'fr',
} as const;
const query = { folder: 'inbox', messageId: 'M1' } as const;

test('gives the number of unread letters without a session, and letters in the name of their reader', async () => {
  const practice = await aMailboxPractice();
  practice.own.entries.inbox.push(aListEntry({ messageId: 'M1', isSealed: true }));
  await practice.services.folder(anne, { folder: 'inbox', page: 1 });
  const api = createMailboxApi(practice.services, deps);
  expect(await api.unread('practice-1', 'anne')).toBe(1);
  await expect(api.letter('practice-1', 'anne', query)).rejects.toMatchObject({
    code: 'ERR_LETTER_KEYS_MISSING',
  });
  await expect(api.letter('practice-1', 'basile', query)).rejects.toMatchObject({
    code: 'ERR_NOT_FOUND',
  });
  practice.own.letters.set('M1', aLetter({ messageId: 'M1', isSealed: false }));
  practice.own.entries.inbox.splice(0, 1, aListEntry({ messageId: 'M1', isSealed: false }));
  practice.pass(6);
  await practice.services.folder(anne, { folder: 'inbox', page: 1 });
  expect(await api.letter('practice-1', 'anne', query)).toMatchObject({
    messageId: 'M1',
    seal: { level: 'open' },
  });
  expect(await api.unread('practice-1', 'anne')).toBe(0);
  practice.running.length = 0;
  expect(await api.unread('practice-1', 'anne')).toBe(0);
  await expect(api.file('practice-1', 'anne', query, 0)).rejects.toMatchObject({
    code: 'ERR_SESSION_NONE',
  });
});

test('rejects letters, and gives 0 unread ones, where the mailbox is off', async () => {
  const api = createMailboxApi(null, deps);
  expect(await api.unread('practice-1', 'anne')).toBe(0);
  const rejection = { code: 'ERR_NOT_FOUND' };
  await expect(api.letter('practice-1', 'anne', query)).rejects.toMatchObject(rejection);
  await expect(api.file('practice-1', 'anne', query, 0)).rejects.toMatchObject(rejection);
});
