import fc from 'fast-check';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { calendarDaysUntil } from '../../../plugin/domain/time/brussels-time.ts';
import { PluginError } from '../../../plugin/errors.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { formatsFor, languages, translator } from '../../../plugin/i18n/index.ts';
import { muteReasons } from '../../../plugin/domain/renewal/notice/notice.ts';
import { parseMute } from '../../../plugin/routes/renewal/mute-view.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aMute } from '../../support/builders/notice.ts';
import { aWaitingPlan, aWatched } from '../../support/builders/plan.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { RenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import { byRole, nameOf, readPage, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const guideHref = '/certificates/certificate-1/renewal';
const aWaitingFixture = (changes: Partial<RenewalFixture> = {}) =>
  aRenewalFixture({ renewals: [aWatched(aWaitingPlan())], ...changes });
const app = (renewals: RenewalFixture, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], certificates: [aJudged()] }), {
    actor: aClinician,
    renewals,
    ...options,
  });
const mute = (fixture: RenewalFixture, form: object, options: ScreenAppOptions = {}) =>
  request(app(fixture, options)).post(`${guideHref}/mute`).type('form').send(form);

const summaryOf = (page: Within) => byRole(page, 'alert');

const fit = { reason: 'absent', text: ' Congé ', until: '2026-07-15' };

describe('mute form', () => {
  test('accepts a reason, a free text and a day, and mutes until that day begins in Belgium', async () => {
    const fixture = aWaitingFixture();
    const answer = await mute(fixture, fit);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`${guideHref}?done=muted`);
    const until = new Date('2026-07-14T22:00:00Z');
    expect(fixture.calls).toEqual([
      { name: 'mute', with: { id: 'certificate-1', reason: 'absent', text: 'Congé', until } },
    ]);
  });

  test('offers the permanent reasons only when the user may remove the file', async () => {
    const shared = aJudged({ kind: 'group', identifier: '00000097' });
    const fixture = () => aRenewalFixture({ renewals: [aWatched(aWaitingPlan(), shared)] });
    const offered = async (roles: Actor['roles']) => {
      const options = { actor: { ...aClinician, roles } };
      const $ = readPage((await request(app(fixture(), options)).get(guideHref)).text);
      return $('input[name=reason]')
        .map((_, input) => $(input).val())
        .get();
    };
    expect(await offered(['clinician'])).toEqual(['handled-elsewhere', 'absent']);
    expect(await offered(['admin'])).toEqual([...muteReasons]);
  });

  test('starts folded, proposes a month and limits the day', async () => {
    const $ = readPage((await request(app(aWaitingFixture())).get(guideHref)).text);
    const until = $('#until');
    expect($('#until').closest('details').attr('open')).toBeUndefined();
    expect([until.attr('min'), until.attr('value'), until.attr('max')]).toEqual([
      '2026-06-02',
      '2026-07-01',
      '2026-11-28',
    ]);
    expect($('input[name=reason]:checked')).toHaveLength(0);
  });

  test('shows every mistake with a link to its field, and keeps the typed values', async () => {
    const fixture = aWaitingFixture();
    const long = 'é'.repeat(201);
    const answer = await mute(fixture, { text: long, until: '2026-06-01' });
    expect(answer.status).toBe(422);
    expect(fixture.calls).toEqual([]);
    const $ = readPage(answer.text);
    expect($('title').text()).toMatch(/^Erreur/);
    expect(nameOf(summaryOf($))).toBe('Plusieurs points sont à corriger');
    const links = byRole(summaryOf($), 'link')
      .map((_, link) => [[$(link).attr('href'), $(link).text()]])
      .get();
    expect(links).toEqual([
      ['#reason', 'Choisissez une raison.'],
      ['#text', 'La précision dépasse 200 caractères.'],
      ['#until', 'Choisissez une date entre demain et dans 180 jours.'],
    ]);
    for (const [href] of links) expect($(href), href).toHaveLength(1);
    for (const field of ['text', 'until']) {
      expect($(`#${field}`).attr('aria-invalid')).toBe('true');
      expect($(`#${field}`).attr('aria-describedby')).toContain(`${field}-error`);
      expect($(`#${field}-error`)).toHaveLength(1);
    }
    expect($('#text').attr('value')).toBe(long);
    expect($('#until').closest('details').attr('open')).toBeDefined();
    expect(htmlProblems(answer.text)).toEqual([]);
  });

  test('keeps the chosen reason when the day is wrong', async () => {
    const $ = readPage((await mute(aWaitingFixture(), { ...fit, until: '' })).text);
    expect($('input[name=reason]:checked').attr('value')).toBe('absent');
    expect(nameOf(summaryOf($))).toBe('Un point est à corriger');
  });

  test.each([
    '',
    '2026-05-31',
    '2026-06-01',
    '2026-11-29',
    '2027-02-31',
    '15/07/2026',
    'x',
    '9999-99-99',
  ])('refuses the day "%s"', async (until) => {
    const fixture = aWaitingFixture();
    expect((await mute(fixture, { ...fit, until })).status).toBe(422);
    expect(fixture.calls).toEqual([]);
  });

  test.each(['2026-06-02', '2026-11-28'])('accepts the day "%s"', async (until) => {
    expect((await mute(aWaitingFixture(), { ...fit, until })).status).toBe(303);
  });

  test('shows the error at the day when the service refuses the mute', async () => {
    const refusal = new PluginError('ERR_MUTE_INVALID', 'past');
    const $ = readPage((await mute(aWaitingFixture({ refusal }), fit)).text);
    expect(byRole(summaryOf($), 'link').attr('href')).toBe('#until');
  });

  test('answers 403 when the service forbids the mute', async () => {
    const refusal = new PluginError('ERR_FORBIDDEN', 'not yours');
    expect((await mute(aWaitingFixture({ refusal }), fit)).status).toBe(403);
  });

  test('escapes a hostile text', async () => {
    const $ = readPage((await mute(aWaitingFixture(), { text: '"><img src=x>' })).text);
    expect($('img')).toHaveLength(0);
    expect($('#text').attr('value')).toBe('"><img src=x>');
  });
});

describe('muted certificate', () => {
  const muted = () =>
    aWaitingFixture({
      renewals: [aWatched({ state: 'Muted', reason: 'Muted' }, aJudged(), { mute: aMute() })],
    });

  test('shows the end, the author and the reason of the mute, and unmutes when the user asks', async () => {
    const fixture = muted();
    const $ = readPage((await request(app(fixture)).get(guideHref)).text);
    const card = byRole($, 'region', { name: 'Avis en sourdine' });
    expect(words(card.text())).toContain(
      'En sourdine jusqu’au 1er septembre 2026, par Alix Gestion : Le titulaire est absent.',
    );
    expect(card.find('q').text()).toBe('Congé de maternité');
    expect(card.find('form').attr('action')).toBe(`${guideHref}/unmute`);
    expect($('#until')).toHaveLength(0);
    const answer = await request(app(fixture)).post(`${guideHref}/unmute`);
    expect(answer.headers['location']).toBe(`${guideHref}?done=unmuted`);
    expect(fixture.calls).toEqual([{ name: 'unmute', with: { id: 'certificate-1' } }]);
  });
});

test.each(languages)('shows the mistakes of the mute form in %s', async (language) => {
  const answer = await mute(aWaitingFixture(), {}, { language });
  const t = translator(language);
  expect(summaryOf(readPage(answer.text)).text()).toContain(t('mute.reason.missing'));
  expect(htmlProblems(answer.text)).toEqual([]);
});

test('accepts each of the next 180 days, from midnight in Belgium, across clock changes', () => {
  const page = { t: translator('fr') };
  const anInstant = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2032-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });
  fc.assert(
    fc.property(anInstant, fc.integer({ min: 1, max: 180 }), (now, days) => {
      // Noon is never moved to another day by an hour more or less
      const noon = Date.parse(`${day.format(now)}T12:00:00Z`) + days * 86_400_000;
      const until = new Date(noon).toISOString().slice(0, 10);
      const parsed = parseMute(page, { reason: 'absent', text: '', until }, now);
      if (!('request' in parsed)) throw new Error(`refused ${until}`);
      expect(calendarDaysUntil(now, parsed.request.until)).toBe(days);
      expect(formatsFor('fr').formatTime(parsed.request.until)).toBe('00:00');
    }),
    { numRuns: 300 },
  );
});
