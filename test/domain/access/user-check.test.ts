import { describe, expect, it } from 'vitest';
import { createUserCheck, currentActor } from '../../../plugin/domain/access/user-check.ts';
import type { UserFacts } from '../../../plugin/domain/access/user-check.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';

const actor = (roles: Actor['roles'], userId = 'anne'): Actor => ({
  userId,
  displayName: 'Anne Exemple',
  practiceId: 'p1',
  roles,
  language: 'fr',
});
const active = { active: true };

describe('currentActor', () => {
  it.each<[string, Actor['roles'], UserFacts, Actor['roles'] | null]>([
    ['an active user', ['clinician'], { user: active, isAdmin: null }, ['clinician']],
    ['an unknown user', ['clinician'], { user: undefined, isAdmin: null }, null],
    ['an inactive user', ['admin'], { user: { active: false }, isAdmin: true }, null],
    ['an admin', ['admin'], { user: active, isAdmin: true }, ['admin']],
    ['an admin of a silent host', ['admin'], { user: active, isAdmin: null }, ['admin']],
    ['a former admin', ['admin', 'clinician'], { user: active, isAdmin: false }, ['clinician']],
    ['one who was admin alone', ['admin'], { user: active, isAdmin: false }, null],
    ['one who became admin', ['clinician'], { user: active, isAdmin: true }, ['clinician']],
  ])('returns the roles of %s that the host still gives', (_name, roles, facts, expected) => {
    expect(currentActor(actor(roles), facts)?.roles ?? null).toEqual(expected);
  });
});

describe('createUserCheck', () => {
  function aHost() {
    const host = {
      now: new Date('2026-06-01T08:00:00Z'),
      asked: 0,
      answer: (): Promise<UserFacts> => Promise.resolve({ user: active, isAdmin: null }),
      pass: (seconds: number) => {
        host.now = new Date(host.now.getTime() + seconds * 1000);
      },
    };
    const check = createUserCheck({
      factsOf: () => {
        host.asked += 1;
        return host.answer();
      },
      now: () => host.now,
    });
    return { host, check };
  }
  const gone = () => Promise.resolve({ user: undefined, isAdmin: null });
  const broken = () => Promise.reject(new Error('the host does not answer'));

  it('returns null within five seconds of the deactivation', async () => {
    const { host, check } = aHost();
    await check.current(actor(['clinician']));
    host.answer = gone;
    host.pass(4);
    expect(await check.current(actor(['clinician']))).not.toBeNull();
    expect(host.asked).toBe(1);
    host.pass(1);
    expect(await check.current(actor(['clinician']))).toBeNull();
  });

  it('returns an answer of this moment at a sign-in', async () => {
    const { host, check } = aHost();
    await check.current(actor(['clinician']));
    host.answer = gone;
    expect(await check.atSignIn(actor(['clinician']))).toBeNull();
    expect(await check.current(actor(['clinician']))).toBeNull();
  });

  it('returns a fresh answer when the clock was set back', async () => {
    const { host, check } = aHost();
    await check.current(actor(['clinician']));
    host.answer = gone;
    host.pass(-3600);
    expect(await check.current(actor(['clinician']))).toBeNull();
  });

  it('keeps the last answer for a minute when the host does not answer, and rejects then', async () => {
    const { host, check } = aHost();
    await check.current(actor(['clinician']));
    host.answer = broken;
    host.pass(30);
    expect(await check.current(actor(['clinician']))).not.toBeNull();
    host.pass(30);
    await expect(check.current(actor(['clinician']))).rejects.toThrow('does not answer');
    host.answer = gone;
    expect(await check.current(actor(['clinician']))).toBeNull();
  });

  it('keeps a bounded number of answers', async () => {
    const { host, check } = aHost();
    for (let index = 0; index <= 2_000; index += 1) {
      await check.current(actor(['clinician'], `user-${index}`));
    }
    await check.current(actor(['clinician'], 'user-2000'));
    expect(host.asked).toBe(2_001);
    await check.current(actor(['clinician'], 'user-0'));
    expect(host.asked).toBe(2_002);
  });
});
