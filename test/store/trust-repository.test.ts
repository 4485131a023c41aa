import { expect, test } from 'vitest';
import type { TrustAnchor } from '../../plugin/pki/x509/trust-anchor.ts';
import type { TrustPreview } from '../../plugin/domain/trust/trust-entry.ts';
import { minutes } from './renewal/renewal-fixture.ts';
import { freshStore, now, openAt, rawDatabase } from './store-fixture.ts';
import { anEntry } from '../support/builders/audit-entry.ts';

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

const owner = { userId: 'admin-1', practiceId: 'practice-1' };
const updated = anEntry({ practiceId: '', event: 'system.trust-updated' });

test('keeps a preview with its base version until its end', async () => {
  const { store, place } = await freshStore();
  const preview = aPreview({ added: [anAnchor('A')], refused: [{ name: 'x.cer', why: 'Ended' }] });
  await store.trust.savePreview(preview, 0, owner);
  expect(await store.trust.findPreview('preview-1', owner, minutes(29))).toEqual({
    preview,
    baseVersion: 0,
  });
  expect(await store.trust.findPreview('preview-2', owner, now)).toBeUndefined();
  expect(await store.trust.findPreview('preview-1', owner, minutes(30))).toBeUndefined();
  expect(rawDatabase(place).prepare('SELECT count(*) FROM trust_preview').pluck().get()).toBe(0);
});

test('deletes a discarded preview', async () => {
  const { store } = await freshStore();
  await store.trust.savePreview(aPreview(), 0, owner);
  expect(await store.trust.discard('preview-1', owner)).toBe(true);
  expect(await store.trust.discard('preview-1', owner)).toBe(false);
  expect(await store.trust.findPreview('preview-1', owner, now)).toBeUndefined();
});

test.each([
  { userId: 'admin-2', practiceId: 'practice-1' },
  { userId: 'admin-1', practiceId: 'practice-2' },
  { userId: 'admin-1', practiceId: null },
])('returns a preview to its maker only, not to %j', async (other) => {
  const { store } = await freshStore();
  await store.trust.savePreview(aPreview(), 0, owner);
  await store.trust.savePreview(aPreview({ id: 'preview-2' }), 0, other);
  expect(await store.trust.findPreview('preview-1', other, now)).toBeUndefined();
  expect(await store.trust.discard('preview-1', other)).toBe(false);
  expect(await store.trust.findPreview('preview-1', owner, now)).toBeDefined();
  expect(await store.trust.findPreview('preview-2', other, now)).toBeDefined();
  expect(await store.trust.discard('preview-2', other)).toBe(true);
});

test('applies additions, withdrawals, audit entry and version together', async () => {
  const { store, place } = await freshStore();
  const first = aPreview({ added: [anAnchor('A'), anAnchor('B')] });
  await store.trust.savePreview(first, 0, owner);
  expect(await store.trust.apply(first, 0, 'Andrea Admin', now, updated)).toBe('applied');
  const second = aPreview({
    id: 'preview-2',
    source: 'trusted-list',
    added: [anAnchor('C', { certificate: null })],
    withdrawn: [anAnchor('A')],
  });
  expect(await store.trust.apply(second, 1, 'Andrea Admin', minutes(1), updated)).toBe('applied');
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
  expect(await store.trust.findPreview('preview-1', owner, now)).toBeUndefined();
  expect(await store.audit.verify('')).toEqual({ entries: 2, brokenAt: null });
});

test('changes nothing when the update is based on an older version', async () => {
  const { store } = await freshStore();
  await store.trust.apply(aPreview({ added: [anAnchor('A')] }), 0, 'one', now, updated);
  const late = aPreview({ id: 'late', added: [anAnchor('B')], withdrawn: [anAnchor('A')] });
  await store.trust.savePreview(late, 0, owner);
  expect(await store.trust.apply(late, 0, 'two', now, updated)).toBe('changed');
  expect((await store.trust.list()).map(({ name }) => name)).toEqual(['Example CA A']);
  expect(await store.trust.version()).toBe(1);
  expect((await store.audit.verify('')).entries).toBe(1);
  expect(await store.trust.findPreview('late', owner, now)).toBeDefined();
});

test('changes nothing when the audit entry fails', async () => {
  const { store } = await freshStore();
  const odd = anEntry({ practiceId: '', assurance: 'guessed' as 'none' });
  const apply = store.trust.apply(aPreview({ added: [anAnchor('A')] }), 0, 'one', now, odd);
  await expect(apply).rejects.toThrow('CHECK');
  expect([await store.trust.list(), await store.trust.version()]).toEqual([[], 0]);
});

test('keeps sets and environments apart', async () => {
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

const aList = (sequenceNumber: number, day: string, changes: Partial<TrustPreview> = {}) =>
  aPreview({
    source: 'trusted-list',
    list: { sequenceNumber, issuedAt: `2026-03-${day}T00:00:00Z`, nextUpdate: null, signer: 'x' },
    ...changes,
  });

test.each<[number, string, 'applied' | 'older']>([
  [8, '05', 'applied'],
  [8, '06', 'applied'],
  [9, '01', 'applied'],
  [8, '04', 'older'],
  [7, '06', 'older'],
])('judges, after list 8 of 5 March, list %i of %s March as %s', async (number, day, expected) => {
  const { store, place } = await freshStore();
  const first = aList(8, '05');
  expect(await store.trust.lastList('issuers', 'acceptance')).toBeUndefined();
  expect(await store.trust.apply(first, 0, 'one', now, updated)).toBe('applied');
  const next = aList(number, day, { id: 'next', added: [anAnchor('A')] });
  await store.trust.savePreview(next, 1, owner);
  expect(await store.trust.apply(next, 1, 'one', now, updated)).toBe(expected);

  const isApplied = expected === 'applied';
  expect(await store.trust.list()).toHaveLength(isApplied ? 1 : 0);
  expect(await store.trust.version()).toBe(isApplied ? 2 : 1);
  expect((await store.audit.verify('')).entries).toBe(isApplied ? 2 : 1);
  expect((await store.trust.findPreview('next', owner, now)) === undefined).toBe(isApplied);
  expect(await (await openAt(place)).trust.lastList('issuers', 'acceptance')).toEqual({
    sequenceNumber: isApplied ? number : 8,
    issuedAt: `2026-03-${isApplied ? day : '05'}T00:00:00.000Z`,
  });
});

test('keeps list numbers by set and environment, without a number for an archive', async () => {
  const { store } = await freshStore();
  const updates = [
    aList(8, '05'),
    aList(3, '01', { set: 'assertion-signers' }),
    aList(4, '01', { environment: 'production' }),
    aPreview(),
  ];
  for (const [version, one] of updates.entries())
    expect(await store.trust.apply(one, version, 'one', now, updated)).toBe('applied');
  const last = async (...of: Parameters<typeof store.trust.lastList>) =>
    (await store.trust.lastList(...of))?.sequenceNumber;
  expect([
    await last('issuers', 'acceptance'),
    await last('assertion-signers', 'acceptance'),
    await last('issuers', 'production'),
    await last('assertion-signers', 'production'),
  ]).toEqual([8, 3, 4, undefined]);
});

test('ignores a list that was not applied', async () => {
  const { store } = await freshStore();
  const odd = anEntry({ practiceId: '', assurance: 'guessed' as 'none' });
  await expect(store.trust.apply(aList(8, '05'), 0, 'one', now, odd)).rejects.toThrow('CHECK');
  expect(await store.trust.apply(aList(8, '05'), 5, 'one', now, updated)).toBe('changed');
  expect(await store.trust.lastList('issuers', 'acceptance')).toBeUndefined();
});

test('deletes expired previews', async () => {
  const { store } = await freshStore();
  await store.trust.savePreview(aPreview(), 0, owner);
  const later = aPreview({ id: 'preview-2', expiresAt: minutes(31).toISOString() });
  await store.trust.savePreview(later, 0, owner);
  expect(await store.trust.removeExpired(minutes(29))).toBe(0);
  expect(await store.trust.removeExpired(minutes(30))).toBe(1);
  expect(await store.trust.findPreview('preview-2', owner, minutes(30))).toBeDefined();
});
