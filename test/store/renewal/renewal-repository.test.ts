import { describe, expect, test } from 'vitest';
import type { RenewalState } from '../../../plugin/domain/renewal/renewal.ts';
import {
  dueQuery,
  findQuery,
  farFutureQuery,
} from '../../../plugin/store/renewal/renewal-repository.ts';
import {
  dates,
  anEnding,
  anOutcome,
  days,
  minutes,
  planned,
  said,
  withCertificate,
} from './renewal-fixture.ts';
import {
  aCertificate,
  freshPlace,
  freshStore,
  now,
  openAt,
  rawDatabase,
  type Place,
} from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aDelivery, aMute, aRaisedNotice } from '../../support/builders/notice.ts';
import { aPlan } from '../../support/builders/plan.ts';

const entries = (place: Place) =>
  rawDatabase(place)
    .prepare("SELECT event FROM audit_entry WHERE event <> 'certificate.loaded' ORDER BY sequence")
    .pluck()
    .all();

const dueIds = async (store: Awaited<ReturnType<typeof withCertificate>>['store'], at = now) =>
  (await store.renewals.due(at, 100)).map(({ certificateId }) => certificateId);

describe('renewal triggers', () => {
  test('makes a loaded certificate due at once, without a plan', async () => {
    const { store } = await withCertificate();
    expect(await store.renewals.due(now, 10)).toEqual([
      {
        practiceId: 'practice-1',
        certificateId: 'certificate-1',
        plan: null,
        notifiedAt: null,
        failures: 0,
        failedAt: null,
        version: 1,
      },
    ]);
  });

  test('makes the other files of the same holder due when a file is loaded, and no other holder’s', async () => {
    const { store } = await withCertificate();
    await store.renewals.save(anOutcome());
    await planned(store, 'stranger');
    await store.certificates.insert(aCertificate({ id: 'elsewhere', practiceId: 'practice-2' }));
    expect(await dueIds(store)).toEqual(['elsewhere']);
    await store.certificates.insert(aCertificate({ id: 'newer', userId: 'user-2' }));
    expect(await dueIds(store)).toEqual(['certificate-1', 'elsewhere', 'newer']);
  });

  test('ends the watch and the mute of a replaced certificate, and makes its siblings due', async () => {
    const { store } = await withCertificate();
    await store.certificates.insert(aCertificate({ id: 'sibling' }));
    await store.notices.mute('practice-1', aMute({ at: now }), said('notice.muted'));
    await store.renewals.save(anOutcome());
    await store.renewals.save(anOutcome({ certificateId: 'sibling' }));
    expect(await dueIds(store)).toEqual([]);
    await store.certificates.insert(aCertificate({ id: 'newer' }, { replaces: 'certificate-1' }));
    expect(await dueIds(store)).toEqual(['newer', 'sibling']);
    expect(await store.renewals.find('practice-1', 'certificate-1')).toBeUndefined();
    expect(await store.notices.findMute('practice-1', 'certificate-1')).toBeUndefined();
  });

  test('ends the watch of a removed certificate, and makes its siblings due', async () => {
    const { store } = await withCertificate();
    await store.certificates.insert(aCertificate({ id: 'sibling' }));
    await store.renewals.save(anOutcome({ certificateId: 'sibling' }));
    await store.certificates.remove('practice-1', 'certificate-1', anEntry());
    expect(await dueIds(store)).toEqual(['sibling']);
  });
});

describe('renewals.due', () => {
  test('returns due certificates longest waiting first, up to the limit', async () => {
    const { store } = await freshStore();
    for (const [id, at] of [
      ['b', 3],
      ['a', 3],
      ['c', 1],
      ['later', 9],
    ] as const) {
      await planned(store, id, { nextCheckAt: minutes(at) });
    }
    expect(await dueIds(store, minutes(3))).toEqual(['c', 'a', 'b']);
    expect(await dueIds(store, new Date(minutes(3).getTime() - 1))).toEqual(['c']);
    const two = await store.renewals.due(minutes(3), 2);
    expect(two.map(({ certificateId }) => certificateId)).toEqual(['c', 'a']);
  });

  test('reads only index rows, for any size of the table', async () => {
    const { place } = await freshStore();
    const planOf = (query: string) =>
      rawDatabase(place)
        .prepare<[string, number], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
        .all(now.toISOString(), 100)
        .map(({ detail }) => detail);
    expect(planOf(dueQuery)).toEqual(['SEARCH renewal USING INDEX renewal_due (next_check_at<?)']);
    expect(planOf(farFutureQuery)).toEqual([
      'SEARCH renewal USING INDEX renewal_due (next_check_at>?)',
    ]);
  });
});

test('finds certificates by their keys, without a scan of the practice', async () => {
  const { place } = await freshStore();
  const plan = rawDatabase(place)
    .prepare<[string, string], { detail: string }>(`EXPLAIN QUERY PLAN ${findQuery}`)
    .all('practice-1', '[]');
  expect(plan[0]?.detail).toBe('SEARCH renewal USING PRIMARY KEY (certificate_id=?)');
});

describe('renewals.save', () => {
  test('stores a plan unchanged, with or without a mute', async () => {
    const { store } = await withCertificate();
    const plan = aPlan({
      ...dates,
      state: 'Muted',
      reason: 'Muted',
      muted: { state: 'Overdue', reason: 'WindowPassed', until: days(12) },
      opensAt: null,
      dueAt: null,
      latestAt: null,
      notAfter: null,
    });
    await store.renewals.save(anOutcome({ plan, notifiedAt: minutes(-5) }));
    const row = await store.renewals.find('practice-1', 'certificate-1');
    expect(row).toMatchObject({ plan, notifiedAt: minutes(-5), version: 2 });
    await store.renewals.save(anOutcome());
    expect(await store.renewals.findMany('practice-1', ['certificate-1', 'no such'])).toMatchObject(
      [{ plan: aPlan(dates), notifiedAt: null }],
    );
    expect(await store.renewals.find('practice-2', 'certificate-1')).toBeUndefined();
  });

  test('writes plan, notices, deliveries and entries together', async () => {
    const { store, place } = await withCertificate();
    const first = aRaisedNotice();
    await store.renewals.save(anOutcome({ raise: [first] }));
    const second = aRaisedNotice({ step: 60, severity: 'warning' });
    const delivery = aDelivery({ kind: 'notice', noticeId: second.id, key: 'second email user-1' });
    const written = await store.renewals.save(
      anOutcome({
        raise: [second],
        end: [{ id: first.id, end: 'Superseded', at: minutes(1) }],
        deliveries: [delivery],
        entries: [said('notice.ended'), said('notice.raised')],
      }),
    );
    expect(written).toEqual({ raised: [second.id], ended: [first.id] });
    expect(await store.notices.listForCertificate('practice-1', 'certificate-1')).toEqual([
      { ...second, acknowledgedAt: null, endedAt: null, end: null },
      { ...first, acknowledgedAt: null, endedAt: minutes(1), end: 'Superseded' },
    ]);
    expect(await store.deliveries.take(now, minutes(5), 10)).toMatchObject([delivery]);
    expect(entries(place)).toEqual(['notice.ended', 'notice.raised']);
  });

  test('writes nothing when the audit entry fails', async () => {
    const { store, place } = await withCertificate();
    const before = await store.renewals.find('practice-1', 'certificate-1');
    const outcome = anOutcome({ raise: [aRaisedNotice()], deliveries: [aDelivery()] });
    const odd = anEntry({ event: 'notice.raised', assurance: 'guessed' as 'none' });
    await expect(store.renewals.save({ ...outcome, entries: [odd] })).rejects.toThrow('CHECK');
    expect(await store.renewals.find('practice-1', 'certificate-1')).toEqual(before);
    const left = ['notice', 'delivery'].map((table) =>
      rawDatabase(place).prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
    expect(left).toEqual([0, 0]);
  });

  test('omits a notice, its deliveries and its entries when the notice exists', async () => {
    const { store, place } = await withCertificate();
    const raised = (id: string) => {
      const notice = aRaisedNotice({ id });
      return anOutcome({
        raise: [notice],
        deliveries: [aDelivery({ kind: 'notice', noticeId: id, key: `${id} email` })],
        entries: [said('notice.raised')],
      });
    };
    expect(await store.renewals.save(raised('here'))).toEqual({ raised: ['here'], ended: [] });
    expect(await store.renewals.save(raised('there'))).toEqual({ raised: [], ended: [] });
    expect(entries(place)).toEqual(['notice.raised']);
    const deliveries = await store.deliveries.take(now, minutes(5), 10);
    expect(deliveries.map(({ key }) => key)).toEqual(['here email']);
  });

  test('raises no notice again after its end', async () => {
    const { store } = await withCertificate();
    const notice = aRaisedNotice({ cause: 'WeakKey', step: 1 });
    await store.renewals.save(anOutcome({ raise: [notice] }));
    await store.notices.end('practice-1', notice.id, anEnding('CauseEnded', now));
    const again = aRaisedNotice({ cause: 'WeakKey', step: 1 });
    expect((await store.renewals.save(anOutcome({ raise: [again] })))?.raised).toEqual([]);
    const next = aRaisedNotice({ cause: 'WeakKey', step: 2 });
    expect((await store.renewals.save(anOutcome({ raise: [next] })))?.raised).toEqual([next.id]);
  });

  test('opens an ended notice of its own certificate again, once, with its messages', async () => {
    const { store, place } = await withCertificate();
    await planned(store, 'stranger');
    const notice = aRaisedNotice();
    await store.renewals.save(anOutcome({ raise: [notice] }));
    await store.notices.end('practice-1', notice.id, anEnding('NotRenewed', now));
    const outcome = (key: string) =>
      anOutcome({
        reopen: [notice.id],
        deliveries: [aDelivery({ kind: 'notice', noticeId: notice.id, key })],
        entries: [said('notice.raised')],
      });
    const foreign = anOutcome({ certificateId: 'stranger', reopen: [notice.id] });
    expect(await store.renewals.save(foreign)).toEqual({ raised: [], ended: [] });
    expect(await store.renewals.save(outcome('a'))).toEqual({ raised: [notice.id], ended: [] });
    expect(await store.renewals.save(outcome('b'))).toEqual({ raised: [], ended: [] });
    expect(await store.notices.find('practice-1', notice.id)).toMatchObject({
      endedAt: null,
      end: null,
    });
    const sent = await store.deliveries.take(now, minutes(5), 10);
    expect(sent.map(({ key }) => key)).toEqual(['a']);
    expect(entries(place).filter((event) => event === 'notice.raised')).toHaveLength(1);
  });

  test('keeps a notice ended when another of its cause is open', async () => {
    const { store } = await withCertificate();
    const notice = aRaisedNotice();
    await store.renewals.save(anOutcome({ raise: [notice] }));
    await store.notices.end('practice-1', notice.id, anEnding('Superseded', now));
    await store.renewals.save(anOutcome({ raise: [aRaisedNotice({ step: 60 })] }));
    const again = anOutcome({ reopen: [notice.id] });
    expect(await store.renewals.save(again)).toEqual({ raised: [], ended: [] });
  });

  test('ends only notices of its own certificate, once', async () => {
    const { store } = await withCertificate();
    await planned(store, 'stranger');
    const notice = aRaisedNotice({ certificateId: 'stranger' });
    await store.renewals.save(anOutcome({ certificateId: 'stranger', raise: [notice] }));
    const end = [{ id: notice.id, end: 'Successor', at: now }] as const;
    expect(await store.renewals.save(anOutcome({ end }))).toEqual({ raised: [], ended: [] });
    expect((await store.notices.find('practice-1', notice.id))?.endedAt).toBeNull();
    const first = anOutcome({ certificateId: 'stranger', end });
    expect(await store.renewals.save(first)).toEqual({ raised: [], ended: [notice.id] });
    // By another node at the same moment, for the same reason: it must not believe that it did it
    expect(await store.renewals.save(first)).toEqual({ raised: [], ended: [] });
    await store.renewals.save({ ...first, end: [{ ...end[0], end: 'Removed', at: days(1) }] });
    expect(await store.notices.find('practice-1', notice.id)).toMatchObject({
      endedAt: now,
      end: 'Successor',
    });
  });

  test('writes nothing when the certificate is gone or of another practice', async () => {
    const { store, place } = await withCertificate();
    const elsewhere = anOutcome({
      practiceId: 'practice-2',
      entries: [said('renewal.due', 'practice-2')],
    });
    expect(await store.renewals.save(elsewhere)).toBeNull();
    await store.certificates.remove('practice-1', 'certificate-1', anEntry());
    const late = anOutcome({
      raise: [aRaisedNotice()],
      deliveries: [aDelivery()],
      entries: [said('renewal.due')],
    });
    expect(await store.renewals.save(late)).toBeNull();
    expect(entries(place)).toEqual([]);
    expect(await store.deliveries.take(now, minutes(5), 10)).toEqual([]);
  });

  test('rejects an outcome that mixes certificates or practices', async () => {
    const { store } = await withCertificate();
    const odd = [
      [{ raise: [aRaisedNotice({ certificateId: 'other' })] }, 'notice of another certificate'],
      [{ raise: [aRaisedNotice({ practiceId: 'practice-2' })] }, 'notice of another certificate'],
      [{ deliveries: [aDelivery({ practiceId: 'practice-2' })] }, 'delivery of another practice'],
      [{ entries: [said('renewal.due', 'practice-2')] }, 'audit entry of another practice'],
    ] as const;
    for (const [change, problem] of odd) {
      await expect(store.renewals.save(anOutcome(change))).rejects.toThrow(problem);
    }
  });

  describe('renewals.save with an outdated version', () => {
    const overtakes: Record<
      string,
      (store: Awaited<ReturnType<typeof withCertificate>>['store']) => Promise<unknown>
    > = {
      'a file of the same holder was loaded': (store) =>
        store.certificates.insert(aCertificate({ id: 'newer' })),
      'it was muted': (store) =>
        store.notices.mute('practice-1', aMute({ at: now }), said('notice.muted')),
      'an answer of eHealth came': async (store) => {
        const [probe] = await store.probes.take(now, ['depot'], minutes(5), 1);
        const { record } = aCertificate({ id: 'certificate-1' });
        const saved = {
          probes: record.probes,
          summary: record.summary,
          problem: null,
          at: now,
          nextAt: days(1),
        };
        return store.probes.save(probe!, saved);
      },
      'a look was asked for': (store) => store.renewals.recheck(now, ['certificate-1']),
      'all were asked for': (store) => store.renewals.recheck(now),
    };
    test.each(Object.entries(overtakes))(
      'writes nothing and keeps the row due when %s',
      async (_, overtake) => {
        const { store } = await withCertificate();
        await store.renewals.save(anOutcome());
        const row = await store.renewals.find('practice-1', 'certificate-1');
        await overtake(store);
        const late = anOutcome({
          version: row!.version,
          raise: [aRaisedNotice()],
          plan: aPlan({ ...dates, state: 'Due' }),
        });
        expect(await store.renewals.save(late)).toBeNull();
        expect(await dueIds(store)).toContain('certificate-1');
        expect(await store.notices.listForCertificate('practice-1', 'certificate-1')).toEqual([]);
        const fresh = await store.renewals.find('practice-1', 'certificate-1');
        expect(fresh?.plan?.state).toBe('NotDueYet');
        expect(await store.renewals.save({ ...late, version: fresh!.version })).toMatchObject({
          raised: [expect.any(String)],
        });
        expect(await dueIds(store)).not.toContain('certificate-1');
      },
    );
  });

  test('counts failures until a check succeeds', async () => {
    const { store } = await withCertificate();
    for (const amount of [1, 2]) {
      await store.renewals.failed(
        'practice-1',
        'certificate-1',
        minutes(amount),
        minutes(amount + 60),
      );
    }
    await store.renewals.failed('practice-2', 'certificate-1', minutes(9), minutes(90));
    const row = () => store.renewals.find('practice-1', 'certificate-1');
    expect(await row()).toMatchObject({ failures: 2, failedAt: minutes(2), plan: null });
    expect(await dueIds(store, minutes(61))).toEqual([]);
    expect(await dueIds(store, minutes(62))).toEqual(['certificate-1']);
    await store.renewals.save(anOutcome());
    expect(await row()).toMatchObject({ failures: 0, failedAt: null });
  });
});

test('keeps longer waiting certificates first when a check is requested', async () => {
  const { store } = await freshStore();
  for (const id of ['a', 'b', 'c']) await planned(store, id);
  await store.renewals.recheck(minutes(2), ['b']);
  expect(await dueIds(store, minutes(5))).toEqual(['b']);
  await store.renewals.recheck(minutes(4));
  expect(await dueIds(store, minutes(5))).toEqual(['b', 'a', 'c']);
});

describe('open renewals', () => {
  const states: readonly (readonly [string, RenewalState, number])[] = [
    ['not-due', 'NotDueYet', 200],
    ['done', 'Done', 5],
    ['muted', 'Muted', 3],
    ['open', 'WindowOpen', 80],
    ['told', 'WaitingForHolder', 60],
    ['late-2', 'Overdue', 20],
    ['late-1', 'Overdue', 10],
    ['over', 'Expired', -3],
  ];
  async function practice() {
    const { store, place } = await freshStore();
    for (const [id, state, ends] of states)
      await planned(store, id, { state, notAfter: days(ends) });
    await planned(store, 'elsewhere', { state: 'Expired' }, 'practice-2');
    return { store, place };
  }

  test('lists by urgency, then by end of validity, in pages', async () => {
    const { store } = await practice();
    const page = (offset: number, limit: number) =>
      store.renewals.listOpen('practice-1', { offset, limit });
    const all = await page(0, 10);
    expect(all.total).toBe(6);
    expect(all.rows.map(({ certificateId }) => certificateId)).toEqual([
      'over',
      'late-1',
      'late-2',
      'told',
      'open',
      'muted',
    ]);
    expect(all.rows[0]).toEqual({
      certificateId: 'over',
      userId: 'user-1',
      userName: 'Camille Exemple',
      holderName: 'Camille Exemple',
      kind: 'person',
      plan: aPlan({ ...dates, state: 'Expired', notAfter: days(-3) }),
    });
    const rest = await page(4, 10);
    expect([rest.total, rest.rows]).toEqual([6, all.rows.slice(4)]);
  });

  test('counts by state, without unplanned certificates', async () => {
    const { store } = await practice();
    await store.certificates.insert(aCertificate({ id: 'fresh', identifier: '00000000196' }));
    expect(await store.renewals.countByState('practice-1')).toEqual({
      NotDueYet: 1,
      Done: 1,
      Muted: 1,
      WindowOpen: 1,
      WaitingForHolder: 1,
      Overdue: 2,
      Expired: 1,
    });
    expect(await store.renewals.countByState('practice-3')).toEqual({});
    expect(await store.renewals.practices()).toEqual(['practice-1', 'practice-2']);
  });
});

test('lists certificates of a user and of their organisations once, planned or not', async () => {
  const { store } = await freshStore();
  const company = { kind: 'company', identifier: '0000000097', name: 'Cabinet' } as const;
  const { kind, identifier } = company;
  const load = (id: string, userId: string, changes: Parameters<typeof aCertificate>[0] = {}) =>
    store.certificates.insert(aCertificate({ id, userId, ...changes }));
  await load('own', 'user-1');
  await load('shared', 'user-2', { kind, identifier, holderName: 'Cabinet Exemple' });
  await load('of a colleague', 'user-2', { identifier: '00000000196' });
  await load('elsewhere', 'user-1', { practiceId: 'practice-2' });
  await store.renewals.save(
    anOutcome({ certificateId: 'own', plan: aPlan({ ...dates, state: 'Done' }) }),
  );
  const user = { id: 'user-1', organisations: [company] };
  expect(await store.renewals.listForUser('practice-1', user)).toEqual([
    {
      certificateId: 'own',
      userId: 'user-1',
      userName: 'Camille Exemple',
      holderName: 'Camille Exemple',
      kind: 'person',
      plan: aPlan({ ...dates, state: 'Done' }),
    },
    {
      certificateId: 'shared',
      userId: 'user-2',
      userName: 'Camille Exemple',
      holderName: 'Cabinet Exemple',
      kind: 'company',
      plan: null,
    },
  ]);
  await store.certificates.remove('practice-1', 'own', anEntry());
  const left = await store.renewals.listForUser('practice-1', user);
  expect(left.map(({ certificateId }) => certificateId)).toEqual(['shared']);
});

test('returns the same installation key after a restart, and another key for another installation', async () => {
  const place = freshPlace();
  const store = await openAt(place);
  const key = await store.installationKey();
  expect(key).toHaveLength(32);
  await store.close();
  const again = await openAt(place);
  expect(Buffer.from(await again.installationKey()).equals(key)).toBe(true);
  const other = await openAt(freshPlace());
  expect(Buffer.from(await other.installationKey()).equals(key)).toBe(false);
});
