import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Revocation } from '../../../plugin/domain/enrolment/revocation/revocation.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { anAdmin } from '../../support/builders/actor.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aRevocation } from '../../support/builders/revocation.ts';
import { anOpening } from '../../support/builders/session.ts';
import { aUser } from '../../support/builders/user.ts';
import type { CertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aRevocationFixture } from '../../support/fakes/fake-revocation-services.ts';
import { aSessionFixture } from '../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { byRole, readPage, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

/* Where a person learns that a password or a file is lost, the end of its certificate is one link away. */

const { userId } = aClinician;
const lost = `/users/${userId}/revoke`;
const wrongPassword = () => new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
const revoked = { revocations: aRevocationFixture() };

const app = (options: ScreenAppOptions, changes: Partial<CertificateFixture> = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], ...changes }), {
    actor: aClinician,
    ...options,
  });

describe('a wrong password at a session', () => {
  const certificate = aJudged({ id: 'ok' });
  const refuse = async (options: ScreenAppOptions, password = 'Zut-12345') => {
    const sessions = aSessionFixture({
      openings: [anOpening({ certificate })],
      refusal: wrongPassword(),
    });
    const answer = await request(app({ ...options, sessions }, { certificates: [certificate] }))
      .post('/session/open?certificate=ok&mode=eid')
      .type('form')
      .send({ quality: 'doctor', password, pin: '739164' });
    return readPage(answer.text);
  };
  const links = ($: ReturnType<typeof readPage>) =>
    byRole($, 'alert').find('a[href="/certificates/ok/revoke"]');

  test('leads to the end of that certificate', async () => {
    expect(links(await refuse(revoked)).text()).toBe('Révoquer et demander un nouveau certificat');
  });

  test('leads nowhere where no certificates are revoked', async () => {
    expect(links(await refuse({}))).toHaveLength(0);
  });
});

describe('a wrong password of a file that is loaded', () => {
  const load = async (password: string, options: ScreenAppOptions = revoked) => {
    const answer = await request(app(options, { refusal: wrongPassword() }))
      .post(`/users/${userId}/certificates`)
      .field('kind', 'person')
      .field('identifier', '00000000097')
      .field('password', password)
      .attach('file', Buffer.from('not really a keystore'), 'Clé.p12');
    return byRole(readPage(answer.text), 'alert');
  };

  test('leads to the certificates that eHealth has', async () => {
    expect((await load('Zut-12345')).find(`a[href="${lost}"]`)).toHaveLength(1);
  });

  test('says only that it is missing when none was typed, and leads nowhere for an admin', async () => {
    expect((await load('')).find(`a[href="${lost}"]`)).toHaveLength(0);
    const admin = { ...revoked, actor: anAdmin({ userId: 'admin' }) };
    expect((await load('Zut-12345', admin)).find('a[href$="/revoke"]')).toHaveLength(0);
  });
});

describe('the page that helps to find a file', () => {
  const help = async (options: ScreenAppOptions) =>
    readPage((await request(app(options)).get('/help/find-my-certificate')).text);

  test('leads to the certificates that eHealth has, and to the official tool where none is revoked here', async () => {
    const here = await help(revoked);
    expect(here(`a[href="${lost}"]`)).toHaveLength(1);
    expect(words(here('main'))).not.toContain('Révocation de votre certificat eHealth');
    const elsewhere = await help({});
    expect(elsewhere('a[href$="/revoke"]')).toHaveLength(0);
    expect(words(elsewhere('main'))).toContain('Révocation de votre certificat eHealth');
  });
});

describe('the profile', () => {
  const profile = async (
    changes: Partial<Revocation> | null,
    { actor = aClinician, ...options }: ScreenAppOptions & { readonly actor?: Actor } = {},
  ) => {
    const running = changes && aRevocation({ id: 'revocation-1', userId, ...changes });
    const revocations = aRevocationFixture({ requests: running === null ? [] : [running] });
    return request(app({ actor, revocations, ...options })).get(`/users/${userId}`);
  };
  const card = (text: string) => readPage(text)('section[data-tr-tone]');

  test('leads to the certificates that eHealth has where no file is', async () => {
    const $ = readPage((await profile(null)).text);
    expect($(`a[href="${lost}"]`).text()).toBe('Fichier ou mot de passe perdu\u00a0?');
    const admin = { actor: anAdmin({ userId: 'admin' }) };
    expect(readPage((await profile(null, admin)).text)(`a[href="${lost}"]`)).toHaveLength(0);
  });

  test.each([
    ['contract', {}, 'attention', 'attend votre signature', 'Continuer la révocation'],
    [
      'refused',
      { problem: { at: new Date(0), kind: 'refused', code: 'SIM', message: 'no' } },
      'unusable',
      'voyez pourquoi',
      'Continuer la révocation',
    ],
    ['submitting', { state: 'submitting' }, 'info', 'Nous vérifions', 'Voir la révocation'],
  ] as const)('shows a revocation that runs: %s', async (_name, changes, tone, text, action) => {
    const shown = card((await profile(changes)).text);
    expect(shown.attr('data-tr-tone')).toBe(tone);
    expect(words(shown)).toContain(text);
    expect(shown.find('a[href="/revocations/revocation-1"]').text()).toBe(action);
  });

  test('shows none that has ended, and asks nothing of an admin', async () => {
    expect(card((await profile({ state: 'done', endedAt: new Date(0) })).text)).toHaveLength(0);
    const admin = { actor: anAdmin({ userId: 'admin' }) };
    expect(card((await profile({}, admin)).text).find('.b--main')).toHaveLength(0);
  });

  test.each(languages)('renders valid HTML in %s', async (language) => {
    const { text } = await profile({}, { language });
    expect(htmlProblems(text)).toEqual([]);
    expect(words(readPage(text)('main'))).not.toMatch(/\brevocation\.\w|\bhelp\.\w/);
  });
});
