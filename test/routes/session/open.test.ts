import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { PluginErrorCode } from '../../../plugin/errors.ts';
import { errorCodes, errorStatus, PluginError } from '../../../plugin/errors.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { fallbackReasons } from '../../../plugin/domain/session/session.ts';
import type { CardView } from '../../../plugin/domain/session/service.ts';
import { aCard } from '../../support/builders/card.ts';
import { aFinding, aJudged } from '../../support/builders/certificate.ts';
import { aFallbackState, aSession, anOpening } from '../../support/builders/session.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { SessionFixture } from '../../support/fakes/fake-session-services.ts';
import { aMailboxFixture } from '../../support/fakes/fake-mailbox-services.ts';
import { aSessionFixture } from '../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import {
  hostile,
  attributes,
  byLabel,
  byRole,
  definitionOf,
  nameOf,
  notices,
  readPage,
  texts,
  words,
} from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const pin = '739164';
const password = 'Zut-12345';

const app = (sessions: SessionFixture, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], certificates: [aJudged()] }), {
    actor: aClinician,
    sessions,
    ...options,
  });
const open = async (
  changes: Partial<SessionFixture> = {},
  query = '',
  options: ScreenAppOptions = {},
) => {
  const answer = await request(app(aSessionFixture(changes), options)).get(`/session/open${query}`);
  return readPage(answer.text);
};
const send = (
  sessions: SessionFixture,
  fields: Record<string, string>,
  query = '?certificate=certificate-1&mode=eid',
  options: ScreenAppOptions = {},
) => request(app(sessions, options)).post(`/session/open${query}`).type('form').send(fields);

const filled = { quality: 'doctor', password, pin };
const ready = (changes: Parameters<typeof aCard>[0] = {}, pinPad = false): CardView => ({
  kind: 'ready',
  card: aCard(changes),
  pinPad,
});

const group = () =>
  anOpening({
    certificate: aJudged({ id: 'group-1', kind: 'group', identifier: '00000097' }),
    holder: { kind: 'group', identifier: '00000097', name: 'Groupement Exemple' },
    qualities: ['groupofnurses', 'officedoctors'],
  });
const cardOf = (page: Within) => byRole(page, 'region', { name: 'Carte d’identité' });
const passwordField = (page: Within) => byLabel(page, 'Mot de passe du certificat');
const pinField = (page: Within) => byLabel(page, 'Code PIN de la carte');
const lastTryBox = (page: Within) =>
  byLabel(page, 'Je connais mon code PIN et je fais ce dernier essai');
const otherWay = (page: Within) =>
  byRole(page, 'link', { name: /^(Procédure de secours|Ouvrir avec la carte d’identité)$/ });
const otherChoices = (page: Within) =>
  byRole(byRole(page, 'group', { name: 'Autres choix' }), 'link');
const qualityFold = (page: Within) => byRole(definitionOf(page, 'En tant que'), 'group');
const refusalLink = (page: Within) => byRole(byRole(page, 'alert'), 'link');
const cardAlone = () => anOpening({ certificate: null, modes: ['eid-only'] });

describe('session opening form', () => {
  test('preselects the certificate and the card, and asks only for password and PIN', async () => {
    const $ = await open();
    expect(texts(byRole($, 'definition'))).toEqual([
      'Certificat personnel – Anne Exemple',
      'Médecin',
    ]);
    expect(attributes($('main form input:not([type=hidden])'), 'name')).toEqual([
      'password',
      'pin',
    ]);
    expect($('main form').attr('action')).toBe('/session/open?certificate=certificate-1&mode=eid');
    expect($('main form button[type=submit]').text()).toBe('Ouvrir la session');
    expect(otherChoices($)).toHaveLength(0);
  });

  test('asks for secrets in protected fields without autocompletion', async () => {
    const $ = await open();
    const field = pinField($);
    expect(field.attr('type')).toBe('password');
    expect(field.attr('inputmode')).toBe('numeric');
    expect(field.attr('autocomplete')).toBe('off');
    // Cut in silence, a PIN typed twice by mistake would be a wrong one
    expect(Number(field.attr('maxlength'))).toBeGreaterThan(24);
    expect(passwordField($).attr('autocomplete')).toBe('off');
  });

  test('offers other certificates when there are several, the personal certificate first', async () => {
    const $ = await open({ openings: [cardAlone(), group(), anOpening()] });
    expect(words(definitionOf($, 'Avec'))).toContain('Certificat personnel');
    const others = otherChoices($)
      .map((_, link) => [[$(link).text(), $(link).attr('href')]])
      .get();
    expect(others).toEqual([
      ['Carte d’identité seule – Anne Exemple', '/session/open?mode=eid-only'],
      ['Certificat du groupement – Groupement Exemple', '/session/open?certificate=group-1'],
    ]);
  });

  test('selects a working personal certificate when another certificate is blocked', async () => {
    const blocked = anOpening({ blockedBy: aFinding('Expired', 'error', { blocks: ['session'] }) });
    const good = anOpening({ certificate: aJudged({ id: 'good' }) });
    const $ = await open({ openings: [blocked, good] });
    expect($('main form').attr('action')).toContain('certificate=good');
  });

  test('asks for the quality when an organisation has several qualities', async () => {
    const $ = await open({ openings: [anOpening(), group()] }, '?certificate=group-1');
    expect(attributes($('select#quality option'), 'value')).toEqual([
      'groupofnurses',
      'officedoctors',
    ]);
    expect($('select#quality option[selected]').attr('value')).toBe('groupofnurses');
  });

  const several = ['doctor', 'nurse', 'dentist'] as const;

  test('shows the quality as text and folds the other choices when the host states the quality', async () => {
    const $ = await open({ openings: [anOpening({ qualities: several })] });
    expect(words(qualityFold($).find('summary'))).toBe('Médecin Changer');
    expect(qualityFold($).attr('open')).toBeUndefined();
    // Sent although the field is outside the form, folded or not
    expect(qualityFold($).find('select#quality').attr('form')).toBe($('main form').attr('id'));
    expect($('select#quality option[selected]').attr('value')).toBe('doctor');
    expect(byLabel($, 'En tant que').attr('required')).toBeUndefined();
  });

  test('asks for the quality without preselection when the host states none', async () => {
    const openings = [anOpening({ qualities: several, qualityStated: false })];
    const $ = await open({ openings });
    expect(qualityFold($)).toHaveLength(0);
    expect($('label[for=quality]').text()).toBe('En tant que');
    expect($('select#quality option').first().attr('value')).toBe('');
    expect($('select#quality option[selected]')).toHaveLength(0);
    expect(byLabel($, 'En tant que').attr('required')).toBeDefined();
    const answer = await send(aSessionFixture({ openings }), { quality: '', password, pin });
    const refused = readPage(answer.text);
    expect(refusalLink(refused).attr('href')).toBe('#quality');
    expect(byRole(refused, 'alert').text()).toContain('Vous n’avez pas choisi de qualité.');
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('unfolds the qualities when the chosen quality is refused', async () => {
    const refusal = new PluginError('ERR_QUALITY_UNFIT', 'no');
    const openings = [anOpening({ qualities: several })];
    const answer = await send(aSessionFixture({ openings, refusal }), {
      ...filled,
      quality: 'dentist',
    });
    const $ = readPage(answer.text);
    expect(qualityFold($).attr('open')).toBeDefined();
    expect(qualityFold($).find('summary strong').text()).toBe('Dentiste');
    expect(byLabel($, 'En tant que').attr('aria-describedby')).toBe('quality-error');
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test.each<[name: string, changes: Partial<SessionFixture>, id: string | undefined]>([
    ['both secrets', {}, 'password'],
    ['the PIN alone', { openings: [anOpening({ pinOnly: true })] }, 'pin'],
    ['a PIN pad', { card: ready({}, true) }, 'password'],
    [
      'a PIN pad and no password',
      { openings: [anOpening({ pinOnly: true })], card: ready({}, true) },
      undefined,
    ],
    [
      'a quality to choose',
      { openings: [anOpening({ qualities: several, qualityStated: false })] },
      'quality',
    ],
  ])('places the focus on the first control of a form with %s', async (_name, changes, id) => {
    const $ = await open(changes);
    expect($('[data-tr-focus]')).toHaveLength(1);
    expect($('[data-tr-focus]').attr('id')).toBe(id);
  });

  test('places no focus on a field when the mode is fallback', async () => {
    const $ = await open({}, '?mode=fallback');
    expect($('[data-tr-focus]')).toHaveLength(0);
  });

  test.each([
    ['both', {}, undefined, 'le mot de passe et le code PIN ne sont pas gardés'],
    ['the PIN', { openings: [anOpening({ pinOnly: true })] }, undefined, 'le code PIN n’est pas'],
    [
      'the password',
      {},
      '?certificate=certificate-1&mode=fallback',
      'le mot de passe n’est pas gardé',
    ],
  ])('asks to type %s again after a refusal', async (_name, changes, query, expected) => {
    const refusal = new PluginError('ERR_STS_TIMEOUT', 'no');
    const answer = await send(aSessionFixture({ refusal, ...changes }), filled, query);
    expect(byRole(readPage(answer.text), 'alert').text()).toContain(expected);
  });

  test('asks only for the PIN when the mode is the card alone', async () => {
    const $ = await open({ openings: [anOpening(), cardAlone()] }, '?mode=eid-only');
    expect(passwordField($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(1);
    expect($('main form').attr('action')).toBe('/session/open?mode=eid-only');
    expect(otherWay($)).toHaveLength(0);
  });

  test('asks only for the PIN when the user has chosen PIN only', async () => {
    const $ = await open({ openings: [anOpening({ pinOnly: true })] });
    expect(passwordField($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(1);
    expect($('a[href="/certificates/certificate-1/pin-only"]').text()).toContain('Changer');
  });

  test('offers PIN only when the practice allows the choice and the certificate is personal', async () => {
    const link = 'a[href$="/pin-only"]';
    expect((await open())(link)).toHaveLength(1);
    expect((await open({}, '', { pinOnly: false }))(link)).toHaveLength(0);
    expect((await open({ openings: [group()] }))(link)).toHaveLength(0);
    expect((await open({}, '?mode=fallback'))(link)).toHaveLength(0);
  });

  test.each([
    ['a certificate that they may not see', '?certificate=other', 404],
    ['one that their profile fits no quality for', '?certificate=certificate-1', 422],
    ['one that was replaced', '?certificate=old', 409],
    ['the card alone where it is not offered', '?mode=eid-only', 403],
  ])('refuses to open with %s', async (_name, query, status) => {
    const certificates = [aJudged(), aJudged({ id: 'old', role: 'decrypt-only' })];
    const target = screenApp(aCertificateFixture({ certificates }), {
      actor: aClinician,
      sessions: aSessionFixture({ openings: [anOpening({ certificate: aJudged({ id: 'x' }) })] }),
    });
    expect((await request(target).get(`/session/open${query}`)).status).toBe(status);
  });

  test('links to the certificates when there is no opening', async () => {
    const $ = await open({ openings: [] });
    expect($('main form')).toHaveLength(0);
    expect(byRole(byRole($, 'main'), 'link').last().attr('href')).toBe('/users/anne');
  });

  test('shows the warnings and still asks for the PIN when the certificate has notices', async () => {
    const $ = await open({
      openings: [
        anOpening({
          notices: [
            aFinding('NoEncryptionKey', 'error', { blocks: ['decryption'] }),
            aFinding('Expiring', 'warning', {
              facts: { daysLeft: 20, notAfter: '2026-06-21T09:00:00Z' },
            }),
          ],
        }),
      ],
    });
    expect(notices($, 'caution').find('p')).toHaveLength(2);
    expect(pinField($)).toHaveLength(1);
  });

  test('shows the remedy and no field when the certificate cannot open a session', async () => {
    for (const mode of ['eid', 'fallback']) {
      const $ = await open(
        {
          openings: [
            anOpening({
              blockedBy: aFinding('NotCompleted', 'error', { blocks: ['session'] }),
              notices: [aFinding('Expiring', 'warning')],
            }),
          ],
        },
        `?mode=${mode}`,
      );
      expect($('main form, main input')).toHaveLength(0);
      const blocked = byRole($, 'region', {
        name: 'Ce certificat ne peut pas ouvrir de session.',
      });
      expect(blocked.text()).toContain('étape 2');
      expect(byRole(blocked, 'listitem').length).toBeGreaterThan(2);
      expect(byRole(blocked, 'link').attr('href')).toBe('/certificates/certificate-1');
      for (const part of [notices($), cardOf($), otherWay($)]) expect(part).toHaveLength(0);
    }
  });

  test('offers the running session and no form when a session is reusable', async () => {
    const openings = [anOpening({ reusable: aSession() })];
    const $ = await open({ openings });
    expect($('main form')).toHaveLength(0);
    expect($('h1').text()).toBe('Une session est déjà ouverte jusqu’à 18:30.');
    const renew = byRole(byRole($, 'region'), 'link').last().attr('href')!;
    expect(renew).toBe('/session/open?certificate=certificate-1&mode=eid&renew=1');
    const again = await open({ openings }, renew.slice('/session/open'.length));
    expect(again('main form').attr('action')).toBe(renew);
    // One by the fallback does not keep from opening one with the card
    const other = await open({
      openings: [anOpening({ reusable: aSession({ mode: 'fallback' }) })],
    });
    expect(pinField(other)).toHaveLength(1);
  });
});

describe('card panel', () => {
  const states: readonly [name: string, card: CardView, key: string, told: string][] = [
    [
      'no service',
      { kind: 'unavailable', code: 'ERR_READER_SERVICE' },
      'unavailable.ERR_READER_SERVICE',
      'Aucun lecteur de carte trouvé',
    ],
    [
      'no binding',
      { kind: 'unavailable', code: 'ERR_READER_SUPPORT_MISSING' },
      'unavailable.ERR_READER_SUPPORT_MISSING',
      'trousseau doctor',
    ],
    ['no reader', { kind: 'no-reader' }, 'no-reader', 'Aucun lecteur de carte'],
    ['no card', { kind: 'empty' }, 'empty', 'Insérez votre carte d’identité'],
    ['a card being read', { kind: 'reading' }, 'reading', 'Lecture de la carte'],
    ['several cards', { kind: 'several' }, 'several', 'Plusieurs cartes'],
    [
      'no identity card',
      { kind: 'unusable', code: 'ERR_CARD_NOT_EID' },
      'unusable.ERR_CARD_NOT_EID',
      'n’est pas une carte d’identité',
    ],
    [
      'a code of another port',
      { kind: 'unusable', code: 'SOMETHING' },
      'unusable.SOMETHING',
      'n’a pas répondu',
    ],
    ['an expired card', { kind: 'expired', validTo: '2026-05-20' }, 'expired', '20 mai 2026'],
    [
      'another person’s card',
      { kind: 'other-person' },
      'other-person',
      'appartient à quelqu’un d’autre',
    ],
    ['a blocked card', ready({ triesLeft: 0 }), 'blocked', 'bloqué'],
  ];
  test.each(states)(
    'shows the state and asks for no PIN with %s',
    async (_name, card, key, expected) => {
      const $ = await open({ card });
      expect($('main form, main input')).toHaveLength(0);
      expect(words(cardOf($))).toContain(expected);
      expect(cardOf($).attr('data-tr-card-key')).toBe(key);
      // Without a script this link repeats the check
      expect(byRole(cardOf($), 'link').attr('href')).toBe(
        '/session/open?certificate=certificate-1&mode=eid',
      );
      expect(otherWay($).attr('href')).toContain('mode=fallback');
      const polled = await request(app(aSessionFixture({ card }))).get('/session/card');
      expect((polled.body as { key: string }).key).toBe(key);
      expect(Object.keys(polled.body as object)).toEqual(['key', 'tone', 'title', 'text', 'say']);
      expect((polled.body as { say: string }).say).toBe($('h1').text());
    },
  );

  test('names the card holder, and shows the photo when the card contains a photo', async () => {
    const plain = await open();
    expect(words(cardOf(plain))).toContain('Anne Exemple · Valable jusqu’au');
    expect(cardOf(plain).find('img')).toHaveLength(0);
    const $ = await open({ card: ready({ photo: new Uint8Array([0xff, 0xd8]) }) });
    expect(cardOf($).find('img').attr('src')).toBe('/session/card/photo');
    expect(words(cardOf($))).not.toContain('00000000097');
  });

  test.each([
    [3, 'Il reste 3 essais.', 'ready'],
    [2, 'Il reste 2 essais.', 'ready'],
    // Its warning says so, and says it once
    [1, null, 'ready.last'],
    [null, null, 'ready'],
  ])('shows the matching hint when %s tries are left', async (triesLeft, expected, key) => {
    const $ = await open({ card: ready({ triesLeft }) });
    expect($('#pin-hint strong').text()).toBe(expected ?? '');
    expect(cardOf($).attr('data-tr-card-key')).toBe(key);
    expect(lastTryBox($)).toHaveLength(triesLeft === 1 ? 1 : 0);
  });

  test('warns and asks for a confirmation when one try is left', async () => {
    const $ = await open({ card: ready({ triesLeft: 1 }) });
    expect($('#lastTry-hint').text()).toContain('bloque la carte');
    expect(lastTryBox($).attr('checked')).toBeUndefined();
    expect(lastTryBox($).attr('aria-describedby')).toContain('lastTry-hint');
  });

  test('asks for the PIN on the reader when the reader has a keypad', async () => {
    const $ = await open({ card: ready({}, true) });
    expect(pinField($)).toHaveLength(0);
    expect($('main form').text()).toContain('a son propre clavier');
    expect(cardOf($).attr('data-tr-card-key')).toBe('ready.pad');
  });
});

describe('first sentence', () => {
  const sayOf = ($: ReturnType<typeof readPage>) => ({
    say: words($('h1')),
    then: words($('main header .then')),
    follows: $('h1').attr('data-tr-say') !== undefined,
  });

  test.each<[name: string, changes: Partial<SessionFixture>, say: string]>([
    ['both secrets', {}, 'Votre carte est prête : il reste deux codes à taper.'],
    [
      'the PIN alone',
      { openings: [anOpening({ pinOnly: true })] },
      'Votre carte est prête : il reste son code PIN à taper.',
    ],
    [
      'a PIN pad',
      { card: ready({}, true) },
      'Votre carte est prête : le code PIN se tape sur le lecteur.',
    ],
    [
      'one try left',
      { card: ready({ triesLeft: 1 }) },
      'Votre carte est prête, mais il ne reste qu’un essai.',
    ],
    [
      'no card',
      { card: { kind: 'empty' } },
      'Insérez votre carte d’identité pour ouvrir la session.',
    ],
  ])('says what is left to do and follows the card with %s', async (_name, changes, say) => {
    expect(sayOf(await open(changes))).toEqual({ say, then: '', follows: true });
  });

  test('names the fallback when the card cannot serve, not when eHealth does not answer', async () => {
    const card: CardView = { kind: 'other-person' };
    expect(sayOf(await open({ card }))).toEqual({
      say: 'Cette carte n’est pas la vôtre.',
      then: 'Vous pouvez travailler quand même, par la procédure de secours.',
      follows: true,
    });
    const silent = await open({ card: { kind: 'out-of-reach', code: 'ERR_STS_UNREACHABLE' } });
    expect(sayOf(silent)).toMatchObject({
      say: 'eHealth ne répond pas pour le moment.',
      then: '',
    });
    expect(otherWay(silent)).toHaveLength(0);
    const alone = await open({ card, openings: [anOpening({ modes: ['eid'] })] });
    expect(sayOf(alone).then).toBe('');
  });

  test.each<[code: PluginErrorCode, say: string, then: string]>([
    ['ERR_PIN_WRONG', 'La session n’est pas encore ouverte : il reste un point à corriger.', ''],
    ['ERR_CARD_BUSY', 'La session n’est pas encore ouverte : réessayez dans un instant.', ''],
    ['ERR_PIN_TIMEOUT', 'La session n’est pas encore ouverte.', ''],
    ['ERR_CARD_FAULT', 'Votre carte n’a pas pu ouvrir la session.', ''],
    ['ERR_STS_DENIED', 'Vos droits ne permettent pas d’ouvrir cette session.', ''],
    ['ERR_STS_TIMEOUT', 'eHealth n’a pas ouvert la session.', 'Vos codes ne sont pas en cause.'],
  ])('says what failed after %s', async (code, say, then) => {
    const answer = await send(aSessionFixture({ refusal: new PluginError(code, 'no') }), filled);
    expect(sayOf(readPage(answer.text))).toEqual({ say, then, follows: false });
  });

  test('asks for reason and password in the fallback, or says that it is suspended', async () => {
    expect(sayOf(await open({}, '?mode=fallback')).say).toBe(
      'Sans la carte : un motif, puis le mot de passe.',
    );
    const fallback = aFallbackState({ level: 'stopped', openings: 9 });
    const stopped = await open({ openings: [anOpening({ fallback })] }, '?mode=fallback');
    expect(sayOf(stopped).say).toBe('La procédure de secours est suspendue.');
  });
});

describe('fallback mode', () => {
  test('says how many uses are counted until a warning', async () => {
    const fallback = aFallbackState({ openings: 2 });
    const $ = await open({ openings: [anOpening({ fallback })] });
    expect($('main aside').text()).toContain('2 sur 5 en 30 jours avant un avertissement');
    expect((await open())('main aside').text()).not.toContain('sur 5');
  });

  test('counts faults as faults, not as a habit', async () => {
    const reasons = [{ reason: 'card-fault', count: 5 }] as const;
    const fallback = aFallbackState({ level: 'notice', openings: 5, faults: 5, reasons });
    const $ = await open({ openings: [anOpening({ fallback })] }, '?mode=fallback');
    expect(notices($, 'info').text()).toContain('une panne à réparer');
    expect(notices($, 'info').text()).toContain('Carte bloquée, expirée ou défectueuse (5)');
    expect($('main').text()).not.toContain('trop souvent');
  });

  test.each([
    ['expired', { kind: 'expired', validTo: '2026-01-01T00:00:00.000Z' }, 'card-fault'],
    ['no service', { kind: 'unavailable', code: 'ERR_READER_SERVICE' }, 'software-fault'],
    ['no card', { kind: 'empty' }, null],
  ] as const)('carries the reason that the card already gives: %s', async (_name, card, reason) => {
    const $ = await open({ card });
    const address = new URL(otherWay($).attr('href') ?? '', 'http://host');
    expect(address.searchParams.get('reason')).toBe(reason);
  });

  const stopped = aFallbackState({ level: 'stopped', openings: 9 });

  test('appears as a quiet button after the card', async () => {
    const $ = await open();
    expect(words(otherWay($))).toBe('Procédure de secours');
    expect(otherWay($).hasClass('b--main')).toBe(false);
  });

  test('shows the card form instead when the certificate does not offer the fallback', async () => {
    const $ = await open({ openings: [anOpening({ modes: ['eid'] })] }, '?mode=fallback');
    expect(otherWay($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(1);
  });

  test('asks for the password and a reason, but for no card', async () => {
    const $ = await open({ card: { kind: 'no-reader' } }, '?mode=fallback');
    expect(cardOf($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(0);
    expect(attributes($('input[name=reason]'), 'value')).toEqual([...fallbackReasons]);
    expect($('input[name=reason][checked]')).toHaveLength(0);
    expect(passwordField($)).toHaveLength(1);
    expect(otherWay($).attr('href')).toContain('mode=eid');
  });

  test('asks for the password when the user has chosen PIN only', async () => {
    const $ = await open({ openings: [anOpening({ pinOnly: true })] }, '?mode=fallback');
    expect(passwordField($)).toHaveLength(1);
  });

  test.each([
    ['none', null],
    ['hint', 'devient une habitude'],
    ['notice', 'trop souvent'],
  ] as const)('shows the form, with the matching notice, at level %s', async (level, expected) => {
    const $ = await open(
      { openings: [anOpening({ fallback: aFallbackState({ level, openings: 3 }) })] },
      '?mode=fallback',
    );
    expect(passwordField($)).toHaveLength(1);
    expect(notices($)).toHaveLength(expected === null ? 0 : 1);
    if (expected !== null) {
      expect(notices($).text()).toContain(expected);
      expect(notices($).text()).toContain('3 fois en 30 jours');
    }
  });

  test.each([['eid', 'fallback'], ['eid']] as const)(
    'hides the form and explains the next steps when the fallback is stopped (modes %s)',
    async (...modes) => {
      const $ = await open(
        { openings: [anOpening({ modes, fallback: stopped })] },
        '?mode=fallback',
      );
      expect($('main form')).toHaveLength(0);
      expect(notices($, 'caution').text()).toContain('suspendue');
      expect(notices($, 'caution').text()).toContain('24 heures');
      expect(otherWay($).text()).toContain('carte d’identité');
    },
  );

  test.each(['stopped', 'notice'] as const)(
    'opens again and shows the end date when an admin has lifted the stop (level %s)',
    async (level) => {
      const fallback = { ...stopped, level, liftedUntil: new Date('2026-06-02T07:00:00Z') };
      const $ = await open({ openings: [anOpening({ fallback })] }, '?mode=fallback');
      expect(passwordField($)).toHaveLength(1);
      expect(notices($).text()).toContain('jusqu’au 2 juin 2026');
    },
  );
});

describe('POST /session/open', () => {
  test.each([
    [false, true, '/session?done=session-opened'],
    [true, true, '/session?done=session-reused'],
    // The page itself says what is wrong; "done" would not be true
    [false, false, '/session'],
  ])(
    'redirects, when reused is %s and recognised is %s, to %s',
    async (reused, recognised, location) => {
      const opened = aSession(
        recognised ? {} : { recognition: { recognised: false, failing: ['x'] } },
      );
      const answer = await send(aSessionFixture({ reused, opened }), filled);
      expect(answer.status).toBe(303);
      expect(answer.headers['location']).toBe(location);
    },
  );

  test('passes only the chosen and typed values of the mode to the service', async () => {
    const sessions = aSessionFixture();
    await send(sessions, { ...filled, lastTryConfirmed: '1', reason: 'other', reasonText: 'x' });
    expect(sessions.calls).toEqual([
      {
        name: 'open',
        with: {
          certificateId: 'certificate-1',
          mode: 'eid',
          quality: 'doctor',
          password,
          pin,
          lastTryConfirmed: true,
          reason: null,
          reasonText: '',
          renew: false,
          signal: expect.any(AbortSignal) as unknown,
        },
      },
    ]);
  });

  test.each<
    [name: string, query: string, fields: Record<string, string>, asked: Record<string, unknown>]
  >([
    ['no PIN field (keypad)', '?certificate=c&mode=eid', { password }, { pin: null, password }],
    ['no password field (PIN only)', '?certificate=c&mode=eid', { pin }, { pin, password: null }],
    ['an empty PIN', '?certificate=c&mode=eid', { password, pin: '' }, { pin: '', password }],
    [
      'a PIN as it was typed',
      '?certificate=c',
      { password, pin: ' 12 34' },
      { pin: ' 12 34', mode: 'eid' },
    ],
    [
      'the card alone never sends a password',
      '?mode=eid-only',
      { password, pin },
      { certificateId: null, password: null, pin },
    ],
    [
      'the fallback never sends a PIN',
      '?certificate=c&mode=fallback',
      { password, pin, reason: 'other', reasonText: ' Panne ' },
      { pin: null, password, reason: 'other', reasonText: 'Panne', lastTryConfirmed: false },
    ],
    [
      'words belong to "other" alone',
      '?certificate=c&mode=fallback',
      { password, reason: 'card-lost', reasonText: 'x' },
      { reason: 'card-lost', reasonText: '' },
    ],
    [
      'an unknown reason is none',
      '?certificate=c&mode=fallback',
      { password, reason: 'x' },
      { reason: null },
    ],
    ['a new one on purpose', '?certificate=c&mode=eid&renew=1', { password, pin }, { renew: true }],
  ])('passes the expected values to the service: %s', async (_name, query, fields, asked) => {
    const sessions = aSessionFixture();
    await send(sessions, { quality: 'doctor', ...fields }, query);
    expect(sessions.calls).toEqual([
      { name: 'open', with: expect.objectContaining(asked) as unknown },
    ]);
  });

  test('rejects the form and uses no secret when the quality is missing', async () => {
    const sessions = aSessionFixture();
    const answer = await send(sessions, { password, pin });
    expect(answer.status).toBe(422);
    expect(sessions.calls).toEqual([]);
  });
});

describe('refused opening', () => {
  const fields: readonly [code: PluginErrorCode, field: string | null][] = [
    ['ERR_KEYSTORE_PASSWORD', 'password'],
    ['ERR_PIN_WRONG', 'pin'],
    ['ERR_PIN_FORMAT', 'pin'],
    ['ERR_PIN_LAST_TRY', 'lastTryConfirmed'],
    ['ERR_PIN_CANCELLED', null],
    ['ERR_PIN_TIMEOUT', null],
    ['ERR_CARD_REMOVED', null],
    ['ERR_CARD_BUSY', null],
    ['ERR_MIDDLEWARE_MISSING', null],
    ['ERR_SESSION_BUSY', null],
    ['ERR_SESSION_BLOCKED', null],
    ['ERR_CLAIM_MISMATCH', null],
    ['ERR_STS_UNREACHABLE', null],
    ['ERR_STS_TIMEOUT', null],
    ['ERR_STS_CLOCK', null],
    ['ERR_STS_DENIED', null],
    ['ERR_STS_TOKEN_REFUSED', null],
    ['ERR_KEYSTORE_DAMAGED', null],
  ];
  test.each(fields)(
    'shows the form with the message for %s at the right place, and without secrets',
    async (code, field) => {
      const refusal = new PluginError(code, 'for the log only');
      const answer = await send(aSessionFixture({ refusal }), filled);
      expect(answer.status).toBe(errorStatus[code]);
      const $ = readPage(answer.text);
      expect($('title').text()).toMatch(/^Erreur/);
      expect(byRole($, 'alert')).toHaveLength(1);
      expect(refusalLink($).attr('href')).toBe(field === null ? undefined : `#${field}`);
      if (field !== null) {
        const place = $(`#${field}`);
        expect(place).toHaveLength(1);
        expect(place.attr('aria-describedby')).toContain(`${field}-error`);
        expect($(`#${field}-error`)).toHaveLength(1);
      }
      expect(answer.text).not.toContain(password);
      expect(answer.text).not.toContain(pin);
      expect(answer.text).not.toContain('for the log only');
      expect(htmlProblems(answer.text)).toEqual([]);
    },
  );

  /** Mistyped, or over in a moment: the message says all. */
  const plain: ReadonlySet<PluginErrorCode> = new Set([
    'ERR_KEYSTORE_PASSWORD',
    'ERR_KEYSTORE_CONTENT_PASSWORD',
    'ERR_KEYSTORE_BUSY',
    'ERR_SESSION_BUSY',
    'ERR_SESSION_CANCELLED',
    'ERR_SESSION_KEY_MISSING',
    'ERR_QUALITY_UNFIT',
    'ERR_FALLBACK_REASON',
    'ERR_CARD_BUSY',
    'ERR_CARD_IN_USE',
    'ERR_PIN_FORMAT',
    'ERR_PIN_WRONG',
    'ERR_PIN_LAST_TRY',
    'ERR_PIN_CANCELLED',
    'ERR_PIN_TIMEOUT',
    'ERR_RATE_LIMITED',
    'ERR_FORM_INVALID',
  ]);
  const shown = errorCodes.filter(
    (code) =>
      /^ERR_(KEYSTORE|PIN|CARD|READER|MIDDLEWARE|STS|FALLBACK|SESSION|QUALITY|MODE|CLAIM|RATE)_/.test(
        code,
      ) &&
      // Of a new password, not of an opening
      code !== 'ERR_KEYSTORE_NOT_REWRITABLE' &&
      code !== 'ERR_SESSION_NONE' &&
      code !== 'ERR_SESSION_REQUIRED',
  );

  test.each(shown)('names what failed and who can act: %s', async (code) => {
    const refusal = new PluginError(code, 'no');
    const $ = readPage((await send(aSessionFixture({ refusal }), filled)).text);
    const facts = byRole(byRole($, 'alert'), 'definition');
    expect(facts).toHaveLength(plain.has(code) ? 0 : 2);
    expect(texts(facts).join(' ')).not.toMatch(/opening\./);
  });

  test.each([
    ['ERR_READER_NONE', 'Le lecteur de carte', 'Vous'],
    ['ERR_CARD_EXPIRED', 'Votre carte d’identité', 'Votre commune'],
    ['ERR_MIDDLEWARE_MISSING', 'Cet ordinateur', 'La personne qui s’occupe de vos ordinateurs'],
    ['ERR_KEYSTORE_DAMAGED', 'Votre certificat', 'Vous'],
    ['ERR_CLAIM_MISMATCH', 'Vos droits', 'Le responsable du cabinet'],
    ['ERR_STS_UNAVAILABLE', 'eHealth', 'eHealth : il n’y a rien à changer chez vous'],
  ] as const)('says for %s that %s is in the way', async (code, part, who) => {
    const refusal = new PluginError(code, 'no');
    const $ = readPage((await send(aSessionFixture({ refusal }), filled)).text);
    expect(texts(byRole(byRole($, 'alert'), 'definition'))).toEqual([part, who]);
  });

  test.each([
    ['ERR_READER_NONE', 'reader-fault'],
    ['ERR_MIDDLEWARE_MISSING', 'software-fault'],
    ['ERR_PIN_BLOCKED', 'card-fault'],
    ['ERR_CARD_NONE', null],
    ['ERR_PIN_WRONG', null],
    ['ERR_KEYSTORE_DAMAGED', undefined],
    ['ERR_KEYSTORE_PASSWORD', undefined],
    ['ERR_CLAIM_MISMATCH', undefined],
    ['ERR_STS_TIMEOUT', undefined],
    ['ERR_STS_DENIED', undefined],
  ] as const)(
    'offers the fallback only when the way with the card failed, with the reason that is known: %s',
    async (code, reason) => {
      const refusal = new PluginError(code, 'no');
      const $ = readPage((await send(aSessionFixture({ refusal }), filled)).text);
      expect(otherWay($)).toHaveLength(reason === undefined ? 0 : 1);
      if (reason === undefined) return;
      const address = new URL(otherWay($).attr('href') ?? '', 'http://host');
      expect(address.searchParams.get('reason')).toBe(reason);
      const form = await open({}, address.search);
      expect($('main form input[name=pin]')).toHaveLength(1);
      expect(form('input[name=reason][checked]').attr('value')).toBe(reason ?? undefined);
    },
  );

  test('marks every field that was left empty, and the words of another reason', async () => {
    const refusal = new PluginError('ERR_FALLBACK_REASON', 'no');
    const answer = await send(
      aSessionFixture({ refusal }),
      { quality: 'doctor', password: '', reason: 'other', reasonText: ' ' },
      '?certificate=certificate-1&mode=fallback',
    );
    const $ = readPage(answer.text);
    expect(attributes(refusalLink($), 'href')).toEqual(['#reasonText', '#password']);
    for (const id of ['reasonText', 'password']) {
      expect($(`#${id}`).attr('aria-invalid')).toBe('true');
      expect($(`#${id}`).attr('aria-describedby')).toContain(`${id}-error`);
      expect($(`#${id}-error`)).toHaveLength(1);
    }
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('keeps every entry that is not secret', async () => {
    const refusal = new PluginError('ERR_FALLBACK_REASON', 'no');
    const openings = [anOpening(), group()];
    const answer = await send(
      aSessionFixture({ refusal, openings }),
      { quality: 'officedoctors', password, reason: 'other', reasonText: hostile },
      '?certificate=group-1&mode=fallback',
    );
    const $ = readPage(answer.text);
    expect($('input[name=reason][checked]').attr('value')).toBe('other');
    expect(byLabel($, 'Lequel ?').attr('value')).toBe(hostile);
    expect($('select#quality option[selected]').attr('value')).toBe('officedoctors');
    expect(refusalLink($).attr('href')).toBe('#reasonText');
    expect($('#reasonText').attr('aria-describedby')).toBe('reasonText-error');
    expect($('input[value="Zut-12345"], #password[value]')).toHaveLength(0);
    expect($('main form').attr('action')).toBe('/session/open?certificate=group-1&mode=fallback');
    // A change of language comes back to the same form, empty
    expect(byRole($, 'form', { name: 'Langue' }).find('input[name=next]').attr('value')).toBe(
      '/session/open?certificate=group-1&mode=fallback',
    );
    expect($('img')).toHaveLength(0);
  });

  test('shows a request to wait instead of an error when another opening is in progress', async () => {
    const refusal = new PluginError('ERR_SESSION_BUSY', 'one at a time');
    const $ = readPage((await send(aSessionFixture({ refusal }), filled)).text);
    expect(nameOf(byRole($, 'alert'))).toBe('Un instant');
  });

  test('names the missing password when the password field was empty', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const $ = readPage(
      (await send(aSessionFixture({ refusal }), { ...filled, password: '' })).text,
    );
    expect(byRole($, 'alert').text()).toContain('pas tapé de mot de passe');
  });

  test('links to no PIN field when the card is gone', async () => {
    const refusal = new PluginError('ERR_PIN_WRONG', 'wrong', { params: { triesLeft: 2 } });
    const $ = readPage(
      (await send(aSessionFixture({ refusal, card: { kind: 'empty' } }), filled)).text,
    );
    expect(refusalLink($)).toHaveLength(0);
    expect(byRole($, 'alert').text()).toContain('2 essais');
  });

  test('shows the tries left after a wrong PIN, and asks to confirm the last try', async () => {
    const refusal = new PluginError('ERR_PIN_WRONG', 'wrong', { params: { triesLeft: 1 } });
    const $ = readPage(
      (await send(aSessionFixture({ refusal, card: ready({ triesLeft: 1 }) }), filled)).text,
    );
    expect(byRole($, 'alert').text()).toContain('1 essai');
    expect(lastTryBox($)).toHaveLength(1);
    // Also where the card itself cannot report the tries left
    const blind = readPage(
      (await send(aSessionFixture({ refusal, card: ready({ triesLeft: null }) }), filled)).text,
    );
    expect(lastTryBox(blind)).toHaveLength(1);
  });

  test('asks for the password again when the PIN-only key is missing', async () => {
    const refusal = new PluginError('ERR_SESSION_KEY_MISSING', 'gone');
    const answer = await send(
      aSessionFixture({ refusal, openings: [anOpening({ pinOnly: true })] }),
      { quality: 'doctor', pin },
    );
    const $ = readPage(answer.text);
    expect(refusalLink($).attr('href')).toBe('#password');
    expect(passwordField($)).toHaveLength(1);
  });

  test('shows the support note as escaped text under details when eHealth refuses', async () => {
    const refusal = new PluginError('ERR_STS_FAULT', 'for the log only', {
      support: { code: 'SOA-00001', text: hostile, ticket: 'ticket-77' },
    });
    const answer = await send(aSessionFixture({ refusal }), filled);
    const $ = readPage(answer.text);
    expect($('details').text()).toContain('SOA-00001');
    expect($('details').text()).toContain('ticket-77');
    expect($('img')).toHaveLength(0);
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('answers 429 and opens nothing when there were too many attempts', async () => {
    const sessions = aSessionFixture();
    const passwordRefusal = new PluginError('ERR_RATE_LIMITED', 'slow down', {
      params: { seconds: 60 },
    });
    const answer = await send(sessions, filled, undefined, { passwordRefusal });
    expect(answer.status).toBe(429);
    expect(byRole(readPage(answer.text), 'alert').text()).toContain('60 secondes');
    expect(sessions.calls).toEqual([]);
  });

  test.each(['ERR_NOT_FOUND', 'ERR_FORBIDDEN', 'ERR_SEAL_BROKEN'] as const)(
    'shows the error page for %s',
    async (code) => {
      const answer = await send(aSessionFixture({ refusal: new PluginError(code, 'no') }), filled);
      expect(answer.status).toBe(errorStatus[code]);
      expect(readPage(answer.text)('form[data-tr-once]')).toHaveLength(0);
      expect(answer.text).not.toContain(pin);
    },
  );
});

describe('PIN-only page', () => {
  const path = '/certificates/certificate-1/pin-only';
  const post = (sessions: SessionFixture, fields: Record<string, string>, options = {}) =>
    request(app(sessions, options)).post(path).type('form').send(fields);

  test('explains the stored key, and enables PIN only when the password is sent', async () => {
    const $ = readPage((await request(app(aSessionFixture())).get(path)).text);
    expect($('main').text()).toContain('est alors gardée ici, chiffrée');
    expect($('main').text()).toContain('La procédure de secours demandera toujours');
    const sessions = aSessionFixture();
    const answer = await post(sessions, { wanted: 'on', password });
    expect(answer.headers['location']).toBe('/session?done=pin-only-on');
    expect(sessions.calls).toEqual([
      { name: 'enablePinOnly', with: { certificateId: 'certificate-1', password } },
    ]);
  });

  test('asks for no password when the user disables PIN only', async () => {
    const sessions = aSessionFixture({ openings: [anOpening({ pinOnly: true })] });
    const $ = readPage((await request(app(sessions)).get(path)).text);
    expect(passwordField($)).toHaveLength(0);
    const answer = await post(sessions, { wanted: 'off' });
    expect(answer.headers['location']).toBe('/session?done=pin-only-off');
    expect(sessions.calls).toEqual([
      { name: 'disablePinOnly', with: { certificateId: 'certificate-1' } },
    ]);
  });

  test('shows the error at the password field, without the typed password, when the password is wrong', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const answer = await post(aSessionFixture({ refusal }), { wanted: 'on', password });
    expect(answer.status).toBe(422);
    const $ = readPage(answer.text);
    expect(refusalLink($).attr('href')).toBe('#password');
    expect(answer.text).not.toContain(password);
  });

  test('answers 404 when the certificate is unsuitable, or PIN only is neither offered nor in use', async () => {
    const status = async (changes: Partial<SessionFixture>, options = {}) =>
      (await request(app(aSessionFixture(changes), options)).get(path)).status;
    expect(await status({ openings: [] })).toBe(404);
    expect(await status({}, { pinOnly: false })).toBe(404);
    // Who chose it keeps the way back
    expect(await status({ openings: [anOpening({ pinOnly: true })] }, { pinOnly: false })).toBe(
      200,
    );
    const organisation = anOpening({
      holder: { kind: 'group', identifier: '00000097', name: 'Groupement Exemple' },
    });
    expect(await status({ openings: [organisation] })).toBe(404);
  });

  test('rejects the form and changes nothing when the choice is neither on nor off', async () => {
    const sessions = aSessionFixture();
    expect((await post(sessions, { password })).status).toBe(422);
    expect(sessions.calls).toEqual([]);
  });
});

const pages: readonly (readonly [path: string, sessions: Partial<SessionFixture>])[] = [
  ['/session/open', {}],
  ['/session/open', { openings: [] }],
  [
    '/session/open',
    { openings: [anOpening(), group(), cardAlone()], card: ready({ triesLeft: 1 }) },
  ],
  ['/session/open?certificate=group-1', { openings: [group()], card: ready({}, true) }],
  ['/session/open', { card: { kind: 'expired', validTo: '2026-05-20' } }],
  [
    '/session/open?mode=fallback',
    { openings: [anOpening({ fallback: aFallbackState({ level: 'notice', openings: 5 }) })] },
  ],
  ['/session/open', { openings: [anOpening({ reusable: aSession() })] }],
  [
    '/session/open',
    { openings: [anOpening({ blockedBy: aFinding('NotCompleted', 'error') }), group()] },
  ],
  ['/certificates/certificate-1/pin-only', {}],
  ['/certificates/certificate-1/pin-only', { openings: [anOpening({ pinOnly: true })] }],
];

describe.each(languages)('session opening pages in %s', (language: Language) => {
  test.each(pages)('renders %s as valid HTML with every text in place', async (path, sessions) => {
    const answer = await request(app(aSessionFixture(sessions), { language })).get(path);
    expect(answer.status).toBe(200);
    const $ = readPage(answer.text);
    expect($('h1')).toHaveLength(1);
    expect($('main').text()).not.toMatch(/\{\w+\}|\b(opening|card|session|pinOnly|error)\.\w/);
    expect($('style, [style], script:not([src]), [onclick]')).toHaveLength(0);
    expect(htmlProblems(answer.text)).toEqual([]);
  });
});

test('escapes every name from the host or the card', async () => {
  const holder = { kind: 'person', identifier: '00000000097', name: hostile } as const;
  const $ = await open({
    openings: [anOpening({ holder }), group()],
    card: ready({ firstNames: hostile, lastName: hostile }),
  });
  expect($('img, [onerror]')).toHaveLength(0);
  expect($('main').text()).toContain(hostile);
});

test.each([
  ['/session/open', 'delete'],
  ['/certificates/certificate-1/pin-only', 'put'],
] as const)('answers %s with 405 when the method is %s', async (path, method) => {
  expect((await request(app(aSessionFixture()))[method](path)).status).toBe(405);
});

describe('letters with a session', () => {
  const tick = (page: Within) => byLabel(page, 'Ouvrir aussi mes lettres scellées');
  const withLetters = (opens = true) => ({ mailbox: aMailboxFixture({ opensKeys: opens }) });

  test('asks for them where the password is typed, as the user chose last', async () => {
    const changes = { openings: [anOpening()], card: ready() };
    expect(tick(await open(changes, '', withLetters())).attr('checked')).toBe('checked');
    expect(tick(await open(changes, '', withLetters(false))).attr('checked')).toBeUndefined();
    const pinOnly = { openings: [anOpening({ pinOnly: true })], card: ready() };
    expect((await open(pinOnly, '', withLetters()))('#letters')).toHaveLength(0);
    expect((await open(changes))('#letters')).toHaveLength(0);
  });

  test.each([true, false])(
    'opens them when that is ticked (%s), and remembers it',
    async (chosen) => {
      const sessions = aSessionFixture({ openings: [anOpening()], card: ready() });
      const { mailbox } = withLetters();
      await send(sessions, { ...filled, ...(chosen ? { letters: '1' } : {}) }, undefined, {
        mailbox,
      });
      expect(sessions.calls).toMatchObject([{ name: 'open', with: { letters: chosen } }]);
      expect(mailbox.calls).toMatchObject([{ name: 'chooseKeysWithSession', with: { chosen } }]);
    },
  );
});
