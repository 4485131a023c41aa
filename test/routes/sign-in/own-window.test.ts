import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOwnWindows, withOffer } from '../../../plugin/routes/sign-in/own-window.ts';
import { anActor } from '../../support/builders/actor.ts';
import { startPlugin } from '../../support/servers/plugin.ts';
import type { TestPlugin } from '../../support/servers/plugin.ts';

describe('createOwnWindows', () => {
  const start = new Date('2026-11-30T09:00:00Z');
  const launch = { idHash: 'a'.repeat(64), actor: anActor() };

  it('returns the launch once, and null for any other text', () => {
    const windows = createOwnWindows(() => start);
    const text = windows.offer(launch);
    expect(windows.take(`${text}x`)).toBeNull();
    expect(windows.take(undefined)).toBeNull();
    expect(windows.take(text)).toEqual(launch);
    expect(windows.take(text)).toBeNull();
  });

  it('returns null after two minutes, or once the cookie has come back', () => {
    let now = start;
    const windows = createOwnWindows(() => now);
    const late = windows.offer(launch);
    now = new Date(start.getTime() + 2 * 60_000);
    expect(windows.take(late)).toBeNull();
    const text = windows.offer(launch);
    windows.notNeeded(launch.idHash);
    expect(windows.take(text)).toBeNull();
  });

  it('forgets the oldest when there are very many', () => {
    const windows = createOwnWindows(() => start);
    const texts = Array.from({ length: 10_001 }, (_, index) =>
      windows.offer({ ...launch, idHash: String(index) }),
    );
    expect(windows.take(texts[0])).toBeNull();
    expect(windows.take(texts.at(-1))).not.toBeNull();
  });
});

it('replaces the fragment of a page with the offer', () => {
  expect(withOffer('/users?q=a', 'x')).toBe('/users?q=a#tr-window=x');
  expect(withOffer('/certificates/1#top', 'x')).toBe('/certificates/1#tr-window=x');
});

describe('a launch in a frame of another site', () => {
  let started: TestPlugin;
  beforeEach(async () => {
    started = await startPlugin({
      mountPath: '/m',
      settings: { cookie: { sameSite: 'none' }, frameAncestors: ['https://ehr.example'] },
    });
  });
  afterEach(() => started.close());

  const launch = async () => {
    const answer = await request(started.app)
      .post('/m/launch')
      .type('form')
      .send({ token: started.launchToken('admin'), next: '/users' })
      .expect(303);
    const [page, opening = ''] = (answer.headers['location'] ?? '').split('#tr-window=');
    return { page, opening, cookie: cookieOf(answer) };
  };
  const cookieOf = ({ headers }: request.Response) =>
    (headers['set-cookie'] as unknown as string[] | undefined)?.[0]?.split(';')[0] ?? '';
  const post = (opening: string, site = 'same-origin') =>
    request(started.app)
      .post('/m/launch/window')
      .set('Sec-Fetch-Site', site)
      .type('form')
      .send({ opening, next: '/users' });
  const users = (cookie: string) => request(started.app).get('/m/users').set('Cookie', cookie);

  it('goes on in a window of its own when the cookie did not come back', async () => {
    const { page, opening, cookie } = await launch();
    expect(page).toBe('/m/users');
    const refused = await users('').expect(401);
    expect(refused.text).toContain('action="/m/launch/window" target="_blank"');
    expect(refused.text).not.toContain(opening);
    const opened = await post(opening).expect(303).expect('Location', '/m/users');
    await users(cookieOf(opened)).expect(200);
    // The session that no request brought back is gone, and the text is used
    await users(cookie).expect(401);
    await post(opening).expect(401);
    expect(JSON.stringify(started.log)).not.toContain(opening);
  });

  it('refuses another window when the cookie came back, or another site sends the form', async () => {
    const { opening, cookie } = await launch();
    await post(opening, 'cross-site').expect(403);
    await users(cookie).expect(200);
    await post(opening).expect(401);
    await users(cookie).expect(200);
  });
});

it('offers no window when the module is in no frame of another site', async () => {
  const started = await startPlugin();
  const answer = await request(started.app)
    .post('/launch')
    .type('form')
    .send({ token: started.launchToken('alix') });
  expect(answer.headers['location']).toBe('/');
  const refused = await request(started.app).get('/').expect(401);
  expect(refused.text).not.toContain('launch/window');
  await started.close();
});
