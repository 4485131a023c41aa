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
  peopledWorld,
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
  ['an admin, of anybody’s', admin, 'own'],
];
const refused: readonly [string, Actor, string][] = [
  ['a colleague, of the owner’s own', colleague, 'own'],
  ['somebody else, of the company’s', stranger, 'shared'],
  ['an admin of another practice', elsewhere, 'own'],
  ['anybody, of what is not there', owner, 'none'],
];

test.each(allowed)('%s: all of it is allowed', async (_, actor, id) => {
  const world = await peopledWorld(30);
  const services = world.services();
  for (const ask of Object.values(asks)) await ask(services, actor, id);
  const [notice] = await openNotices(world, id);
  await services.acknowledge(actor, notice!.id);
  expect((await services.find(actor, id)).notices).toEqual([]);
});

test.each(refused)('%s: nothing is there, and nothing happens', async (_, actor, id) => {
  const world = await peopledWorld(30);
  const services = world.services();
  for (const ask of Object.values(asks)) {
    await expect(Promise.resolve(ask(services, actor, id))).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
  }
  const notices = [...(await openNotices(world, 'own')), ...(await openNotices(world, 'shared'))];
  const notice = notices.find(({ certificateId }) => certificateId === id);
  await expect(services.acknowledge(actor, notice?.id ?? 'none')).rejects.toMatchObject({
    code: 'ERR_NOT_FOUND',
  });
  expect(notices.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([null, null]);
  expect(await world.store.notices.listMutes('practice-1', ['own', 'shared'])).toEqual([]);
});

test('a refusal inside the practice leaves a trace with its owner', async () => {
  const world = await peopledWorld(30);
  await expect(world.services().find(colleague, 'own')).rejects.toThrow();
  expect((await auditOf(world))[0]).toMatchObject({
    event: 'access.denied',
    outcome: 'refused',
    actor: { userId: 'user-2' },
  });
});

test('one certificate comes with plan, verdict, notices, owner and choice', async () => {
  const world = await peopledWorld(30);
  expect(await world.services().find(colleague, 'shared')).toMatchObject({
    certificate: { record: { id: 'shared' }, userName: 'Camille Exemple' },
    plan: { state: 'Overdue', notAfter: end },
    notices: [{ cause: 'Expiry', step: 30 }],
    mute: null,
    statusAllowed: false,
  });
});

test('everybody sees their own certificates and those of their company, an admin anybody’s', async () => {
  const world = await peopledWorld(30);
  const ids = async (actor: Actor, userId: string) =>
    (await world.services().forUser(actor, userId)).map(({ certificateId }) => certificateId);
  expect((await ids(owner, 'user-1')).sort()).toEqual(['own', 'shared']);
  expect(await ids(colleague, 'user-2')).toEqual(['shared']);
  expect(await ids(stranger, 'user-3')).toEqual([]);
  expect((await ids(admin, 'user-1')).sort()).toEqual(['own', 'shared']);
  const nosy = world.services().forUser(colleague, 'user-1');
  await expect(nosy).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
});

test('what was replaced is not watched any more, and the list is without it', async () => {
  const world = await peopledWorld(30);
  await world.loadFinished({
    id: 'newer',
    userId: 'user-1',
    from: before(31),
    to: new Date(end.getTime() + 1000 * day),
    replaces: 'own',
  });
  const services = world.services();
  await expect(services.find(owner, 'own')).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  const mine = await services.forUser(owner, 'user-1');
  expect(mine.map(({ certificateId }) => certificateId).sort()).toEqual(['newer', 'shared']);
});

describe('a list of renewals', () => {
  const noFile = () => Promise.reject(new Error('a file was read'));
  const listed = async (world: Awaited<ReturnType<typeof peopledWorld>>) =>
    (await world.services().forUser(owner, 'user-1')).map(({ certificateId, plan }) => [
      certificateId,
      plan.state,
    ]);

  test('is read from the stored plans while these hold', async () => {
    const world = await peopledWorld(80);
    const certificates = { ...world.store.certificates, findById: noFile, listForHolder: noFile };
    world.store = { ...world.store, certificates };
    expect((await listed(world)).sort()).toEqual([
      ['own', 'WindowOpen'],
      ['shared', 'WindowOpen'],
    ]);
  });

  test('has the plan of now where time or an input has changed it since', async () => {
    const world = await peopledWorld(80);
    const company = '0000000196';
    await world.loadFinished({ id: 'new', userId: 'user-1', from: begin, to: end, company });
    expect(await listed(world)).toContainEqual(['new', 'WindowOpen']);
    world.now = before(3);
    expect((await listed(world)).sort()).toEqual([
      ['new', 'Overdue'],
      ['own', 'Overdue'],
      ['shared', 'Overdue'],
    ]);
  });

  test('leaves the others in it when a file goes while it is read', async () => {
    const world = await peopledWorld(80);
    const { certificates } = world.store;
    world.now = before(3);
    world.store = {
      ...world.store,
      certificates: {
        ...certificates,
        findById: (practice, id) =>
          id === 'own' ? Promise.resolve(undefined) : certificates.findById(practice, id),
      },
    };
    expect(await listed(world)).toEqual([['shared', 'Overdue']]);
  });
});

test('a list names each owner as the host does now', async () => {
  const world = await peopledWorld(30);
  const user = world.users.get('user-1')!;
  world.users.set('user-1', { ...user, displayName: 'Camille Autrement' });
  const names = async (actor: Actor, userId: string) =>
    (await world.services().forUser(actor, userId)).map(({ userName }) => userName);
  expect(await names(owner, 'user-1')).toEqual(['Camille Autrement', 'Camille Autrement']);
  expect(await names(colleague, 'user-2')).toEqual(['Camille Autrement']);
});

describe('the plan for a certificate that was judged already', () => {
  const judgedIn = async (world: Awaited<ReturnType<typeof peopledWorld>>, id: string) => {
    const record = (await world.store.certificates.findById('practice-1', id))!;
    return world.judging(world.store).read().judged(record, 'Camille Exemple');
  };

  test('is that of the certificate itself', async () => {
    const world = await peopledWorld(30);
    const { plan } = await world.services().find(owner, 'own');
    expect(await world.services().planOf(owner, await judgedIn(world, 'own'))).toEqual(plan);
  });

  test('is null for a file kept for old messages, and refused to a stranger', async () => {
    const world = await peopledWorld(30);
    const judged = await judgedIn(world, 'shared');
    await expect(world.services().planOf(stranger, judged)).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
    const newer = { id: 'newer', userId: 'user-1', from: before(31), to: before(-1000) };
    await world.loadFinished({ ...newer, replaces: 'own' });
    expect(await world.services().planOf(owner, await judgedIn(world, 'own'))).toBeNull();
  });
});

test('a guide comes with what it follows from', async () => {
  const world = await peopledWorld(30);
  const { watched, guide } = await world.services().guide(owner, 'own');
  expect(watched).toEqual(await world.services().find(owner, 'own'));
  expect(guide.next).toBe('renew');
});

test('the practice at a glance is for admins, in pages, with counts', async () => {
  const world = await peopledWorld(30);
  await world.loadFinished({
    id: 'far',
    userId: 'user-3',
    from: begin,
    to: new Date(end.getTime() + 500 * day),
  });
  await world.newReconciler().run();
  const services = world.services();
  const page = { offset: 0, limit: 1 };
  expect(await services.practice(admin, page)).toMatchObject({
    renewals: [{ certificateId: 'own', userName: 'Camille Exemple', plan: { state: 'Overdue' } }],
    total: 2,
    counts: { Overdue: 2, NotDueYet: 1 },

    checkedAt: world.now,
  });
  await expect(services.practice(owner, page)).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  expect(await services.practice(elsewhere, page)).toMatchObject({ total: 0 });
});

test('a list of certificates gets the plans of those that are open, for admins of the practice', async () => {
  const world = await peopledWorld(30);
  const to = new Date(end.getTime() + 500 * day);
  await world.loadFinished({ id: 'far', userId: 'user-3', from: begin, to });
  await world.newReconciler().run();
  const services = world.services();
  const { plans, counts } = await services.listed(admin, ['far', 'own', 'none']);
  expect([...plans.keys()]).toEqual(['own']);
  expect(plans.get('own')).toMatchObject({ state: 'Overdue' });
  expect(counts).toEqual({ Overdue: 2, NotDueYet: 1 });
  await expect(services.listed(owner, ['own'])).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  expect((await services.listed(elsewhere, ['own'])).plans.size).toBe(0);
});
