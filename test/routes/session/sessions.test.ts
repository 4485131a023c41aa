import { createHash } from 'node:crypto';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../plugin/i18n/language.ts';
import { failingPoints } from '../../../plugin/routes/session/error-view.ts';
import { countdownView } from '../../../plugin/routes/session/time-view.ts';
import { languages, translator } from '../../../plugin/i18n/index.ts';
import type { SessionPhase } from '../../../plugin/domain/session/session.ts';
import { endCauses } from '../../../plugin/domain/session/session.ts';
import { aCard } from '../../support/builders/card.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aFallbackState, aTrace, anOpening, anOverview } from '../../support/builders/session.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { SessionFixture } from '../../support/fakes/fake-session-services.ts';
import { aSessionFixture } from '../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import {
  hostile,
  badges,
  byRole,
  entries,
  notices,
  readPage,
  texts,
  toneOf,
  words,
} from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const app = (sessions: Partial<SessionFixture> = {}, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], certificates: [aJudged()] }), {
    actor: aClinician,
    sessions: aSessionFixture(sessions),
    ...options,
  });
const open = async (
  sessions: Partial<SessionFixture> = {},
  path = '/session',
  options: ScreenAppOptions = {},
) => readPage((await request(app(sessions, options)).get(path)).text);

const badgeOfNav = (page: Within) => badges(byRole(page, 'navigation', { name: 'Navigation' }));
const earlier = (page: Within) =>
  byRole(byRole(page, 'region', { name: 'Sessions précédentes' }), 'listitem');

const unrecognised = {
  recognition: {
    recognised: false,
    failing: [
      'urn:be:fgov:person:ssin:doctor:boolean',
      'urn:be:fgov:person:ssin:ehealth:1.0:doctor:nihii11',
    ],
  },
} as const;

describe('session page', () => {
  test('offers a single button when no session is open', async () => {
    const $ = await open();
    expect($('h1').text()).toBe('Aucune session n’est ouverte.');
    const links = byRole(byRole($, 'main'), 'link');
    expect(links).toHaveLength(1);
    expect(words(links)).toBe('Ouvrir une session eHealth');
    expect(links.attr('href')).toBe('/session/open');
  });

  test('shows holder, quality, mode, end and time left of a running session', async () => {
    const $ = await open({ running: [anOverview()] });
    const text = words($('main'));
    for (const expected of [
      'Votre session est ouverte jusqu’à 18:30. Ouverte avec votre carte ; vous pouvez la retirer du lecteur.',
      'encore 6 h 30 min',
      'Anne Exemple',
      'Médecin – qualité reconnue par eHealth',
      'Avec l’eID',
      'acceptation (test)',
    ]) {
      expect(text).toContain(expected);
    }
    expect($('form[action="/session/session-1/end"] button').text()).toBe('Terminer la session');
    expect(text).not.toContain('Prolonger');
  });

  test('offers another session only when a certificate has none yet', async () => {
    const running = [anOverview()];
    const cardAlone = anOpening({ certificate: null, modes: ['eid-only'] });
    const alone = await open({ running, openings: [anOpening(), cardAlone] });
    expect(alone('main').text()).not.toContain('Ouvrir une autre session');
    const group = anOpening({ certificate: aJudged({ id: 'group-1' }) });
    const $ = await open({ running, openings: [anOpening(), cardAlone, group] });
    const link = $('main a').filter((_, a) => $(a).text() === 'Ouvrir une autre session');
    expect(link.attr('href')).toBe('/session/open?certificate=group-1');
  });

  test('shows the day of the end when the session ends tomorrow', async () => {
    const $ = await open({
      running: [anOverview({ notOnOrAfter: new Date('2026-06-02T06:00:00Z') })],
    });
    expect(words($('h1'))).toMatch(/jusqu’au 2 juin 2026.* 08:00\.$/);
  });

  test('begins with the count and names each session when several are open', async () => {
    const $ = await open({ running: [anOverview(), anOverview({ id: 'session-2' })] });
    expect($('h1').text()).toBe('2 de vos sessions sont ouvertes.');
    expect(texts(byRole(byRole($, 'main'), 'heading').filter('h2')).slice(0, 2)).toEqual([
      'Votre session est ouverte jusqu’à 18:30.',
      'Votre session est ouverte jusqu’à 18:30.',
    ]);
  });

  test.each([
    ['eid-only', 'laissez-la dans le lecteur'],
    ['fallback', 'sans carte'],
  ] as const)('says how a session of mode %s was opened', async (mode, expected) => {
    const $ = await open({ running: [anOverview({ mode })] });
    expect($('header .then').text()).toContain(expected);
  });

  test('hides the environment when the session is in production', async () => {
    const $ = await open({ running: [anOverview({ environment: 'production' })] });
    expect($('main').text()).not.toContain('Environnement');
  });

  test('shows a warning instead of an open session when eHealth does not recognise the user', async () => {
    const $ = await open({ running: [anOverview(unrecognised)] }, '/session?done=session-opened');
    expect($('h1').text()).toBe(
      'Session ouverte, mais eHealth ne vous reconnaît pas comme médecin.',
    );
    const session = byRole(byRole($, 'main'), 'region').first();
    expect(toneOf(session)).toBe('unusable');
    expect(texts(byRole(session, 'listitem'))).toEqual([
      'La qualité professionnelle',
      'Le numéro INAMI',
    ]);
    expect(session.text()).toContain('UPPAD');
    expect($('main').text()).not.toContain('ouverte jusqu’à');
    expect(toneOf(badgeOfNav($))).toBe('unusable');
  });

  test('names another remedy when eHealth does not recognise an organisation', async () => {
    const $ = await open({
      running: [
        anOverview({
          ...unrecognised,
          quality: 'guardpost',
          holder: { kind: 'group', identifier: '00000097', name: 'Poste Exemple' },
        }),
      ],
    });
    expect($('h1').text()).toBe(
      'Session ouverte, mais eHealth ne reconnaît pas l’organisation comme poste de garde.',
    );
    expect(byRole(byRole($, 'main'), 'region').text()).toContain('agrément');
  });

  test.each<[phase: SessionPhase, mode: 'eid' | 'fallback', text: string | null, href: string]>([
    ['open', 'eid', null, ''],
    [
      'ageing',
      'eid',
      'Prolonger la session',
      '/session/open?certificate=certificate-1&mode=eid&renew=1',
    ],
    [
      'ending',
      'eid',
      'Prolonger la session',
      '/session/open?certificate=certificate-1&mode=eid&renew=1',
    ],
    [
      'ageing',
      'fallback',
      'Ouvrir une nouvelle session',
      '/session/open?certificate=certificate-1',
    ],
  ])('shows for phase %s and mode %s the button %s', async (phase, mode, text, href) => {
    const $ = await open({ running: [anOverview({ mode }, { phase })] });
    const offered = byRole($('form[action$="/end"]'), 'link');
    expect(offered.text()).toBe(text ?? '');
    expect(offered.attr('href') ?? '').toBe(href);
  });

  test('shows the warnings, the fallback reason and the certified attributes', async () => {
    const $ = await open({
      running: [
        anOverview({
          mode: 'fallback',
          fallbackReason: 'card-forgotten',
          warnings: ['NihiiDiffers', 'ClockCorrected'],
          attributes: [
            { name: 'urn:be:fgov:person:ssin', namespace: 'x', values: ['00000000097'] },
            { name: 'urn:x:doctor:nihii11', namespace: 'x', values: ['10000007000'] },
            { name: 'urn:x:givenname', namespace: 'x', values: [''] },
          ],
        }),
      ],
    });
    const text = words($('main'));
    expect(text).toContain('Procédure de secours (carte oubliée)');
    expect(text).toContain('Le numéro INAMI connu d’eHealth');
    const certified = words(byRole($, 'group', { name: 'Ce qu’eHealth a certifié' }));
    expect(certified).toContain('10000007000');
    expect(certified).toContain('…097');
    expect(certified).not.toContain('00000000097');
    expect(certified).toContain('vide');
  });

  test.each(endCauses)('shows the cause when the last session ended with %s', async (endCause) => {
    const $ = await open({ recent: [aTrace({ endCause })] });
    const expected = translator('fr')(`session.cause.${endCause}`);
    expect(words($('header .then'))).toContain(`: ${expected}`);
    expect(earlier($)).toHaveLength(1);
  });

  test('lists earlier sessions without details when a session is open', async () => {
    const $ = await open({
      running: [anOverview()],
      recent: [aTrace(), aTrace({ id: 'x', endedAt: null, endCause: null })],
    });
    expect($('main').text()).not.toContain('Votre dernière session');
    expect(earlier($)).toHaveLength(1);
  });

  test.each([
    ['none', null],
    ['hint', 'info'],
    ['notice', 'caution'],
    ['stopped', 'caution'],
  ] as const)('shows the matching fallback notice at level %s', async (level, tone) => {
    const $ = await open({
      openings: [anOpening(), anOpening({ fallback: aFallbackState({ level, openings: 4 }) })],
    });
    const notice = notices(byRole($, 'main'));
    expect(notice).toHaveLength(tone === null ? 0 : 1);
    if (tone === null) return;
    expect(toneOf(notice)).toBe(tone);
    expect(words(notice.text())).toContain('4 fois en 30 jours');
    expect(notice.text()).toContain(level === 'stopped' ? 'carte' : 'commune');
  });

  test('ends a session and confirms, and says that it had ended when it is not one of the user’s', async () => {
    const sessions = aSessionFixture({
      running: [anOverview(), anOverview({ id: 'other', userId: 'bruno' })],
    });
    const target = screenApp(aCertificateFixture(), { actor: aClinician, sessions });
    const answer = await request(target).post('/session/session-1/end');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/session?done=session-ended');
    expect(sessions.calls).toEqual([{ name: 'end', with: { sessionId: 'session-1' } }]);
    for (const id of ['session-1', 'other', 'unknown']) {
      const again = await request(target).post(`/session/${id}/end`);
      expect(again.headers['location']).toBe('/session?done=session-ended-before');
    }
    expect(sessions.running.map(({ session }) => session.id)).toEqual(['other']);
  });
});

describe('page header', () => {
  test('links to the session page and shows the end of the session when a session is open', async () => {
    const $ = await open({ running: [anOverview()] }, '/users/anne');
    const link = byRole($, 'navigation').find('a[href="/session"]');
    expect(words(link.text())).toBe('Session ouverte jusqu’à 18:3018:30');
    expect(link.find('[aria-hidden]').text()).toBe('18:30');
    expect(link.find('[data-tr-ends-in]').attr('data-tr-ends-in')).toBe('23400');
    expect(link.find('[data-tr-ends-in]').attr('data-tr-warn-at')).toBe('30 10 2');
    expect($('#tr-ending').attr('role')).toBe('status');
  });

  test.each([
    ['nothing open', []],
    ['one that is over', [anOverview({}, { phase: 'over', secondsLeft: 0 })]],
    ['another user’s', [anOverview({ userId: 'bruno' })]],
  ])('shows only the link with %s', async (_name, running) => {
    const $ = await open({ running }, '/users/anne');
    expect(byRole($, 'navigation').find('a[href="/session"]').text()).toBe('Session');
    expect($('#tr-ending')).toHaveLength(0);
  });
});

describe('card left open', () => {
  test.each([
    ['fr', 'Retirez votre carte du lecteur'],
    ['nl', 'Haal uw kaart uit de lezer'],
    ['de', 'Nehmen Sie Ihre Karte aus dem Leser'],
    ['en', 'Take your card out of the reader'],
  ] as const)('returns the request to take it out, on both pages in %s', async (language, text) => {
    const actor = { ...aClinician, language };
    for (const path of ['/session', '/session/open']) {
      const page = await open({ card: { kind: 'left-open' } }, path, { actor });
      expect(page('[data-tr-card]').text()).toContain(text);
      expect(page('#pin')).toHaveLength(0);
    }
  });

  test('shows no other act as the next one: opening a session is a link until the card is out', async () => {
    const link = (page: Awaited<ReturnType<typeof open>>) => page('a[href="/session/open"]').last();
    const left = await open({ card: { kind: 'left-open' }, running: [] });
    expect(link(left).hasClass('b--main')).toBe(false);
    expect(link(left).text()).not.toBe('');
    expect(link(await open({ running: [] })).hasClass('b--main')).toBe(true);
  });

  test('returns no card on the session page otherwise', async () => {
    expect((await open())('[data-tr-card]')).toHaveLength(0);
  });
});

describe('GET /session/card', () => {
  test('returns a state and its texts, and no data of the card', async () => {
    const answer = await request(app()).get('/session/card');
    expect(answer.body).toEqual({
      key: 'ready',
      say: '',
      tone: 'ok',
      title: 'Votre carte est prête',
      text: '',
    });
  });

  test('returns the photo to the holder only, and forbids caching', async () => {
    const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    const ready = { kind: 'ready', card: aCard({ photo }), pinPad: false } as const;
    const answer = await request(app({ card: ready })).get('/session/card/photo');
    expect(answer.headers['content-type']).toBe('image/jpeg');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(new Uint8Array(answer.body as Buffer)).toEqual(photo);
    for (const card of [
      { kind: 'other-person' },
      { kind: 'empty' },
      { kind: 'ready', card: aCard({ photo: null }), pinPad: false },
    ] as const) {
      expect((await request(app({ card })).get('/session/card/photo')).status).toBe(404);
    }
  });
});

describe('practice sessions page', () => {
  const practice = {
    periodDays: 30,
    sessions: [
      anOverview(),
      anOverview({
        id: 'session-2',
        userName: 'Bruno Spécimen',
        holder: { kind: 'group', identifier: '00000097', name: 'Groupement Exemple' },
      }),
    ],
    fallback: (['none', 'hint', 'notice', 'stopped'] as const).map((level, index) => ({
      kind: 'person' as const,
      identifier: `0000000012${String(index)}`,
      holderName: `Titulaire ${level}`,
      openings: index + 1,
      lastAt: new Date('2026-05-30T07:00:00Z'),
      level,
      noticeAfter: 5,
      faults: 0,
      reasons: [],
      liftedUntil: null,
    })),
  };
  const asAdmin = (sessions: SessionFixture) => screenApp(aCertificateFixture(), { sessions });

  test('refuses the request and hides the link when the user is not an admin', async () => {
    expect((await request(app({ practice })).get('/sessions')).status).toBe(403);
    const mine = await open({}, '/session');
    expect(mine('a[href="/sessions"]')).toHaveLength(0);
    const admins = readPage((await request(screenApp(aCertificateFixture())).get('/session')).text);
    expect(admins('main a[href="/sessions"]')).toHaveLength(1);
  });

  test('names holder and opener of each session, and ends the chosen session', async () => {
    const sessions = aSessionFixture({ practice, running: practice.sessions });
    const target = asAdmin(sessions);
    const $ = readPage((await request(target).get('/sessions')).text);
    const rows = entries(byRole($, 'region', { name: 'Sessions ouvertes' }));
    expect(rows).toHaveLength(2);
    expect(rows.last().text()).toContain('par Bruno Spécimen');
    expect(rows.first().text()).not.toContain('par Anne');
    expect(rows.last().find('button').attr('aria-label')).toContain('Groupement Exemple');
    const answer = await request(target).post(rows.last().find('form').attr('action')!);
    expect(answer.headers['location']).toBe('/sessions?done=session-ended');
    expect(sessions.calls).toEqual([{ name: 'end', with: { sessionId: 'session-2' } }]);
  });

  test('lifts the stop of the fallback for the chosen holder, without exposing the number', async () => {
    const sessions = aSessionFixture({ practice });
    const target = asAdmin(sessions);
    const page = (await request(target).get('/sessions')).text;
    expect(page).not.toMatch(/\d{11}/);
    const $ = readPage(page);
    const fallback = byRole($, 'region', { name: 'Procédure de secours' });
    expect(texts(badges(fallback))).toEqual(['Normale', 'À suivre', 'Trop fréquente', 'Suspendue']);
    expect(fallback.text()).toContain('2 sur 5 en 30 jours avant un avertissement');
    const form = $('form[action="/sessions/fallback"]');
    expect(form).toHaveLength(1);
    const holder = form.find('input[name=holder]').attr('value')!;
    // A bare hash of a number is the number, for an attacker who tries them all
    const bare = createHash('sha256').update(JSON.stringify(['person', '00000000123']));
    expect(bare.digest('base64url').startsWith(holder)).toBe(false);
    const answer = await request(target).post('/sessions/fallback').type('form').send({ holder });
    expect(answer.headers['location']).toBe('/sessions?done=fallback-lifted');
    expect(sessions.calls).toEqual([
      { name: 'liftFallbackStop', with: { kind: 'person', identifier: '00000000123' } },
    ]);
    const unknown = await request(target)
      .post('/sessions/fallback')
      .type('form')
      .send({ holder: 'x' });
    expect(unknown.status).toBe(404);
  });

  test('shows the end date and no button when the stop is lifted', async () => {
    const figure = { ...practice.fallback[3]!, liftedUntil: new Date('2026-06-02T07:00:00Z') };
    const $ = readPage(
      (
        await request(
          asAdmin(aSessionFixture({ practice: { ...practice, fallback: [figure] } })),
        ).get('/sessions')
      ).text,
    );
    expect($('form[action="/sessions/fallback"]')).toHaveLength(0);
    expect($('section').last().text()).toContain('Permise jusqu’au 2 juin 2026');
  });

  test('names a fault to repair when only faults led to the fallback', async () => {
    const figure = { ...practice.fallback[2]!, faults: 3 };
    const target = asAdmin(aSessionFixture({ practice: { ...practice, fallback: [figure] } }));
    const $ = readPage((await request(target).get('/sessions')).text);
    expect(texts(badges(byRole($, 'region', { name: 'Procédure de secours' })))).toEqual([
      'Panne à réparer',
    ]);
  });

  test('shows how often the fallback was used for which reason', async () => {
    const reasons = [
      { reason: 'card-forgotten', count: 2 },
      { reason: 'reader-fault', count: 1 },
    ] as const;
    const figure = { ...practice.fallback[2]!, reasons };
    const target = asAdmin(aSessionFixture({ practice: { ...practice, fallback: [figure] } }));
    const $ = readPage((await request(target).get('/sessions')).text);
    expect(words(byRole($, 'region', { name: 'Procédure de secours' }))).toContain(
      'Carte oubliée (2) · Le lecteur de carte ne fonctionne pas (1)',
    );
  });

  test('shows a message when no session is open and no fallback was used', async () => {
    const $ = readPage((await request(asAdmin(aSessionFixture())).get('/sessions')).text);
    expect($('main').text()).toContain('Aucune session n’est ouverte en ce moment');
    expect($('main').text()).toContain('Personne ne l’a utilisée');
  });
});

describe('link to open a session', () => {
  test.each<[name: string, path: string, options: ScreenAppOptions, links: number]>([
    ['the holder, on their page', '/users/anne', {}, 1],
    ['the holder, on the certificate', '/certificates/certificate-1', {}, 1],
    [
      'an admin who views them',
      '/users/anne',
      { actor: { ...aClinician, userId: 'admin', roles: ['admin'] } },
      0,
    ],
  ])('appears only when the user is the holder: %s', async (_name, path, options, links) => {
    const $ = await open({}, path, options);
    expect($('main a[href="/session/open?certificate=certificate-1"]')).toHaveLength(links);
  });
});

const pages: readonly (readonly [path: string, sessions: Partial<SessionFixture>])[] = [
  ['/session', {}],
  ['/session', { recent: [aTrace()], openings: [] }],
  [
    '/session?done=session-ended',
    {
      running: [
        anOverview(unrecognised, { phase: 'ending' }),
        anOverview({ id: 'session-2', warnings: ['LongLife'] }, { phase: 'ageing' }),
      ],
      openings: [anOpening({ fallback: aFallbackState({ level: 'notice', openings: 6 }) })],
    },
  ],
];

describe.each(languages)('session page in %s', (language: Language) => {
  test.each(pages)('renders %s as valid HTML with every text in place', async (path, sessions) => {
    const answer = await request(app(sessions, { language })).get(path);
    expect(answer.status).toBe(200);
    const $ = readPage(answer.text);
    expect($('h1')).toHaveLength(1);
    expect($('main').text()).not.toMatch(/\{\w+\}|\b(mySession|session|fallback|opening)\.\w/);
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('shows the time left in whole minutes, rounded down', () => {
    const t = translator(language);
    const said = (seconds: number) => countdownView({ t }, seconds).text;
    expect(said(7_199)).toBe(t('mySession.left.hours', { hours: 1, minutes: 59 }));
    expect(said(3_600)).toBe(t('mySession.left.hours', { hours: 1, minutes: 0 }));
    expect(said(3_599)).toBe(t('mySession.left.minutes', { minutes: 59 }));
    expect(said(60)).toBe(t('mySession.left.minutes', { minutes: 1 }));
    expect(said(59.9)).toBe(t('mySession.left.less'));
    expect(said(0)).toBe(t('mySession.left.over'));
    expect(said(-5)).toBe(t('mySession.left.over'));
  });
});

test.each([
  ['urn:be:fgov:person:ssin:doctor:boolean', 'quality'],
  ['urn:be:fgov:person:ssin:ehealth:1.0:professional:midwife:boolean', 'quality'],
  ['urn:be:fgov:person:ssin:ehealth:1.0:doctor:nihii11', 'nihii'],
  ['urn:be:fgov:person:ssin:ehealth:1.0:fpsph:doctor:boolean', 'practice'],
  ['urn:be:fgov:person:ssin:ehealth:1.0:surname', 'name'],
  ['urn:be:fgov:ehealth:1.0:certificateholder:recognisedorganization:boolean', 'organisation'],
  ['urn:be:fgov:ehealth:1.0:guardpost:nihii-number:recognisedguardpost:boolean', 'organisation'],
  ['urn:be:fgov:ehealth:1.0:certificateholder:person:ssin:usersession:boolean', 'other'],
  ['urn:something:else', 'other'],
] as const)('maps %s to the point %s', (name, point) => {
  expect(failingPoints([name, name])).toEqual([point]);
});

test('escapes hostile names and attributes', async () => {
  const holder = { kind: 'person', identifier: '00000000097', name: hostile } as const;
  const sessions = {
    running: [
      anOverview({
        holder,
        userName: hostile,
        attributes: [{ name: hostile, namespace: hostile, values: [hostile] }],
      }),
    ],
    recent: [aTrace({ holderName: hostile })],
    practice: {
      periodDays: 30,
      sessions: [anOverview({ holder, userName: 'x' })],
      fallback: [
        {
          ...holder,
          holderName: hostile,
          openings: 1,
          lastAt: new Date(0),
          level: 'stopped' as const,
          noticeAfter: 5,
          faults: 0,
          reasons: [],
          liftedUntil: null,
        },
      ],
    },
  };
  const admin = { ...aClinician, roles: ['admin' as const] };
  for (const path of ['/session', '/sessions']) {
    const answer = await request(app(sessions, { actor: admin })).get(path);
    expect(answer.status, path).toBe(200);
    expect(readPage(answer.text)('img, [onerror]'), path).toHaveLength(0);
    expect(answer.text, path).toContain('&lt;img');
  }
});

test.each([
  ['/session', 'post'],
  ['/session/card', 'post'],
  ['/session/card/photo', 'delete'],
  ['/session/session-1/end', 'get'],
  ['/sessions', 'put'],
  ['/sessions/fallback', 'get'],
] as const)('answers %s with 405 when the method is %s', async (path, method) => {
  const answer = await request(app())[method](path);
  expect(answer.status).toBe(405);
});

test('answers 401 when no user is signed in', async () => {
  const target = screenApp(aCertificateFixture(), { actor: null });
  for (const path of ['/session', '/session/open', '/session/card', '/sessions']) {
    expect((await request(target).get(path)).status, path).toBe(401);
  }
});
