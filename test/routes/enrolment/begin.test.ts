import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { aCard } from '../../support/builders/card.ts';
import { aJudged, anExpiringVerdict } from '../../support/builders/certificate.ts';
import { anOffer, aRequest } from '../../support/builders/enrolment.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { EnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import { anEnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import { aSessionFixture } from '../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import {
  attributes,
  byLabel,
  byRole,
  hostile,
  readPage,
  texts,
  words,
} from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const password = 'Zut-12345';
const current = aJudged({ id: 'old-1' }, anExpiringVerdict(60, '2026-07-31T09:00:00.000Z'));
const renewal = () => anOffer({ kind: 'renewal', current });

const app = (enrolments: EnrolmentFixture, options: ScreenAppOptions = {}) =>
  screenApp(
    aCertificateFixture({
      users: [
        aUser({ organisations: [{ kind: 'group', identifier: '00000097', name: hostile }] }),
        aUser({ id: 'bruno', displayName: 'Bruno Spécimen', ssin: null }),
      ],
      certificates: [current],
    }),
    { actor: aClinician, enrolments, ...options },
  );
const path = '/users/anne/enrolment';
const open = (fixture: EnrolmentFixture, query = '', options: ScreenAppOptions = {}) =>
  request(app(fixture, options)).get(`${path}${query}`);
const send = (fixture: EnrolmentFixture, fields: Record<string, string>, query = '') =>
  request(app(fixture)).post(`${path}${query}`).type('form').send(fields);

const filled = {
  emailPrivate: 'anne@cabinet.example',
  phonePrivate: '0400 00 00 01',
  next: password,
  confirmation: password,
  accepted: '1',
};

describe('form of a request', () => {
  test('shows what the card says, and asks for contact data, a password and the conditions', async () => {
    const answer = await open(anEnrolmentFixture());
    const $ = readPage(answer.text);
    expect($('h1').text()).toBe('Ces données seront dans votre certificat.');
    expect(texts(byRole($, 'definition'))).toEqual(['Anne Exemple', '00.00.00-000.97']);
    expect(byLabel($, 'E-mail').attr('value')).toBe('anne@cabinet.example');
    expect(byLabel($, 'Mot de passe du nouveau certificat').attr('type')).toBe('password');
    expect(texts(byRole($, 'button', { name: 'C’est juste, lire le contrat' }))).toHaveLength(1);
    expect($('.b--main')).toHaveLength(1);
  });

  test('keeps the password of the current certificate when it is renewed, unless another is typed', async () => {
    const fixture = anEnrolmentFixture({ offer: renewal() });
    const $ = readPage((await open(fixture)).text);
    expect(byLabel($, 'Mot de passe de votre certificat actuel')).toHaveLength(1);
    const { next, confirmation, ...kept } = filled;
    const answer = await send(fixture, { ...kept, password, next: '', confirmation: '' });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/enrolments/request-1']);
    await send(fixture, { ...kept, password: 'Old-1234', next, confirmation });
    await send(fixture, { ...kept, password: '', next, confirmation, unattended: '1' });
    expect(
      fixture.calls.filter(({ name }) => name === 'begin').map((call) => call.with),
    ).toMatchObject([
      { password, currentPassword: password, unattended: false },
      { password, currentPassword: 'Old-1234' },
      { password, currentPassword: null, unattended: true },
    ]);
  });

  test('hands over what was typed, without an empty second address', async () => {
    const fixture = anEnrolmentFixture();
    const answer = await send(fixture, { ...filled, emailGeneral: '', phoneGeneral: ' 02 1 ' });
    expect(answer.status).toBe(303);
    expect(fixture.calls.at(-1)).toEqual({
      name: 'begin',
      with: {
        userId: 'anne',
        organisation: null,
        contactData: {
          emailPrivate: 'anne@cabinet.example',
          phonePrivate: '0400 00 00 01',
          phoneGeneral: '02 1',
        },
        password,
        currentPassword: null,
        conditionsAccepted: true,
        unattended: false,
      },
    });
  });

  test('marks everything that was left empty at once, and calls nothing', async () => {
    const fixture = anEnrolmentFixture();
    const answer = await send(fixture, { emailPrivate: 'a@b.be' });
    expect(answer.status).toBe(422);
    const links = byRole(byRole(readPage(answer.text), 'alert'), 'link');
    expect(attributes(links, 'href')).toEqual(['#phonePrivate', '#next', '#accepted']);
    expect(fixture.calls.map(({ name }) => name)).toEqual(['offer']);
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test.each<[string, PluginError, string | null]>([
    [
      'contact data',
      new PluginError('ERR_CONTACT_DATA', 'no', {
        params: { field: 'phonePrivate', problem: 'Form' },
      }),
      '#phonePrivate',
    ],
    [
      'a new password',
      new PluginError('ERR_PASSWORD_UNSUITABLE', 'no', { params: { problem: 'Length' } }),
      '#next',
    ],
    ['a card', new PluginError('ERR_CARD_OTHER_PERSON', 'no'), null],
    ['eHealth', new PluginError('ERR_REGISTRATION_UNREACHABLE', 'no'), null],
  ])('shows what is wrong with %s in the form', async (_what, refusal, href) => {
    const answer = await send(anEnrolmentFixture({ refusal }), filled);
    expect(answer.status).toBe(refusal.status);
    const alert = byRole(readPage(answer.text), 'alert');
    expect(byRole(alert, 'link').attr('href') ?? null).toBe(href);
    expect(answer.text).not.toContain(password);
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('shows eHealth’s own words when it refuses', async () => {
    const refusal = new PluginError('ERR_REGISTRATION_REFUSED', 'no', {
      support: { code: 'NO_RIGHT', text: hostile, ticket: null },
    });
    const $ = readPage((await send(anEnrolmentFixture({ refusal }), filled)).text);
    const details = byRole($, 'group', { name: 'Détails pour le support' });
    expect(words(details)).toContain('NO_RIGHT');
    expect(words(details)).toContain('<img');
    expect($('main img')).toHaveLength(0);
  });

  test('explains that the current password does not suit a new certificate, and unfolds the other one', async () => {
    const refusal = new PluginError('ERR_PASSWORD_UNSUITABLE', 'no', {
      params: { problem: 'Characters' },
    });
    const fixture = anEnrolmentFixture({ offer: renewal(), refusal });
    const answer = await send(fixture, { ...filled, next: '', confirmation: '', password });
    const $ = readPage(answer.text);
    expect(words(byRole($, 'alert'))).toContain('ne convient pas à un nouveau certificat');
    expect(
      byRole($, 'group', { name: /^Choisir un autre mot de passe/ }).attr('open'),
    ).toBeDefined();
  });

  test('refuses two different entries of the password', async () => {
    const fixture = anEnrolmentFixture();
    const answer = await send(fixture, { ...filled, confirmation: 'other' });
    expect(byRole(byRole(readPage(answer.text), 'alert'), 'link').attr('href')).toBe(
      '#confirmation',
    );
    expect(fixture.calls.map(({ name }) => name)).toEqual(['offer']);
  });

  test('asks for nothing without the right card', async () => {
    const sessions = aSessionFixture({ card: { kind: 'empty' } });
    const $ = readPage((await open(anEnrolmentFixture(), '', { sessions })).text);
    expect($('form[method=post][action^="/users"]')).toHaveLength(0);
    expect(words(byRole($, 'region', { name: 'Carte d’identité' }))).toContain('Insérez');
  });

  test('leads to the request that runs already', async () => {
    const offer = anOffer({ running: aRequest() });
    const answer = await open(anEnrolmentFixture({ offer }));
    expect([answer.status, answer.headers['location']]).toEqual([303, '/enrolments/request-1']);
  });

  test('says from when a renewal is possible', async () => {
    const opensAt = new Date('2026-09-01T10:00:00Z');
    const fixture = anEnrolmentFixture({ offer: { ...renewal(), opensAt } });
    const $ = readPage((await open(fixture)).text);
    expect($('h1').text()).toContain('1er septembre 2026');
    expect(byLabel($, 'E-mail')).toHaveLength(0);
    expect((await send(fixture, filled)).status).toBe(409);
  });

  test('explains that only the holder asks, on another person’s profile', async () => {
    const fixture = anEnrolmentFixture();
    const answer = await request(app(fixture)).get('/users/bruno/enrolment');
    expect(answer.status).toBe(403);
    expect(readPage(answer.text)('h1').text()).toBe(
      'Seul Bruno Spécimen peut demander ce certificat.',
    );
    expect(fixture.calls).toEqual([]);
  });
});

describe('request for an organisation', () => {
  test('asks for its kind where neither host nor certificate says it', async () => {
    const $ = readPage((await open(anEnrolmentFixture(), '?id=00000097')).text);
    expect(byLabel($, 'Quelle sorte d’organisation ?')).toHaveLength(1);
    expect($('main img')).toHaveLength(0);
  });

  test('asks for a certificate of the organisation with its kind', async () => {
    const fixture = anEnrolmentFixture();
    const query = '?type=NIHII-HOSPITAL&id=00000097&applicationId=APP1';
    expect((await send(fixture, filled, query)).status).toBe(303);
    expect(fixture.calls.at(-1)?.with).toMatchObject({
      organisation: {
        type: 'NIHII-HOSPITAL',
        id: '00000097',
        applicationId: 'APP1',
        name: hostile,
      },
    });
  });

  test('offers the types that eHealth names, in the page’s language', async () => {
    const types = [
      { type: 'NIHII-GROUP', names: { nl: 'Groepering', fr: 'Groupement' } },
      { type: 'NIHII-LABO', names: { nl: 'Labo' } },
    ];
    const answer = await open(anEnrolmentFixture({ types }), '?id=00000097');
    const field = byLabel(readPage(answer.text), 'Quelle sorte d’organisation ?');
    expect(texts(field.find('option'))).toEqual(['Choisissez…', 'Groupement', 'Labo']);
    expect(field.closest('form').find('input:not([type=hidden])')).toHaveLength(0);
  });

  test('asks nothing where eHealth knows one type only', async () => {
    const types = [{ type: 'NIHII-GROUP', names: {} }];
    const answer = await open(anEnrolmentFixture({ types }), '?id=00000097');
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      '/users/anne/enrolment?type=NIHII-GROUP&id=00000097',
    ]);
  });

  const typed = '?type=NIHII-GROUP&id=00000097';

  test('says before the act how many certificates there are, and warns of the last ones', async () => {
    const applicationIds = Array.from({ length: 8 }, (_, index) => `APP${String(index)}`);
    const offer = anOffer({ limit: 'few-left', applicationIds });
    const $ = readPage((await open(anEnrolmentFixture({ offer }), typed)).text);
    expect(texts(byRole($, 'definition'))).toContain('8 certificats ; dix au plus');
    expect(words($('main .note'))).toContain('Il reste 2 certificats possibles');
    expect(byLabel($, 'E-mail')).toHaveLength(1);
    expect(byLabel($, 'Identifiant d’application')).toHaveLength(0);
  });

  test.each([
    ['proposes a free application id', typed, 'APP2', false],
    ['refuses a taken one', `${typed}&applicationId=labo`, 'APP2', true],
    ['keeps a free one', `${typed}&more=1&applicationId=B`, 'B', false],
  ])(
    'shows the field that %s where the organisation has a certificate',
    async (_what, query, suggested, isWrong) => {
      const offer = anOffer({ limit: 'taken', applicationIds: [null, 'LABO'] });
      const fixture = anEnrolmentFixture({ offer });
      const answer = await open(fixture, query);
      const $ = readPage(answer.text);
      const field = byLabel($, 'Identifiant d’application');
      expect(field.attr('value')).toBe(suggested);
      expect(field.attr('aria-invalid')).toBe(isWrong ? 'true' : undefined);
      expect(words($('#applicationId-hint'))).toContain('Déjà pris : sans identifiant, LABO');
      expect(byLabel($, 'E-mail')).toHaveLength(0);
      expect(htmlProblems(answer.text)).toEqual([]);
      const sent = await send(fixture, filled, query);
      expect(sent.status).toBe(409);
      expect(fixture.calls.map(({ name }) => name)).not.toContain('begin');
    },
  );

  test.each([
    ['ten certificates', 'reached', typed, ['/users/anne/revoke']],
    [
      'one of the person elsewhere',
      'elsewhere',
      '',
      ['/users/anne/certificates/new?kind=person', '/users/anne/revoke'],
    ],
  ] as const)('shows the way out where there are %s', async (_what, limit, query, hrefs) => {
    const fixture = anEnrolmentFixture({ offer: anOffer({ limit }) });
    const answer = await open(fixture, query);
    const $ = readPage(answer.text);
    expect(attributes($('main .card a').slice(0, hrefs.length), 'href')).toEqual(hrefs);
    expect($('.b--main')).toHaveLength(1);
    expect(byLabel($, 'E-mail')).toHaveLength(0);
    expect((await send(fixture, filled, query)).status).toBe(409);
    expect(fixture.calls.map(({ name }) => name)).not.toContain('begin');
  });

  test.each([
    ['of no such organisation', '?id=00000196', 404],
    ['of a kind that it cannot have', '?id=00000097&type=CBE', 422],
    [
      'with an application id that no certificate can have',
      '?id=00000097&type=NIHII&applicationId=a%20b',
      422,
    ],
  ])('refuses a request %s', async (_what, query, status) => {
    expect((await open(anEnrolmentFixture(), query)).status).toBe(status);
  });
});

test.each(languages)('renders the form in %s as valid HTML', async (language) => {
  const offers = [anOffer(), renewal(), { ...renewal(), opensAt: new Date('2026-09-01') }];
  for (const offer of offers) {
    const answer = await open(anEnrolmentFixture({ offer }), '', { language });
    expect(answer.status).toBe(200);
    expect(words(readPage(answer.text)('main'))).not.toMatch(/\{\w+\}|\benrolment\.\w/);
    expect(htmlProblems(answer.text)).toEqual([]);
  }
  const query = '?type=NIHII&id=00000097';
  const ids = ['A', null];
  for (const [offer, asked] of [
    [anOffer(), '?id=00000097'],
    [anOffer({ limit: 'taken', applicationIds: ids }), query],
    [anOffer({ limit: 'few-left', applicationIds: ids }), `${query}&more=1`],
    [anOffer({ limit: 'reached' }), query],
    [anOffer({ limit: 'elsewhere' }), ''],
  ] as const) {
    const answer = await open(anEnrolmentFixture({ offer }), asked, { language });
    expect(answer.status).toBe(200);
    expect(words(readPage(answer.text)('main'))).not.toMatch(/\{\w+\}|\benrolment\.\w/);
    expect(htmlProblems(answer.text)).toEqual([]);
  }
});

test('shows no photo and no number of another card', async () => {
  const sessions = aSessionFixture({ card: { kind: 'other-person' } });
  const $ = readPage((await open(anEnrolmentFixture(), '', { sessions })).text);
  expect($.text()).not.toContain('00.00.00-000.97');
  expect(aCard().ssin).toBe('00000000097');
});

test('answers 404 where the settings offer none', async () => {
  const answer = await request(
    screenApp(aCertificateFixture({ users: [aUser()] }), { actor: aClinician }),
  ).get(path);
  expect(answer.status).toBe(404);
});
