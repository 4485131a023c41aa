import { beforeEach, describe, expect, test } from 'vitest';
import { openAt, rawDatabase } from '../../store/store-fixture.ts';
import { day } from './subjects.ts';
import { createGatherer } from '../../../plugin/domain/renewal/gather.ts';
import { createReconcilerFixture, practiceId } from './reconciler-fixture.ts';
import type { ReconcilerFixture } from './reconciler-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aMute } from '../../support/builders/notice.ts';

const end = new Date('2027-06-15T10:00:00.000Z');
const begin = new Date('2024-06-15T10:00:00.000Z');
const before = (days: number) => new Date(end.getTime() - days * day);

let fixture: ReconcilerFixture;

beforeEach(async () => {
  fixture = await createReconcilerFixture(before(400));
  await fixture.loadFinished({ id: 'certificate-1', userId: 'user-1', from: begin, to: end });
});

const noticesOf = async (certificateId = 'certificate-1') =>
  (await fixture.store.notices.listForCertificate(practiceId, certificateId)).toReversed();

const deliveries = () =>
  rawDatabase(fixture.place)
    .prepare<[], { channel: string; kind: string; recipient: string; due_at: string }>(
      'SELECT channel, kind, recipient, due_at FROM delivery ORDER BY due_at, channel DESC, recipient',
    )
    .all();

const auditOf = async (userId = 'user-1') =>
  (await fixture.store.audit.listForUser(practiceId, userId, 50)).map(({ event }) => event);

test('plans a certificate and raises no notice when the end is far ahead', async () => {
  expect(await fixture.newReconciler().run()).toEqual({
    looked: 1,
    raised: 0,
    ended: 0,
    failed: 0,
  });
  const row = await fixture.store.renewals.find(practiceId, 'certificate-1');
  expect(row?.plan).toMatchObject({ state: 'NotDueYet', reason: 'WindowAhead', notAfter: end });
  expect(await noticesOf()).toEqual([]);
});

test('asks for the check of what a signature needs, by mail too, until all is in order', async () => {
  const { store } = fixture;
  const reconciler = fixture.newReconciler(store, {
    gatherer: createGatherer({
      notices: store.notices,
      verdicts: fixture.verdicts(store),
      readiness: store.readiness,
    }),
  });
  await reconciler.run();
  fixture.now = before(99);
  expect(await reconciler.run()).toMatchObject({ raised: 1 });
  expect(await noticesOf()).toMatchObject([
    { cause: 'Readiness', step: 1, severity: 'info', endedAt: null },
  ]);
  expect(deliveries()).toMatchObject([
    { channel: 'webhook' },
    { channel: 'email', kind: 'notice', recipient: 'user-1' },
  ]);
  const [inBar] = await fixture.services().hostNotices(practiceId, 'user-1', 'fr');
  expect(inBar).toMatchObject({ path: '/readiness', action: 'Vérifier maintenant' });
  // Within the day nothing else makes it due
  expect(await reconciler.run()).toMatchObject({ looked: 0 });
  await store.readiness.saveGood(practiceId, 'user-1', fixture.now);
  expect(await reconciler.run()).toMatchObject({ looked: 1, ended: 1 });
  expect(await fixture.services().hostNotices(practiceId, 'user-1', 'fr')).toEqual([]);
});

test('notifies owner and host once for a threshold when several nodes run', async () => {
  fixture.now = before(30);
  const [here, there] = [
    fixture.newReconciler(),
    fixture.newReconciler(await openAt(fixture.place)),
  ];
  await Promise.all([here.run(), there.run()]);
  await here.run();
  await there.reconcile(practiceId, ['certificate-1']);
  expect(await noticesOf()).toMatchObject([
    { cause: 'Expiry', step: 30, severity: 'warning', userId: 'user-1', endedAt: null },
  ]);
  expect(fixture.events).toMatchObject([
    { type: 'notice.raised', certificateId: 'certificate-1', step: 30, end: null },
  ]);
  expect(deliveries()).toMatchObject([
    { channel: 'webhook', kind: 'notice', recipient: '' },
    { channel: 'email', kind: 'notice', recipient: 'user-1' },
  ]);
  expect(await auditOf()).toEqual(['notice.raised', 'certificate.loaded']);
});

test('notifies the admins too when a notice is critical', async () => {
  fixture.now = before(3);
  await fixture.newReconciler().run();
  expect(deliveries().map(({ recipient }) => recipient)).toEqual(['', 'admin-1', 'user-1']);
});

test('plans the mail for the morning when a step comes at midnight', async () => {
  fixture.now = new Date('2027-05-15T22:00:00.000Z');
  await fixture.newReconciler().run();
  expect(deliveries()).toMatchObject([
    { channel: 'webhook', due_at: '2027-05-15T22:00:00.000Z' },
    { channel: 'email', due_at: '2027-05-16T05:00:00.000Z' },
  ]);
});

test('sends the open notice once more when the planned moment comes', async () => {
  fixture.now = before(88);
  const reconciler = fixture.newReconciler();
  await reconciler.run();
  const planned = (await fixture.store.renewals.find(practiceId, 'certificate-1'))?.plan?.dueAt;
  fixture.now = planned ?? before(0);
  await reconciler.run();
  const row = await fixture.store.renewals.find(practiceId, 'certificate-1');
  expect(row).toMatchObject({ notifiedAt: planned, plan: { state: 'WaitingForHolder' } });
  expect(deliveries().map(({ channel }) => channel)).toEqual(['webhook', 'email', 'email']);
  expect(await noticesOf()).toHaveLength(1);
  expect(await auditOf()).toContain('renewal.due');
});

test('ends the notice, notifies the host and sends no mail when the successor is loaded', async () => {
  fixture.now = before(30);
  const reconciler = fixture.newReconciler();
  await reconciler.run();
  await fixture.loadFinished({
    id: 'newer',
    userId: 'user-1',
    from: before(31),
    to: new Date(before(31).getTime() + 1096 * day),
  });
  await reconciler.reconcile(practiceId, ['certificate-1', 'newer']);
  expect(await noticesOf()).toMatchObject([{ end: 'Successor', endedAt: fixture.now }]);
  expect(fixture.events.map(({ type }) => type)).toEqual(['notice.raised', 'notice.ended']);
  expect(deliveries().map(({ kind, channel }) => `${channel} ${kind}`)).toEqual([
    'webhook notice',
    'webhook notice-ended',
    'email notice',
  ]);
  expect((await fixture.store.renewals.find(practiceId, 'certificate-1'))?.plan?.state).toBe(
    'Done',
  );
  expect(await auditOf()).toContain('renewal.done');
});

test.each([
  ['Replaced', 'newer'],
  ['Removed', null],
] as const)('ends the notices when the certificate is gone: %s', async (why, replacement) => {
  fixture.now = before(30);
  const reconciler = fixture.newReconciler();
  await reconciler.run();
  if (replacement === null) {
    await fixture.store.certificates.remove(practiceId, 'certificate-1', anEntry());
  } else {
    const to = new Date(before(31).getTime() + 1096 * day);
    await fixture.loadFinished({
      id: replacement,
      userId: 'user-1',
      from: before(31),
      to,
      replaces: 'certificate-1',
    });
  }
  expect(await reconciler.run()).toMatchObject({ ended: 1 });
  expect(await noticesOf()).toMatchObject([{ end: why }]);
  expect(fixture.events.at(-1)).toMatchObject({ type: 'notice.ended', end: why });
});

test('checks the other certificates when one check fails, and retries after an hour, then two', async () => {
  await fixture.loadFinished({ id: 'other', userId: 'user-2', from: begin, to: end });
  fixture.now = before(3);
  const { certificates } = fixture.store;
  const broken = fixture.newReconciler(fixture.store, {
    certificates: {
      ...certificates,
      findById: (practice, id) =>
        id === 'certificate-1'
          ? Promise.reject(new Error('unreadable'))
          : certificates.findById(practice, id),
    },
  });
  expect(await broken.run()).toMatchObject({ looked: 2, failed: 1, raised: 1 });
  expect(await noticesOf('other')).toHaveLength(1);
  fixture.now = new Date(fixture.now.getTime() + 3_599_999);
  expect(await broken.run()).toMatchObject({ failed: 0 });
  fixture.now = new Date(fixture.now.getTime() + 1);
  expect(await broken.run()).toMatchObject({ failed: 1 });
  fixture.now = new Date(fixture.now.getTime() + 7_199_999);
  expect(await broken.run()).toMatchObject({ failed: 0 });
  fixture.now = new Date(fixture.now.getTime() + 1);
  expect(await fixture.newReconciler().run()).toMatchObject({ failed: 0, raised: 1 });
  expect(fixture.troubles).toHaveLength(2);
});

test('checks a certificate again when its facts change during the check', async () => {
  fixture.now = before(30);
  const { certificates } = fixture.store;
  let isOvertaken = false;
  const reconciler = fixture.newReconciler({
    ...fixture.store,
    certificates: {
      ...certificates,
      listForHolder: async (...args) => {
        const found = await certificates.listForHolder(...args);
        if (!isOvertaken) {
          isOvertaken = true;
          const to = new Date(before(31).getTime() + 1096 * day);
          await fixture.loadFinished({ id: 'newer', userId: 'user-1', from: before(31), to });
        }
        return found;
      },
    },
  });
  await reconciler.run();
  expect(await noticesOf()).toEqual([]);
  expect((await fixture.store.renewals.find(practiceId, 'certificate-1'))?.plan?.state).toBe(
    'Done',
  );
});

describe('reconciler outside a run', () => {
  const event = (certificateId: string) => ({
    type: 'certificate.loaded' as const,
    at: fixture.now,
    practiceId,
    userId: 'user-1',
    certificateId,
  });
  const stateOf = async (id: string) =>
    (await fixture.store.renewals.find(practiceId, id))?.plan?.state ?? null;

  test('reconciles every active file of the same holder, and no other, after an event', async () => {
    await fixture.loadFinished({ id: 'other', userId: 'user-2', from: begin, to: end });
    const to = new Date(before(31).getTime() + 1096 * day);
    fixture.now = before(30);
    await fixture.loadFinished({ id: 'newer', userId: 'user-1', from: before(31), to });
    await fixture.newReconciler().reconcileHolder(event('newer'));
    expect([
      await stateOf('certificate-1'),
      await stateOf('newer'),
      await stateOf('other'),
    ]).toEqual(['Done', 'NotDueYet', null]);
  });

  test('reconciles the user’s other files, and ends the notices, after an event of a removed file', async () => {
    fixture.now = before(30);
    const reconciler = fixture.newReconciler();
    await reconciler.run();
    await fixture.loadFinished({ id: 'left', userId: 'user-1', from: begin, to: end });
    await fixture.store.certificates.remove(practiceId, 'certificate-1', anEntry());
    await reconciler.reconcileHolder({ ...event('certificate-1'), type: 'certificate.removed' });
    expect(await stateOf('left')).toBe('Overdue');
    expect(await noticesOf()).toMatchObject([{ end: 'Removed' }]);
  });

  test('resolves and logs the error when the database fails', async () => {
    const gone = () => Promise.reject(new Error('gone'));
    const reconciler = fixture.newReconciler({
      ...fixture.store,
      renewals: { ...fixture.store.renewals, findMany: gone },
      certificates: { ...fixture.store.certificates, findById: gone },
    });
    await reconciler.reconcile(practiceId, ['certificate-1']);
    await reconciler.reconcileHolder(event('certificate-1'));
    expect(fixture.troubles).toEqual(Array(2).fill('renewal reconciliation after an event failed'));
  });

  test('waits for the check under way when closed', async () => {
    fixture.now = before(30);
    const reconciler = fixture.newReconciler();
    void reconciler.reconcileHolder(event('certificate-1'));
    await reconciler.close();
    expect(await noticesOf()).toHaveLength(1);
  });
});

test('notifies at once for a placeholder, and ends the notice when the finished file is loaded', async () => {
  const reconciler = fixture.newReconciler();
  await fixture.loadPlaceholder({ id: 'placeholder', userId: 'user-3' });
  await reconciler.run();
  expect(await noticesOf('placeholder')).toMatchObject([{ cause: 'NotCompleted', step: 1 }]);
  fixture.now = before(399);
  const from = fixture.now;
  await fixture.loadFinished({ id: 'finished', userId: 'user-3', from, to: end });
  await reconciler.run();
  expect(await noticesOf('placeholder')).toMatchObject([{ end: 'Successor' }]);
});

test('raises every step after a clock that was a year ahead is right again', async () => {
  const day = 86_400_000;
  const start = new Date('2026-03-10T10:00:00.000Z');
  const fixture = await createReconcilerFixture(start);
  const at = (days: number) => new Date(start.getTime() + days * day);
  await fixture.loadFinished({ id: 'c1', userId: 'user-1', from: at(-300), to: at(100) });
  const reconciler = fixture.newReconciler();
  await reconciler.run();
  fixture.now = at(400);
  await reconciler.run();
  fixture.events.length = 0;
  for (let days = 1; days <= 71; days += 1) {
    fixture.now = at(days);
    await reconciler.run();
  }
  const emitted = fixture.events.map(({ type, step }) => `${type} ${step}`);
  expect(emitted).toEqual([
    'notice.ended -294',
    'notice.raised 90',
    'notice.ended 90',
    'notice.raised 60',
    'notice.ended 60',
    'notice.raised 30',
  ]);
});

test.each([35, 3650])(
  'shows the notice of the day, with no second mail, when the clock was %i days ahead and is set back',
  async (ahead) => {
    fixture.now = before(30);
    const reconciler = fixture.newReconciler();
    await reconciler.run();
    fixture.now = new Date(before(30).getTime() + ahead * day);
    await reconciler.run();
    fixture.now = before(29);
    expect(await reconciler.run()).toMatchObject({ raised: 1, ended: 1 });
    const open = (await noticesOf()).filter(({ endedAt }) => endedAt === null);
    expect(open).toMatchObject([{ step: 30, severity: 'warning', end: null }]);
    expect(fixture.events.slice(-2)).toMatchObject([
      { type: 'notice.ended' },
      { type: 'notice.raised', noticeId: open[0]?.id, step: 30 },
    ]);
    // To the owner and, critical as it was, to the admin: from before, and from when the clock was ahead
    const mails = deliveries().filter(({ channel }) => channel === 'email');
    expect(mails).toHaveLength(3);
    expect(deliveries().filter(({ kind }) => kind === 'notice-ended')).toHaveLength(2);
    expect((await auditOf()).slice(0, 2)).toEqual(['notice.raised', 'notice.ended']);
  },
);

test('sends one message for a cause when its holder mutes and unmutes it again and again', async () => {
  const reconciler = fixture.newReconciler();
  await fixture.loadPlaceholder({ id: 'placeholder', userId: 'user-3' });
  await reconciler.run();
  const entry = anEntry({ certificateId: 'placeholder', subjectUserId: 'user-3' });
  for (let round = 0; round < 5; round += 1) {
    fixture.now = new Date(fixture.now.getTime() + 3_600_000);
    const by = { userId: 'user-3', displayName: 'Sacha Exemple' };
    const mute = aMute({ certificateId: 'placeholder', reason: 'not-renewed', until: end, by });
    await fixture.store.notices.mute(practiceId, { ...mute, at: fixture.now }, entry);
    await reconciler.reconcile(practiceId, ['placeholder']);
    expect((await noticesOf('placeholder')).at(-1)).toMatchObject({ end: 'NotRenewed' });
    await fixture.store.notices.unmute(practiceId, 'placeholder', entry);
    await reconciler.reconcile(practiceId, ['placeholder']);
  }
  expect(await noticesOf('placeholder')).toMatchObject([{ endedAt: null, step: 1 }]);
  expect(deliveries().filter(({ channel }) => channel === 'email')).toHaveLength(1);
  // The host follows each change
  expect(deliveries().filter(({ channel }) => channel === 'webhook')).toHaveLength(11);
});
