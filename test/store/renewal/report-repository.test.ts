import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../plugin/store/index.ts';
import { dates, anEnding, anOutcome, days, planned } from './renewal-fixture.ts';
import { aCertificate, aRecord, freshStore, sound } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aDelivery, aRaisedNotice } from '../../support/builders/notice.ts';
import { aPlan } from '../../support/builders/plan.ts';

const none = { notBefore: null, notAfter: null };

async function load(
  store: Store,
  id: string,
  endsInDays: number | null,
  practiceId = 'practice-1',
) {
  const summary = endsInDays === null ? none : { notAfter: days(endsInDays).toISOString() };
  await store.certificates.insert(aCertificate({ id, practiceId, summary }));
}

interface Bounds {
  readonly from?: Date;
  readonly to?: Date;
  readonly practiceId?: string;
}

async function walk(
  store: Store,
  limit: number,
  { from, to, practiceId = 'practice-1' }: Bounds = {},
): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const page = { from: from ?? null, to: to ?? null, afterId: ids.at(-1) ?? '', limit };
    const rows = await store.reports.listByEnd(practiceId, page);
    ids.push(...rows.map(({ id }) => id));
    if (rows.length < limit) return ids;
  }
}

describe('reports.listByEnd', () => {
  test('lists active certificates by end, in pages, and certificates without end last', async () => {
    const { store } = await freshStore();
    for (const [id, end] of [
      ['n2', null],
      ['late', 300],
      ['b', 20],
      ['a', 20],
      ['n1', null],
      ['over', -4],
    ] as const) {
      await load(store, id, end);
    }
    await load(store, 'elsewhere', 1, 'practice-2');
    await store.certificates.insert(
      aCertificate(
        { id: 'newer', summary: { notAfter: days(900).toISOString() } },
        { replaces: 'late' },
      ),
    );
    const all = ['over', 'a', 'b', 'newer', 'n1', 'n2'];
    for (const limit of [1, 2, 3, 100]) expect(await walk(store, limit)).toEqual(all);
  });

  test('omits certificates without end when an instant limits the list', async () => {
    const { store } = await freshStore();
    for (const [id, end] of [
      ['none', null],
      ['d1', 1],
      ['d2', 2],
      ['d3', 3],
    ] as const)
      await load(store, id, end);
    expect(await walk(store, 1, { from: days(2) })).toEqual(['d2', 'd3']);
    expect(await walk(store, 1, { to: days(2) })).toEqual(['d1']);
    expect(await walk(store, 1, { from: days(2), to: days(3) })).toEqual(['d2']);
  });

  test('returns the columns and the plan, or null without a plan', async () => {
    const { store } = await freshStore();
    const record = aRecord({
      id: 'c1',
      kind: 'group',
      identifier: '00000097',
      holderName: 'Groupe Exemple',
    });
    await store.certificates.insert(aCertificate(record));
    const rows = () =>
      store.reports.listByEnd('practice-1', { from: null, to: null, afterId: '', limit: 5 });
    const shown = {
      id: 'c1',
      userId: 'user-1',
      userName: 'Camille Exemple',
      kind: 'group',
      identifier: '00000097',
      holderName: 'Groupe Exemple',
      summary: sound,
    };
    expect(await rows()).toEqual([{ ...shown, plan: null }]);
    await store.renewals.save(anOutcome({ certificateId: 'c1' }));
    expect(await rows()).toEqual([{ ...shown, plan: aPlan(dates) }]);
  });

  test('rejects the next page when the last certificate of the page was removed', async () => {
    const { store } = await freshStore();
    for (const id of ['a', 'b', 'c']) await load(store, id, 10);
    await store.certificates.remove('practice-1', 'b', anEntry());
    const next = store.reports.listByEnd('practice-1', {
      from: null,
      to: null,
      afterId: 'b',
      limit: 5,
    });
    await expect(next).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
  });

  test('lists each certificate once in order, for any ends and page sizes', async () => {
    const { store } = await freshStore();
    const end = fc.option(fc.integer({ min: -3, max: 3 }));
    const practice = fc.record({
      ends: fc.array(end, { maxLength: 8 }),
      limit: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(practice, async ({ ends, limit }) => {
        const practiceId = randomUUID();
        const loaded = ends.map((end, index) => ({ id: `${practiceId} ${index}`, end: end ?? 99 }));
        for (const [index, { id }] of loaded.entries()) {
          await load(store, id, ends[index] ?? null, practiceId);
        }
        // Stable: equal ends stay by id
        const sorted = loaded.toSorted((a, b) => a.end - b.end).map(({ id }) => id);
        expect(await walk(store, limit, { practiceId })).toEqual(sorted);
      }),
      { numRuns: 12 },
    );
  });
});

describe('figures', () => {
  test('lists active certificates of all practices in pages by ID', async () => {
    const { store } = await freshStore();
    await planned(store, 'b', { state: 'Due' });
    await load(store, 'a', null);
    await planned(store, 'c', {}, 'practice-2');
    await store.certificates.insert(aCertificate({ id: 'd' }));
    await store.certificates.insert(aCertificate({ id: 'e' }, { replaces: 'd' }));
    const first = await store.figures.certificates('', 2);
    expect(first).toEqual([
      {
        certificateId: 'a',
        environment: 'acceptance',
        kind: 'person',
        notBefore: null,
        notAfter: null,
        state: 'Complete',
        plan: null,
      },
      {
        certificateId: 'b',
        environment: 'acceptance',
        kind: 'person',
        notBefore: new Date(sound.notBefore!),
        notAfter: new Date(sound.notAfter!),
        state: 'Complete',
        plan: aPlan({ ...dates, state: 'Due' }),
      },
    ]);
    const rest = await store.figures.certificates('b', 10);
    expect(rest.map(({ certificateId }) => certificateId)).toEqual(['c', 'e']);
  });

  test('counts open notices by cause and severity, and deliveries by channel and state', async () => {
    const { store } = await freshStore();
    for (const id of ['a', 'b']) {
      await planned(store, id);
      const raise = [
        aRaisedNotice({ certificateId: id, id: `expiry of ${id}` }),
        aRaisedNotice({
          certificateId: id,
          id: `key of ${id}`,
          cause: 'WeakKey',
          step: 1,
          severity: 'warning',
        }),
      ];
      const deliveries = [aDelivery(), aDelivery({ channel: 'webhook', recipient: '' })];
      await store.renewals.save(anOutcome({ certificateId: id, raise, deliveries }));
    }
    await store.notices.end('practice-1', 'key of a', anEnding('CauseEnded', days(1)));
    expect(await store.figures.openNotices()).toEqual([
      { cause: 'Expiry', severity: 'info', count: 2 },
      { cause: 'WeakKey', severity: 'warning', count: 1 },
    ]);
    const [taken] = await store.deliveries.take(days(1), days(2), 1);
    await store.deliveries.sent(taken!.id, days(1));
    const counts = await store.figures.deliveries();
    expect(counts.map(({ state, count }) => `${count} ${state}`).sort()).toEqual([
      '1 sent',
      '1 waiting',
      '2 waiting',
    ]);
  });
});
