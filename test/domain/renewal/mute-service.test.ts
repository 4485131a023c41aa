import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { MuteReason, NoticeSeverity } from '../../../plugin/domain/renewal/notice/notice.ts';
import {
  admin,
  auditOf,
  before,
  colleague,
  openNotices,
  owner,
  peopledFixture,
} from '../delivery/practice-people.ts';
import { day } from './subjects.ts';
import type { ReconcilerFixture } from './reconciler-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';

/** What the bar shows the owner of their own certificate: the steps. */
async function shown(fixture: ReconcilerFixture): Promise<readonly number[]> {
  const bar = await fixture.services().hostNotices('practice-1', 'user-1', 'fr');
  const ids = bar.filter(({ certificateId }) => certificateId === 'own').map((one) => one.noticeId);
  const notices = await openNotices(fixture, 'own');
  return notices.filter(({ id }) => ids.includes(id)).map(({ step }) => step);
}

async function goTo(fixture: ReconcilerFixture, days: number): Promise<void> {
  fixture.now = before(days);
  await fixture.newReconciler().run();
}

const acknowledgeAll = async (fixture: ReconcilerFixture) => {
  for (const { id } of await openNotices(fixture, 'own'))
    await fixture.services().acknowledge(owner, id);
};

const mute = (
  fixture: ReconcilerFixture,
  days: number,
  reason: MuteReason = 'absent',
  actor = owner,
) =>
  fixture.services().mute(actor, 'own', {
    reason,
    text: 'en congé',
    until: new Date(fixture.now.getTime() + days * day),
  });

describe('acknowledged notice', () => {
  test('hides later steps until the severity rises, but hides only itself when critical', async () => {
    const fixture = await peopledFixture(89);
    expect(await shown(fixture)).toEqual([90]);
    await acknowledgeAll(fixture);
    const later: [number, readonly number[]][] = [];
    for (const days of [89, 60, 30, 14, 7, 6, 3, 1, 0, -7]) {
      await goTo(fixture, days);
      later.push([days, await shown(fixture)]);
      if (days === 30 || days === 7) await acknowledgeAll(fixture);
    }
    expect(later).toEqual([
      [89, []],
      [60, []],
      [30, [30]],
      [14, []],
      [7, [7]],
      [6, []],
      [3, [3]],
      [1, [1]],
      [0, [0]],
      [-7, [-7]],
    ]);
  });

  test('shows each step when no notice is acknowledged', async () => {
    const fixture = await peopledFixture(89);
    for (const days of [60, 30, 14]) {
      await goTo(fixture, days);
      expect(await shown(fixture)).toEqual([days]);
    }
  });

  test('shows the notice again when the same cause returns', async () => {
    const fixture = await peopledFixture(60);
    await acknowledgeAll(fixture);
    const newer = { id: 'newer', userId: 'user-1', from: before(61), to: before(-1000) };
    await fixture.loadFinished(newer);
    await goTo(fixture, 50);
    expect(await openNotices(fixture, 'own')).toEqual([]);
    await fixture.store.certificates.remove('practice-1', 'newer', anEntry());
    await goTo(fixture, 30);
    expect(await shown(fixture)).toEqual([30]);
  });

  test('records one entry when acknowledged twice, and rejects the call after the notice has ended', async () => {
    const fixture = await peopledFixture(30);
    const [notice] = await openNotices(fixture, 'own');
    const services = fixture.services();
    await services.acknowledge(owner, notice!.id);
    await services.acknowledge(admin, notice!.id);
    const acknowledged = (await auditOf(fixture)).filter(
      ({ event }) => event === 'notice.acknowledged',
    );
    expect(acknowledged).toMatchObject([
      {
        actor: { userId: 'user-1' },
        certificateId: 'own',
        subjectUserId: 'user-1',
        details: { cause: 'Expiry', step: 30 },
      },
    ]);
    await goTo(fixture, 14);
    const ended = services.acknowledge(owner, notice!.id);
    await expect(ended).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  });
});

test.each([
  ['an hour ago', -3_600_000, false],
  ['later today', 3_600_000, false],
  ['tomorrow at midnight', 12 * 3_600_000, true],
  ['in 180 days', 180 * day, true],
  ['in 181 days', 181 * day, false],
])(
  'accepts only an end between the next day and 180 days ahead for a mute that ends %s',
  async (_, ahead, isFit) => {
    const fixture = await peopledFixture(300);
    const muted = fixture.services().mute(owner, 'own', {
      reason: 'absent',
      text: '',
      until: new Date(fixture.now.getTime() + ahead),
    });
    if (isFit) await muted;
    else await expect(muted).rejects.toMatchObject({ code: 'ERR_MUTE_INVALID' });
    expect((await fixture.store.notices.findMute('practice-1', 'own')) !== undefined).toBe(isFit);
  },
);

test('rejects a mute when its text exceeds 200 characters', async () => {
  const fixture = await peopledFixture(30);
  const until = before(10);
  const said = (length: number) =>
    fixture.services().mute(owner, 'own', { reason: 'absent', text: 'é'.repeat(length), until });
  await expect(said(201)).rejects.toMatchObject({ code: 'ERR_FORM_INVALID' });
  await said(200);
});

test.each<[string, Actor]>([
  ['the holder', owner],
  ['an admin', admin],
])(
  'mutes and unmutes for %s, with audit entries that name the actor and omit the text',
  async (_, actor) => {
    const fixture = await peopledFixture(30);
    await mute(fixture, 10, 'absent', actor);
    const { plan, mute: stored } = await fixture.services().find(owner, 'own');
    expect(plan).toMatchObject({ state: 'Muted', muted: { state: 'Overdue' } });
    expect(stored).toMatchObject({
      text: 'en congé',
      severity: 'warning',
      by: { userId: actor.userId },
    });
    expect(await shown(fixture)).toEqual([]);
    // Written down at once, for lists and other nodes
    const row = await fixture.store.renewals.find('practice-1', 'own');
    expect(row?.plan?.state).toBe('Muted');

    await fixture.services().unmute(actor, 'own');
    await fixture.services().unmute(actor, 'own');
    expect(await shown(fixture)).toEqual([30]);
    expect((await fixture.store.renewals.find('practice-1', 'own'))?.plan?.state).toBe('Overdue');
    const entries = (await auditOf(fixture)).filter(({ event }) =>
      /notice\.(un)?muted/.test(event),
    );
    expect(entries).toMatchObject([
      { event: 'notice.unmuted', actor: { userId: actor.userId }, certificateId: 'own' },
      {
        event: 'notice.muted',
        actor: { userId: actor.userId },
        details: { reason: 'absent', until: before(20).toISOString() },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('congé');
  },
);

const silences: readonly [MuteReason, NoticeSeverity, readonly (readonly number[])[]][] = [
  ['absent', 'info', [[], [30], [14], [7], [3]]],
  ['handled-elsewhere', 'warning', [[], [], [], [7], [3]]],
  ['leaving', 'info', [[], [], [], [], []]],
  ['not-renewed', 'warning', [[], [], [], [], []]],
];

test.each(silences)(
  'hides notices muted as “%s” at severity %s until the severity rises, or for good',
  async (reason, severity, expected) => {
    const fixture = await peopledFixture(severity === 'info' ? 60 : 30);
    await mute(fixture, 100, reason);
    expect((await fixture.store.notices.findMute('practice-1', 'own'))?.severity).toBe(severity);
    const seen = [await shown(fixture)];
    for (const days of [30, 14, 7, 3]) {
      await goTo(fixture, days);
      seen.push(await shown(fixture));
    }
    expect(seen).toEqual(expected);
  },
);

test('shows the step of the day when a mute has ended', async () => {
  const fixture = await peopledFixture(60);
  await mute(fixture, 35, 'not-renewed');
  await goTo(fixture, 26);
  expect(await shown(fixture)).toEqual([]);
  await goTo(fixture, 25);
  expect(await shown(fixture)).toEqual([30]);
});

test('refuses a permanent mute of company notices when the actor may not remove the file', async () => {
  const fixture = await peopledFixture(20);
  const muteShared = (actor: Actor, reason: MuteReason) =>
    fixture.services().mute(actor, 'shared', {
      reason,
      text: '',
      until: new Date(fixture.now.getTime() + 30 * day),
    });
  await expect(muteShared(colleague, 'not-renewed')).rejects.toMatchObject({
    code: 'ERR_FORBIDDEN',
  });
  await muteShared(colleague, 'absent');
  await muteShared(admin, 'not-renewed');
  // Neither taken back nor replaced by a milder one
  await expect(muteShared(colleague, 'absent')).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  const unmute = (actor: Actor) => fixture.services().unmute(actor, 'shared');
  await expect(unmute(colleague)).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  await goTo(fixture, -11);
  await unmute(colleague);
  await muteShared(admin, 'not-renewed');
  await unmute(admin);
});
