import { expect, test } from 'vitest';
import type { CalendarEntry } from '../../../plugin/domain/delivery/calendar/repository.ts';
import { days, minutes, planned, said } from './renewal-fixture.ts';
import { freshStore, now } from '../store-fixture.ts';

const digest = (letter: string) => letter.repeat(64);
const feed = { practiceId: 'practice-1', userId: 'user-1', createdAt: now };
const created = said('calendar.created');
const revoked = said('calendar.revoked');

const anEvent = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'window@certificate-1',
  certificateId: 'certificate-1',
  sequence: 0,
  digest: 'first',
  changedAt: now,
  content: '{"summary":"Renouveler"}',
  cancelled: false,
  ...changes,
});

test('finds a feed by the digest of its secret until a newer feed replaces the first', async () => {
  const { store } = await freshStore();
  await store.calendars.create(feed, digest('a'), created);
  expect(await store.calendars.findByDigest(digest('a'))).toEqual(feed);
  expect(await store.calendars.findForUser('practice-1', 'user-1')).toEqual(feed);
  expect(await store.calendars.findForUser('practice-2', 'user-1')).toBeUndefined();
  const newer = { ...feed, createdAt: minutes(5) };
  await store.calendars.create(newer, digest('b'), created);
  expect(await store.calendars.findByDigest(digest('a'))).toBeUndefined();
  expect(await store.calendars.findByDigest(digest('b'))).toEqual(newer);
});

test('revokes a feed once with one audit entry, and keeps other feeds', async () => {
  const { store } = await freshStore();
  await store.calendars.create(feed, digest('a'), created);
  await store.calendars.create({ ...feed, userId: 'user-2' }, digest('b'), created);
  const elsewhere = said('calendar.revoked', 'practice-2');
  expect(await store.calendars.revoke('practice-2', 'user-1', elsewhere)).toBe(false);
  const revoke = () => store.calendars.revoke('practice-1', 'user-1', revoked);
  expect([await revoke(), await revoke()]).toEqual([true, false]);
  expect(await store.calendars.findByDigest(digest('a'))).toBeUndefined();
  expect(await store.calendars.findByDigest(digest('b'))).toBeDefined();
  expect((await store.audit.verify('practice-1')).entries).toBe(3);
});

test('returns the saved calendar entries per user', async () => {
  const { store } = await freshStore();
  const events = [anEvent(), anEvent({ uid: 'end@certificate-1', cancelled: true, sequence: 3 })];
  await store.calendars.saveEntries('practice-1', 'user-1', events);
  expect(await store.calendars.entries('practice-1', 'user-1')).toEqual([events[1], events[0]]);
  expect(await store.calendars.entries('practice-1', 'user-2')).toEqual([]);
  expect(await store.calendars.entries('practice-2', 'user-1')).toEqual([]);
});

test('keeps the highest sequence of an event, also under a new feed', async () => {
  const { store } = await freshStore();
  const save = (entry: CalendarEntry) =>
    store.calendars.saveEntries('practice-1', 'user-1', [entry]);
  const later = anEvent({ sequence: 2, digest: 'third', changedAt: minutes(2) });
  await save(anEvent());
  await save(later);
  await save(anEvent({ sequence: 1, digest: 'second' }));
  expect(await store.calendars.entries('practice-1', 'user-1')).toEqual([later]);
  await store.calendars.create(feed, digest('a'), created);
  await store.calendars.revoke('practice-1', 'user-1', revoked);
  expect(await store.calendars.entries('practice-1', 'user-1')).toEqual([later]);
});

test('deletes a cancelled entry after 90 days when its certificate is gone', async () => {
  const { store } = await freshStore();
  await planned(store, 'active');
  const events = [
    anEvent({ uid: 'ends@active', certificateId: 'active', cancelled: true }),
    anEvent({ uid: 'ends@gone', certificateId: 'gone', cancelled: true }),
    anEvent({ uid: 'ends@other', certificateId: 'other' }),
    anEvent({ uid: 'opens@gone', certificateId: 'gone', cancelled: true, changedAt: minutes(1) }),
  ];
  await store.calendars.saveEntries('practice-1', 'user-1', events);
  const left = async () =>
    (await store.calendars.entries('practice-1', 'user-1')).map(({ uid }) => uid);
  expect(await store.calendars.removeExpired(days(90))).toBe(0);
  expect(await left()).toHaveLength(4);
  expect(await store.calendars.removeExpired(new Date(days(90).getTime() + 1))).toBe(1);
  expect(await left()).toEqual(['ends@active', 'ends@other', 'opens@gone']);
});
