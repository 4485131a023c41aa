import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { PluginErrorCode } from '../../../plugin/errors.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { aUser } from '../../support/builders/user.ts';
import type { CertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import { byRole, nameOf, readPage } from '../../support/tools/page.ts';

const file = Buffer.from('not really a keystore');
const fixture = (changes: Partial<CertificateFixture> = {}) =>
  aCertificateFixture({ users: [aUser()], ...changes });

const send = (target: CertificateFixture, fields: Record<string, string>, attach = true) => {
  const post = request(screenApp(target)).post('/users/anne/certificates');
  for (const [name, value] of Object.entries(fields)) void post.field(name, value);
  return attach ? post.attach('file', file, 'Clé d’Anne.p12') : post;
};

const summaryLink = (page: Within) => byRole(byRole(page, 'alert'), 'link');

const filled = { kind: 'person', identifier: '00000000097', password: 'Zut-12345' };

describe('load form', () => {
  const form = async (query: string, user = aUser(), actor?: typeof aClinician) => {
    const app = screenApp(fixture({ users: [user] }), actor === undefined ? {} : { actor });
    return readPage((await request(app).get(`/users/anne/certificates/new${query}`)).text);
  };

  test('shows the national number as read-only when the profile contains the number', async () => {
    const $ = await form('');
    expect($('#identifier').attr('value')).toBe('00000000097');
    expect($('#identifier').attr('readonly')).toBeDefined();
  });

  test('asks for the national number when the profile contains none', async () => {
    const $ = await form('', aUser({ ssin: null }));
    expect($('#identifier').attr('readonly')).toBeUndefined();
    expect($('#identifier-hint').text()).toContain('11 chiffres');
  });

  test('lists the profile’s groups by name, with the requested group selected', async () => {
    const groups = [
      { kind: 'group', identifier: '00000097', name: 'Un' },
      { kind: 'group', identifier: '00000196', name: 'Deux' },
    ] as const;
    const $ = await form('?kind=group&identifier=00000196', aUser({ organisations: groups }));
    expect($('select#identifier option')).toHaveLength(2);
    expect($('select#identifier option[selected]').text()).toContain('Deux');
  });

  test('asks for the company number when the profile names no company', async () => {
    const $ = await form('?kind=company', aUser({ organisations: [] }));
    expect($('input#identifier').attr('value')).toBe('');
    expect($('input[name=kind]').attr('value')).toBe('company');
  });

  test('offers no other kind, and refuses a group certificate, when the user is a clinician', async () => {
    const $ = await form('', aUser(), aClinician);
    expect(byRole($, 'navigation', { name: 'Pour qui est ce certificat ?' })).toHaveLength(0);
    const answer = await request(screenApp(fixture(), { actor: aClinician })).get(
      '/users/anne/certificates/new?kind=group',
    );
    expect(answer.status).toBe(403);
  });

  test('explains where to find the file and which files to avoid', async () => {
    const help = (await form(''))('details').text();
    for (const word of ['Windows', 'macOS', 'Linux', '.ehcsr', '.reqid', 'keystore']) {
      expect(help).toContain(word);
    }
  });

  test('keeps the national number out of every link of the user page', async () => {
    const answer = await request(screenApp(fixture())).get('/users/anne');
    for (const [, href] of answer.text.matchAll(/href="([^"]+)"/g)) {
      expect(href).not.toContain('00000000097');
    }
  });
});

describe('POST /users/{userId}/certificates', () => {
  test('opens the file, redirects to the verdict and stores nothing', async () => {
    const target = fixture();
    const answer = await send(target, filled);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/drafts/draft-1');
    expect(target.calls).toEqual([
      {
        name: 'prepare',
        with: {
          userId: 'anne',
          ...filled,
          fileName: 'Clé d’Anne.p12',
          file: file.length,
          signal: expect.any(AbortSignal) as unknown,
        },
      },
    ]);
  });

  test('keeps only the file name when a browser sends a path', async () => {
    const target = fixture();
    await request(screenApp(target))
      .post('/users/anne/certificates')
      .field('kind', 'person')
      .attach('file', file, { filename: 'C:\\Users\\anne\\a.p12' });
    expect(target.calls[0]?.with).toMatchObject({ fileName: 'a.p12' });
  });

  const refusals: [code: PluginErrorCode, field: string | null, status: number][] = [
    ['ERR_KEYSTORE_PASSWORD', 'password', 422],
    ['ERR_KEYSTORE_CONTENT_PASSWORD', 'password', 422],
    ['ERR_KEYSTORE_UNSUPPORTED', 'file', 422],
    ['ERR_KEYSTORE_DAMAGED', 'file', 422],
    ['ERR_KEYSTORE_NOT_PKCS12', 'file', 422],
    ['ERR_KEYSTORE_TOO_COSTLY', 'file', 422],
    ['ERR_IDENTIFIER_INVALID', 'identifier', 422],
    ['ERR_KEYSTORE_BUSY', null, 503],
    ['ERR_RATE_LIMITED', null, 429],
  ];
  test.each(refusals)(
    'shows the form again with the error at the matching field when the service answers %s',
    async (code, field, status) => {
      const refusal = new PluginError(code, 'for the log only', { params: { algorithm: 'X' } });
      const answer = await send(fixture({ refusal }), {
        ...filled,
        kind: 'company',
        identifier: '0000000196',
      });
      expect(answer.status).toBe(status);
      const $ = readPage(answer.text);
      expect($('title').text()).toMatch(/^Erreur/);
      expect(byRole($, 'alert')).toHaveLength(1);
      expect(summaryLink($).attr('href')).toBe(field === null ? undefined : `#${field}`);
      if (field !== null) {
        expect($(`#${field}`).attr('aria-invalid')).toBe('true');
        expect($(`#${field}`).attr('aria-describedby')).toContain(`${field}-error`);
        expect($(`#${field}-error`).text()).toContain(summaryLink($).text());
      }
      // What was typed is still there, except what must not be
      expect($('select#identifier option[selected]').attr('value')).toBe('0000000196');
      expect($('#password').attr('value')).toBeUndefined();
      expect(answer.text).not.toContain('Zut-12345');
      expect(answer.text).not.toContain('for the log only');
      expect(byRole($, 'alert').text()).toContain('choisissez à nouveau le fichier');
    },
  );

  test.each([
    ['Empty', 'pas rempli'],
    ['Characters', 'autre chose que des chiffres'],
    ['Length', 'trop de chiffres'],
    ['CheckDigit', 'chiffres de contrôle'],
    ['Profile', 'un autre numéro national'],
  ])(
    'shows the reason at the identifier field when the number is refused for %s',
    async (problem, message) => {
      const refusal = new PluginError('ERR_IDENTIFIER_INVALID', 'for the log only', {
        params: { kind: 'person', problem },
      });
      const $ = readPage((await send(fixture({ refusal }), filled)).text);
      expect($('#identifier-error').text()).toContain(message);
    },
  );

  test('shows a request to wait instead of an error when the service is busy', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_BUSY', 'no worker');
    const $ = readPage((await send(fixture({ refusal }), filled)).text);
    expect(nameOf(byRole($, 'alert'))).toBe('Un instant');
  });

  test('shows the form again and tries no password when too many passwords were sent', async () => {
    const refusal = new PluginError('ERR_RATE_LIMITED', 'slow down', { params: { seconds: 60 } });
    const target = fixture();
    const answer = await request(screenApp(target, { passwordRefusal: refusal }))
      .post('/users/anne/certificates')
      .field('kind', 'company')
      .field('password', 'Zut-12345')
      .attach('file', Buffer.from('abc'), 'a.p12');
    expect(answer.status).toBe(429);
    const $ = readPage(answer.text);
    expect(byRole($, 'alert').text()).toContain('Attendez 60 secondes');
    expect($('input[name=kind]').attr('value')).toBe('company');
    expect(target.calls).toEqual([]);
  });

  test('asks for the file when the file is missing', async () => {
    const target = fixture();
    const answer = await send(target, filled, false);
    expect(answer.status).toBe(422);
    expect(summaryLink(readPage(answer.text)).attr('href')).toBe('#file');
    expect(target.calls).toEqual([]);
  });

  test('names the missing password when an empty password fails', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');
    const answer = await send(fixture({ refusal }), { ...filled, password: '' });
    expect(byRole(readPage(answer.text), 'alert').text()).toContain('pas tapé de mot de passe');
  });

  test('shows the form again when the file is too large', async () => {
    const target = fixture();
    const answer = await request(screenApp(target))
      .post('/users/anne/certificates')
      .field('kind', 'company')
      .attach('file', Buffer.alloc(1024 * 1024 + 1), 'a.p12');
    expect(answer.status).toBe(413);
    const $ = readPage(answer.text);
    expect(summaryLink($).attr('href')).toBe('#file');
    expect($('input[name=kind]').attr('value')).toBe('company');
    expect(target.calls).toEqual([]);
  });

  test('shows the error page when no form entry can correct the error', async () => {
    const refusal = new PluginError('ERR_FORBIDDEN', 'no');
    const answer = await send(fixture({ refusal }), filled);
    expect(answer.status).toBe(403);
    expect(readPage(answer.text)('form[enctype]')).toHaveLength(0);
  });

  test('redirects to an empty form when the address of a refused form is reloaded', async () => {
    const answer = await request(screenApp(fixture())).get('/users/anne/certificates');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/users/anne/certificates/new?kind=person');
  });
});
