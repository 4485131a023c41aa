import request from 'supertest';
import type { Test } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../plugin/i18n/index.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aBarNotice } from '../../support/builders/notice.ts';
import { aWaitingPlan, aWatched } from '../../support/builders/plan.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aRenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import type { HostNotice } from '../../../plugin/domain/renewal/notice/host-notice.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import { attributes, byRole, notices, readPage, toneOf } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const app = (bar: readonly HostNotice[], options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], certificates: [aJudged()] }), {
    actor: aClinician,
    renewals: aRenewalFixture({ bar: [...bar], renewals: [aWatched(aWaitingPlan())] }),
    ...options,
  });
const open = async (bar: readonly HostNotice[], path: string, options: ScreenAppOptions = {}) =>
  readPage((await request(app(bar, options)).get(path)).text);

/** How often the notices are read for one answer, and its status. */
async function readingsOf(
  ask: (agent: TestAgent) => Test,
  options: ScreenAppOptions = {},
): Promise<{ readonly status: number; readonly readings: number }> {
  let readings = 0;
  const renewals = {
    ...aRenewalFixture({ renewals: [aWatched(aWaitingPlan())] }),
    get bar() {
      readings += 1;
      return [quiet];
    },
  };
  const { status } = await ask(request(app([], { renewals, ...options })));
  return { status, readings };
}

const barOf = (page: Within) => byRole(page, 'complementary', { name: 'Avis sur vos certificats' });
const panelsOf = (page: Within) =>
  notices(byRole(page, 'region', { name: 'Avis sur vos certificats' }));
const quiet = aBarNotice({ severity: 'info', prominent: false });

describe('notice bar', () => {
  test('shows the gravest notice as a single linked line on every page', async () => {
    for (const path of ['/users/anne', '/session', '/help/find-my-certificate', '/renewals']) {
      const $ = await open([quiet], path);
      const bar = barOf($);
      expect(bar, path).toHaveLength(1);
      expect(toneOf(bar)).toBe('info');
      expect(bar.find('a').text()).toBe(quiet.title);
      expect(bar.find('a').attr('href')).toBe('/certificates/certificate-1/renewal');
    }
  });

  test('keeps every link below the mount path', async () => {
    const $ = await open([quiet, quiet], '/module/session', { mountPath: '/module' });
    expect(attributes(byRole(barOf($), 'link'), 'href')).toEqual([
      '/module/certificates/certificate-1/renewal',
      '/module/renewals',
    ]);
  });

  test.each([
    [1, ''],
    [2, 'et 1 autre avis'],
    [4, 'et 3 autres avis'],
  ])('counts the further notices when there are %i in all', async (count, more) => {
    const $ = await open(
      Array.from({ length: count }, () => quiet),
      '/session',
    );
    expect(byRole(barOf($), 'link').slice(1).text()).toBe(more);
  });

  test.each([
    ['info', 'info'],
    ['warning', 'caution'],
    ['critical', 'critical'],
  ] as const)('shows the colour for severity %s', async (severity, tone) => {
    const $ = await open([aBarNotice({ severity })], '/session');
    expect(toneOf(barOf($))).toBe(tone);
  });

  test('stays hidden when there is no notice or the page is the guide of the notice', async () => {
    expect(barOf(await open([], '/session'))).toHaveLength(0);
    const guide = await open([quiet], '/certificates/certificate-1/renewal');
    expect(guide('h1').text()).toBe('Guide de renouvellement');
    expect(barOf(guide)).toHaveLength(0);
  });

  test('stays hidden when no user is signed in', async () => {
    const answer = await request(app([quiet], { actor: null })).get('/session');
    expect(answer.status).toBe(401);
    expect(barOf(readPage(answer.text))).toHaveLength(0);
  });

  test.each(['/help/find-my-certificate', '/users/anne', '/certificates/certificate-1'])(
    'reads the notices once for %s',
    async (path) => {
      expect(await readingsOf((agent) => agent.get(path))).toEqual({ status: 200, readings: 1 });
    },
  );

  test('reads the notices once for the overview', async () => {
    const actor = { ...aClinician, roles: ['admin'] } as const;
    const found = await readingsOf((agent) => agent.get('/'), { actor });
    expect(found).toEqual({ status: 200, readings: 1 });
  });

  test('reads the notices once when a form is shown again with an error', async () => {
    const form = (agent: TestAgent) =>
      agent.post('/users/anne/certificates').field('kind', 'person');
    expect(await readingsOf(form)).toEqual({ status: 422, readings: 1 });
  });

  const guide = '/certificates/certificate-1/renewal';
  test.each<[what: string, status: number, ask: (agent: TestAgent) => Test]>([
    ['a form that answers a redirect', 303, (agent) => agent.post('/calendar/revoke')],
    [
      'an acknowledgement',
      303,
      (agent) => agent.post(`${guide}/acknowledge`).type('form').send({ notice: 'notice-1' }),
    ],
    [
      'a mute',
      303,
      (agent) =>
        agent.post(`${guide}/mute`).type('form').send({ reason: 'absent', until: '2026-06-20' }),
    ],
    ['a page that leads elsewhere', 303, (agent) => agent.get('/')],
    ['the state of the card', 200, (agent) => agent.get('/session/card')],
    ['a page that does not exist', 404, (agent) => agent.get('/nowhere')],
    ['a method that is not allowed', 405, (agent) => agent.post('/help/find-my-certificate')],
  ])('reads no notices for %s', async (_, status, ask) => {
    expect(await readingsOf(ask)).toEqual({ status, readings: 0 });
  });

  test('escapes a hostile title', async () => {
    const $ = await open([aBarNotice({ title: '<img src=x onerror=alert(1)>' })], '/session');
    expect($('img')).toHaveLength(0);
    expect(byRole(barOf($), 'link').first().text()).toContain('<img');
  });
});

describe('notice panel', () => {
  const last = aBarNotice({ severity: 'critical', title: 'Expire demain' });

  test('replaces the notice bar on the user page when the notice is prominent', async () => {
    const $ = await open([last, quiet], '/users/anne');
    const panels = panelsOf($);
    expect(panels).toHaveLength(1);
    expect(panels.text()).toContain('Expire demain');
    expect(panels.text()).toContain(last.text);
    expect(panels.find('a').attr('href')).toBe(last.path);
    expect(barOf($)).toHaveLength(0);
  });

  test('appears on the overview when the user is an admin', async () => {
    const $ = await open([last], '/', { actor: { ...aClinician, roles: ['admin'] } });
    expect(panelsOf($).filter('[data-tr-notice=critical]')).toHaveLength(1);
  });

  test('stays hidden when no notice is prominent', async () => {
    const $ = await open([quiet], '/users/anne');
    expect(panelsOf($)).toHaveLength(0);
    expect(barOf($)).toHaveLength(1);
  });
});

test.each(languages)('renders the notice bar and panels as valid HTML in %s', async (language) => {
  for (const path of ['/users/anne', '/session']) {
    const answer = await request(app([aBarNotice(), quiet], { language })).get(path);
    expect(htmlProblems(answer.text), path).toEqual([]);
  }
});
