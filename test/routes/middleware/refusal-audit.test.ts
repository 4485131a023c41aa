import request from 'supertest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { entriesAnHour } from '../../../plugin/domain/audit/refusals.ts';
import { openDatabase } from '../../../plugin/store/sqlite.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';
import { startPlugin, type TestPlugin } from '../../support/servers/plugin.ts';

interface Row {
  readonly practice_id: string;
  readonly actor_id: string;
  readonly subject_user_id: string | null;
  readonly details: Record<string, unknown>;
}

async function started(trustProxy: boolean | string = false): Promise<TestPlugin> {
  const plugin = await startPlugin({ prepareHost: (app) => app.set('trust proxy', trustProxy) });
  onTestFinished(() => plugin.close());
  return plugin;
}

function denied({ databasePath }: TestPlugin): Row[] {
  const database = openDatabase(databasePath, { mustExist: true });
  try {
    return database
      .prepare<[], Omit<Row, 'details'> & { details: string }>(
        `SELECT practice_id, actor_id, subject_user_id, details FROM audit_entry
          WHERE event = 'access.denied' AND outcome = 'refused' ORDER BY practice_id, sequence`,
      )
      .all()
      .map((row) => ({ ...row, details: JSON.parse(row.details) as Row['details'] }));
  } finally {
    database.close();
  }
}

const get = (plugin: TestPlugin, userId: string, path: string) =>
  request(plugin.app)
    .get(`/api/v1${path}`)
    .set('Authorization', `Bearer ${plugin.bearer(userId)}`);

async function loadedByAlix(plugin: TestPlugin): Promise<string> {
  const { bytes, fileName, password } = await testKeystore('complete');
  const post = (path: string) =>
    request(plugin.app)
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${plugin.bearer('alix')}`);
  const draft = await post('/users/alix/certificates')
    .field({ kind: 'person', identifier: '00000000097', password })
    .attach('file', bytes, fileName)
    .expect(201);
  const stored = await post(`/drafts/${(draft.body as { id: string }).id}/store`)
    .send({})
    .expect(201);
  return (stored.body as { certificateId: string }).certificateId;
}

describe('audit of refusals', () => {
  it('records who asked, what and from where when the certificate is of another practice', async () => {
    const plugin = await started();
    const id = await loadedByAlix(plugin);
    await get(plugin, 'odile', `/certificates/${id}`).expect(404);
    expect(denied(plugin)).toEqual([
      {
        practice_id: 'practice-2',
        actor_id: 'odile',
        subject_user_id: null,
        details: {
          code: 'ERR_NOT_FOUND',
          method: 'GET',
          path: `/api/v1/certificates/${id}`,
          address: expect.stringMatching(/127\.0\.0\.1|::1/) as unknown,
        },
      },
    ]);
  });

  it('records one entry, on the profile concerned and with the address, when the certificate is a colleague’s', async () => {
    const plugin = await started();
    const id = await loadedByAlix(plugin);
    await get(plugin, 'basile', `/certificates/${id}`).expect(404);
    expect(denied(plugin)).toMatchObject([
      {
        practice_id: 'practice-1',
        actor_id: 'basile',
        subject_user_id: 'alix',
        details: { action: 'see', address: expect.any(String) as unknown },
      },
    ]);
  });

  it.each([
    ['another user’s profile', '/users/alix', 'ERR_NOT_FOUND'],
    ['a list for admins', '/users', 'ERR_FORBIDDEN'],
    ['a page for admins', '/jobs', 'ERR_FORBIDDEN'],
    ['a report', '/reports/certificates.csv', 'ERR_FORBIDDEN'],
    ['the authorities', '/authorities', 'ERR_FORBIDDEN'],
  ])('records the refusal of %s on a screen', async (_, path, code) => {
    const plugin = await started();
    const agent = await plugin.launch('basile');
    const answer = await agent.get(path);
    expect([403, 404]).toContain(answer.status);
    expect(denied(plugin)).toMatchObject([
      { practice_id: 'practice-1', actor_id: 'basile', details: { code, method: 'GET' } },
    ]);
  });

  it('records a refused launch token and bearer token in the installation’s chain, with the reason', async () => {
    const plugin = await started();
    const token = plugin.launchToken('alix');
    const launch = (value: string) =>
      request(plugin.app).post('/launch').type('form').send({ token: value });
    await launch(token).expect(303);
    await launch(token).expect(401);
    await request(plugin.app)
      .get('/api/v1/users/alix/certificates')
      .set('Authorization', 'Bearer a.b.c')
      .expect(401);
    expect(denied(plugin)).toMatchObject([
      {
        practice_id: '',
        actor_id: 'unknown',
        details: {
          code: 'ERR_LAUNCH_TOKEN',
          path: '/launch',
          reason: 'token refused: used before',
        },
      },
      {
        practice_id: '',
        actor_id: 'unknown',
        details: { code: 'ERR_LAUNCH_TOKEN', method: 'GET' },
      },
    ]);
  });

  it('records a post from another site', async () => {
    const plugin = await started();
    const agent = await plugin.launch('basile');
    await agent.post('/logout').set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect(denied(plugin)).toMatchObject([
      { actor_id: 'basile', details: { code: 'ERR_CROSS_ORIGIN', path: '/logout' } },
    ]);
  });

  it('counts instead of writing when one user asks hundreds of times', async () => {
    const plugin = await started();
    for (let i = 0; i < 60; i += 1) await get(plugin, 'odile', `/certificates/guess-${i}`);
    const limit = entriesAnHour['access.denied'];
    expect(denied(plugin)).toHaveLength(limit);
    await plugin.plugin.close();
    const rows = denied(plugin);
    expect(rows).toHaveLength(limit + 1);
    expect(rows.at(-1)).toMatchObject({ actor_id: 'odile', details: { counted: 60 - limit } });
  });

  it.each([
    ['believes a proxy that the host trusts', 'loopback', '203.0.113.7'],
    ['believes no other', false, '127.0.0.1'],
  ] as const)('keeps the address of the request: %s', async (_, trust, address) => {
    const plugin = await started(trust);
    const forwarded = { 'X-Forwarded-For': '203.0.113.7' };
    await get(plugin, 'odile', '/certificates/none').set(forwarded).expect(404);
    await request(plugin.app)
      .post('/launch')
      .set(forwarded)
      .type('form')
      .send({ token: plugin.launchToken('alix') })
      .expect(303);
    const ending = expect.stringMatching(new RegExp(`${address}$`)) as unknown;
    expect(denied(plugin)).toMatchObject([{ details: { address: ending } }]);
    const [line] = plugin.log.filter(({ message }) => message.startsWith('request refused'));
    expect(line?.details).toMatchObject({
      practiceId: 'practice-2',
      userId: 'odile',
      address: ending,
    });
    const database = openDatabase(plugin.databasePath, { mustExist: true });
    try {
      const launched = database
        .prepare("SELECT details FROM audit_entry WHERE event = 'access.launched'")
        .pluck()
        .get() as string;
      expect(JSON.parse(launched)).toMatchObject({ address: ending });
      const sessions = database.prepare('SELECT actor FROM web_session').pluck().all();
      expect(sessions.join()).not.toContain(address);
    } finally {
      database.close();
    }
  });

  it('keeps no address with a session whose language was changed', async () => {
    const plugin = await started();
    const agent = await plugin.launch('alix');
    await agent.post('/language').type('form').send({ language: 'nl' }).expect(303);
    const database = openDatabase(plugin.databasePath, { mustExist: true });
    try {
      const actors = database.prepare('SELECT actor FROM web_session').pluck().all() as string[];
      expect(actors.map((actor) => JSON.parse(actor) as object)).toEqual([
        expect.not.objectContaining({ address: expect.anything() as unknown }),
      ]);
    } finally {
      database.close();
    }
  });

  it('records no mistyped address', async () => {
    const plugin = await started();
    const agent = await plugin.launch('alix');
    await agent.get('/favicon.ico').expect(404);
    expect(denied(plugin)).toEqual([]);
  });
});
