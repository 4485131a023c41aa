import { load as parseHtml } from 'cheerio';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { JudgedCertificate } from '../../../plugin/domain/certificate/service.ts';
import { aWorld } from '../../support/fakes/fake-certificate-services.ts';
import {
  aJudged,
  anExpiredVerdict,
  anExpiringVerdict,
  aPlaceholderVerdict,
} from '../../support/fixtures/judged-certificate.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { aUser } from '../../support/fixtures/screen-users.ts';

const open = async (certificates: JudgedCertificate[], path = '/') => {
  const answer = await request(screenApp(aWorld({ users: [aUser()], certificates }))).get(path);
  expect(answer.status).toBe(200);
  return parseHtml(answer.text);
};

const placeholder = aJudged({ id: 'p', holderName: '' }, aPlaceholderVerdict());
const expired = aJudged({ id: 'e' }, anExpiredVerdict('2026-05-20T09:00:00.000Z'));
const expiring = aJudged({ id: 'x' }, anExpiringVerdict(23, '2026-06-24T09:00:00.000Z'));
const healthy = aJudged({ id: 'h' });

describe('the headline answers "does anything need me?"', () => {
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
  ])('%s', async (_name, certificates, text, tone) => {
    const $ = await open(certificates);
    expect($('h1').text()).toBe(text);
    expect($('.tr-hero').hasClass(`tr-hero--${tone}`)).toBe(true);
    expect($('.tr-hero').text()).toContain('Vérifié le 1er juin 2026');
  });

  test('an empty practice is shown the way to its users', async () => {
    const $ = await open([]);
    expect($('.tr-begin a').attr('href')).toBe('/users');
    expect($('.tr-list')).toHaveLength(0);
  });
});

test('each certificate says who, what kind, until when, its state and the one next step', async () => {
  const row = (await open([expiring]))('.tr-row');
  expect(row.find('h3').text()).toBe('Anne Exemple');
  expect(row.find('.tr-meta').text()).toContain('Personne');
  expect(row.find('.tr-validity__text').text()).toContain('encore 23 jours');
  expect(row.find('.tr-badge').text()).toContain('24 juin 2026');
  expect(row.find('.tr-row__next').text()).toContain('À faire');
  expect(row.find('h3 a').attr('href')).toBe('/certificates/x');
});

test('a placeholder is never called expired', async () => {
  const row = (await open([placeholder]))('.tr-row');
  expect(row.text()).toContain('étape 2 manquante');
  expect(row.text().toLowerCase()).not.toContain('expiré');
});

test('a certificate in order asks for nothing', async () => {
  expect((await open([healthy]))('.tr-row__next')).toHaveLength(0);
});

test('the tabs count, keep the search and mark where one is', async () => {
  const $ = await open([placeholder, expired, healthy], '/?level=unusable&q=anne&kind=person');
  const tabs = $('.tr-tabs a');
  expect(tabs.map((_, tab) => $(tab).find('.tr-count').text()).get()).toEqual(['3', '2', '0', '1']);
  expect($('.tr-tabs [aria-current]').text()).toContain('Urgents');
  expect(tabs.last().attr('href')).toBe('/?q=anne&level=ok&kind=person');
  expect($('#q').attr('value')).toBe('anne');
  expect($('.tr-search input[name=level]').attr('value')).toBe('unusable');
  expect($('#kind option[selected]').attr('value')).toBe('person');
});

test('a search without result says so and offers the way back', async () => {
  const $ = await open([healthy], '/?q=nobody');
  expect($('.tr-nothing a').attr('href')).toBe('/');
});

test('an address bar full of nonsense gives the plain page', async () => {
  const $ = await open([healthy], '/?page=-3&level=%00&kind[]=1&q[a]=b&done=hacked');
  expect($('.tr-row')).toHaveLength(1);
  expect($('.tr-notice')).toHaveLength(0);
});

describe('pages of fifty', () => {
  const many = Array.from({ length: 120 }, (_, index) => aJudged({ id: `c${String(index)}` }));

  test('first, middle and last know their neighbours', async () => {
    const links = async (path: string) => {
      const $ = await open(many, path);
      return [
        $('.tr-row').length,
        $('.tr-pages [rel=prev]').attr('href'),
        $('.tr-pages [rel=next]').attr('href'),
      ];
    };
    expect(await links('/')).toEqual([50, undefined, '/?page=2']);
    expect(await links('/?page=2')).toEqual([50, '/', '/?page=3']);
    expect(await links('/?page=3')).toEqual([20, '/?page=2', undefined]);
    expect(await links('/?page=99')).toEqual([0, '/?page=3', undefined]);
  });
});

test('a clinician is sent to their own page', async () => {
  const app = screenApp(aWorld({ users: [aUser()] }), { mountPath: '/m', actor: aClinician });
  const answer = await request(app).get('/m/');
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe('/m/users/anne');
  expect((await request(app).get('/m/users')).status).toBe(403);
});
