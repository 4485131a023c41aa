import { describe, expect, test } from 'vitest';
import type { Store } from '../../../plugin/store/index.ts';
import {
  anEnding,
  anOutcome,
  days,
  minutes,
  planned,
  said,
  withCertificate,
} from './renewal-fixture.ts';
import { aCertificate, freshStore, now, rawDatabase } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aDelivery, aMute, aRaisedNotice } from '../../support/builders/notice.ts';

const raise = (store: Store, notice: Partial<ReturnType<typeof aRaisedNotice>>) => {
  const whole = aRaisedNotice(notice);
  const { practiceId, certificateId } = whole;
  return store.renewals.save(anOutcome({ practiceId, certificateId, raise: [whole] }));
};

const auditEntries = async (store: Store, practiceId = 'practice-1') =>
  (await store.audit.verify(practiceId)).entries;

/** Five open notices and an ended one over two users, and one of another practice. */
async function withNotices() {
  const { store } = await freshStore();
  await planned(store, 'c1');
  await planned(store, 'c2');
  await planned(store, 'other', {}, 'practice-2');
  const c1 = { certificateId: 'c1' };
  const c2 = { certificateId: 'c2', userId: 'user-2' };
  await raise(store, { id: 'old-info', ...c1, raisedAt: minutes(1) });
  await raise(store, {
    id: 'critical',
    ...c1,
    cause: 'Revoked',
    step: 1,
    severity: 'critical',
    raisedAt: minutes(2),
  });
  await raise(store, {
    id: 'warning',
    ...c2,
    cause: 'WeakKey',
    step: 1,
    severity: 'warning',
    raisedAt: minutes(3),
  });
  await raise(store, { id: 'new-info', ...c2, raisedAt: minutes(4) });
  await raise(store, {
    id: 'same-moment',
    ...c2,
    cause: 'NotCompleted',
    step: 1,
    raisedAt: minutes(4),
  });
  await raise(store, {
    id: 'ended',
    ...c1,
    cause: 'NoEncryptionKey',
    step: 1,
    severity: 'critical',
  });
  await store.notices.end('practice-1', 'ended', anEnding('CauseEnded', minutes(9)));
  await raise(store, {
    id: 'elsewhere',
    practiceId: 'practice-2',
    certificateId: 'other',
    severity: 'critical',
  });
  return store;
}

describe('notices.listOpen', () => {
  test('lists the gravest notices first, then the newest, in pages', async () => {
    const store = await withNotices();
    const page = (offset: number, limit: number) =>
      store.notices.listOpen('practice-1', { offset, limit });
    const all = await page(0, 10);
    expect(all.notices.map(({ id }) => id)).toEqual([
      'critical',
      'warning',
      'same-moment',
      'new-info',
      'old-info',
    ]);
    expect(all.total).toBe(5);
    expect(await page(1, 2)).toEqual({ notices: all.notices.slice(1, 3), total: 5 });
  });
});

test('returns a notice as raised, in its practice only', async () => {
  const { store } = await withCertificate();
  const notice = aRaisedNotice({ step: -7, severity: 'critical' });
  await raise(store, notice);
  const open = { acknowledgedAt: null, endedAt: null, end: null };
  expect(await store.notices.find('practice-1', notice.id)).toEqual({ ...notice, ...open });
  expect(await store.notices.find('practice-2', notice.id)).toBeUndefined();
});

test('lists every notice of a certificate, ended or not, newest first', async () => {
  const store = await withNotices();
  const ids = async (practiceId: string) =>
    (await store.notices.listForCertificate(practiceId, 'c1')).map(({ id }) => id);
  expect(await ids('practice-1')).toEqual(['critical', 'old-info', 'ended']);
  expect(await ids('practice-2')).toEqual([]);
});

test('keeps a single open notice for each cause', async () => {
  const { store } = await withCertificate();
  await raise(store, { id: 'first' });
  expect(await raise(store, { id: 'second', step: 60 })).toMatchObject({ raised: [] });
  await store.notices.end('practice-1', 'first', anEnding('Superseded', now));
  expect(await raise(store, { id: 'second', step: 60 })).toMatchObject({ raised: ['second'] });
});

test('ends a notice once, with its entry and message, and not from another practice', async () => {
  const store = await withNotices();
  const before = await auditEntries(store);
  const delivery = aDelivery({ kind: 'notice-ended', noticeId: 'critical' });
  const ending = { ...anEnding('Successor', now), deliveries: [delivery] };
  expect(
    await store.notices.end('practice-2', 'critical', anEnding('Removed', now, 'practice-2')),
  ).toBe(false);
  expect(await store.notices.end('practice-1', 'critical', ending)).toBe(true);
  expect(await store.notices.end('practice-1', 'critical', anEnding('Removed', days(1)))).toBe(
    false,
  );
  const notice = await store.notices.find('practice-1', 'critical');
  expect(notice).toMatchObject({ endedAt: now, end: 'Successor' });
  expect((await auditEntries(store)) - before).toBe(1);
  expect(await store.deliveries.take(now, minutes(5), 10)).toMatchObject([delivery]);
});

test('keeps a notice open when the audit entry of its end fails', async () => {
  const store = await withNotices();
  const entry = anEntry({ event: 'notice.ended', assurance: 'guessed' as 'none' });
  const deliveries = [aDelivery({ kind: 'notice-ended', noticeId: 'critical' })];
  const ending = { ...anEnding('Removed', now), entry, deliveries };
  await expect(store.notices.end('practice-1', 'critical', ending)).rejects.toThrow('CHECK');
  expect((await store.notices.find('practice-1', 'critical'))?.endedAt).toBeNull();
  expect(await store.deliveries.take(now, minutes(5), 10)).toEqual([]);
});

test('lists open notices of removed or replaced certificates as orphans', async () => {
  const { store } = await freshStore();
  for (const id of ['removed', 'replaced', 'active']) {
    await planned(store, id);
    await raise(store, { id: `of ${id}`, certificateId: id, raisedAt: minutes(id.length) });
    await raise(store, { id: `ended, of ${id}`, certificateId: id, cause: 'WeakKey', step: 1 });
    await store.notices.end('practice-1', `ended, of ${id}`, anEnding('CauseEnded', now));
  }
  expect(await store.notices.listOrphans(10)).toEqual([]);
  await store.certificates.remove('practice-1', 'removed', anEntry());
  const { identifier } = (await store.certificates.findById('practice-1', 'replaced'))!;
  await store.certificates.insert(aCertificate({ identifier }, { replaces: 'replaced' }));
  const orphans = await store.notices.listOrphans(10);
  expect(orphans.map(({ id }) => id)).toEqual(['of removed', 'of replaced']);
  expect(await store.notices.listOrphans(1)).toHaveLength(1);
});

test('acknowledges an open notice once, with one entry', async () => {
  const store = await withNotices();
  const before = await auditEntries(store);
  const acknowledge = (id: string, at: Date, practiceId = 'practice-1') =>
    store.notices.acknowledge(practiceId, id, at, said('notice.acknowledged', practiceId));
  expect(await acknowledge('critical', now, 'practice-2')).toBe(false);
  expect(await acknowledge('critical', now)).toBe(true);
  expect(await acknowledge('critical', days(1))).toBe(false);
  expect(await acknowledge('ended', now)).toBe(false);
  expect((await store.notices.find('practice-1', 'critical'))?.acknowledgedAt).toEqual(now);
  expect((await auditEntries(store)) - before).toBe(1);
});

describe('notices.mute', () => {
  test('stores a mute until a newer mute or an unmute', async () => {
    const { store } = await withCertificate();
    const mute = aMute({ at: now, text: 'Congé de maternité', reason: 'absent' });
    await store.notices.mute('practice-1', mute, said('notice.muted'));
    expect(await store.notices.findMute('practice-1', 'certificate-1')).toEqual(mute);
    const later = aMute({ reason: 'leaving', until: days(90), severity: 'critical', at: days(1) });
    await store.notices.mute('practice-1', later, said('notice.muted'));
    expect(await store.notices.listMutes('practice-1', ['certificate-1', 'other'])).toEqual([
      later,
    ]);
    const unmute = () =>
      store.notices.unmute('practice-1', 'certificate-1', said('notice.unmuted'));
    expect([await unmute(), await unmute()]).toEqual([true, false]);
    expect(await store.notices.listMutes('practice-1', ['certificate-1'])).toEqual([]);
    expect(await auditEntries(store)).toBe(4);
  });

  test('makes the certificate due when a mute starts and when the mute is lifted', async () => {
    const { store } = await withCertificate();
    const due = async (at: Date) => (await store.renewals.due(at, 9)).length;
    await store.renewals.save(anOutcome());
    await store.notices.mute('practice-1', aMute({ at: now }), said('notice.muted'));
    expect(await due(now)).toBe(1);
    await store.renewals.save(anOutcome());
    expect(await due(now)).toBe(0);
    await store.notices.unmute('practice-1', 'certificate-1', said('notice.unmuted'));
    expect(await due(now)).toBe(1);
  });

  test('rejects and hides a mute for another practice', async () => {
    const { store } = await withCertificate();
    await store.notices.mute('practice-1', aMute({ at: now }), said('notice.muted'));
    const elsewhere = said('notice.muted', 'practice-2');
    expect(await store.notices.findMute('practice-2', 'certificate-1')).toBeUndefined();
    expect(await store.notices.unmute('practice-2', 'certificate-1', elsewhere)).toBe(false);
    const mute = store.notices.mute('practice-2', aMute({ at: now, reason: 'leaving' }), elsewhere);
    await expect(mute).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
    expect(await store.notices.findMute('practice-1', 'certificate-1')).toEqual(aMute({ at: now }));
    expect(await auditEntries(store, 'practice-2')).toBe(0);
  });

  test('rejects a mute when the certificate is replaced', async () => {
    const { store } = await withCertificate();
    await store.certificates.insert(aCertificate({ id: 'newer' }, { replaces: 'certificate-1' }));
    const mute = store.notices.mute('practice-1', aMute({ at: now }), said('notice.muted'));
    await expect(mute).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
  });
});

describe('notices.removeExpired', () => {
  const removeAt = (store: Store, id: string, at: Date) =>
    store.certificates.remove(
      'practice-1',
      id,
      anEntry({ event: 'certificate.removed', certificateId: id, at }),
    );

  test('deletes a notice with its messages 400 days after its end and the removal of its certificate', async () => {
    const { store, place } = await freshStore();
    for (const id of ['gone', 'went later', 'there', 'replaced', 'still open']) {
      await planned(store, id);
      const notice = aRaisedNotice({ id: `of ${id}`, certificateId: id });
      const deliveries = [aDelivery({ kind: 'notice', noticeId: notice.id })];
      await store.renewals.save(anOutcome({ certificateId: id, raise: [notice], deliveries }));
      if (id === 'still open') continue;
      await store.notices.end('practice-1', notice.id, anEnding('CauseEnded', now));
    }
    await removeAt(store, 'gone', now);
    await removeAt(store, 'went later', days(100));
    await removeAt(store, 'still open', now);
    const { identifier } = (await store.certificates.findById('practice-1', 'replaced'))!;
    await store.certificates.insert(aCertificate({ identifier }, { replaces: 'replaced' }));

    const left = () =>
      rawDatabase(place)
        .prepare<[], string>(
          'SELECT substr(notice.id, 4) FROM notice JOIN delivery ON notice_id = notice.id ORDER BY 1',
        )
        .pluck()
        .all();
    const all = ['gone', 'replaced', 'still open', 'there', 'went later'];
    expect(await store.notices.removeExpired(days(400))).toBe(0);
    expect(left()).toEqual(all);
    expect(await store.notices.removeExpired(new Date(days(400).getTime() + 1))).toBe(1);
    expect(left()).toEqual(all.slice(1));
    expect(await store.notices.removeExpired(days(501))).toBe(1);
    expect(left()).toEqual(['replaced', 'still open', 'there']);
    const deliveries = rawDatabase(place).prepare('SELECT count(*) FROM delivery').pluck().get();
    expect(deliveries).toBe(3);
  });
});
