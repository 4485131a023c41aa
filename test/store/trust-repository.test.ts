import { expect, test } from 'vitest';
import type { TrustAnchor } from '../../plugin/pki/trust-anchor.ts';
import type { TrustPreview } from '../../plugin/trust/trust.ts';
import { minutes } from './renewal-fixture.ts';
import { anEntry, freshStore, now, openAt, rawDatabase } from './store-fixture.ts';

const anAnchor = (letter: string, changes: Partial<TrustAnchor> = {}): TrustAnchor => ({
  fingerprint: letter.repeat(64),
  environment: 'acceptance',
  role: 'issuing',
  name: `Example CA ${letter}`,
  notAfter: '2030-01-01T00:00:00Z',
  certificate: 'MAA=',
  ...changes,
});

const aPreview = (changes: Partial<TrustPreview> = {}): TrustPreview => ({
  id: 'preview-1',
  source: 'archive',
  set: 'issuers',
  environment: 'acceptance',
  fileName: 'authorities.zip',
  added: [],
  withdrawn: [],
  unchanged: 0,
  refused: [],
  list: null,
  expiresAt: minutes(30).toISOString(),
  ...changes,
});

const updated = anEntry({ practiceId: '', event: 'system.trust-updated' });

test('a preview is kept until its end, with the version that it was made on', async () => {
  const { store, place } = await freshStore();
  const preview = aPreview({ added: [anAnchor('A')], refused: [{ name: 'x.cer', why: 'Ended' }] });
  await store.trust.savePreview(preview, 0, 'admin-1');
  expect(await store.trust.findPreview('preview-1', minutes(29))).toEqual({
    preview,
    baseVersion: 0,
  });
  expect(await store.trust.findPreview('preview-2', now)).toBeUndefined();
  expect(await store.trust.findPreview('preview-1', minutes(30))).toBeUndefined();
  expect(rawDatabase(place).prepare('SELECT count(*) FROM trust_preview').pluck().get()).toBe(0);
});

test('discarded it is gone', async () => {
  const { store } = await freshStore();
  await store.trust.savePreview(aPreview(), 0, 'admin-1');
  await store.trust.discard('preview-1');
  expect(await store.trust.findPreview('preview-1', now)).toBeUndefined();
});

test('an update adds, withdraws, audits and raises the version together', async () => {
  const { store, place } = await freshStore();
  const first = aPreview({ added: [anAnchor('A'), anAnchor('B')] });
  await store.trust.savePreview(first, 0, 'admin-1');
  expect(await store.trust.apply(first, 0, 'Andrea Admin', now, updated)).toBe(true);
  const second = aPreview({
    id: 'preview-2',
    source: 'trusted-list',
    added: [anAnchor('C', { certificate: null })],
    withdrawn: [anAnchor('A')],
  });
  expect(await store.trust.apply(second, 1, 'Andrea Admin', minutes(1), updated)).toBe(true);
  expect(await (await openAt(place)).trust.list()).toEqual([
    {
      ...anAnchor('B', { notAfter: '2030-01-01T00:00:00.000Z' }),
      set: 'issuers',
      source: 'archive',
      addedAt: now.toISOString(),
      addedBy: 'Andrea Admin',
    },
    {
      ...anAnchor('C', { certificate: null, notAfter: '2030-01-01T00:00:00.000Z' }),
      set: 'issuers',
      source: 'trusted-list',
      addedAt: minutes(1).toISOString(),
      addedBy: 'Andrea Admin',
    },
  ]);
  expect(await store.trust.version()).toBe(2);
  expect(await store.trust.findPreview('preview-1', now)).toBeUndefined();
  expect(await store.audit.verify('')).toEqual({ entries: 2, brokenAt: null });
});

test('an update made on what is stored no longer changes nothing', async () => {
  const { store } = await freshStore();
  await store.trust.apply(aPreview({ added: [anAnchor('A')] }), 0, 'one', now, updated);
  const late = aPreview({ id: 'late', added: [anAnchor('B')], withdrawn: [anAnchor('A')] });
  await store.trust.savePreview(late, 0, 'admin-1');
  expect(await store.trust.apply(late, 0, 'two', now, updated)).toBe(false);
  expect((await store.trust.list()).map(({ name }) => name)).toEqual(['Example CA A']);
  expect(await store.trust.version()).toBe(1);
  expect((await store.audit.verify('')).entries).toBe(1);
  expect(await store.trust.findPreview('late', now)).toBeDefined();
});

test('an update that cannot be audited changes nothing', async () => {
  const { store } = await freshStore();
  const odd = anEntry({ practiceId: '', assurance: 'guessed' as 'none' });
  const apply = store.trust.apply(aPreview({ added: [anAnchor('A')] }), 0, 'one', now, odd);
  await expect(apply).rejects.toThrow('CHECK');
  expect([await store.trust.list(), await store.trust.version()]).toEqual([[], 0]);
});

test('the two sets never mix, nor do environments', async () => {
  const { store } = await freshStore();
  const signers = aPreview({ set: 'assertion-signers', added: [anAnchor('A')] });
  await store.trust.apply(aPreview({ added: [anAnchor('A')] }), 0, 'one', now, updated);
  await store.trust.apply(signers, 1, 'one', now, updated);
  const production = anAnchor('A', { environment: 'production' });
  await store.trust.apply(
    aPreview({ environment: 'production', added: [production] }),
    2,
    'one',
    now,
    updated,
  );
  await store.trust.apply(aPreview({ withdrawn: [anAnchor('A')] }), 3, 'one', now, updated);
  const left = (await store.trust.list()).map(({ set, environment }) => [set, environment]);
  expect(left).toEqual([
    ['assertion-signers', 'acceptance'],
    ['issuers', 'production'],
  ]);
});

test('previews that nobody applied in time are forgotten', async () => {
  const { store } = await freshStore();
  await store.trust.savePreview(aPreview(), 0, 'admin-1');
  const later = aPreview({ id: 'preview-2', expiresAt: minutes(31).toISOString() });
  await store.trust.savePreview(later, 0, 'admin-1');
  expect(await store.trust.removeExpired(minutes(29))).toBe(0);
  expect(await store.trust.removeExpired(minutes(30))).toBe(1);
  expect(await store.trust.findPreview('preview-2', minutes(30))).toBeDefined();
});
