import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { RenewalPlan } from '../../../plugin/domain/renewal/renewal.ts';
import { renewalReasons, renewalStates } from '../../../plugin/domain/renewal/renewal.ts';
import { languages, translator } from '../../../plugin/i18n/index.ts';
import { renewalTone } from '../../../plugin/routes/parts/renewal-state.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aFailingDelivery } from '../../support/builders/notice.ts';
import { aPlan, aRenewalSummary, aWaitingPlan, aWatched } from '../../support/builders/plan.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { RenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import {
  hostile,
  actionsOf,
  badges,
  byRole,
  entries,
  keep,
  readPage,
  texts,
  toneOf,
  words,
} from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const now = new Date('2026-06-01T10:00:00Z');
const app = (renewals: Partial<RenewalFixture> = {}, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], certificates: [aJudged()] }), {
    renewals: aRenewalFixture(renewals),
    ...options,
  });
const open = async (
  renewals: Partial<RenewalFixture> = {},
  path = '/renewals',
  options: ScreenAppOptions = {},
) => readPage((await request(app(renewals, options)).get(path)).text);

const overviewOf = (page: Within) => byRole(page, 'heading', { level: 1 }).closest('section');
const pagesOf = (page: Within) => byRole(page, 'navigation', { name: 'Pages' });
/** What a certificate or a file says of its renewal, with the link to its guide. */
const guideLine = (within: Within) =>
  keep(byRole(within, 'link'), (link) => (link.attr('href') ?? '').endsWith('/renewal')).closest(
    '.row--apart',
  );
const watchLink = (page: Within) => byRole(page, 'link', { name: /^Suivi des renouvellements/ });
const practice = (changes: Partial<RenewalFixture['practice']>) => ({
  practice: { ...aRenewalFixture().practice, ...changes },
});

describe('renewals of a practice', () => {
  test('shows first whether any renewal needs attention, and the time of the check', async () => {
    const $ = await open();
    expect($('h1').text()).toBe('Tout est en ordre');
    expect(toneOf(overviewOf($))).toBe('ok');
    expect(overviewOf($).text()).toContain('Vérifié le 1er juin 2026 à 12:00');
    expect($('main').text()).toContain('Aucun renouvellement en cours');
  });

  test('counts only the renewals that wait for a user, without open windows and muted renewals', async () => {
    const $ = await open(
      practice({ counts: { WaitingForHolder: 2, Overdue: 1, WindowOpen: 5, Muted: 3, Done: 9 } }),
    );
    expect($('h1').text()).toBe('3 renouvellements demandent votre attention');
    expect(toneOf(overviewOf($))).toBe('attention');
    expect(words(overviewOf($).find('p'))).toContain(
      'Chez le titulaire (2) · En retard (1) · Renouvelable (5) · En sourdine (3)',
    );
  });

  test('shows the alarm colour when a certificate has expired', async () => {
    const $ = await open(practice({ counts: { Expired: 1 } }));
    expect($('h1').text()).toBe('1 renouvellement demande votre attention');
    expect(toneOf(overviewOf($))).toBe('unusable');
  });

  test('names the responsible person, date and reason for each renewal, and links to its guide', async () => {
    const $ = await open(
      practice({
        renewals: [
          aRenewalSummary({ kind: 'group', holderName: 'Groupement Exemple' }),
          aRenewalSummary({ plan: aWaitingPlan({ state: 'Expired', reason: 'Ended' }) }),
        ],
        total: 2,
        counts: { WaitingForHolder: 1, Expired: 1 },
      }),
    );
    const [first, second] = texts(entries($));
    expect(first).toContain('Groupement Exemple Groupement · Profil : Anne Exemple');
    expect(first).toContain('Anne Exemple doit continuer depuis le 20 avril 2026');
    expect(first).toContain('Le moment prévu pour le renouvellement est venu.');
    expect(second).toContain('Demander un nouveau certificat');
    expect(byRole(entries($), 'link').first().attr('href')).toBe(
      '/certificates/certificate-1/renewal',
    );
    expect(byRole(entries($), 'link').filter('[aria-label]').first().attr('aria-label')).toContain(
      'Groupement Exemple',
    );
  });

  test('lists fifty renewals per page', async () => {
    const renewals = Array.from({ length: 120 }, (_, index) =>
      aRenewalSummary({ certificateId: `c${String(index)}` }),
    );
    const $ = await open(practice({ renewals, total: 120 }), '/renewals?page=3');
    expect(entries($)).toHaveLength(20);
    expect(pagesOf($).text()).toContain('Page 3 sur 3');
    expect(pagesOf($).find('[rel=prev]').attr('href')).toBe('/renewals?page=2');
    expect(pagesOf($).find('[rel=next]')).toHaveLength(0);
  });

  test('names undelivered messages with recipient, reason and next attempt', async () => {
    const $ = await open(
      practice({
        failing: [
          aFailingDelivery(),
          aFailingDelivery({ id: '2', recipient: 'gone', kind: 'digest' }),
          aFailingDelivery({ id: '3', channel: 'webhook', recipient: '', state: 'failed' }),
          aFailingDelivery({ id: '4', lastProblem: hostile }),
        ],
      }),
    );
    expect($('h1').text()).toBe('4 messages ne sont pas arrivés');
    const rows = texts(entries($));
    expect(rows[0]).toBe(
      'Anne ExempleE-mail : avis refusé définitivement par le serveur (550) Nouvel essai le 1er juin 2026 à 16:00',
    );
    expect(rows[1]).toContain('Utilisateur inconnuE-mail : résumé de la semaine');
    expect(rows[2]).toContain('Logiciel de pratique (webhook)');
    expect(rows[2]).toContain('Abandonné');
    expect(rows[3]).toContain(hostile);
    expect($('img')).toHaveLength(0);
  });
});

describe('own renewals of a clinician', () => {
  const own = (plan: Partial<RenewalPlan>, options: ScreenAppOptions = {}) =>
    open({ renewals: [aWatched(plan)] }, '/renewals', { actor: aClinician, ...options });

  test('shows only the planned day when no action is due', async () => {
    const $ = await own({});
    expect($('h1').text()).toBe('Tout est en ordre');
    expect($('h2').first().text()).toBe('Mes renouvellements');
    expect(words(badges(entries($)))).toBe('Rien à faire');
    expect(entries($).text()).toContain('Renouvellement prévu le 20 décembre 2027');
    // Nothing has begun, so nothing has a since
    expect(entries($).text()).not.toContain('depuis');
  });

  test('lists the renewals that need action first, the nearest end first', async () => {
    const group = aJudged({ kind: 'group', holderName: 'Groupement' });
    const company = aJudged({ kind: 'company', holderName: 'Société' });
    const late = { ...aWaitingPlan(), notAfter: new Date('2026-08-24T09:00:00Z') };
    const renewals = [aWatched({}, group), aWatched(late, company), aWatched(aWaitingPlan())];
    const $ = await open({ renewals }, '/renewals', { actor: aClinician });
    expect(texts(byRole(entries($), 'heading'))).toEqual(['Anne Exemple', 'Société', 'Groupement']);
  });

  test('addresses the user directly when the user must act', async () => {
    const $ = await own(aWaitingPlan());
    expect($('h1').text()).toBe('1 renouvellement demande votre attention');
    expect(entries($).text()).toContain('C’est à vous de continuer');
  });

  test('offers the calendar only when the settings allow calendars', async () => {
    expect((await own({}))('a[href="/calendar"]')).toHaveLength(1);
    expect((await own({}, { calendars: false }))('a[href="/calendar"]')).toHaveLength(0);
  });
});

describe('renewalTone', () => {
  test.each<[plan: Partial<RenewalPlan>, tone: string]>([
    [{}, 'ok'],
    [{ reason: 'NothingToRenew' }, 'none'],
    [{ state: 'WindowOpen', reason: 'WindowOpen' }, 'none'],
    [{ state: 'Muted', reason: 'Muted' }, 'none'],
    [{ state: 'Done', reason: 'SuccessorLoaded' }, 'ok'],
    [{ state: 'Due', reason: 'PlannedMoment' }, 'attention'],
    [{ state: 'Overdue', reason: 'WindowPassed' }, 'attention'],
    [{ state: 'Due', reason: 'Revoked' }, 'unusable'],
    [{ state: 'Due', reason: 'RequestRefused' }, 'unusable'],
    [{ state: 'Expired', reason: 'Ended' }, 'unusable'],
    [{ state: 'Overdue', notAfter: new Date('2026-06-09T21:00:00Z') }, 'attention'],
    [{ state: 'Overdue', notAfter: new Date('2026-06-08T21:00:00Z') }, 'unusable'],
  ])('returns for %j the tone %s', (changes, tone) => {
    expect(renewalTone(aPlan(changes), now)).toBe(tone);
  });
});

describe('renewal on other pages', () => {
  const waiting = { renewals: [aWatched(aWaitingPlan())] };

  test('counts waiting renewals on the overview, and links from a certificate to its guide', async () => {
    const $ = await open(
      practice({
        renewals: [aRenewalSummary({ plan: aWaitingPlan({ state: 'Overdue' }) })],
        counts: { Overdue: 1 },
      }),
      '/',
    );
    expect(words(watchLink($))).toBe('Suivi des renouvellements : 1 attend quelqu’un');
    const line = guideLine(entries($));
    expect(words(line)).toBe(
      'En retard · Anne Exemple doit continuer · Rappeler Renouveler le certificat',
    );
    expect(line.find('a').attr('href')).toBe('/certificates/certificate-1/renewal');
    const quiet = await open({}, '/');
    expect(guideLine(quiet)).toHaveLength(0);
    expect(words(watchLink(quiet))).toBe('Suivi des renouvellements');
  });

  test('shows the planned date or the responsible person for each file on the user page', async () => {
    const $ = await open({ renewals: [aWatched()] }, '/users/anne', { actor: aClinician });
    expect(words(guideLine(byRole($, 'main')))).toBe(
      'Renouvellement prévu le 20 décembre 2027 · Voir le guide',
    );
    const admin = await open(waiting, '/users/anne');
    expect(words(guideLine(byRole(admin, 'main')))).toContain('Anne Exemple doit continuer');
  });

  test('shows the end of a mute, and shows nothing when the renewal is done', async () => {
    const muted = {
      state: 'WaitingForHolder',
      reason: 'PlannedMoment',
      until: new Date('2026-08-31T22:00:00Z'),
    } as const;
    const $ = await open(
      { renewals: [aWatched({ state: 'Muted', reason: 'Muted', muted })] },
      '/users/anne',
    );
    expect(words(guideLine(byRole($, 'main')))).toBe(
      'En sourdine · Jusqu’au 1er septembre 2026 · Voir ou lever la sourdine',
    );
    const done = aWatched({ state: 'Done', reason: 'SuccessorLoaded' });
    expect(guideLine(await open({ renewals: [done] }, '/users/anne'))).toHaveLength(0);
  });

  test('places the renewal button first on the certificate page when the renewal is due', async () => {
    const $ = await open(waiting, '/certificates/certificate-1', { actor: aClinician });
    const actions = actionsOf($);
    const first = actions.first();
    expect(first.text()).toBe('Renouveler le certificat');
    expect(first.attr('href')).toBe('/certificates/certificate-1/renewal');
    expect(keep(actions, (link) => link.hasClass('b--main'))).toHaveLength(1);
  });
});

test.each(languages)('renders each state and reason as valid HTML in %s', async (language) => {
  const renewals = renewalReasons.map((reason, index) =>
    aRenewalSummary({
      certificateId: `c${String(index)}`,
      plan: aPlan({ state: renewalStates[index % renewalStates.length]!, reason }),
    }),
  );
  const counts = Object.fromEntries(renewalStates.map((state) => [state, 2]));
  const shown = practice({ renewals, total: 60, counts, failing: [aFailingDelivery()] });
  const answer = await request(app(shown, { language })).get('/renewals');
  expect(htmlProblems(answer.text)).toEqual([]);
  const $ = readPage(answer.text);
  expect(entries($).length).toBeGreaterThan(renewalReasons.length);
  expect($('main').text()).not.toMatch(/\{\w+\}|\b(renewals?|guide|delivery)\.\w/);
  expect($('main').text()).toContain(translator(language)('renewals.delivery.title'));
});

test('answers 200 when the page number is too high or invalid', async () => {
  for (const path of ['/renewals?page=99', '/renewals?page=x', '/renewals?page=-1']) {
    expect((await request(app()).get(path)).status).toBe(200);
  }
});
