import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { byLabel, byRole, readPage } from '../../support/tools/page.ts';

const path = '/certificates/certificate-1/password';
const fixture = (changes: Parameters<typeof aCertificateFixture>[0] = {}) =>
  aCertificateFixture({ users: [aUser()], certificates: [aJudged()], ...changes });
const typed = { password: 'Essai-1234', next: 'Nouveau~2468', confirmation: 'Nouveau~2468' };
const send = (target: ReturnType<typeof fixture>, fields: Readonly<Record<string, string>>) =>
  request(screenApp(target, { actor: aClinician }))
    .post(path)
    .type('form')
    .send(fields);

describe('the page for a new password', () => {
  test('asks for the current and twice for the new password, and shows the four rules', async () => {
    const answer = await request(screenApp(fixture(), { actor: aClinician })).get(path);
    const $ = readPage(answer.text);
    for (const label of [
      'Mot de passe actuel',
      'Nouveau mot de passe',
      'Nouveau mot de passe, une deuxième fois',
    ]) {
      expect(byLabel($, label).attr('type')).toBe('password');
    }
    expect($('#password-rules li')).toHaveLength(4);
    expect(byRole($, 'button', { name: 'Changer le mot de passe' })).toHaveLength(1);
  });

  test('changes the password and leads back to the profile, which says so', async () => {
    const target = fixture();
    const answer = await send(target, typed);
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      '/users/anne?done=password-changed',
    ]);
    const { password: current, next } = typed;
    expect(target.calls).toMatchObject([
      {
        name: 'changePassword',
        with: { id: 'certificate-1', current, next, protection: 'modern' },
      },
    ]);
    const page = await request(screenApp(target, { actor: aClinician })).get(
      answer.headers['location'] ?? '',
    );
    expect(page.text).toContain('Le mot de passe est changé.');
  });

  test('writes the older format when that is ticked', async () => {
    const target = fixture();
    await send(target, { ...typed, compatible: '1' });
    expect(target.calls).toMatchObject([{ with: { protection: 'compatible' } }]);
  });

  test.each([
    [
      'the confirmation differs',
      { ...typed, confirmation: 'Autre~2468' },
      undefined,
      '#confirmation',
    ],
    [
      'the new one is too short',
      typed,
      new PluginError('ERR_PASSWORD_UNSUITABLE', 'short', { params: { problem: 'Length' } }),
      '#next',
    ],
    [
      'the current one is wrong',
      typed,
      new PluginError('ERR_KEYSTORE_PASSWORD', 'no'),
      '#password',
    ],
  ])('shows the form again, without any password, when %s', async (_why, fields, refusal, href) => {
    const answer = await send(fixture({ refusal }), fields);
    expect(answer.status).toBe(422);
    expect(byRole(byRole(readPage(answer.text), 'alert'), 'link').attr('href')).toBe(href);
    for (const secret of Object.values(fields)) expect(answer.text).not.toContain(secret);
  });

  test('rejects who is not the holder, and offers them no link', async () => {
    const target = fixture();
    const admin = screenApp(target);
    expect((await request(admin).get(path)).status).toBe(403);
    expect((await request(admin).post(path)).status).toBe(403);
    expect((await request(admin).get('/certificates/certificate-1')).text).not.toContain(path);
    const holder = await request(screenApp(target, { actor: aClinician })).get(
      '/certificates/certificate-1',
    );
    expect(holder.text).toContain(path);
    expect(target.calls).toEqual([]);
  });
});
