import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import { confirmEnded } from '../../../plugin/domain/enrolment/enrolment.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { anOffer, aProblem, aRequest, aSubmitted } from '../../support/builders/enrolment.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { EnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import { anEnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { attributes, byLabel, byRole, readPage, texts, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const path = '/users/anne/enrolment/abroad';
const password = 'Zut-12345';
const filled = {
  firstNames: ' Anne Marie ',
  lastName: 'Exemple',
  emailPrivate: 'anne@cabinet.example',
  phonePrivate: '0400 00 00 01',
  next: password,
  confirmation: password,
  accepted: '1',
  unattended: '1',
};
const app = (enrolments: EnrolmentFixture, options: ScreenAppOptions = {}, ssin = '00000000097') =>
  screenApp(aCertificateFixture({ users: [aUser({ ssin })] }), {
    actor: aClinician,
    enrolments,
    ...options,
  });
const send = (fixture: EnrolmentFixture, fields: object, options: ScreenAppOptions = {}) =>
  request(app(fixture, options)).post(path).type('form').send(fields);

const person = { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' };
const url = 'https://validate.example.invalid/1';
/** Not confirmed; the clock of these tests is 2026-06-01T10:00Z. */
const waiting = (confirmBefore: string | null, changes: Partial<Enrolment> = {}) =>
  aSubmitted({
    kind: 'non-resident',
    contract: null,
    agreement: null,
    abroad: { person, validationUrl: url, confirmBefore },
    ...changes,
  });
const shown = [
  waiting('2026-06-08T10:00:00Z'),
  waiting(null),
  waiting('2026-05-31T10:00:00Z', {
    nextAt: null,
    problem: aProblem({ code: confirmEnded, message: '' }),
  }),
  waiting(null, { abroad: { person, validationUrl: null, confirmBefore: null } }),
  waiting(null, { state: 'submitting', nextAt: null, problem: aProblem({ kind: 'not-received' }) }),
  waiting(null, { state: 'delivered' }),
  waiting(null, { state: 'done', endedAt: new Date('2026-06-01T09:58:00Z') }),
  waiting(null, { state: 'abandoned', problem: aProblem() }),
];

describe('form without a Belgian card', () => {
  test('links quietly from the form of a person, and not from that of an organisation', async () => {
    const $ = readPage(
      (await request(app(anEnrolmentFixture())).get('/users/anne/enrolment')).text,
    );
    const link = byRole($, 'link', { name: 'Je n’ai pas de carte d’identité belge' });
    expect(link.attr('href')).toBe(path);
    expect(link.hasClass('b')).toBe(false);
    const offer = anOffer({ limit: 'few-left' });
    const company = { kind: 'company', identifier: '0000000097', name: 'Cabinet' } as const;
    const other = screenApp(aCertificateFixture({ users: [aUser({ organisations: [company] })] }), {
      actor: aClinician,
      enrolments: anEnrolmentFixture({ offer }),
    });
    const answer = await request(other).get('/users/anne/enrolment?id=0000000097');
    expect(answer.text).not.toContain(path);
  });

  test('asks for names, contact data, password and conditions, and no card', async () => {
    const $ = readPage((await request(app(anEnrolmentFixture())).get(path)).text);
    expect(texts(byRole($, 'definition'))).toEqual(['00.00.00-000.97']);
    expect(words($('main'))).toContain('n’est pas un numéro bis');
    expect(byLabel($, 'Prénoms').attr('value')).toBe('');
    expect(texts(byRole($, 'button', { name: 'Envoyer la demande' }))).toHaveLength(1);
    expect($('.b--main')).toHaveLength(1);
    expect($('[data-tr-card]')).toHaveLength(0);
    const bis = readPage(
      (await request(app(anEnrolmentFixture(), {}, '00410100029')).get(path)).text,
    );
    expect(words(bis('main'))).not.toContain('n’est pas un numéro bis');
  });

  test('hands over what was typed, and leads to the request', async () => {
    const fixture = anEnrolmentFixture();
    const answer = await send(fixture, filled);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/enrolments/request-1']);
    expect(fixture.calls.at(-1)).toEqual({
      name: 'beginNonResident',
      with: {
        userId: 'anne',
        firstNames: 'Anne Marie',
        lastName: 'Exemple',
        contactData: { emailPrivate: 'anne@cabinet.example', phonePrivate: '0400 00 00 01' },
        password,
        conditionsAccepted: true,
        unattended: true,
      },
    });
  });

  test('marks everything that was left empty at once, and calls nothing', async () => {
    const fixture = anEnrolmentFixture();
    const answer = await send(fixture, { phonePrivate: '1' });
    expect(answer.status).toBe(422);
    const links = byRole(byRole(readPage(answer.text), 'alert'), 'link');
    expect(attributes(links, 'href')).toEqual([
      '#firstNames',
      '#lastName',
      '#emailPrivate',
      '#next',
      '#accepted',
    ]);
    expect(fixture.calls.map(({ name }) => name)).toEqual(['offer']);
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('shows eHealth’s refusal in its own words, and no password', async () => {
    const refusal = new PluginError('ERR_REGISTRATION_REFUSED', 'no', {
      support: { code: 'NO_BIS', text: 'Geen bisnummer.', ticket: null },
    });
    const answer = await send(anEnrolmentFixture({ refusal }), filled);
    expect(answer.status).toBe(502);
    expect(words(readPage(answer.text)('main'))).toContain('Geen bisnummer.');
    expect(answer.text).not.toContain(password);
    expect(answer.text).toContain('value="Anne Marie"');
  });

  test.each([
    ['a request runs', anOffer({ running: aRequest() })],
    ['it is too early', anOffer({ opensAt: new Date('2026-09-01') })],
    ['there is a certificate elsewhere', anOffer({ limit: 'elsewhere' })],
  ])('leads to the page that says why when %s', async (_what, offer) => {
    const fixture = anEnrolmentFixture({ offer });
    for (const answer of [await request(app(fixture)).get(path), await send(fixture, filled)])
      expect(answer.headers['location']).toBe('/users/anne/enrolment');
    expect(fixture.calls.map(({ name }) => name)).toEqual(['offer', 'offer']);
  });
});

describe('request without a Belgian card', () => {
  const open = async (enrolment: Enrolment, at = '/enrolments/request-1') => {
    const fixture = anEnrolmentFixture({ requests: [enrolment] });
    return readPage((await request(app(fixture)).get(at)).text);
  };

  test('leads to the address where it is confirmed, with its last moment', async () => {
    const $ = await open(waiting('2026-06-08T10:00:00Z'));
    const link = byRole($, 'link', { name: /^Confirmer chez eHealth/ });
    expect([link.attr('href'), link.attr('rel')]).toEqual([url, 'noopener noreferrer']);
    expect($('.b--main')).toHaveLength(1);
    expect(words($('main'))).toContain('8 juin 2026');
    expect(words($('main'))).toContain('À confirmer');
    expect(words($('main'))).toContain('Déjà confirmée ?');
  });

  test('says on the profile until when it has to be confirmed', async () => {
    const $ = await open(waiting('2026-06-08T10:00:00Z'), '/users/anne');
    expect(words($('main'))).toMatch(/À confirmer chez eHealth avant le .*8 juin 2026/);
  });

  test('offers no address any more once its end has passed', async () => {
    const $ = await open(waiting('2026-05-31T10:00:00Z', { nextAt: null }));
    expect($(`a[href="${url}"]`)).toHaveLength(0);
    expect($('h1').text()).toBe('Le délai pour confirmer la demande est passé.');
  });

  test('explains what giving up means, and begins again without a card', async () => {
    const $ = await open(waiting(null), '/enrolments/request-1/abandon');
    expect(words($('main'))).toContain('Sans votre confirmation, eHealth ne délivre rien');
    const ended = await open(waiting(null, { state: 'abandoned' }));
    expect(ended('.b--main').attr('href')).toBe(path);
  });
});

test.each(languages)('renders form and pages in %s as valid HTML', async (language) => {
  const answers = [await request(app(anEnrolmentFixture(), { language })).get(path)];
  answers.push(await send(anEnrolmentFixture(), {}, { language }));
  for (const enrolment of shown) {
    const screens = app(anEnrolmentFixture({ requests: [enrolment] }), { language });
    answers.push(await request(screens).get('/enrolments/request-1'));
  }
  for (const { text } of answers) {
    expect(words(readPage(text)('main'))).not.toMatch(/\{\w+\}|\benrolment\.\w/);
    expect(htmlProblems(text)).toEqual([]);
  }
});
