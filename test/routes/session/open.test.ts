import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { PluginErrorCode } from '../../../plugin/errors.ts';
import { PluginError, errorStatus } from '../../../plugin/errors.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { fallbackReasons } from '../../../plugin/domain/session/session.ts';
import type { CardView } from '../../../plugin/domain/session/service.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { SessionFixture } from '../../support/fakes/fake-session-services.ts';
import {
  aCard,
  aFallbackState,
  aSession,
  aSessionFixture,
  anOpening,
} from '../../support/fakes/fake-session-services.ts';
import { aFinding, aJudged } from '../../support/fixtures/judged-certificate.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { aUser } from '../../support/fixtures/screen-users.ts';
import type { Within } from '../../support/tools/page.ts';
import {
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

const hostile = `<img src=x onerror="alert(1)">&"'`;
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

describe('the way in', () => {
  test('has the certificate chosen and the card as the way, so that two secrets are all there is', async () => {
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

  test('asks for secrets as secrets', async () => {
    const $ = await open();
    const field = pinField($);
    expect(field.attr('type')).toBe('password');
    expect(field.attr('inputmode')).toBe('numeric');
    expect(field.attr('autocomplete')).toBe('off');
    // Cut in silence, a PIN typed twice by mistake would be a wrong one
    expect(Number(field.attr('maxlength'))).toBeGreaterThan(24);
    expect(passwordField($).attr('autocomplete')).toBe('off');
  });

  test('offers another certificate only where there is one, the personal one first', async () => {
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

  test('a personal certificate that works goes before one that does not', async () => {
    const blocked = anOpening({ blockedBy: aFinding('Expired', 'error', { blocks: ['session'] }) });
    const good = anOpening({ certificate: aJudged({ id: 'good' }) });
    const $ = await open({ openings: [blocked, good] });
    expect($('main form').attr('action')).toContain('certificate=good');
  });

  test('an organisation with several qualities asks which', async () => {
    const $ = await open({ openings: [anOpening(), group()] }, '?certificate=group-1');
    expect(attributes($('select#quality option'), 'value')).toEqual([
      'groupofnurses',
      'officedoctors',
    ]);
    expect($('select#quality option[selected]').attr('value')).toBe('groupofnurses');
  });

  const several = ['doctor', 'nurse', 'dentist'] as const;

  test('a quality that the host states is text; the others are one fold away', async () => {
    const $ = await open({ openings: [anOpening({ qualities: several })] });
    expect(words(qualityFold($).find('summary'))).toBe('Médecin Changer');
    expect(qualityFold($).attr('open')).toBeUndefined();
    // Sent although it stands beside the form, folded or not
    expect(qualityFold($).find('select#quality').attr('form')).toBe($('main form').attr('id'));
    expect($('select#quality option[selected]').attr('value')).toBe('doctor');
    expect(byLabel($, 'En tant que').attr('required')).toBeUndefined();
  });

  test('a quality that nobody states is asked for, none chosen beforehand', async () => {
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

  test('a quality that eHealth would not accept unfolds the others', async () => {
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
  ])('with %s typing begins at its first field', async (_name, changes, id) => {
    const $ = await open(changes);
    expect($('[data-tr-focus]')).toHaveLength(1);
    expect($('[data-tr-focus]').attr('id')).toBe(id);
  });

  test('the fallback begins at its words, not at a secret', async () => {
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
  ])('after a refusal it says to type %s again', async (_name, changes, query, expected) => {
    const refusal = new PluginError('ERR_STS_TIMEOUT', 'no');
    const answer = await send(aSessionFixture({ refusal, ...changes }), filled, query);
    expect(byRole(readPage(answer.text), 'alert').text()).toContain(expected);
  });

  test('the card alone asks for the PIN alone', async () => {
    const $ = await open({ openings: [anOpening(), cardAlone()] }, '?mode=eid-only');
    expect(passwordField($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(1);
    expect($('main form').attr('action')).toBe('/session/open?mode=eid-only');
    expect(otherWay($)).toHaveLength(0);
  });

  test('who chose so is asked for the PIN alone', async () => {
    const $ = await open({ openings: [anOpening({ pinOnly: true })] });
    expect(passwordField($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(1);
    expect($('a[href="/certificates/certificate-1/pin-only"]').text()).toContain('Changer');
  });

  test('that choice is offered where the practice allows it, on a personal certificate', async () => {
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
  ])('%s is no opening', async (_name, query, status) => {
    const certificates = [aJudged(), aJudged({ id: 'old', role: 'decrypt-only' })];
    const target = screenApp(aCertificateFixture({ certificates }), {
      actor: aClinician,
      sessions: aSessionFixture({ openings: [anOpening({ certificate: aJudged({ id: 'x' }) })] }),
    });
    expect((await request(target).get(`/session/open${query}`)).status).toBe(status);
  });

  test('with nothing to open with, it leads to the certificates', async () => {
    const $ = await open({ openings: [] });
    expect($('main form')).toHaveLength(0);
    expect(byRole(byRole($, 'main'), 'link').last().attr('href')).toBe('/users/anne');
  });

  test('what is worth knowing is said, and lets them go on', async () => {
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

  test('a certificate that cannot open a session has no field at all, only what to do', async () => {
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
      const blocked = byRole($, 'region', { name: 'Ce certificat ne peut pas ouvrir de session' });
      expect(blocked.text()).toContain('étape 2');
      expect(byRole(blocked, 'listitem').length).toBeGreaterThan(2);
      expect(byRole(blocked, 'link').attr('href')).toBe('/certificates/certificate-1');
      for (const part of [notices($), cardOf($), otherWay($)]) expect(part).toHaveLength(0);
    }
  });

  test('a session that runs is handed out instead of asking for anything', async () => {
    const openings = [anOpening({ reusable: aSession() })];
    const $ = await open({ openings });
    expect($('main form')).toHaveLength(0);
    expect($('main h2').text()).toBe('Une session est déjà ouverte jusqu’à 18:30');
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

describe('the card', () => {
  const states: readonly [name: string, card: CardView, key: string, told: string][] = [
    [
      'no service',
      { kind: 'unavailable', code: 'ERR_READER_SERVICE' },
      'unavailable.ERR_READER_SERVICE',
      'lecteurs de carte ne répond pas',
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
      'somebody else’s card',
      { kind: 'other-person' },
      'other-person',
      'appartient à quelqu’un d’autre',
    ],
    ['a blocked card', ready({ triesLeft: 0 }), 'blocked', 'bloqué'],
  ];
  test.each(states)('with %s no PIN is asked', async (_name, card, key, expected) => {
    const $ = await open({ card });
    expect($('main form, main input')).toHaveLength(0);
    expect(words(cardOf($))).toContain(expected);
    expect(cardOf($).attr('data-tr-card-key')).toBe(key);
    // Without a script this is how to look again
    expect(byRole(cardOf($), 'link').attr('href')).toBe(
      '/session/open?certificate=certificate-1&mode=eid',
    );
    expect(otherWay($).attr('href')).toContain('mode=fallback');
    const polled = await request(app(aSessionFixture({ card }))).get('/session/card');
    expect((polled.body as { key: string }).key).toBe(key);
    expect(Object.keys(polled.body as object)).toEqual(['key', 'tone', 'title', 'text']);
  });

  test('their own is named, with its photo when it has a good one', async () => {
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
  ])('with %s tries left it says so', async (triesLeft, expected, key) => {
    const $ = await open({ card: ready({ triesLeft }) });
    expect($('#pin-hint strong').text()).toBe(expected ?? '');
    expect(cardOf($).attr('data-tr-card-key')).toBe(key);
    expect(lastTryBox($)).toHaveLength(triesLeft === 1 ? 1 : 0);
  });

  test('the last try takes a strong warning and a tick of one’s own', async () => {
    const $ = await open({ card: ready({ triesLeft: 1 }) });
    expect($('#lastTry-hint').text()).toContain('bloque la carte');
    expect(lastTryBox($).attr('checked')).toBeUndefined();
    expect(lastTryBox($).attr('aria-describedby')).toContain('lastTry-hint');
  });

  test('a reader with a keypad is where the PIN is typed', async () => {
    const $ = await open({ card: ready({}, true) });
    expect(pinField($)).toHaveLength(0);
    expect($('main form').text()).toContain('a son propre clavier');
    expect(cardOf($).attr('data-tr-card-key')).toBe('ready.pad');
  });
});

describe('the fallback', () => {
  const stopped = aFallbackState({ level: 'stopped', openings: 9 });

  test('is the second and plainer choice', async () => {
    const $ = await open();
    expect(otherWay($).text()).toBe('Procédure de secours');
    expect(otherWay($).hasClass('tr-button')).toBe(false);
  });

  test('is not there where it is not offered', async () => {
    const $ = await open({ openings: [anOpening({ modes: ['eid'] })] }, '?mode=fallback');
    expect(otherWay($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(1);
  });

  test('asks password and a reason, and no card', async () => {
    const $ = await open({ card: { kind: 'no-reader' } }, '?mode=fallback');
    expect(cardOf($)).toHaveLength(0);
    expect(pinField($)).toHaveLength(0);
    expect(attributes($('input[name=reason]'), 'value')).toEqual([...fallbackReasons]);
    expect($('input[name=reason][checked]')).toHaveLength(0);
    expect(passwordField($)).toHaveLength(1);
    expect(otherWay($).attr('href')).toContain('mode=eid');
  });

  test('asks the password of who chose PIN only too', async () => {
    const $ = await open({ openings: [anOpening({ pinOnly: true })] }, '?mode=fallback');
    expect(passwordField($)).toHaveLength(1);
  });

  test.each([
    ['none', null],
    ['hint', 'devient une habitude'],
    ['notice', 'trop souvent'],
  ] as const)('at level %s it still opens', async (level, expected) => {
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
    'stopped, it has no field and says who can help (modes %s)',
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
    'lifted by an admin (%s) it opens again, and says until when',
    async (level) => {
      const fallback = { ...stopped, level, liftedUntil: new Date('2026-06-02T07:00:00Z') };
      const $ = await open({ openings: [anOpening({ fallback })] }, '?mode=fallback');
      expect(passwordField($)).toHaveLength(1);
      expect(notices($).text()).toContain('jusqu’au 2 juin 2026');
    },
  );
});

describe('opening', () => {
  test.each([
    [false, true, '/session?done=session-opened'],
    [true, true, '/session?done=session-reused'],
    // The page itself says what is wrong; "done" would not be true
    [false, false, '/session'],
  ])('reused %s, recognised %s: leads to %s', async (reused, recognised, location) => {
    const opened = aSession(
      recognised ? {} : { recognition: { recognised: false, failing: ['x'] } },
    );
    const answer = await send(aSessionFixture({ reused, opened }), filled);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(location);
  });

  test('asks for exactly what was chosen and typed', async () => {
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
  ])('%s', async (_name, query, fields, asked) => {
    const sessions = aSessionFixture();
    await send(sessions, { quality: 'doctor', ...fields }, query);
    expect(sessions.calls).toEqual([
      { name: 'open', with: expect.objectContaining(asked) as unknown },
    ]);
  });

  test('a form without a quality is refused before any secret is used', async () => {
    const sessions = aSessionFixture();
    const answer = await send(sessions, { password, pin });
    expect(answer.status).toBe(422);
    expect(sessions.calls).toEqual([]);
  });
});

describe('a refusal', () => {
  const fields: readonly [code: PluginErrorCode, field: string | null][] = [
    ['ERR_KEYSTORE_PASSWORD', 'password'],
    ['ERR_PIN_WRONG', 'pin'],
    ['ERR_PIN_FORMAT', 'pin'],
    ['ERR_PIN_LAST_TRY', 'lastTryConfirmed'],
    ['ERR_PIN_CANCELLED', null],
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
  test.each(fields)('%s comes back at the right place', async (code, field) => {
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
  });

  test('keeps what is no secret', async () => {
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
    expect(refusalLink($).attr('href')).toBe('#reason');
    expect($('#reason').attr('aria-describedby')).toBe('reason-error');
    expect($('input[value="Zut-12345"], #password[value]')).toHaveLength(0);
    expect($('main form').attr('action')).toBe('/session/open?certificate=group-1&mode=fallback');
    // A change of language comes back to the same form, empty
    expect(byRole($, 'form', { name: 'Langue' }).find('input[name=next]').attr('value')).toBe(
      '/session/open?certificate=group-1&mode=fallback',
    );
    expect($('img')).toHaveLength(0);
  });

  test('that only needs waiting is not called a mistake', async () => {
    const refusal = new PluginError('ERR_SESSION_BUSY', 'one at a time');
    const $ = readPage((await send(aSessionFixture({ refusal }), filled)).text);
    expect(nameOf(byRole($, 'alert'))).toBe('Un instant');
  });

  test('names a forgotten password as such', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const $ = readPage(
      (await send(aSessionFixture({ refusal }), { ...filled, password: '' })).text,
    );
    expect(byRole($, 'alert').text()).toContain('pas tapé de mot de passe');
  });

  test('leads to no field that is gone with the card', async () => {
    const refusal = new PluginError('ERR_PIN_WRONG', 'wrong', { params: { triesLeft: 2 } });
    const $ = readPage(
      (await send(aSessionFixture({ refusal, card: { kind: 'empty' } }), filled)).text,
    );
    expect(refusalLink($)).toHaveLength(0);
    expect(byRole($, 'alert').text()).toContain('2 essais');
  });

  test('of a wrong PIN says what is left, and the next page asks for the last try', async () => {
    const refusal = new PluginError('ERR_PIN_WRONG', 'wrong', { params: { triesLeft: 1 } });
    const $ = readPage(
      (await send(aSessionFixture({ refusal, card: ready({ triesLeft: 1 }) }), filled)).text,
    );
    expect(byRole($, 'alert').text()).toContain('1 essai');
    expect(lastTryBox($)).toHaveLength(1);
    // Also where the card itself cannot tell
    const blind = readPage(
      (await send(aSessionFixture({ refusal, card: ready({ triesLeft: null }) }), filled)).text,
    );
    expect(lastTryBox(blind)).toHaveLength(1);
  });

  test('of a PIN-only key that is gone asks the password again', async () => {
    const refusal = new PluginError('ERR_SESSION_KEY_MISSING', 'gone');
    const answer = await send(
      aSessionFixture({ refusal, openings: [anOpening({ pinOnly: true })] }),
      { quality: 'doctor', pin },
    );
    const $ = readPage(answer.text);
    expect(refusalLink($).attr('href')).toBe('#password');
    expect(passwordField($)).toHaveLength(1);
  });

  test('by eHealth keeps its own words for the help desk, folded', async () => {
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

  test('of too many tries comes back untried', async () => {
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
    '%s goes to the error page',
    async (code) => {
      const answer = await send(aSessionFixture({ refusal: new PluginError(code, 'no') }), filled);
      expect(answer.status).toBe(errorStatus[code]);
      expect(readPage(answer.text)('form[data-tr-once]')).toHaveLength(0);
      expect(answer.text).not.toContain(pin);
    },
  );
});

describe('PIN only', () => {
  const path = '/certificates/certificate-1/pin-only';
  const post = (sessions: SessionFixture, fields: Record<string, string>, options = {}) =>
    request(app(sessions, options)).post(path).type('form').send(fields);

  test('says what is kept, and takes the password', async () => {
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

  test('is left without a password', async () => {
    const sessions = aSessionFixture({ openings: [anOpening({ pinOnly: true })] });
    const $ = readPage((await request(app(sessions)).get(path)).text);
    expect(passwordField($)).toHaveLength(0);
    const answer = await post(sessions, { wanted: 'off' });
    expect(answer.headers['location']).toBe('/session?done=pin-only-off');
    expect(sessions.calls).toEqual([
      { name: 'disablePinOnly', with: { certificateId: 'certificate-1' } },
    ]);
  });

  test('a wrong password comes back at its field, and never in the page', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const answer = await post(aSessionFixture({ refusal }), { wanted: 'on', password });
    expect(answer.status).toBe(422);
    const $ = readPage(answer.text);
    expect(refusalLink($).attr('href')).toBe('#password');
    expect(answer.text).not.toContain(password);
  });

  test('is nobody’s choice where it is not theirs, or not offered', async () => {
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

  test('what is neither on nor off changes nothing', async () => {
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

describe.each(languages)('in %s', (language: Language) => {
  test.each(pages)('%s is valid HTML with every word in its place', async (path, sessions) => {
    const answer = await request(app(aSessionFixture(sessions), { language })).get(path);
    expect(answer.status).toBe(200);
    const $ = readPage(answer.text);
    expect($('h1')).toHaveLength(1);
    expect($('main').text()).not.toMatch(/\{\w+\}|\b(opening|card|session|pinOnly|error)\.\w/);
    expect($('style, [style], script:not([src]), [onclick]')).toHaveLength(0);
    expect(htmlProblems(answer.text)).toEqual([]);
  });
});

test('no name that comes from elsewhere gets through', async () => {
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
] as const)('%s does not answer to %s', async (path, method) => {
  expect((await request(app(aSessionFixture()))[method](path)).status).toBe(405);
});
