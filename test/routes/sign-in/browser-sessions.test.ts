import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../plugin/store/sqlite.ts';
import { aHost, minute, signIn } from '../../support/servers/clock-host.ts';
import type { TestPlugin } from '../../support/servers/plugin.ts';

describe('list of browser sessions', () => {
  const firefox =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
  const get = (started: TestPlugin, cookie: string, path: string) =>
    request(started.app).get(path).set('Cookie', cookie);
  const post = (started: TestPlugin, cookie: string, path: string) =>
    request(started.app).post(path).set('Cookie', cookie).set('Sec-Fetch-Site', 'same-origin');
  const actionsOf = (text: string) =>
    [...text.matchAll(/action="([^"]*\/end(?:-others)?)"/g)].map(([, action = '']) => action);

  it('shows users their own sessions, and ends one of them or all others', async () => {
    const { started } = await aHost();
    const here = await signIn(started, 'alix', firefox);
    const phone = await signIn(started, 'alix', safari);
    const third = await signIn(started, 'alix', safari);
    const { text } = await get(started, here.cookie, '/session').expect(200);
    expect(text).toContain('Firefox, Windows (ce navigateur)');
    expect(text.match(/Safari, iOS</g)).toHaveLength(2);
    const [end = ''] = actionsOf(text);
    await post(started, here.cookie, end).expect(303);
    const left = await Promise.all(
      [phone, third].map(async ({ cookie }) => (await get(started, cookie, '/session')).status),
    );
    expect(left.toSorted()).toEqual([200, 401]);
    await post(started, here.cookie, '/session/browsers/end-others').expect(303);
    for (const { cookie } of [phone, third]) await get(started, cookie, '/session').expect(401);
    await get(started, here.cookie, '/session').expect(200);
  });

  it('shows admins who is signed in, and ends the sessions of others with an audit entry', async () => {
    const { started } = await aHost();
    const alix = await signIn(started, 'alix');
    const admin = await signIn(started, 'admin');
    const { text } = await get(started, admin.cookie, '/session').expect(200);
    expect(text).toContain('Alix Exemple');
    await post(started, admin.cookie, '/sessions/users/alix/end').expect(303);
    await get(started, alix.cookie, '/session').expect(401);
    const database = openDatabase(started.databasePath, { mustExist: true });
    const entries = database
      .prepare(
        "SELECT actor_id, subject_user_id, details FROM audit_entry WHERE event = 'access.ended'",
      )
      .all();
    database.close();
    expect(entries).toEqual([
      { actor_id: 'admin', subject_user_id: 'alix', details: '{"sessions":1}' },
    ]);
  });

  it('keeps the sessions of others when a clinician asks to end them', async () => {
    const { started } = await aHost();
    const [alix, basile] = [await signIn(started, 'alix'), await signIn(started, 'basile')];
    expect((await get(started, basile.cookie, '/session')).text).not.toContain('Alix');
    await post(started, basile.cookie, '/sessions/users/alix/end').expect(404);
    const own = await request(started.app)
      .get('/api/v1/users/alix/browser-sessions')
      .set('Authorization', `Bearer ${started.bearer('alix')}`)
      .expect(200);
    const { sessions } = own.body as { readonly sessions: readonly { readonly id: string }[] };
    expect(sessions).toHaveLength(1);
    await post(started, basile.cookie, `/session/browsers/${sessions[0]?.id ?? ''}/end`).expect(
      404,
    );
    const call = (method: 'get' | 'delete', path: string, who: string) => {
      const client = request(started.app);
      return client[method](`/api/v1/users/alix/browser-sessions${path}`).set(
        'Authorization',
        `Bearer ${started.bearer(who)}`,
      );
    };
    await call('get', '', 'basile').expect(404);
    await call('delete', `/${sessions[0]?.id ?? ''}`, 'basile').expect(404);
    await get(started, alix.cookie, '/session').expect(200);
    await call('delete', `/${sessions[0]?.id ?? ''}`, 'admin').expect(204);
    await get(started, alix.cookie, '/session').expect(401);
  });

  it('ends the session used longest ago when a user has more than the settings allow', async () => {
    const { started, pass } = await aHost({ settings: { sessionsPerUser: 2 } });
    const [first, second] = [await signIn(started, 'alix'), await signIn(started, 'alix')];
    pass(2 * minute);
    await get(started, first.cookie, '/session').expect(200);
    await signIn(started, 'alix');
    await get(started, first.cookie, '/session').expect(200);
    await get(started, second.cookie, '/session').expect(401);
  });
});

describe('launch token that says how its user was authenticated', () => {
  it('keeps time, class and methods in the audit entry of the sign-in', async () => {
    const { started } = await aHost();
    const authTime = Date.parse('2026-03-01T08:00:00Z') / 1000;
    const token = started.launchToken('alix', {
      auth_time: authTime,
      acr: 'urn:be:fedict:iam:fas:Level500',
      amr: ['pwd', 'hwk'],
    });
    await request(started.app).post('/launch').type('form').send({ token }).expect(303);
    const database = openDatabase(started.databasePath, { mustExist: true });
    const details = database
      .prepare<[], string>("SELECT details FROM audit_entry WHERE event = 'access.launched'")
      .pluck()
      .get();
    database.close();
    expect(JSON.parse(details ?? '')).toEqual({
      roles: 'clinician',
      address: expect.any(String) as string,
      authTime: '2026-03-01T08:00:00.000Z',
      acr: 'urn:be:fedict:iam:fas:Level500',
      amr: 'pwd hwk',
    });
  });

  it.each([
    ['auth_time as text', { auth_time: '2026-03-01' }],
    ['auth_time after the token was issued', { auth_time: Date.parse('2026-03-02') / 1000 }],
    ['acr as a number', { acr: 2 }],
    ['amr of numbers', { amr: [1] }],
  ])('rejects %s', async (_name, claims) => {
    const { started } = await aHost();
    const token = started.launchToken('alix', claims);
    await request(started.app).post('/launch').type('form').send({ token }).expect(401);
  });
});
