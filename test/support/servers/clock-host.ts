import request from 'supertest';
import { onTestFinished } from 'vitest';
import { startPlugin, testUsers } from './plugin.ts';
import type { TestPlugin, TestPluginOptions, TestUser } from './plugin.ts';

export const minute = 60_000;

/** A host with a clock and users that a test changes. */
export interface ClockHost {
  readonly started: TestPlugin;
  readonly users: TestUser[];
  readonly pass: (milliseconds: number) => void;
}

/** Closed when the test ends. */
export async function aHost(options: TestPluginOptions = {}): Promise<ClockHost> {
  const clock = { now: new Date('2026-03-01T12:00:00Z') };
  const users = [...testUsers];
  const started = await startPlugin({ users, now: () => clock.now, ...options });
  onTestFinished(() => started.close());
  return {
    started,
    users,
    pass: (milliseconds) => {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
  };
}

/** A browser that signed in, by its cookie. */
export async function signIn(
  started: TestPlugin,
  userId: string,
  userAgent = '',
): Promise<{ readonly cookie: string }> {
  const answer = await request(started.app)
    .post('/launch')
    .set('User-Agent', userAgent)
    .type('form')
    .send({ token: started.launchToken(userId) })
    .expect(303);
  const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
  return { cookie: cookie.split(';')[0] ?? '' };
}
