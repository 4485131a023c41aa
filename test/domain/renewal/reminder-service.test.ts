import { describe, expect, test } from 'vitest';
import { aPlainUser } from '../../support/builders/user.ts';
import { brusselsMidnight } from '../../../plugin/domain/time/brussels-time.ts';
import {
  admin,
  auditOf,
  before,
  elsewhere,
  owner,
  peopledFixture,
} from '../delivery/practice-people.ts';

const bar = async (fixture: Awaited<ReturnType<typeof peopledFixture>>, userId = 'user-1') =>
  (await fixture.services().hostNotices('practice-1', userId, 'fr')).map(({ title }) => title);

describe('a reminder to renew', () => {
  test('shows in the bar of the owner and sends the open notice once more', async () => {
    const fixture = await peopledFixture(30);
    const mails = async () =>
      (await fixture.store.deliveries.take(before(0), before(0), 50)).filter(
        ({ channel, recipient }) => channel === 'email' && recipient === 'user-1',
      ).length;
    const sentBefore = await mails();
    expect(await fixture.reminders().remind(admin, 'user-1', 'renewal')).toEqual({
      sent: 1,
      already: 0,
    });
    const [title] = await bar(fixture);
    expect(title).toBe(
      `${admin.displayName} vous demande de vous occuper de votre certificat eHealth`,
    );
    expect(await mails()).toBe(sentBefore + 1);
    expect((await auditOf(fixture))[0]).toMatchObject({
      event: 'notice.reminded',
      details: { kind: 'renewal' },
    });
  });

  test('sends one a day, and again the day after', async () => {
    const fixture = await peopledFixture(30);
    const reminders = fixture.reminders();
    await reminders.remind(admin, 'user-1', 'renewal');
    expect(await reminders.remind(admin, 'user-1', 'renewal')).toEqual({ sent: 0, already: 1 });
    expect(await reminders.reminded(admin, 'renewal')).toEqual(new Set(['user-1']));
    fixture.now = brusselsMidnight(fixture.now, 1);
    expect(await reminders.remind(admin, 'user-1', 'renewal')).toEqual({ sent: 1, already: 0 });
    expect((await bar(fixture)).filter((title) => title.includes('vous demande'))).toHaveLength(1);
  });

  test('reaches each person who must act once when all are reminded', async () => {
    const fixture = await peopledFixture(30);
    expect(await fixture.reminders().remindAll(admin)).toEqual({ sent: 1, already: 0 });
    expect(await fixture.reminders().remindAll(admin)).toEqual({ sent: 0, already: 1 });
  });

  test('rejects clinicians, other practices, and a person with nothing to do', async () => {
    const fixture = await peopledFixture(30);
    const reminders = fixture.reminders();
    await expect(reminders.remind(owner, 'user-1', 'renewal')).rejects.toMatchObject({
      code: 'ERR_FORBIDDEN',
    });
    await expect(reminders.remindAll(owner)).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
    await expect(reminders.remind(elsewhere, 'user-1', 'renewal')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
    await expect(reminders.remind(admin, 'user-3', 'renewal')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
  });
});

describe('a request to open a session', () => {
  test('shows in the bar until the end of the day and sends no mail', async () => {
    const fixture = await peopledFixture(30);
    await fixture.reminders().remind(admin, 'user-3', 'session');
    expect(await bar(fixture, 'user-3')).toEqual([
      `${admin.displayName} vous demande d’ouvrir une session eHealth`,
    ]);
    fixture.now = brusselsMidnight(fixture.now, 1);
    expect(await bar(fixture, 'user-3')).toEqual([]);
    expect(await fixture.store.reminders.removeExpired(fixture.now)).toBe(1);
  });
});

test('counts the urgent certificates of the practice in the bar of its admins alone', async () => {
  const fixture = await peopledFixture(5);
  fixture.users.set('admin-1', aPlainUser({ id: 'admin-1' }));
  expect(await bar(fixture, 'admin-1')).toContain('2 certificats du cabinet sont urgents');
  expect(await bar(fixture)).not.toContain('2 certificats du cabinet sont urgents');
});
