import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { startPlugin } from '../../support/servers/plugin.ts';
import type { TestPlugin } from '../../support/servers/plugin.ts';

const codeOf = ({ body }: request.Response) => (body as { readonly code: string }).code;

describe('JSON body', () => {
  let started: TestPlugin;
  beforeAll(async () => {
    started = await startPlugin({ sideCar: true });
  });
  afterAll(() => started.close());

  const post = (path: string, body: string, userId = 'service') =>
    request(started.app)
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${started.bearer(userId)}`)
      .type('json')
      .send(body);
  const largeText = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes) });

  test('rejects more than 100 kB where a form has less', async () => {
    const padded = (bytes: number) => `{"replaces":null}${' '.repeat(bytes)}`;
    const large = await post('/drafts/none/store', padded(101 * 1024));
    expect([large.status, codeOf(large)]).toEqual([422, 'ERR_FORM_INVALID']);
    expect((await post('/drafts/none/store', padded(90 * 1024))).status).toBe(410);
  });

  test('accepts an envelope of more than a megabyte to sign', async () => {
    const envelope = 'x'.repeat(1024 * 1024);
    const answer = await post('/users/alix/ehealth-sessions/sign', JSON.stringify({ envelope }));
    expect(codeOf(answer)).toMatch(/^ERR_(SESSION_NONE|ENVELOPE_INVALID)$/);
  });

  test('rejects a large list of profiles, before it is read, when no service sends it', async () => {
    const put = (userId: string) =>
      request(started.app)
        .put('/api/v1/profiles')
        .set('Authorization', `Bearer ${started.bearer(userId)}`)
        .type('json')
        .send(largeText(900 * 1024));
    expect((await put('alix')).status).toBe(403);
    expect((await put('service')).body).toMatchObject({ code: 'ERR_FORM_INVALID' });
  });

  test.each([
    ['brackets', '['.repeat(1_900_000)],
    ['objects', '{"a":'.repeat(300_000)],
  ])('rejects %s without end before they are parsed', async (_what, body) => {
    const { status } = await post('/users/alix/ehealth-sessions/sign', body);
    expect(status).toBe(422);
  });

  it.each(['application/json; charset=utf8', 'application/json;charset="UTF8"'])(
    'accepts the type %s',
    async (type) => {
      const { status } = await request(started.app)
        .post('/api/v1/drafts/none/store')
        .set('Authorization', `bearer   ${started.bearer('service')}`)
        .set('Content-Type', type)
        .send('{"replaces":null}');
      expect(status).toBe(410);
    },
  );

  test('accepts brackets in text', async () => {
    const envelope = `<a>"\\${'['.repeat(100)}</a>`;
    const answer = await post('/users/alix/ehealth-sessions/sign', JSON.stringify({ envelope }));
    expect(codeOf(answer)).not.toBe('ERR_FORM_INVALID');
  });
});

test('returns the same OpenAPI document each time, with the address that was asked', async () => {
  const started = await startPlugin({ mountPath: '/modules/certificates' });
  const get = async (base: string) => {
    const answer = await request(started.app).get(`${base}/api/v1/openapi.json`);
    expect(answer.type).toBe('application/json');
    return answer.body as { readonly servers: unknown };
  };
  const { servers, ...rest } = await get('/modules/certificates');
  expect(servers).toEqual([{ url: '/modules/certificates/api/v1' }]);
  const { servers: others, ...again } = await get('/MODULES/certificates');
  expect(others).toEqual([{ url: '/MODULES/certificates/api/v1' }]);
  expect(again).toEqual(rest);
  await started.close();
});
