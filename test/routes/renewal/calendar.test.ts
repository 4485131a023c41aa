import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../plugin/i18n/index.ts';
import { calendarFeedRoutes } from '../../../plugin/routes/renewal/calendar-feed.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { RenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture, fakeRenewalServices } from '../../support/fakes/fake-renewal-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { readPage } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const token = 'A'.repeat(43);
const app = (fixture: RenewalFixture, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()] }), {
    actor: aClinician,
    renewals: fixture,
    ...options,
  });
const shared = () => aRenewalFixture({ feed: { createdAt: new Date('2026-05-04T08:00:00Z') } });

describe('calendar page', () => {
  test('explains the secrecy of the address before an address exists', async () => {
    const $ = readPage((await request(app(aRenewalFixture())).get('/calendar')).text);
    expect($('main').text()).toContain('L’adresse est un secret');
    expect($('main form')).toHaveLength(1);
    expect($('main form').attr('action')).toBe('/calendar');
    expect($('#address')).toHaveLength(0);
  });

  test('shows the address once, only in the answer to the form', async () => {
    const fixture = aRenewalFixture();
    const host = app(fixture);
    const made = await request(host).post('/calendar').set('Host', 'cabinet.example');
    expect(made.status).toBe(201);
    expect(made.headers['location']).toBeUndefined();
    expect(readPage(made.text)('#address').text()).toBe(
      `http://cabinet.example/calendar/${token}.ics`,
    );
    const later = await request(host).get('/calendar');
    expect(later.text).not.toContain(token);
    expect(readPage(later.text)('main').text()).toContain('Partagé depuis le 1er juin 2026');
  });

  test('keeps the address when the page that showed it is reloaded', async () => {
    const fixture = aRenewalFixture();
    const host = app(fixture);
    const form = { replaces: '' };
    expect((await request(host).post('/calendar').type('form').send(form)).status).toBe(201);
    const again = await request(host).post('/calendar').type('form').send(form);
    expect(again.status).toBe(303);
    expect(again.headers['location']).toBe('/calendar?done=calendar-shared');
    expect(fixture.calls.filter(({ name }) => name === 'createCalendar')).toHaveLength(1);
    const $ = readPage((await request(host).get('/calendar?done=calendar-shared')).text);
    expect($('main').text()).toContain('elle fonctionne');
    const replaces = $('input[name=replaces]').attr('value');
    const replaced = await request(host).post('/calendar').type('form').send({ replaces });
    expect(replaced.status).toBe(201);
  });

  test('says whose certificates it holds', async () => {
    const $ = readPage((await request(app(aRenewalFixture())).get('/calendar')).text);
    expect($('h1').text()).toBe('Mes échéances dans mon agenda');
    expect($('main').text()).toContain('Seuls les certificats de votre propre profil y figurent.');
  });

  test('builds the address from the public origin and the mount path', async () => {
    const options = { publicOrigin: 'https://ehr.example', mountPath: '/module' };
    const made = await request(app(aRenewalFixture(), options)).post('/module/calendar');
    expect(readPage(made.text)('#address').text()).toBe(
      `https://ehr.example/module/calendar/${token}.ics`,
    );
  });

  test('offers a replacement, and deletes the address when the user stops sharing', async () => {
    const fixture = shared();
    const $ = readPage((await request(app(fixture)).get('/calendar')).text);
    const actions = $('main form')
      .map((_, form) => [[$(form).attr('action'), $(form).find('button').text()]])
      .get();
    expect(actions).toEqual([
      ['/calendar', 'Remplacer l’adresse'],
      ['/calendar/revoke', 'Arrêter le partage'],
    ]);
    const answer = await request(app(fixture)).post('/calendar/revoke');
    expect(answer.headers['location']).toBe('/calendar?done=calendar-revoked');
    expect(fixture.calls).toEqual([{ name: 'revokeCalendar', with: {} }]);
    expect(fixture.feed).toBeNull();
  });

  test('answers 404 when the settings offer no calendar', async () => {
    const host = app(shared(), { calendars: false });
    expect((await request(host).get('/calendar')).status).toBe(404);
    expect((await request(host).post('/calendar')).status).toBe(404);
  });

  test('answers 401 when no user is signed in', async () => {
    expect((await request(app(shared(), { actor: null })).get('/calendar')).status).toBe(401);
  });

  test.each(languages)(
    'renders valid HTML in %s, with and without an address',
    async (language) => {
      for (const fixture of [aRenewalFixture(), shared()]) {
        const host = app(fixture, { language });
        for (const answer of [
          await request(host).get('/calendar'),
          await request(host)
            .post('/calendar')
            .type('form')
            .send({ replaces: fixture.feed?.createdAt.toISOString() ?? '' }),
        ]) {
          expect(htmlProblems(answer.text)).toEqual([]);
          expect(readPage(answer.text)('main').text()).not.toMatch(/\{\w+\}|calendarPage\./);
        }
      }
    },
  );
});

describe('calendar feed', () => {
  const feedOf = (fixture: RenewalFixture) => {
    const host = express();
    host.use(calendarFeedRoutes(fakeRenewalServices(fixture).calendars));
    host.use((_req, res) => void res.status(418).end());
    return host;
  };

  test('answers without a sign-in and forbids caching when the address is known', async () => {
    const answer = await request(feedOf(shared())).get(`/calendar/${token}.ics`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  });

  test.each([
    ['another token', 'B'.repeat(43)],
    ['a short one', 'A'.repeat(42)],
    ['none of ours', '..%2f..%2fetc'],
  ])('answers 404 for %s without repeating the address', async (_name, other) => {
    const answer = await request(feedOf(shared())).get(`/calendar/${other}.ics`);
    expect(answer.status).toBe(404);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toBe('Not found\n');
  });

  test('answers 404 after the address was revoked', async () => {
    const answer = await request(feedOf(aRenewalFixture())).get(`/calendar/${token}.ics`);
    expect(answer.status).toBe(404);
  });

  test('queries the database only when the path looks like a token', async () => {
    const asked: string[] = [];
    const host = express();
    const feed = (one: string) => {
      asked.push(one);
      return Promise.resolve(null);
    };
    host.use(calendarFeedRoutes({ feed }));
    await request(host).get(`/calendar/${'x'.repeat(500)}.ics`);
    await request(host).get(`/calendar/${token}.ics`);
    expect(asked).toEqual([token]);
  });

  test('leaves other calendar pages to the next handler', async () => {
    expect((await request(feedOf(shared())).get('/calendar')).status).toBe(418);
    expect((await request(feedOf(shared())).post('/calendar/revoke')).status).toBe(418);
  });

  test('answers 429 after too many requests for one address, and still serves other addresses', async () => {
    const host = feedOf(shared());
    const statuses = new Set<number>();
    for (let index = 0; index < 61; index += 1) {
      statuses.add((await request(host).get(`/calendar/${'C'.repeat(43)}.ics`)).status);
    }
    expect([...statuses]).toEqual([404, 429]);
    const refused = await request(host).get(`/calendar/${'C'.repeat(43)}.ics`);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    // From the same machine, as every user is behind a proxy
    expect((await request(host).get(`/calendar/${token}.ics`)).status).toBe(200);
  });
});
