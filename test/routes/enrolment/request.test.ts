import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import { PluginError } from '../../../plugin/errors.ts';
import type { Place } from '../../../plugin/domain/enrolment/places/place.ts';
import { languages, translator } from '../../../plugin/i18n/index.ts';
import { anActor, anAdmin } from '../../support/builders/actor.ts';
import { aCard } from '../../support/builders/card.ts';
import { aHalfVerdict, aJudged } from '../../support/builders/certificate.ts';
import { aProblem, aRequest, aSubmitted } from '../../support/builders/enrolment.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { EnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import { anEnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import { aSessionFixture } from '../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { attributes, byLabel, byRole, readPage, texts, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const pin = '739164';
const password = 'Zut-12345';
const path = '/enrolments/request-1';

const app = (enrolments: EnrolmentFixture, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()] }), {
    actor: aClinician,
    enrolments,
    ...options,
  });
const open = async (shown: Enrolment, options: ScreenAppOptions = {}, at = path) => {
  const answer = await request(app(anEnrolmentFixture({ requests: [shown] }), options)).get(at);
  return { answer, $: readPage(answer.text) };
};
const send = (fixture: EnrolmentFixture, to: string, fields: Record<string, string>) =>
  request(app(fixture)).post(`${path}${to}`).type('form').send(fields);
const actsOf = ({ calls }: EnrolmentFixture) => calls.map(({ name }) => name);

const abroad = (changes: Partial<NonNullable<Enrolment['abroad']>> = {}) =>
  ({
    kind: 'non-resident',
    contract: null,
    agreement: null,
    abroad: {
      person: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
      validationUrl: 'https://example.invalid/validate',
      confirmBefore: '2027-06-01T09:00:00.000Z',
      ...changes,
    },
  }) as const;

const own: readonly (readonly [string, Enrolment, RegExp])[] = [
  ['contract', aRequest(), /^Lisez le contrat/],
  ['contract, refused', aRequest({ problem: aProblem() }), /^Lisez le contrat/],
  ['contract, not received', aRequest({ problem: aProblem({ kind: 'not-received' }) }), /^Lisez/],
  [
    'submitting',
    aSubmitted({
      state: 'submitting',
      checkedByHand: null,
      problem: aProblem({ kind: 'unreachable' }),
    }),
    /^C’est signé\. Nous vérifions/,
  ],
  ['waiting', aSubmitted(), /^C’est signé\. eHealth prépare/],
  ['waiting, late', aSubmitted({ submittedAt: new Date('2026-06-01T08:00:00Z') }), /plus de temps/],
  ['waiting, by hand', aSubmitted({ checkedByHand: true }), /à la main/],
  [
    'waiting, never delivered',
    aSubmitted({ problem: aProblem({ code: 'NOT_DELIVERED', message: '' }), nextAt: null }),
    /^C’est signé/,
  ],
  ['waiting for a request of elsewhere', aSubmitted({ kind: 'completion' }), /pas encore délivré/],
  ['waiting, to be confirmed on the web', aSubmitted(abroad()), /^Confirmez votre demande/],
  [
    'waiting, without the address',
    aSubmitted(abroad({ validationUrl: null })),
    /l’adresse pour la confirmer n’est pas arrivée/,
  ],
  [
    'waiting, confirmed too late',
    aSubmitted(abroad({ confirmBefore: '2026-05-01T09:00:00.000Z' })),
    /délai pour confirmer/,
  ],
  [
    'waiting, refused as confirmed too late',
    aSubmitted({
      ...abroad({ confirmBefore: '2026-05-01T09:00:00.000Z' }),
      problem: aProblem({ code: 'TOO_LATE' }),
      nextAt: null,
    }),
    /délai pour confirmer/,
  ],
  [
    'submitting without a card',
    aSubmitted({ ...abroad(), state: 'submitting', problem: aProblem({ kind: 'not-received' }) }),
    /^Nous vérifions/,
  ],
  ['delivered', aSubmitted({ state: 'delivered', nextAt: null }), /votre mot de passe/],
  ['delivered, keys left', aSubmitted({ state: 'delivered', unattended: true }), /tout seul/],
  [
    'registering, untrusted answer',
    aSubmitted({ state: 'registering', nextAt: null, problem: aProblem({ kind: 'untrusted' }) }),
    /votre mot de passe/,
  ],
  ['registered', aSubmitted({ state: 'registered' }), /^Presque fini/],
  ['to activate', aSubmitted({ kind: 'renewal', state: 'to-activate' }), /Il reste à l’activer/],
  [
    'done',
    aSubmitted({ state: 'done', replaces: 'old-1', nextAt: null }),
    /en ordre jusqu’au 10 mars 2028/,
  ],
  ['abandoned', aRequest({ state: 'abandoned' }), /abandonnée/],
];

describe.each(own)('page of a request: %s', (_state, shown, sentence) => {
  test('begins with the sentence of its state, and has one filled button at most', async () => {
    const { answer, $ } = await open(shown);
    expect(answer.status).toBe(200);
    expect($('h1').text()).toMatch(sentence);
    expect($('.b--main').length).toBeLessThanOrEqual(1);
  });

  test.each(languages)('renders valid HTML in %s', async (language) => {
    const { answer, $ } = await open(shown, { language });
    expect(words($('main'))).not.toMatch(/\{\w+\}|\benrolment\.\w/);
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('shows an admin the state, without a form, a contract or a number', async () => {
    const { answer, $ } = await open(shown, { actor: anAdmin({ userId: 'admin' }) });
    expect(answer.status).toBe(200);
    expect($('main form[method=post]:not([action$="/advance"])')).toHaveLength(0);
    expect($('iframe')).toHaveLength(0);
    expect($.text()).not.toContain('00000000097');
  });

  test('answers a colleague with 404', async () => {
    const { answer } = await open(shown, { actor: anActor({ userId: 'bruno' }) });
    expect(answer.status).toBe(404);
  });
});

test('leads to the address where a request without a card is confirmed', async () => {
  const { $ } = await open(aSubmitted(abroad()));
  expect($('a.b--main').attr('href')).toBe('https://example.invalid/validate');
  expect($('a.b--main').attr('rel')).toContain('noreferrer');
  const ended = await open(aSubmitted(abroad({ confirmBefore: '2026-05-01T09:00:00.000Z' })));
  expect(ended.$('a[href^="https://example.invalid"]')).toHaveLength(0);
  expect(ended.$('a[href$="/abandon"]')).toHaveLength(1);
});

test('says once what is left to do when eHealth waits beyond the end to confirm', async () => {
  const problem = aProblem({ code: 'CONFIRMATION_ENDED', message: '' });
  const late = abroad({ confirmBefore: '2026-05-01T09:00:00.000Z' });
  const { $ } = await open(aSubmitted({ ...late, problem }));
  expect(words($('.then'))).toBe(
    'Si vous l’avez confirmée à temps, il n’y a rien à faire. Sinon, abandonnez-la et recommencez.',
  );
  expect($('.note')).toHaveLength(0);
  expect($('main').text()).not.toContain('CONFIRMATION_ENDED');
  expect($('a.b--main').attr('href')).toBe(`${path}/abandon`);
  // eHealth is asked on by itself, and by a button: it may have been confirmed in time
  expect($('[data-tr-watch]')).toHaveLength(1);
  expect(byRole($, 'button', { name: 'Regarder maintenant' })).toHaveLength(1);
});

describe('signing the contract', () => {
  const contract = () => anEnrolmentFixture({ requests: [aRequest()] });
  const signed = { agreed: '1', pin };

  test('shows the contract in a frame without any right, in the user’s language, and leads to the others', async () => {
    const { $ } = await open(aRequest());
    expect($('iframe').attr('src')).toBe('/enrolments/request-1/contract/fr');
    expect($('iframe').attr('sandbox')).toBe('');
    const languagesOf = byRole($, 'navigation', { name: 'Langue du contrat' });
    expect(texts(byRole(languagesOf, 'link'))).toEqual(['Français', 'Nederlands', 'Deutsch']);
    const dutch = await open(aRequest(), {}, `${path}?contract=nl`);
    expect(dutch.$('iframe').attr('src')).toBe('/enrolments/request-1/contract/nl');
    expect(dutch.$('form[action*="/sign"]').attr('action')).toBe(`${path}/sign?contract=nl`);
  });

  test('says that the PIN is a binding signature, and how many tries are left', async () => {
    const { $ } = await open(aRequest());
    const region = byRole($, 'region', { name: 'Signature' });
    expect(words(region)).toContain('Votre PIN vaut signature.');
    expect(words(region)).toContain('Il reste 3 essais.');
    expect(byLabel(region, 'Code PIN de la carte').attr('autocomplete')).toBe('off');
  });

  test('signs the contract in the language that was shown', async () => {
    const fixture = contract();
    const answer = await send(fixture, '/sign?contract=nl', signed);
    expect([answer.status, answer.headers['location']]).toEqual([303, path]);
    expect(fixture.calls).toEqual([
      {
        name: 'sign',
        with: { id: 'request-1', pin, lastTryConfirmed: false, language: 'nl' },
      },
    ]);
  });

  test('sends nothing to the card without agreement or PIN', async () => {
    const fixture = contract();
    const answer = await send(fixture, '/sign?contract=fr', { pin: '' });
    expect(answer.status).toBe(422);
    const links = byRole(byRole(readPage(answer.text), 'alert'), 'link');
    expect(attributes(links, 'href')).toEqual(['#agreed', '#pin']);
    expect(actsOf(fixture)).toEqual([]);
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('asks for no PIN where the reader has a keypad', async () => {
    const sessions = aSessionFixture({ card: { kind: 'ready', card: aCard(), pinPad: true } });
    const { $ } = await open(aRequest(), { sessions });
    expect(byLabel($, 'Code PIN de la carte')).toHaveLength(0);
    const fixture = contract();
    await send(fixture, '/sign?contract=fr', { agreed: '1' });
    expect(fixture.calls[0]?.with).toMatchObject({ pin: null });
  });

  test('asks to confirm the last try', async () => {
    const card = aCard({ triesLeft: 1 });
    const sessions = aSessionFixture({ card: { kind: 'ready', card, pinPad: false } });
    const { $ } = await open(aRequest(), { sessions });
    expect(byLabel($, 'Je connais mon code PIN et je fais ce dernier essai')).toHaveLength(1);
    const fixture = contract();
    await send(fixture, '/sign?contract=fr', { ...signed, lastTryConfirmed: '1' });
    expect(fixture.calls[0]?.with).toMatchObject({ lastTryConfirmed: true });
  });

  test.each<[PluginError, RegExp]>([
    [new PluginError('ERR_PIN_WRONG', 'no', { params: { triesLeft: 2 } }), /il reste 2 essais/],
    [new PluginError('ERR_PIN_BLOCKED', 'no'), /bloqué/],
    [new PluginError('ERR_PIN_CANCELLED', 'no'), /./],
    [new PluginError('ERR_CARD_OTHER_PERSON', 'no'), /Votre carte d’identité/],
    [new PluginError('ERR_CARD_REMOVED', 'no'), /Votre carte d’identité/],
    [new PluginError('ERR_CARD_NO_SIGNATURE', 'no'), /Votre commune/],
    [new PluginError('ERR_REGISTRATION_REFUSED', 'no'), /La demande n’est pas acceptée/],
  ])('shows what failed, without what was typed: $code', async (refusal, expected) => {
    const fixture = anEnrolmentFixture({ requests: [aRequest()], refusal });
    const answer = await send(fixture, '/sign?contract=nl', signed);
    expect(answer.status).toBe(refusal.status);
    const $ = readPage(answer.text);
    expect(words(byRole($, 'alert'))).toMatch(expected);
    expect(answer.text).not.toContain(pin);
    expect(byLabel($, 'J’ai lu le contrat et je l’accepte').attr('checked')).toBeDefined();
    expect($('iframe').attr('src')).toBe('/enrolments/request-1/contract/nl');
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('leads back to the page when the form’s own address is opened', async () => {
    const answer = await request(app(contract())).get(`${path}/sign?contract=nl`);
    expect([answer.status, answer.headers['location']]).toEqual([303, `${path}?contract=nl`]);
  });
});

describe('what follows a signature', () => {
  test('asks eHealth on demand, but not twice within ten seconds', async () => {
    const fixture = anEnrolmentFixture({ requests: [aSubmitted()] });
    expect((await send(fixture, '/advance', {})).headers['location']).toBe(path);
    expect(fixture.calls).toEqual([{ name: 'advance', with: { id: 'request-1', password: null } }]);
    fixture.requests = [aSubmitted({ changedAt: new Date('2026-06-01T09:59:55Z') })];
    expect((await send(fixture, '/advance', {})).status).toBe(303);
    expect(fixture.calls).toHaveLength(1);
  });

  test('leads back when another step is under way', async () => {
    const refusal = new PluginError('ERR_ENROLMENT_BUSY', 'busy');
    const fixture = anEnrolmentFixture({ requests: [aSubmitted()], refusal });
    expect((await send(fixture, '/advance', {})).status).toBe(303);
  });

  test('answers the script with the state, and whether eHealth may be asked', async () => {
    const { answer } = await open(aSubmitted(), {}, `${path}/state`);
    expect(answer.body).toEqual({ key: 'waiting..false.', due: true });
    const { $ } = await open(aSubmitted());
    expect($('[data-tr-watch]').attr('data-tr-watch-key')).toBe('waiting..false.');
    expect((await open(aSubmitted({ state: 'delivered' }))).$('[data-tr-watch]')).toHaveLength(0);
  });

  test('puts a delivered certificate in place with its password', async () => {
    const delivered = () => aSubmitted({ state: 'delivered', nextAt: null });
    const fixture = anEnrolmentFixture({ requests: [delivered()], becomes: { state: 'done' } });
    expect((await send(fixture, '/advance', { password })).status).toBe(303);
    expect(fixture.calls[0]?.with).toEqual({ id: 'request-1', password });
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const refused = anEnrolmentFixture({ requests: [delivered()], refusal });
    const answer = await send(refused, '/advance', { password });
    expect(byRole(byRole(readPage(answer.text), 'alert'), 'link').attr('href')).toBe('#password');
    expect(answer.text).not.toContain(password);
    expect((await send(refused, '/advance', { password: '' })).status).toBe(422);
    expect(actsOf(refused)).toEqual(['advance']);
  });

  test('activates once every place has the new file, as its holder says', async () => {
    const ready = aSubmitted({ kind: 'renewal', state: 'to-activate' });
    const fixture = anEnrolmentFixture({ requests: [ready], becomes: { state: 'done' } });
    const refused = await send(fixture, '/activate', { password });
    expect(refused.status).toBe(422);
    expect(actsOf(fixture)).toEqual([]);
    expect((await send(fixture, '/activate', { password, everywhere: '1' })).status).toBe(303);
    expect(fixture.calls[0]?.with).toEqual({ id: 'request-1', password });
    const { $ } = await open(ready);
    expect(byRole($, 'link', { name: 'Prendre une copie du nouveau' }).attr('href')).toBe(
      '/certificates/new-1/export?request=request-1',
    );
    expect(words($('main'))).toContain('cesse de publier l’ancienne clé');
  });

  describe.each(languages)('the other places, in %s', (language) => {
    const t = translator(language);
    const ready = aSubmitted({ kind: 'renewal', state: 'to-activate', unattended: true });
    const places: Place[] = [
      { id: 'p1', name: 'PC <b>de garde</b>', doneAt: null },
      { id: 'p2', name: 'Logiciel B', doneAt: new Date('2026-03-10T09:00:00Z') },
    ];
    const shown = async (given: Place[], options: ScreenAppOptions = {}) => {
      const fixture = anEnrolmentFixture({ requests: [ready], places: given });
      const answer = await request(app(fixture, { language, ...options })).get(path);
      expect(htmlProblems(answer.text)).toEqual([]);
      return readPage(answer.text);
    };

    test('shows each with its copy and its tick, and what is open on the button', async () => {
      const $ = await shown(places);
      const list = $('#tr-places-title').parent();
      expect(list.text()).toContain(t('enrolment.activate.place.here'));
      expect(list.find('b').first().text()).toBe('PC <b>de garde</b>');
      const copy = byRole($, 'link', {
        name: t('enrolment.activate.place.copy.of', { name: 'PC <b>de garde</b>' }),
      });
      expect(copy.attr('href')).toBe('/certificates/new-1/export?request=request-1');
      expect(list.find('form[action="/enrolments/request-1/places/p1/mark"]')).toHaveLength(1);
      const submit = $('form[action="/enrolments/request-1/activate"] button');
      expect(submit.text()).toBe(t('enrolment.activate.submit.open.one', { count: 1 }));
      expect(submit.attr('disabled')).toBeUndefined();
      expect($('label[for=everywhere]').text()).toContain('PC <b>de garde</b>');
      expect($('.b--main')).toHaveLength(1);
    });

    test('asks as before without any, or once each has the file', async () => {
      for (const given of [[], [places[1]!]]) {
        const $ = await shown(given);
        expect($('.b--main').text()).toBe(t('enrolment.activate.submit'));
        expect($('label[for=everywhere]').text()).toBe(t('enrolment.activate.everywhere'));
      }
    });

    test('offers no further one once the list is full', async () => {
      const full = Array.from({ length: 12 }, (_, index) => ({
        id: `p${index}`,
        name: `Place ${index}`,
        doneAt: null,
      }));
      expect((await shown(full))('#place')).toHaveLength(0);
    });

    test('shows why a name is not added, with the name', async () => {
      const refusal = new PluginError('ERR_ENROLMENT_PLACE', 'known', {
        params: { problem: 'Known', limit: 12 },
      });
      const fixture = anEnrolmentFixture({ requests: [ready], places, refusal });
      const answer = await request(app(fixture, { language }))
        .post(`${path}/places`)
        .type('form')
        .send({ place: 'Logiciel B' });
      expect(answer.status).toBe(422);
      expect(htmlProblems(answer.text)).toEqual([]);
      const $ = readPage(answer.text);
      expect($('#place').attr('value')).toBe('Logiciel B');
      expect($('#place-error').text()).toContain(t('error.ERR_ENROLMENT_PLACE.problem.Known'));
    });
  });

  test('adds, ticks off and removes a place', async () => {
    const ready = aSubmitted({ kind: 'renewal', state: 'to-activate' });
    const fixture = anEnrolmentFixture({ requests: [ready] });
    for (const [where, form] of [
      ['/places', { place: 'PC de garde' }],
      ['/places/p1/mark', { done: '1' }],
      ['/places/p1/mark', {}],
      ['/places/p1/remove', {}],
    ] as const) {
      const answer = await send(fixture, where, form);
      expect([where, answer.status, answer.headers['location']]).toEqual([where, 303, path]);
    }
    expect(fixture.calls).toMatchObject([
      { name: 'addPlace', with: { name: 'PC de garde' } },
      { name: 'markPlace', with: { placeId: 'p1', isDone: true } },
      { name: 'markPlace', with: { placeId: 'p1', isDone: false } },
      { name: 'removePlace', with: { placeId: 'p1' } },
    ]);
  });

  test('asks for no password to activate where the keys were left', async () => {
    const { $ } = await open(aSubmitted({ state: 'to-activate', unattended: true }));
    expect(byLabel($, 'Mot de passe du certificat')).toHaveLength(0);
  });
});

test('promises to go on by itself only where the keys were left', async () => {
  const silent = { state: 'delivered', problem: aProblem({ kind: 'unreachable' }) } as const;
  const note = async (unattended: boolean) =>
    words((await open(aSubmitted({ ...silent, unattended }))).$('.note'));
  expect(await note(true)).toContain('Nous réessayons tout seuls');
  expect(await note(false)).not.toContain('tout seuls');
  expect(await note(false)).toContain('Réessayez dans quelques minutes');
});

describe('the ways out of a request', () => {
  test('gives a request up after one question', async () => {
    const fixture = anEnrolmentFixture({ requests: [aRequest()] });
    const asked = await request(app(fixture)).get(`${path}/abandon`);
    expect(readPage(asked.text)('h1').text()).toBe('Abandonner cette demande\u00a0?');
    expect(htmlProblems(asked.text)).toEqual([]);
    const answer = await send(fixture, '/abandon', {});
    expect(answer.headers['location']).toBe('/users/anne?done=enrolment-abandoned');
  });

  test('offers to give up only what eHealth does not have', async () => {
    const linkOf = async (shown: Enrolment) =>
      byRole((await open(shown)).$, 'link', { name: 'Abandonner la demande' }).length;
    expect(await linkOf(aRequest())).toBe(1);
    expect(await linkOf(aSubmitted())).toBe(0);
    expect(await linkOf(aSubmitted({ kind: 'completion' }))).toBe(1);
  });

  test('hands out the unfinished file for its password', async () => {
    const fixture = anEnrolmentFixture({ requests: [aSubmitted()] });
    const form = await request(app(fixture)).get(`${path}/export`);
    expect(htmlProblems(form.text)).toEqual([]);
    const answer = await send(fixture, '/export', { password });
    expect(answer.headers['content-type']).toBe('application/x-pkcs12');
    expect(answer.headers['content-disposition']).toContain('attachment');
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const refused = anEnrolmentFixture({ requests: [aSubmitted()], refusal });
    expect((await send(refused, '/export', { password })).status).toBe(422);
  });
});

describe('step 2 of a stored file', () => {
  const stored = aJudged({ id: 'half' }, aHalfVerdict());
  const completing = (fixture: EnrolmentFixture) =>
    request(
      screenApp(aCertificateFixture({ users: [aUser()], certificates: [stored] }), {
        actor: aClinician,
        enrolments: fixture,
      }),
    );
  const at = '/certificates/half/complete';

  test('asks for the password alone, and leads to the request', async () => {
    const fixture = anEnrolmentFixture();
    const form = await completing(fixture).get(at);
    expect(htmlProblems(form.text)).toEqual([]);
    expect(readPage(form.text)('main input:not([type=hidden])')).toHaveLength(1);
    const answer = await completing(fixture).post(at).type('form').send({ password });
    expect(answer.headers['location']).toBe(path);
    expect(fixture.calls).toEqual([
      { name: 'completeStored', with: { certificateId: 'half', password } },
    ]);
  });

  test('shows a wrong password next to its field, and calls nothing without one', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const fixture = anEnrolmentFixture({ refusal });
    const wrong = await completing(fixture).post(at).type('form').send({ password });
    expect(byRole(byRole(readPage(wrong.text), 'alert'), 'link').attr('href')).toBe('#password');
    expect(wrong.text).not.toContain(password);
    expect((await completing(fixture).post(at).type('form').send({})).status).toBe(422);
    expect(actsOf(fixture)).toEqual(['completeStored']);
  });

  test('answers 404 for a file that is not there', async () => {
    const answer = await completing(anEnrolmentFixture()).get('/certificates/none/complete');
    expect(answer.status).toBe(404);
  });
});
