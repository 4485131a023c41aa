import Database from 'better-sqlite3';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPlugin } from '../../support/servers/plugin.ts';
import type { TestPlugin } from '../../support/servers/plugin.ts';

const cookieOf = (response: request.Response): string =>
  (response.headers['set-cookie'] as unknown as string[] | undefined)?.[0] ?? '';

describe.each(['/', '/modules/certificates'])('sign-in mounted at %s', (mountPath) => {
  let started: TestPlugin;
  let at: (path: string) => string;

  beforeAll(async () => {
    started = await startPlugin({ mountPath });
    at = (path) => `${started.base}${path}`;
  });
  afterAll(() => started.close());

  const launch = (body: object) => request(started.app).post(at('/launch')).type('form').send(body);

  test('sets a cookie for its own path, hidden from scripts, when the launch token is valid', async () => {
    const response = await launch({ token: started.launchToken('admin') }).expect(303);
    expect(response.headers['location']).toBe(at('/'));
    expect(cookieOf(response)).toMatch(/^trousseau_session=[\w-]{43}; /);
    const flags = cookieOf(response).split('; ').slice(1).sort();
    expect(flags).toEqual(['HttpOnly', `Path=${mountPath}`, 'SameSite=Lax']);
  });

  test('redirects to the page requested by the host, and to no other site', async () => {
    const to = async (next: string) =>
      (await launch({ token: started.launchToken('admin'), next })).headers['location'];
    expect(await to('/users?q=a')).toBe(at('/users?q=a'));
    expect(await to('//evil.example/')).toBe(at('/'));
    expect(await to('https://evil.example/')).toBe(at('/'));
  });

  test('rejects a launch token after its first use', async () => {
    const token = started.launchToken('admin');
    await launch({ token }).expect(303);
    const again = await launch({ token }).expect(401);
    expect(cookieOf(again)).toBe('');
    expect(again.text).toContain('ERR_LAUNCH_TOKEN');
    expect(again.text).not.toContain('used before');
  });

  test('accepts only one of two simultaneous posts with the same token', async () => {
    const token = started.launchToken('admin');
    const statuses = (await Promise.all([launch({ token }), launch({ token })])).map(
      ({ status }) => status,
    );
    expect(statuses.sort()).toEqual([303, 401]);
  });

  test('rejects a launch when the token is missing, in the address or in JSON', async () => {
    await launch({}).expect(401);
    await request(started.app)
      .post(at(`/launch?token=${started.launchToken('admin')}`))
      .expect(401);
    await request(started.app)
      .post(at('/launch'))
      .send({ token: started.launchToken('admin') })
      .expect(401);
    await request(started.app).get(at('/launch')).expect(405).expect('Allow', 'POST');
  });

  test('ends the previous session of the browser after a new launch', async () => {
    const first =
      cookieOf(await launch({ token: started.launchToken('admin') })).split(';')[0] ?? '';
    await request(started.app).get(at('/')).set('Cookie', first).expect(200);
    await launch({ token: started.launchToken('alix') })
      .set('Cookie', first)
      .expect(303);
    await request(started.app).get(at('/')).set('Cookie', first).expect(401);
  });

  test('answers 401 without any data when there is no session', async () => {
    for (const path of ['/', '/users', '/users/alix', '/certificates/x', '/no/such/page']) {
      const response = await request(started.app).get(at(path)).expect(401);
      expect(response.text).toContain('ERR_SESSION_REQUIRED');
      expect(response.text).not.toContain('Alix');
    }
    const made = `trousseau_session=${'A'.repeat(43)}`;
    await request(started.app).get(at('/')).set('Cookie', made).expect(401);
  });

  test('deletes the cookie and ends the session on the server after a log-out', async () => {
    const kept =
      cookieOf(await launch({ token: started.launchToken('admin') })).split(';')[0] ?? '';
    const home = () => request(started.app).get(at('/')).set('Cookie', kept);
    await home().expect(200);
    const response = await request(started.app)
      .post(at('/logout'))
      .set('Cookie', kept)
      .set('Sec-Fetch-Site', 'same-origin')
      .expect(303);
    expect(cookieOf(response)).toMatch(/^trousseau_session=;/);
    expect(response.headers['clear-site-data']).toBe('"cache"');
    await home().expect(401);
  });

  test('shows the language of the token, and another language when the user asks', async () => {
    const agent = await started.launch('admin', 'nl');
    const page = await agent.get(at('/'));
    expect(page.text).toContain('<html lang="nl"');
    await agent
      .post(at('/language'))
      .type('form')
      .send({ language: 'de', next: '/users' })
      .expect(303)
      .expect('Location', at('/users'));
    expect((await agent.get(at('/users'))).text).toContain('<html lang="de"');
    await agent.post(at('/language')).type('form').send({ language: 'it' }).expect(422);
  });

  test('shows the language of the browser when no user is signed in, and French when that language is unknown', async () => {
    const page = (languages: string) =>
      request(started.app).get(at('/')).set('Accept-Language', languages);
    expect((await page('en-US,en;q=0.9')).text).toContain('<html lang="en"');
    expect((await page('it,nl;q=0.5')).text).toContain('<html lang="nl"');
    expect((await page('it')).text).toContain('<html lang="fr"');
  });

  test('refuses a form when another site sends the form', async () => {
    const agent = await started.launch('admin');
    const refused = await agent.post(at('/logout')).set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect(refused.text).toContain('ERR_CROSS_ORIGIN');
    await agent.get(at('/')).expect(200);
  });

  test('accepts a launch when the page of the host has another origin', async () => {
    await launch({ token: started.launchToken('admin') })
      .set('Sec-Fetch-Site', 'cross-site')
      .set('Origin', 'https://ehr.example')
      .expect(303);
  });
});

describe('session cookie', () => {
  const flagsWith = async (
    settings: object,
    headers: Record<string, string> = {},
    trust = false,
  ) => {
    const started = await startPlugin({
      settings: { ...settings },
      prepareHost: (app) => app.set('trust proxy', trust),
    });
    const response = await request(started.app)
      .post('/launch')
      .set(headers)
      .type('form')
      .send({ token: started.launchToken('admin') });
    await started.close();
    return cookieOf(response).split('; ').slice(2).sort().join(' ');
  };

  const https = { 'X-Forwarded-Proto': 'https' };
  const cases: [
    name: string,
    settings: object,
    headers: Record<string, string>,
    trust: boolean,
    flags: string,
  ][] = [
    ['is Secure when a trusted proxy says https', {}, https, true, 'HttpOnly SameSite=Lax Secure'],
    ['believes no proxy that the host does not trust', {}, https, false, 'HttpOnly SameSite=Lax'],
    [
      'is Secure when the public origin is https',
      { publicOrigin: 'https://ehr.example' },
      {},
      false,
      'HttpOnly SameSite=Lax Secure',
    ],
    [
      'is Secure for a frame in another site',
      { cookie: { sameSite: 'none' } },
      {},
      false,
      'HttpOnly Partitioned SameSite=None Secure',
    ],
    [
      'may be strict',
      { cookie: { sameSite: 'strict', secure: true } },
      {},
      false,
      'HttpOnly SameSite=Strict Secure',
    ],
  ];
  test.each(cases)(
    'sets the expected flags: %s',
    async (_name, settings, headers, trust, flags) => {
      expect(await flagsWith(settings, headers, trust)).toBe(flags);
    },
  );
});

describe.each([
  ['/', '__Host-trousseau_session'],
  ['/modules/certificates', '__Secure-trousseau_session'],
])('cookie of an https site mounted at %s', (mountPath, name) => {
  test('sets a name that browsers accept only over https, and ignores every other name', async () => {
    const started = await startPlugin({ mountPath, settings: { cookie: { secure: true } } });
    const response = await request(started.app)
      .post(`${started.base}/launch`)
      .type('form')
      .send({ token: started.launchToken('admin') });
    const [set = ''] = cookieOf(response).split(';');
    expect(set.split('=')[0]).toBe(name);
    const home = (cookie: string) =>
      request(started.app).get(`${started.base}/`).set('Cookie', cookie);
    await home(set).expect(200);
    await home(set.replace(name, 'trousseau_session')).expect(401);
    const left = await request(started.app)
      .post(`${started.base}/logout`)
      .set('Cookie', set)
      .set('Sec-Fetch-Site', 'same-origin');
    expect(cookieOf(left)).toMatch(new RegExp(`^${name}=;.*Secure`));
    await home(set).expect(401);
    await started.close();
  });
});

test('rejects a session after its end, and stores no cookie value in the database', async () => {
  let now = new Date('2026-03-01T12:00:00Z');
  const started = await startPlugin({ now: () => now, settings: { sessionMinutes: 30 } });
  const response = await request(started.app)
    .post('/launch')
    .type('form')
    .send({ token: started.launchToken('admin') });
  const cookie = cookieOf(response).split(';')[0] ?? '';
  const status = async () => (await request(started.app).get('/').set('Cookie', cookie)).status;

  now = new Date('2026-03-01T12:29:59Z');
  expect(await status()).toBe(200);
  const database = new Database(started.databasePath, { readonly: true });
  const rows = JSON.stringify(database.prepare('SELECT * FROM web_session').all());
  database.close();
  expect(rows).toContain('Ariane');
  expect(rows).not.toContain(cookie.split('=')[1]);

  now = new Date('2026-03-01T12:30:00Z');
  expect(await status()).toBe(401);
  await started.close();
});

test('drops the cookie at log-out when the store fails', async () => {
  const started = await startPlugin();
  const agent = await started.launch('alix');
  await agent.get('/users/alix').expect(200);
  const database = new Database(started.databasePath);
  database.exec(
    "CREATE TRIGGER refuse BEFORE DELETE ON web_session BEGIN SELECT raise(ABORT, 'refused'); END",
  );
  database.close();
  const answer = await agent.post('/logout').expect(500);
  expect(cookieOf(answer)).toMatch(/^trousseau_session=;/);
  await agent.get('/users/alix').expect(401);
  await started.close();
});
