import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { catalogues } from '../../plugin/i18n/index.ts';
import { anActor } from '../support/builders/actor.ts';
import { aChainedEntry } from '../support/builders/audit-entry.ts';
import { aJudged, aPlaceholderVerdict, someFacts } from '../support/builders/certificate.ts';
import { aUser } from '../support/builders/user.ts';
import { aCertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import type { CertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import { aSessionFixture } from '../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../support/servers/screen-app.ts';
import { byRole, readPage } from '../support/tools/page.ts';

/* What people met who saw the screens for the first time. */

const open = async (
  path: string,
  fixture: CertificateFixture = aCertificateFixture({ users: [aUser()] }),
  options: ScreenAppOptions = {},
) => {
  const answer = await request(screenApp(fixture, options)).get(path);
  return { answer, $: readPage(answer.text) };
};

describe('a first certificate', () => {
  test.each(['/users/anne', '/session/open'])(
    'leads on from %s when there is no certificate',
    async (path) => {
      const sessions = aSessionFixture({ openings: [] });
      const { $ } = await open(path, undefined, { actor: aClinician, sessions });
      const targets = byRole(byRole($, 'main'), 'link')
        .map((_, link) => $(link).attr('href'))
        .get();
      expect(targets).toContain(path === '/users/anne' ? '/help/first-certificate' : '/users/anne');
    },
  );

  test.each(['/help/first-certificate', '/help/find-my-certificate', '/certificates/placeholder'])(
    'opens the official page of the tool from %s',
    async (path) => {
      const certificates = [aJudged({ id: 'placeholder' }, aPlaceholderVerdict())];
      const { $ } = await open(path, aCertificateFixture({ users: [aUser()], certificates }));
      const link = byRole($, 'link', { name: /Ouvrir la page de l’eHealth Certificate Manager/ });
      expect(link.attr('href')).toMatch(/^https:\/\/www\.ehealth\.fgov\.be\//);
      expect([link.attr('target'), link.attr('rel')]).toEqual(['_blank', 'noopener noreferrer']);
    },
  );
});

test('names no button of the tool in French to those who use it in Dutch or German', () => {
  const french = /Renouvelez votre|Demandez un nouveau|Révoquez votre|Installez votre/;
  for (const language of ['nl', 'de'] as const) {
    for (const [key, text] of Object.entries(catalogues[language])) {
      expect(french.test(text), `${language} ${key}`).toBe(false);
    }
  }
});

test('shows acts first in the history, and the rest folded', async () => {
  const events = ['certificate.checked', 'certificate.rejected', 'certificate.loaded'] as const;
  const history = events.map((event) => aChainedEntry({ event, outcome: 'ok' }));
  const { $ } = await open('/users/anne', aCertificateFixture({ users: [aUser()], history }));
  const lists = byRole(byRole($, 'region', { name: 'Historique' }), 'list');
  expect(lists.eq(0).children()).toHaveLength(1);
  expect(lists.eq(0).text()).toContain('a chargé un certificat');
  expect(lists.eq(1).closest('details').children('summary').text()).toBe('2 autres entrées');
});

test('says whose page it is to someone who may not see it', async () => {
  for (const path of ['/users', '/reports', '/sessions']) {
    const { answer, $ } = await open(path, undefined, { actor: aClinician });
    expect(answer.status).toBe(403);
    expect($('main').text()).toContain('réservé au responsable du cabinet');
    expect($('main').text()).not.toContain('Vous pouvez voir ceci');
  }
});

test('leads out of the frame to the host when the session of work is over', async () => {
  const { answer, $ } = await open('/', undefined, { actor: null });
  expect(answer.status).toBe(401);
  const back = byRole(byRole($, 'main'), 'link');
  expect([back.attr('href'), back.attr('target')]).toEqual(['http://localhost/', '_top']);
  expect(back.text()).toBe('Retour à Cabinet Démo');
});

test.each([{ kind: 'no-reader' }, { kind: 'unavailable', code: 'ERR_READER_SERVICE' }] as const)(
  'raises no alarm on a computer without a reader, and offers the other way: %j',
  async (card) => {
    const options = { actor: aClinician, sessions: aSessionFixture({ card }) };
    const { $ } = await open('/session/open', undefined, options);
    const reader = byRole($, 'region', { name: 'Carte d’identité' });
    expect(reader.text()).toContain('Aucun lecteur de carte');
    expect(reader.attr('data-tr-card-tone')).toBe('none');
    expect(byRole($, 'link', { name: 'Procédure de secours' }).hasClass('b')).toBe(true);
  },
);

test('says that a provisional certificate was issued by itself', async () => {
  const [certificate] = someFacts.certificates;
  const facts = { ...someFacts, certificates: [{ ...certificate!, issuerIsSubject: true }] };
  const certificates = [aJudged({ id: 'placeholder', facts }, aPlaceholderVerdict())];
  const fixture = aCertificateFixture({ users: [aUser()], certificates });
  const { $ } = await open('/certificates/placeholder', fixture);
  expect($('main').text()).toContain('Lui-même (certificat provisoire)');
});

test('says that a certificate was removed already when it is removed twice', async () => {
  const fixture = aCertificateFixture({ users: [aUser()], certificates: [aJudged()] });
  const host = screenApp(fixture);
  const remove = () => request(host).post('/certificates/certificate-1/remove');
  expect((await remove()).headers['location']).toBe('/users/anne?done=removed');
  fixture.certificates = [];
  expect((await remove()).headers['location']).toBe('/users/anne?done=already-removed');
  expect((await request(host).get('/certificates/certificate-1/remove')).status).toBe(303);
  // Of others it stays unknown
  const other = screenApp(fixture, { actor: anActor({ userId: 'bruno' }) });
  expect((await request(other).get('/certificates/certificate-1/remove')).status).toBe(404);
  // Brought back, it can be removed again
  fixture.certificates = [aJudged()];
  expect((await remove()).headers['location']).toBe('/users/anne?done=removed');
});
