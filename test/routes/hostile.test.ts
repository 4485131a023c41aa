import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { startPlugin } from '../support/servers/plugin.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';

/* Requests that no page of ours makes. */

const limit = 4;
let started: TestPlugin;

beforeAll(async () => {
  started = await startPlugin({
    mountPath: '/m',
    settings: { rateLimit: { passwordAttemptsPerMinute: limit } },
  });
});
afterAll(() => started.close());

test.each([
  '/users/%00',
  '/users/%E0%A4%A',
  '/users/alix%2f..',
  '/users/__proto__',
  '/users/constructor',
  '//users',
  '/certificates/..%2f..',
  '/drafts/%F0%9F%92%A9',
  '/assets/%2e%2e/layout/error.ejs',
  '/assets/..%5cpages%5cerror.ejs',
  '/?level=constructor&kind=__proto__&page=1e999&q=%00',
  '/users/alix/certificates/new?kind=__proto__&identifier[]=1',
  `/users/${'9'.repeat(5000)}`,
])('answers GET %s without a server error', async (path) => {
  for (const userId of ['alix', 'admin']) {
    const { status, text } = await (await started.launch(userId)).get(`/m${path}`);
    expect([200, 303, 404, 410, 422]).toContain(status);
    expect(text).not.toMatch(/node_modules|at \w+ \(/);
  }
  expect(started.log.filter(({ level }) => level === 'error')).toEqual([]);
});

test.each([
  ['names of prototypes', '__proto__[language]=nl&constructor[prototype][x]=1&language=nl', 303],
  ['a field twice', 'language=nl&language=fr', 422],
  [
    'more fields than any form has',
    Array.from({ length: 200 }, (_, i) => `f${i}=1`).join('&'),
    422,
  ],
  ['a field larger than any form', `language=${'x'.repeat(20_000)}`, 422],
])('answers a form with %s without side effects', async (_name, body, status) => {
  const agent = await started.launch('alix');
  const response = await agent.post('/m/language').type('form').send(body);
  expect(response.status).toBe(status);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('renders pages without inline code or style, and refuses other methods', async () => {
  const agent = await started.launch('admin');
  for (const path of [
    '/',
    '/users',
    '/users/alix',
    '/users/alix/certificates/new',
    '/no-such-page',
  ]) {
    const { text } = await agent.get(`/m${path}`);
    expect(text).toContain('<html');
    expect(text).not.toMatch(/<style|<script(?![^>]* src=)|\s(style|on\w+)=|javascript:/i);
  }
  for (const method of ['trace', 'put', 'patch', 'delete'] as const) {
    expect((await agent[method]('/m/users/alix')).status).toBe(405);
    expect((await agent[method]('/m/assets/trousseau.css')).status).toBe(404);
  }
});

test('counts no attempt for a file that is no keystore', async () => {
  const agent = await started.launch('admin');
  for (let attempt = 0; attempt < limit + 3; attempt += 1) {
    const answer = await agent
      .post('/m/users/alix/certificates')
      .field({ kind: 'person', identifier: '00000000097', password: 'no' })
      .attach('file', Buffer.from('plain words'), 'a.txt');
    expect(answer.status).toBe(422);
  }
});

test('counts password attempts per user across screens, API, exports and sessions, even when simultaneous', async () => {
  const { bytes } = await testKeystore('complete');
  const api = (path: string) =>
    request(started.app)
      .post(`/m/api/v1${path}`)
      .set('Authorization', `Bearer ${started.bearer('alix')}`);
  const fields = (password: string) => ({ kind: 'person', identifier: '00000000097', password });
  const opened = await api('/users/alix/certificates')
    .field(fields('Essai-1234'))
    .attach('file', bytes, 'a.p12')
    .expect(201);
  const { id } = opened.body as { id: string };
  await api(`/drafts/${id}/store`).send({}).expect(201);

  const byApi = async () =>
    api('/users/alix/certificates').field(fields('no')).attach('file', bytes, 'a.p12');
  const byScreen = async () =>
    (await started.launch('alix'))
      .post('/m/users/alix/certificates')
      .field(fields('no'))
      .attach('file', bytes, 'a.p12');
  const exportByApi = async () => api(`/certificates/${id}/export`).send({ password: 'no' });
  const exportByScreen = async () =>
    (await started.launch('alix'))
      .post(`/m/certificates/${id}/export`)
      .type('form')
      .send({ password: 'no' });

  const changeByApi = async () =>
    api(`/certificates/${id}/password`).send({ password: 'no', newPassword: 'Nouveau~2468' });

  const ways = [byApi, byScreen, exportByApi, exportByScreen, changeByApi];
  const statuses = await Promise.all(
    [...ways, ...ways].map(async (attempt) => (await attempt()).status),
  );
  // 503: another file of the same person was being opened; that password was not tried
  expect(statuses.filter((status) => status !== 429 && status !== 503)).toHaveLength(limit);
  for (const attempt of ways) expect((await attempt()).status).toBe(429);
  // Not the right password either: nothing is tried while the minute lasts
  const right = await api(`/certificates/${id}/export`).send({ password: 'Essai-1234' });
  expect(right.status).toBe(429);
});
