import { aPlainUser } from '../../support/builders/user.ts';
import { practiceNoticeId } from '../../../plugin/domain/renewal/notice/practice-notice.ts';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { RenewalServices } from '../../../plugin/domain/renewal/service.ts';
import {
  admin,
  auditOf,
  before,
  begin,
  colleague,
  elsewhere,
  end,
  openNotices,
  owner,
  peopledFixture,
  stranger,
} from '../delivery/practice-people.ts';
import { day } from './subjects.ts';

const until = before(2);

/** Everything that can be asked of one certificate, or done with it. */
const asks: Record<string, (services: RenewalServices, actor: Actor, id: string) => unknown> = {
  'see it': (services, actor, id) => services.find(actor, id),
  'be guided': (services, actor, id) => services.guide(actor, id),
  'mute it': (services, actor, id) =>
    services.mute(actor, id, { reason: 'absent', text: '', until }),
  'unmute it': (services, actor, id) => services.unmute(actor, id),
};

const allowed: readonly [string, Actor, string][] = [
  ['the owner, of their own', owner, 'own'],
  ['the owner, of the company’s', owner, 'shared'],
  ['a member, of the company’s', colleague, 'shared'],
  ['an admin, of any user’s', admin, 'own'],
];
const refused: readonly [string, Actor, string][] = [
  ['a colleague, of the owner’s own', colleague, 'own'],
  ['another user, of the company’s', stranger, 'shared'],
  ['an admin of another practice', elsewhere, 'own'],
  ['the owner, of an unknown certificate', owner, 'none'],
];

test.each(allowed)('allows every action: %s', async (_, actor, id) => {
  const fixture = await peopledFixture(30);
  const services = fixture.services();
  for (const ask of Object.values(asks)) await ask(services, actor, id);
  const [notice] = await openNotices(fixture, id);
  await services.acknowledge(actor, notice!.id);
  expect((await services.find(actor, id)).notices).toEqual([]);
});

test.each(refused)(
  'rejects every action as not found, and changes nothing: %s',
  async (_, actor, id) => {
    const fixture = await peopledFixture(30);
    const services = fixture.services();
    for (const ask of Object.values(asks)) {
      await expect(Promise.resolve(ask(services, actor, id))).rejects.toMatchObject({
        code: 'ERR_NOT_FOUND',
      });
    }
    const notices = [
      ...(await openNotices(fixture, 'own')),
      ...(await openNotices(fixture, 'shared')),
    ];
    const notice = notices.find(({ certificateId }) => certificateId === id);
    await expect(services.acknowledge(actor, notice?.id ?? 'none')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
    expect(notices.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([null, null]);
    expect(await fixture.store.notices.listMutes('practice-1', ['own', 'shared'])).toEqual([]);
  },
);

test('records the refusal in the owner’s audit when a colleague asks', async () => {
  const fixture = await peopledFixture(30);
  await expect(fixture.services().find(colleague, 'own')).rejects.toThrow();
  expect((await auditOf(fixture))[0]).toMatchObject({
    event: 'access.denied',
    outcome: 'refused',
    actor: { userId: 'user-2' },
  });
});

test('returns a certificate with owner, plan, notices, mute and status permission', async () => {
  const fixture = await peopledFixture(30);
  expect(await fixture.services().find(colleague, 'shared')).toMatchObject({
    certificate: { record: { id: 'shared' }, userName: 'Camille Exemple' },
    plan: { state: 'Overdue', notAfter: end },
    notices: [{ cause: 'Expiry', step: 30 }],
    mute: null,
    statusAllowed: false,
  });
});

test('lists own and company certificates for each user, and any user’s for an admin', async () => {
  const fixture = await peopledFixture(30);
  const ids = async (actor: Actor, userId: string) =>
    (await fixture.services().forUser(actor, userId)).map(({ certificateId }) => certificateId);
  expect((await ids(owner, 'user-1')).sort()).toEqual(['own', 'shared']);
  expect(await ids(colleague, 'user-2')).toEqual(['shared']);
  expect(await ids(stranger, 'user-3')).toEqual([]);
  expect((await ids(admin, 'user-1')).sort()).toEqual(['own', 'shared']);
  const nosy = fixture.services().forUser(colleague, 'user-1');
  await expect(nosy).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
});

test('rejects a replaced certificate, and omits that certificate from the list', async () => {
  const fixture = await peopledFixture(30);
  await fixture.loadFinished({
    id: 'newer',
    userId: 'user-1',
    from: before(31),
    to: new Date(end.getTime() + 1000 * day),
    replaces: 'own',
  });
  const services = fixture.services();
  await expect(services.find(owner, 'own')).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  const mine = await services.forUser(owner, 'user-1');
  expect(mine.map(({ certificateId }) => certificateId).sort()).toEqual(['newer', 'shared']);
});

describe('list of renewals', () => {
  const noFile = () => Promise.reject(new Error('a file was read'));
  const listed = async (fixture: Awaited<ReturnType<typeof peopledFixture>>) =>
    (await fixture.services().forUser(owner, 'user-1')).map(({ certificateId, plan }) => [
      certificateId,
      plan.state,
    ]);

  test('reads only the stored plans while these are current', async () => {
    const fixture = await peopledFixture(80);
    const certificates = { ...fixture.store.certificates, findById: noFile, listForHolder: noFile };
    fixture.store = { ...fixture.store, certificates };
    expect((await listed(fixture)).sort()).toEqual([
      ['own', 'WindowOpen'],
      ['shared', 'WindowOpen'],
    ]);
  });

  test('returns the current plan when time or an input has changed', async () => {
    const fixture = await peopledFixture(80);
    const company = '0000000196';
    await fixture.loadFinished({ id: 'new', userId: 'user-1', from: begin, to: end, company });
    expect(await listed(fixture)).toContainEqual(['new', 'WindowOpen']);
    fixture.now = before(3);
    expect((await listed(fixture)).sort()).toEqual([
      ['new', 'Overdue'],
      ['own', 'Overdue'],
      ['shared', 'Overdue'],
    ]);
  });

  test('keeps the other certificates when a file disappears during the reading', async () => {
    const fixture = await peopledFixture(80);
    const { certificates } = fixture.store;
    fixture.now = before(3);
    fixture.store = {
      ...fixture.store,
      certificates: {
        ...certificates,
        findById: (practice, id) =>
          id === 'own' ? Promise.resolve(undefined) : certificates.findById(practice, id),
      },
    };
    expect(await listed(fixture)).toEqual([['shared', 'Overdue']]);
  });
});

test('lists each owner under the host’s current name', async () => {
  const fixture = await peopledFixture(30);
  const user = fixture.users.get('user-1')!;
  fixture.users.set('user-1', { ...user, displayName: 'Camille Autrement' });
  const names = async (actor: Actor, userId: string) =>
    (await fixture.services().forUser(actor, userId)).map(({ userName }) => userName);
  expect(await names(owner, 'user-1')).toEqual(['Camille Autrement', 'Camille Autrement']);
  expect(await names(colleague, 'user-2')).toEqual(['Camille Autrement']);
});

describe('plansOf', () => {
  const judgedIn = async (fixture: Awaited<ReturnType<typeof peopledFixture>>, id: string) => {
    const record = (await fixture.store.certificates.findById('practice-1', id))!;
    return fixture.verdicts(fixture.store).read().judged(record, 'Camille Exemple');
  };

  test('returns the same plans as find for judged certificates', async () => {
    const fixture = await peopledFixture(30);
    const judged = [await judgedIn(fixture, 'own'), await judgedIn(fixture, 'shared')];
    const found = ['own', 'shared'].map(
      async (id) => [id, (await fixture.services().find(owner, id)).plan] as const,
    );
    const plans = await fixture.services().plansOf(owner, judged);
    expect([...plans]).toEqual(await Promise.all(found));
    fixture.now = before(3);
    const later = await fixture.services().plansOf(owner, [await judgedIn(fixture, 'own')]);
    expect(later.get('own')).toEqual((await fixture.services().find(owner, 'own')).plan);
  });

  test('returns nothing for a decrypt-only file, and rejects a user without access', async () => {
    const fixture = await peopledFixture(30);
    const judged = await judgedIn(fixture, 'shared');
    await expect(fixture.services().plansOf(stranger, [judged])).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
    const newer = { id: 'newer', userId: 'user-1', from: before(31), to: before(-1000) };
    await fixture.loadFinished({ ...newer, replaces: 'own' });
    const plans = await fixture.services().plansOf(owner, [await judgedIn(fixture, 'own')]);
    expect(plans.size).toBe(0);
  });
});

test('returns the guide together with its certificate', async () => {
  const fixture = await peopledFixture(30);
  const { renewal: watched, guide } = await fixture.services().guide(owner, 'own');
  expect(watched).toEqual(await fixture.services().find(owner, 'own'));
  expect(guide.next).toBe('renew');
});

test('returns pages and counts for an admin, and rejects any other user', async () => {
  const fixture = await peopledFixture(30);
  await fixture.loadFinished({
    id: 'far',
    userId: 'user-3',
    from: begin,
    to: new Date(end.getTime() + 500 * day),
  });
  await fixture.newReconciler().run();
  const services = fixture.services();
  const page = { offset: 0, limit: 1 };
  expect(await services.practice(admin, page)).toMatchObject({
    renewals: [{ certificateId: 'own', userName: 'Camille Exemple', plan: { state: 'Overdue' } }],
    total: 2,
    counts: { Overdue: 2, NotDueYet: 1 },

    checkedAt: fixture.now,
  });
  await expect(services.practice(owner, page)).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  expect(await services.practice(elsewhere, page)).toMatchObject({ total: 0 });
});

test('returns the plans of the listed certificates that are open to admins of the practice', async () => {
  const fixture = await peopledFixture(30);
  const to = new Date(end.getTime() + 500 * day);
  await fixture.loadFinished({ id: 'far', userId: 'user-3', from: begin, to });
  await fixture.newReconciler().run();
  const services = fixture.services();
  const { plans, counts } = await services.listed(admin, ['far', 'own', 'none']);
  expect([...plans.keys()]).toEqual(['own']);
  expect(plans.get('own')).toMatchObject({ state: 'Overdue' });
  expect(counts).toEqual({ Overdue: 2, NotDueYet: 1 });
  await expect(services.listed(owner, ['own'])).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  expect((await services.listed(elsewhere, ['own'])).plans.size).toBe(0);
});

test('shows an admin one notice with the number of urgent certificates, and others none', async () => {
  const fixture = await peopledFixture(3);
  fixture.users.set('admin-1', aPlainUser({ id: 'admin-1' }));
  const noticesOf = async (userId: string) =>
    (await fixture.services().hostNotices('practice-1', userId, 'fr')).filter(
      ({ noticeId }) => noticeId === practiceNoticeId,
    );
  expect(await noticesOf(owner.userId)).toEqual([]);
  expect(await noticesOf('admin-1')).toMatchObject([
    { severity: 'critical', path: '/?level=unusable', prominent: true },
  ]);
});
