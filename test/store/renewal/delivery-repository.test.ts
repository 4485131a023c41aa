import { expect, test } from 'vitest';
import type { Store } from '../../../plugin/store/index.ts';
import { days, minutes } from './renewal-fixture.ts';
import { freshStore, now, openAt, rawDatabase } from '../store-fixture.ts';
import { aDelivery } from '../../support/builders/notice.ts';

const taken = async (store: Store, at: Date, limit = 10) =>
  (await store.deliveries.take(at, new Date(at.getTime() + 300_000), limit)).map(({ id }) => id);

async function withDelivery() {
  const { store, place } = await freshStore();
  await store.deliveries.add(aDelivery({ id: 'd1' }));
  return { store, place };
}

test('adds only the first delivery when several have the same key', async () => {
  const { store } = await freshStore();
  const key = 'digest 2026-W11 admin-1';
  expect(await store.deliveries.add(aDelivery({ id: 'd1', key }))).toBe(true);
  expect(await store.deliveries.add(aDelivery({ id: 'd2', key }))).toBe(false);
  expect(await taken(store, now)).toEqual(['d1']);
  await store.deliveries.sent('d1', now);
  expect(await store.deliveries.add(aDelivery({ id: 'd3', key }))).toBe(false);
});

test('takes due deliveries as added, longest waiting first, up to the limit', async () => {
  const { store } = await freshStore();
  const first = aDelivery({ id: 'first', channel: 'webhook', recipient: '', dueAt: minutes(1) });
  for (const delivery of [
    aDelivery({ id: 'third', dueAt: minutes(3) }),
    first,
    aDelivery({ id: 'second', dueAt: minutes(2) }),
  ]) {
    await store.deliveries.add(delivery);
  }
  expect(await taken(store, now)).toEqual([]);
  expect(await store.deliveries.take(minutes(1), minutes(6), 10)).toEqual([
    { ...first, state: 'waiting', attempts: 0, lastProblem: null, sentAt: null },
  ]);
  expect(await taken(store, minutes(5), 1)).toEqual(['second']);
  expect(await taken(store, minutes(5), 1)).toEqual(['third']);
});

test('keeps a taken delivery from other takers until the lease ends', async () => {
  const { store, place } = await withDelivery();
  const other = await openAt(place);
  expect(await taken(store, now)).toEqual(['d1']);
  expect(await taken(other, minutes(4.9))).toEqual([]);
  expect(await taken(other, minutes(5))).toEqual(['d1']);
  expect(await taken(store, minutes(9.9))).toEqual([]);
});

test('keeps a delivery sent when a slower taker reports a problem or drops the delivery', async () => {
  const { store } = await withDelivery();
  await taken(store, now);
  await taken(store, minutes(5));
  await store.deliveries.sent('d1', minutes(6));
  await store.deliveries.problem('d1', minutes(7), 'Timeout', minutes(8));
  await store.deliveries.drop('d1', minutes(7), 'NoticeEnded');
  expect(await taken(store, minutes(60))).toEqual([]);
  expect(await store.deliveries.listFailing('practice-1', 10)).toEqual([]);
});

test('returns a delivery at its retry time after a problem, and lists the problem until then', async () => {
  const { store } = await withDelivery();
  await taken(store, now);
  await store.deliveries.problem('d1', minutes(1), 'Timeout', minutes(10));
  const [shown] = await store.deliveries.listFailing('practice-1', 10);
  expect(shown).toMatchObject({
    state: 'waiting',
    attempts: 1,
    lastProblem: 'Timeout',
    dueAt: minutes(10),
    sentAt: null,
  });
  expect(await taken(store, minutes(9))).toEqual([]);
  expect(await taken(store, minutes(10))).toEqual(['d1']);
  await store.deliveries.sent('d1', minutes(11));
  expect(await store.deliveries.listFailing('practice-1', 10)).toEqual([]);
});

test('lists a failed delivery and takes no further attempt when no retry is left', async () => {
  const { store } = await withDelivery();
  for (const at of [1, 2])
    await store.deliveries.problem('d1', minutes(at), 'Refused', minutes(at));
  await store.deliveries.problem('d1', minutes(3), 'Refused', null);
  expect(await taken(store, minutes(600))).toEqual([]);
  const failing = await store.deliveries.listFailing('practice-1', 10);
  expect(failing).toMatchObject([{ state: 'failed', attempts: 3, lastProblem: 'Refused' }]);
});

test('hides a dropped delivery from takers and from the list', async () => {
  const { store } = await withDelivery();
  await store.deliveries.problem('d1', now, 'Timeout', minutes(1));
  await store.deliveries.drop('d1', minutes(2), 'NoticeEnded');
  expect(await taken(store, minutes(600))).toEqual([]);
  expect(await store.deliveries.listFailing('practice-1', 10)).toEqual([]);
  expect(await store.figures.deliveries()).toEqual([
    { channel: 'email', state: 'dropped', count: 1 },
  ]);
});

test('lists failing deliveries newest first, for one practice, up to the limit', async () => {
  const { store } = await freshStore();
  for (const [id, practiceId, at] of [
    ['d1', 'practice-1', 3],
    ['d2', 'practice-1', 5],
    ['d3', 'practice-1', 4],
    ['d4', 'practice-2', 9],
  ] as const) {
    await store.deliveries.add(aDelivery({ id, practiceId }));
    await store.deliveries.problem(id, minutes(at), 'Refused', null);
  }
  await store.deliveries.add(aDelivery({ id: 'well' }));
  const ids = async (limit: number) =>
    (await store.deliveries.listFailing('practice-1', limit)).map(({ id }) => id);
  expect(await ids(10)).toEqual(['d2', 'd3', 'd1']);
  expect(await ids(2)).toEqual(['d2', 'd3']);
});

test('deletes finished deliveries after 400 days and keeps waiting deliveries', async () => {
  const { store, place } = await freshStore();
  const ids = ['dropped', 'failed', 'sent', 'sent later', 'tried', 'waiting'];
  for (const id of ids) await store.deliveries.add(aDelivery({ id }));
  await store.deliveries.drop('dropped', now, 'NoticeEnded');
  await store.deliveries.problem('failed', now, 'MailRefused', null);
  await store.deliveries.sent('sent', now);
  await store.deliveries.sent('sent later', minutes(1));
  await store.deliveries.problem('tried', now, 'MailUnreachable', minutes(60));
  const left = () =>
    rawDatabase(place).prepare<[], string>('SELECT id FROM delivery ORDER BY id').pluck().all();
  expect(await store.deliveries.removeExpired(days(400))).toBe(0);
  expect(left()).toEqual(ids);
  expect(await store.deliveries.removeExpired(new Date(days(400).getTime() + 1))).toBe(3);
  expect(left()).toEqual(['sent later', 'tried', 'waiting']);
});
