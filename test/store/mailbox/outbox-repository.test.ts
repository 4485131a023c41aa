import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OutboxLetter } from '../../../plugin/domain/mailbox/sending/outbox.ts';
import type { WrittenLetter } from '../../../plugin/domain/mailbox/sending/written-letter.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { freshStore, now, rawDatabase } from '../store-fixture.ts';

const letter: OutboxLetter = {
  id: 'letter-1',
  practiceId: 'practice-1',
  userId: 'alix',
  box: 'INSS 00000000097 DOCTOR',
  publicationId: 'AAAAAAAAAAAA1',
  state: 'draft',
  createdAt: now,
  changedAt: now,
  messageId: null,
  problem: null,
};
const content: WrittenLetter = {
  recipients: [{ id: '00000000196', type: 'INSS', subType: null, quality: 'NURSE' }],
  title: 'Rapport confidentiel',
  text: 'Chère consœur',
  annexes: [
    { name: 'un.pdf', bytes: Buffer.from('annexe-1') },
    { name: 'vide', bytes: Buffer.from('') },
    { name: 'deux.pdf', bytes: Buffer.from('annexe-2') },
  ],
  patientSsin: '00000000394',
  isImportant: true,
  asksWhenRead: false,
};
const entry = anEntry({ event: 'mailbox.letter-sent' });
const sent = { state: 'sent', messageId: 'M1', problem: null, at: now } as const;

test('returns a draft as it was kept', async () => {
  const { store } = await freshStore();
  await store.outbox.keep(letter, content);
  expect(await store.outbox.content('practice-1', 'letter-1')).toEqual(content);
  expect(await store.outbox.ofUser('practice-1', 'alix', 10)).toEqual([letter]);
  expect(await store.outbox.find('practice-1', 'basile', 'letter-1')).toBeUndefined();
  expect(await store.outbox.find('practice-2', 'alix', 'letter-1')).toBeUndefined();
});

test('keeps no word of a letter in clear', async () => {
  const { store, place } = await freshStore();
  await store.outbox.keep(letter, content);
  await store.close();
  const file = readFileSync(place.databasePath).toString('latin1');
  expect(file).toContain('AAAAAAAAAAAA1');
  for (const word of ['confidentiel', 'annexe-1', '00000000196', '00000000394'])
    expect(file).not.toContain(word);
});

test('begins a sending once, and with the number that was kept last', async () => {
  const { store } = await freshStore();
  await store.outbox.keep(letter, content);
  const again = { ...letter, publicationId: 'AAAAAAAAAAAA2' };
  await store.outbox.keep(again, content);
  expect(await store.outbox.begin(letter, now)).toBe(false);
  expect(await store.outbox.begin(again, now)).toBe(true);
  expect(await store.outbox.begin(again, now)).toBe(false);
  await expect(store.outbox.keep(letter, content)).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
  await expect(store.outbox.discard('practice-1', 'alix', 'letter-1')).rejects.toMatchObject({
    code: 'ERR_CONFLICT',
  });
});

test('rejects a number that another letter of the practice has', async () => {
  const { store } = await freshStore();
  await store.outbox.keep(letter, content);
  await expect(store.outbox.keep({ ...letter, id: 'letter-2' }, content)).rejects.toThrow();
});

test('keeps what may stay of a sent letter, and what an error message said of it', async () => {
  const { store } = await freshStore();
  await store.outbox.keep(letter, content);
  await store.outbox.begin(letter, now);
  const rest = { ...content, text: '', annexes: [] };
  await store.outbox.settle(letter, sent, rest, entry);
  expect(await store.outbox.content('practice-1', 'letter-1')).toEqual(rest);
  expect(await store.outbox.recentlySent('practice-1', 5)).toMatchObject([{ messageId: 'M1' }]);
  const { publicationId } = letter;
  expect(await store.outbox.notDelivered('practice-2', publicationId, '814', now)).toBeUndefined();
  expect(await store.outbox.notDelivered('practice-1', publicationId, '814', now)).toMatchObject({
    id: 'letter-1',
    state: 'not-delivered',
    problem: '814',
  });
});

test('deletes the sealed content with the letter', async () => {
  const { store, place } = await freshStore();
  await store.outbox.keep(letter, content);
  await store.outbox.discard('practice-1', 'alix', 'letter-1');
  const count = rawDatabase(place).prepare('SELECT count(*) FROM sealed_file').pluck().get();
  expect(count).toBe(0);
});

test('opens letters in the nightly walk over sealed files', async () => {
  const { store } = await freshStore();
  await store.outbox.keep(letter, content);
  expect(await store.sealWalk.next(10)).toEqual({ opened: 1, broken: [], atEnd: true });
});

test('removes what is kept of letters sent long ago, sealed parts included, and no draft', async () => {
  const { store, place } = await freshStore();
  const draft = { ...letter, id: 'letter-2', publicationId: 'AAAAAAAAAAAA2' };
  await store.outbox.keep(letter, content);
  await store.outbox.keep(draft, content);
  await store.outbox.begin(letter, now);
  await store.outbox.settle(letter, sent, null, entry);
  expect(await store.outbox.removeSent(now)).toBe(0);
  expect(await store.outbox.removeSent(new Date(now.getTime() + 1))).toBe(1);
  expect(await store.outbox.ofUser('practice-1', 'alix', 10)).toEqual([draft]);
  const sealed = rawDatabase(place).prepare('SELECT letter_id FROM sealed_file').pluck().all();
  expect(sealed).toEqual(['letter-2']);
});
