import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { JudgedCertificate } from '../../../plugin/domain/certificate/service.ts';
import {
  aJudged,
  aPlaceholderVerdict,
  anExpiredVerdict,
  anExpiringVerdict,
} from '../../support/builders/certificate.ts';
import { aRenewalSummary, aWaitingPlan } from '../../support/builders/plan.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { RenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Parts, Within } from '../../support/tools/page.ts';
import {
  badges,
  byRole,
  entries,
  keep,
  readPage,
  texts,
  toneOf,
  words,
} from '../../support/tools/page.ts';

const open = async (certificates: JudgedCertificate[], path = '/') => {
  const answer = await request(
    screenApp(aCertificateFixture({ users: [aUser()], certificates })),
  ).get(path);
  expect(answer.status).toBe(200);
  return readPage(answer.text);
};

const overviewOf = (page: Within) => byRole(page, 'heading', { level: 1 }).closest('section');
const nextStep = (row: Parts) => keep(row.find('p'), (line) => words(line).startsWith('À faire'));
const tabsOf = (page: Within) => byRole(page, 'navigation', { name: 'Filtrer par état' });

const placeholder = aJudged({ id: 'p', holderName: '' }, aPlaceholderVerdict());
const expired = aJudged({ id: 'e' }, anExpiredVerdict('2026-05-20T09:00:00.000Z'));
const expiring = aJudged({ id: 'x' }, anExpiringVerdict(23, '2026-06-24T09:00:00.000Z'));
const healthy = aJudged({ id: 'h' });

describe('overview headline', () => {
  test.each<[name: string, certificates: JudgedCertificate[], text: string, tone: string]>([
    ['all is well', [healthy], 'Tout est en ordre', 'ok'],
    ['one to watch', [healthy, expiring], '1 certificat demande votre attention', 'attention'],
    [
      'three of five',
      [placeholder, expired, expiring, healthy, healthy],
      '3 certificats demandent votre attention',
      'unusable',
    ],
    ['nothing loaded', [], 'Aucun certificat n’est encore chargé', 'none'],
  ])('shows headline and colour for each state: %s', async (_name, certificates, text, tone) => {
    const $ = await open(certificates);
    expect($('h1').text()).toBe(text);
    expect(toneOf(overviewOf($))).toBe(tone);
    expect(overviewOf($).text()).toContain('Vérifié le 1er juin 2026');
  });

  test('links to the users when no certificate is loaded', async () => {
    const $ = await open([]);
    expect(byRole(byRole($, 'main'), 'link').attr('href')).toBe('/users');
    expect(entries($)).toHaveLength(0);
  });
});

test('counts care providers without a certificate in a tile that leads to their list', async () => {
  const users = [
    aUser(),
    aUser({ id: 'basile', displayName: 'Basile Invente' }),
    aUser({ id: 'desk', displayName: 'Claire Accueil', nihii: [] }),
  ];
  const target = screenApp(aCertificateFixture({ users, certificates: [healthy] }));
  const $ = readPage((await request(target).get('/')).text);
  const tile = byRole(tabsOf($), 'link', { name: /^Sans certificat/ });
  expect(words(tile)).toBe('Sans certificat 1');
  const listed = readPage((await request(target).get(tile.attr('href') ?? '')).text);
  expect(texts(byRole(listed, 'heading', { level: 2 }))).toEqual(['Basile Invente']);
});

test('shows holder, kind, validity, state and next step for each certificate', async () => {
  const row = entries(await open([expiring]));
  expect(row.find('h3').text()).toBe('Anne Exemple');
  expect(words(row)).toContain('Personne');
  expect(words(row)).toContain('encore 23 jours');
  expect(words(badges(row))).toBe('À renouveler');
  // Once, at the end of the life line
  expect(words(row).match(/24 juin 2026/g)).toHaveLength(1);
  expect(nextStep(row)).toHaveLength(1);
  expect(row.find('h3 a').attr('href')).toBe('/certificates/x');
});

test('names the missing step and no expiry when the certificate is a placeholder', async () => {
  const row = entries(await open([placeholder]));
  expect(row.text()).toContain('étape 2 manquante');
  expect(row.text().toLowerCase()).not.toContain('expiré');
});

test('shows no next step when the certificate is in order', async () => {
  const row = entries(await open([healthy]));
  expect(row).toHaveLength(1);
  expect(nextStep(row)).toHaveLength(0);
});

test('counts the certificates in each tab, keeps the search and marks the current tab', async () => {
  const $ = await open([placeholder, expired, healthy], '/?level=unusable&q=anne&kind=person');
  const tabs = byRole(tabsOf($), 'link');
  expect(texts(tabs.find('span'))).toEqual(['3', '2', '0', '1', '0', '0']);
  expect(tabs.filter('[aria-current]').text()).toContain('Urgents');
  expect(tabs.eq(3).attr('href')).toBe('/?q=anne&level=ok&kind=person');
  expect($('#q').attr('value')).toBe('anne');
  expect(byRole($, 'search').find('input[name=level]').attr('value')).toBe('unusable');
  expect($('#kind option[selected]').attr('value')).toBe('person');
});

test('shows a link back when a search finds nothing', async () => {
  const $ = await open([healthy], '/?q=nobody');
  expect(byRole($, 'link', { name: 'Tout afficher' }).attr('href')).toBe('/');
});

test('shows the plain page when the query parameters are invalid', async () => {
  const $ = await open([healthy], '/?page=-3&level=%00&kind[]=1&q[a]=b&done=hacked');
  expect(entries($)).toHaveLength(1);
  expect(byRole($, 'status')).toHaveLength(0);
});

describe('overview paging', () => {
  const many = Array.from({ length: 120 }, (_, index) => aJudged({ id: `c${String(index)}` }));

  test('links each page to its previous and next page', async () => {
    const links = async (path: string) => {
      const $ = await open(many, path);
      return [
        // So many are shown as a table
        byRole($, 'rowheader').length,
        byRole($, 'link', { name: 'Page précédente' }).attr('href'),
        byRole($, 'link', { name: 'Page suivante' }).attr('href'),
      ];
    };
    expect(await links('/')).toEqual([50, undefined, '/?page=2']);
    expect(await links('/?page=2')).toEqual([50, '/', '/?page=3']);
    expect(await links('/?page=3')).toEqual([20, '/?page=2', undefined]);
    expect(await links('/?page=99')).toEqual([0, '/?page=3', undefined]);
  });
});

test('redirects to the user’s own page when the user is a clinician', async () => {
  const app = screenApp(aCertificateFixture({ users: [aUser()] }), {
    mountPath: '/m',
    actor: aClinician,
  });
  const answer = await request(app).get('/m/');
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe('/m/users/anne');
  expect((await request(app).get('/m/users')).status).toBe(403);
});

describe('overview as a table', () => {
  const table = (certificates: JudgedCertificate[], query = '') => open(certificates, `/${query}`);
  const many = Array.from({ length: 13 }, (_, index) => aJudged({ id: `c${String(index)}` }));
  const sorting = ($: Awaited<ReturnType<typeof table>>) =>
    byRole($, 'columnheader')
      .map((_, head) => [[$(head).text().trim(), $(head).find('a').attr('href') ?? null]])
      .get();

  test('links each column to its order, keeps the search, and reverses the sorted one', async () => {
    const $ = await table(many, '?q=anne&sort=end&page=1');
    expect(sorting($)).toEqual([
      ['Titulaire', '/?q=anne&sort=holder'],
      ['Type', '/?q=anne&sort=kind'],
      ['État', '/?q=anne'],
      ['Vie', null],
      ['Fin', '/?q=anne&sort=-end'],
      ['Jours', null],
      ['Prochain pas', null],
    ]);
    expect($('[aria-sort]').text().trim()).toBe('Fin');
    expect($('[aria-sort]').attr('aria-sort')).toBe('ascending');
    expect($('form[role=search] input[name=sort]').attr('value')).toBe('end');
    const back = await table(many, '?sort=-end');
    expect(back('[aria-sort]').attr('aria-sort')).toBe('descending');
    expect(back('[aria-sort] a').attr('href')).toBe('/?sort=end');
  });

  test('marks the state as the order by urgency, and takes any other order for it', async () => {
    const $ = await table(many, '?sort=shoe-size');
    expect($('[aria-sort]').text().trim()).toBe('État');
    expect($('[aria-sort] a')).toHaveLength(0);
  });
});

describe('reminders on the overview', () => {
  const remindIn = async (changes: Partial<RenewalFixture> = {}, userId = 'bruno') => {
    const certificate = aJudged(
      { id: 'x', userId },
      anExpiringVerdict(23, '2026-06-24T09:00:00.000Z'),
      'Bruno Spécimen',
    );
    const summary = aRenewalSummary({ certificateId: 'x', userId, plan: aWaitingPlan() });
    const { practice } = aRenewalFixture();
    const renewals = aRenewalFixture({
      practice: { ...practice, renewals: [summary] },
      ...changes,
    });
    const host = screenApp(aCertificateFixture({ users: [aUser()], certificates: [certificate] }), {
      renewals,
    });
    return { host, $: readPage((await request(host).get('/')).text) };
  };
  const buttons = (page: Within) =>
    byRole(byRole(page, 'main'), 'button', { name: /^(Rappeler|Envoyer un rappel)/ });

  test('asks one person, or all, and comes back to the overview', async () => {
    const { host, $ } = await remindIn();
    expect(buttons($)).toHaveLength(2);
    for (const form of buttons($).closest('form').get()) {
      const fields = Object.fromEntries(
        $(form)
          .find('input')
          .get()
          .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']),
      );
      const answer = await request(host).post('/reminders').type('form').send(fields);
      expect(answer.headers['location']).toMatch(/^\/\?done=reminded/);
    }
  });

  test('shows that the person was asked today instead of the button', async () => {
    const { $ } = await remindIn({ remindedToday: new Set(['bruno']) });
    expect(buttons($)).toHaveLength(0);
    expect($('main').text()).toContain('Rappel envoyé aujourd’hui');
  });

  test('offers no reminder of one’s own certificate', async () => {
    const { $ } = await remindIn({}, 'admin');
    expect(buttons($)).toHaveLength(0);
  });
});
