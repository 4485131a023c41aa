import { expect, test } from 'vitest';
import { aPlan } from '../../support/builders/plan.ts';
import { anOutcome, dates, days } from '../renewal/renewal-fixture.ts';
import { aCertificate, freshStore, now } from '../store-fixture.ts';

const everything = {
  text: '',
  level: 'all',
  kind: 'all',
  now,
  renewalWindowDays: 90,
  offset: 0,
  limit: 10,
} as const;

async function withMuted() {
  const { store } = await freshStore();
  for (const id of ['plain', 'muted', 'broken-through']) {
    await store.certificates.insert(aCertificate({ id, summary: { staticRank: 0 } }));
  }
  const muted = { state: 'Expired', reason: 'Ended', until: days(5) } as const;
  const plan = aPlan({ ...dates, state: 'Muted', reason: 'Muted', muted });
  await store.renewals.save(anOutcome({ certificateId: 'muted', plan }));
  const graver = aPlan({ ...dates, state: 'Expired', reason: 'Ended' });
  await store.renewals.save(anOutcome({ certificateId: 'broken-through', plan: graver }));
  return store;
}

test('lists muted certificates at the end and counts them under no level', async () => {
  const { certificates } = await withMuted();
  const counts = { unusable: 2, attention: 0, ok: 0, muted: 1 };
  const page = await certificates.list('practice-1', everything);
  expect(page.records.map(({ id }) => id)).toEqual(['broken-through', 'plain', 'muted']);
  expect([page.total, page.counts]).toEqual([3, counts]);
  expect(await certificates.countByLevel('practice-1', now, 90)).toEqual(counts);
});

test('lists muted certificates alone when they are asked for', async () => {
  const { certificates } = await withMuted();
  const page = await certificates.list('practice-1', { ...everything, level: 'muted' });
  expect([page.records.map(({ id }) => id), page.total]).toEqual([['muted'], 1]);
});

test('counts a certificate again from the instant that its mute ends', async () => {
  const { certificates } = await withMuted();
  const later = await certificates.list('practice-1', { ...everything, now: days(6) });
  expect(later.counts).toMatchObject({ unusable: 3, muted: 0 });
});

const inOrder = [
  [{ by: 'holder', descending: false }, ['c-elise', 'c-emile', 'c-zoe', 'c-none']],
  [{ by: 'holder', descending: true }, ['c-none', 'c-zoe', 'c-emile', 'c-elise']],
  [{ by: 'kind', descending: false }, ['c-zoe', 'c-elise', 'c-emile', 'c-none']],
  [{ by: 'end', descending: false }, ['c-emile', 'c-zoe', 'c-elise', 'c-none']],
  [{ by: 'end', descending: true }, ['c-elise', 'c-zoe', 'c-emile', 'c-none']],
] as const;

test.each(inOrder)('lists in the order asked for, page by page: %j', async (order, expected) => {
  const { store } = await freshStore();
  const load = (id: string, holderName: string, ends: Date | null, changes = {}) =>
    store.certificates.insert(
      aCertificate(
        {
          id,
          holderName,
          ...changes,
          summary: {
            notBefore: ends && days(-9).toISOString(),
            notAfter: ends?.toISOString() ?? null,
          },
        },
        { userName: 'Zz Profil' },
      ),
    );
  await load('c-none', '', null);
  await load('c-zoe', 'Zoé Exemple', days(200), { kind: 'company', identifier: '0000000097' });
  await load('c-elise', 'Élise Exemple', days(300));
  await load('c-emile', 'Emile Exemple', days(100));
  const ids = async (offset: number, limit: number) =>
    (
      await store.certificates.list('practice-1', { ...everything, order, offset, limit })
    ).records.map(({ id }) => id);
  expect(await ids(0, 10)).toEqual(expected);
  expect([...(await ids(0, 2)), ...(await ids(2, 2))]).toEqual(expected);
});

test('keeps filter and level when an order is asked for', async () => {
  const { certificates } = await withMuted();
  const order = { by: 'holder', descending: false } as const;
  const page = await certificates.list('practice-1', { ...everything, level: 'muted', order });
  expect(page.records.map(({ id }) => id)).toEqual(['muted']);
});
