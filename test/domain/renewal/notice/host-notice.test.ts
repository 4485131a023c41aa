import { expect, test } from 'vitest';
import {
  admin,
  before,
  begin,
  end,
  owner,
  peopledFixture,
} from '../../delivery/practice-people.ts';
import { day } from '../subjects.ts';

const languages = ['fr', 'nl', 'de', 'en'] as const;

const barOf = (fixture: Awaited<ReturnType<typeof peopledFixture>>, userId = 'user-1') =>
  fixture.services().hostNotices('practice-1', userId, 'fr');

test('lists open notices, most severe first, then newest, each with its path', async () => {
  const fixture = await peopledFixture(60);
  const load = (id: string, days: number) =>
    fixture.loadFinished({
      id,
      userId: 'user-1',
      from: begin,
      to: new Date(fixture.now.getTime() + days * day),
      company: `000000${String(1000 + days)}`,
    });
  fixture.now = before(59);
  await load('grave', 2);
  await load('near', 20);
  await load('quiet', 80);
  await fixture.newReconciler().run();
  const bar = await barOf(fixture);
  expect(bar.map(({ certificateId, severity }) => [certificateId, severity]).slice(0, 3)).toEqual([
    ['grave', 'critical'],
    ['near', 'warning'],
    ['quiet', 'info'],
  ]);
  expect(
    bar
      .slice(3)
      .map(({ certificateId }) => certificateId)
      .sort(),
  ).toEqual(['own', 'shared']);
  expect(bar.map(({ path }) => path).slice(0, 1)).toEqual(['/certificates/grave/renewal']);
  expect(bar.map(({ prominent }) => prominent)).toEqual([true, true, false, false, false]);
});

test.each([
  [60, false],
  [31, false],
  [30, true],
  [7, true],
  [-3, true],
])('returns, %i days before the end, a notice with prominent %s', async (days, prominent) => {
  const fixture = await peopledFixture(days);
  const [notice] = await barOf(fixture);
  expect(notice).toMatchObject({ prominent, notAfter: end.toISOString() });
});

test('returns no end for a notice of another cause, and no prominence when the notice is a warning', async () => {
  const fixture = await peopledFixture(400);
  await fixture.loadPlaceholder({ id: 'placeholder', userId: 'user-3' });
  await fixture.newReconciler().run();
  expect(await barOf(fixture, 'user-3')).toMatchObject([
    { certificateId: 'placeholder', severity: 'warning', notAfter: null, prominent: false },
  ]);
});

test('writes in the requested language, with the days left at reading, and without full numbers', async () => {
  const fixture = await peopledFixture(30);
  fixture.now = before(27);
  const said = await Promise.all(
    languages.map(async (language) => {
      const [notice] = await fixture.services().hostNotices('practice-1', 'user-1', language);
      return notice!;
    }),
  );
  expect(new Set(said.map(({ title }) => title)).size).toBe(languages.length);
  for (const { title, text, action } of said) {
    expect(title).toContain('27');
    expect(`${title} ${text} ${action}`).not.toMatch(/\d{10}/);
  }
});

test('omits acknowledged and muted notices, and shows a company’s notice to each member', async () => {
  const fixture = await peopledFixture(30);
  const services = fixture.services();
  const shared = (await barOf(fixture)).find(({ certificateId }) => certificateId === 'shared');
  expect((await barOf(fixture, 'user-2')).map(({ noticeId }) => noticeId)).toEqual([
    shared?.noticeId,
  ]);
  expect(await barOf(fixture, 'user-3')).toEqual([]);
  await services.mute(owner, 'own', { reason: 'absent', text: '', until: before(5) });
  await services.acknowledge(admin, shared!.noticeId);
  expect(await barOf(fixture)).toEqual([]);
  expect(await barOf(fixture, 'user-2')).toEqual([]);
});

test('reads only stored notices, and no certificate', async () => {
  const fixture = await peopledFixture(30);
  const refused = () => Promise.reject(new Error('a certificate was read'));
  const certificates = {
    ...fixture.store.certificates,
    findById: refused,
    listForUser: refused,
    listOfUsers: refused,
    listForHolder: refused,
  };
  fixture.store = { ...fixture.store, certificates };
  expect((await barOf(fixture)).map(({ certificateId }) => certificateId).sort()).toEqual([
    'own',
    'shared',
  ]);
});

test('rejects a user of another practice', async () => {
  const fixture = await peopledFixture(30);
  const bar = fixture.services().hostNotices('practice-2', 'user-1', 'fr');
  await expect(bar).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
});
