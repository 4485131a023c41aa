import { expect, test } from 'vitest';
import { aNotice } from '../../support/builders/notice.ts';
import { now } from '../store-fixture.ts';
import { anOutcome, days, planned, withCertificate } from '../renewal/renewal-fixture.ts';

test('keeps the last good check of each person', async () => {
  const { store } = await withCertificate();
  const { readiness } = store;
  expect(await readiness.lastGood('practice-1', 'user-1')).toBeNull();
  await readiness.saveGood('practice-1', 'user-1', now);
  await readiness.saveGood('practice-1', 'user-1', days(3));
  expect(await readiness.lastGood('practice-1', 'user-1')).toEqual(days(3));
  expect(await readiness.lastGood('practice-1', 'user-2')).toBeNull();
  expect(await readiness.lastGood('practice-2', 'user-1')).toBeNull();
});

test('makes the renewals due whose notice asks for the check, and no others', async () => {
  const { store } = await withCertificate();
  const { acknowledgedAt, endedAt, end, ...notice } = aNotice({
    certificateId: 'certificate-1',
    cause: 'Readiness',
    step: 1,
  });
  expect([acknowledgedAt, endedAt, end]).toEqual([null, null, null]);
  await store.renewals.save(anOutcome({ raise: [notice] }));
  await planned(store, 'other');
  expect(await store.renewals.due(now, 10)).toEqual([]);
  await store.readiness.saveGood('practice-1', notice.userId, now);
  expect((await store.renewals.due(now, 10)).map(({ certificateId }) => certificateId)).toEqual([
    'certificate-1',
  ]);
});
