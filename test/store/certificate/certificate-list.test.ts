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
