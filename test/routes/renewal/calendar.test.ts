import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../plugin/i18n/index.ts';
import { calendarFeedRoutes } from '../../../plugin/routes/renewal/calendar-feed.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { RenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture, fakeRenewalServices } from '../../support/fakes/fake-renewal-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { aUser } from '../../support/fixtures/screen-users.ts';
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

describe('one’s own calendar', () => {
  test('explains that the address is a secret, before there is one', async () => {
    const $ = readPage((await request(app(aRenewalFixture())).get('/calendar')).text);
    expect($('main').text()).toContain('L’adresse est un secret');
    expect($('main form')).toHaveLength(1);
    expect($('main form').attr('action')).toBe('/calendar');
    expect($('#address')).toHaveLength(0);
  });

  test('shows its address once, in the answer to the form and nowhere else', async () => {
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

  test('is at the public origin and below the mount path', async () => {
    const options = { publicOrigin: 'https://ehr.example', mountPath: '/module' };
    const made = await request(app(aRenewalFixture(), options)).post('/module/calendar');
    expect(readPage(made.text)('#address').text()).toBe(
      `https://ehr.example/module/calendar/${token}.ics`,
    );
  });

  test('can be replaced and ended', async () => {
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

  test('is not there where the settings offer none', async () => {
    const host = app(shared(), { calendars: false });
    expect((await request(host).get('/calendar')).status).toBe(404);
    expect((await request(host).post('/calendar')).status).toBe(404);
  });

  test('has no page for nobody', async () => {
    expect((await request(app(shared(), { actor: null })).get('/calendar')).status).toBe(401);
  });

  test.each(languages)('is valid HTML in %s, with and without its address', async (language) => {
    for (const fixture of [aRenewalFixture(), shared()]) {
      const host = app(fixture, { language });
      for (const answer of [
        await request(host).get('/calendar'),
        await request(host).post('/calendar'),
      ]) {
        expect(htmlProblems(answer.text)).toEqual([]);
        expect(readPage(answer.text)('main').text()).not.toMatch(/\{\w+\}|calendarPage\./);
      }
    }
  });
});

describe('the feed', () => {
  const feedOf = (fixture: RenewalFixture) => {
    const host = express();
    host.use(calendarFeedRoutes(fakeRenewalServices(fixture).calendars));
    host.use((_req, res) => void res.status(418).end());
    return host;
  };

  test('is for whoever has the address, without signing in, and kept by nobody on the way', async () => {
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
  ])('is not found for %s, and the answer does not repeat it', async (_name, other) => {
    const answer = await request(feedOf(shared())).get(`/calendar/${other}.ics`);
    expect(answer.status).toBe(404);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toBe('Not found\n');
  });

  test('is not found once it was revoked', async () => {
    const answer = await request(feedOf(aRenewalFixture())).get(`/calendar/${token}.ics`);
    expect(answer.status).toBe(404);
  });

  test('asks the database only about what looks like a token', async () => {
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

  test('leaves the pages beside it alone', async () => {
    expect((await request(feedOf(shared())).get('/calendar')).status).toBe(418);
    expect((await request(feedOf(shared())).post('/calendar/revoke')).status).toBe(418);
  });

  test('is slowed down for who asks for one address without pause, and nobody else is', async () => {
    const host = feedOf(shared());
    const statuses = new Set<number>();
    for (let index = 0; index < 61; index += 1) {
      statuses.add((await request(host).get(`/calendar/${'C'.repeat(43)}.ics`)).status);
    }
    expect([...statuses]).toEqual([404, 429]);
    const refused = await request(host).get(`/calendar/${'C'.repeat(43)}.ics`);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    // From the same machine, as everybody is behind a proxy
    expect((await request(host).get(`/calendar/${token}.ics`)).status).toBe(200);
  });
});
