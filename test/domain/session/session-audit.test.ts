import { describe, expect, it } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { aPractice, actor, admin, alix, basile, byFallback, service } from './practice.ts';
import type { Practice } from './practice.ts';
import { aPolicy } from './session-fixture.ts';

/* What each act on a session writes to the audit and reports to the host: person and organisation both, also for a group. */

const quality = 'groupofnurses';
const ofGroup = { kind: 'group', identifier: '…196', organisation: 'GROUPEMENT EXEMPLE' };

async function opened(options: Parameters<typeof aPractice>[0] = {}) {
  const practice = await aPractice(options);
  const certificateId = await practice.load('group');
  const { session } = await practice.sessions.open(basile, byFallback(certificateId, { quality }));
  return { practice, certificateId, session };
}

type Opened = Awaited<ReturnType<typeof opened>>;

const acts: readonly (readonly [
  words: string,
  event: string,
  by: string,
  act: (of: Opened) => Promise<unknown>,
  details: object,
])[] = [
  [
    'opened, with how and why',
    'session.opened',
    'basile',
    () => Promise.resolve(),
    { mode: 'fallback', quality, reason: 'card-forgotten', assertion: '_a1', recognised: true },
  ],
  [
    'refused',
    'session.refused',
    'basile',
    async ({ practice, certificateId }) => {
      practice.tokens.failure = new PluginError('ERR_STS_DENIED', 'no', {
        support: { code: 'ws-trust:RequestDenied', text: 'no', ticket: 'T-1' },
      });
      const request = byFallback(certificateId, { quality, renew: true });
      await practice.sessions.open(basile, request).catch(() => undefined);
    },
    { code: 'ERR_STS_DENIED', supportCode: 'ws-trust:RequestDenied', ticket: 'T-1' },
  ],
  [
    'extended',
    'session.extended',
    'basile',
    ({ practice, certificateId }) =>
      practice.sessions.open(basile, byFallback(certificateId, { quality, renew: true })),
    { cause: 'extended' },
  ],
  ['ended by its user', 'session.ended', 'basile', endedBy(basile), { cause: 'user' }],
  ['ended by an admin', 'session.ended', 'chef', endedBy(admin), { cause: 'admin' }],
  ['ended by the host', 'session.ended', 'host', endedBy(service), { cause: 'log-off' }],
  [
    'ended by a log-off',
    'session.ended',
    'host',
    ({ practice }) => practice.sessions.endAll(service, 'basile', 'log-off'),
    { cause: 'log-off' },
  ],
  [
    'ended by its file’s going',
    'session.ended',
    'system',
    async ({ practice, certificateId }) => {
      await practice.certificates.remove(admin, certificateId);
    },
    { cause: 'keystore-removed' },
  ],
  [
    'ended by the end of the process',
    'session.ended',
    'system',
    ({ practice }) => practice.sessions.close(),
    { cause: 'restart' },
  ],
  [
    'ended by a crash, recorded at the next start',
    'session.ended',
    'system',
    ({ practice }) => practice.restart().start(),
    { cause: 'restart' },
  ],
];

function endedBy(who: Actor) {
  return ({ practice, session }: Opened) => practice.sessions.end(who, session.id);
}

describe('audit of a group session', () => {
  it.each(acts)('records a session %s: %s by %s', async (_words, event, by, act, details) => {
    const of = await opened();
    await act(of);
    await expect.poll(() => entryOf(of.practice, event)).toBeDefined();
    const entry = await entryOf(of.practice, event);
    expect(entry).toMatchObject({
      actor: { userId: by },
      subjectUserId: 'basile',
      details: { ...ofGroup, ...details },
    });
    expect(JSON.stringify(entry)).not.toContain('00000000196');
  });
});

const entryOf = async (practice: Practice, event: string) =>
  (await practice.audit('basile', event))[0];

describe('session events for the host', () => {
  it('reports opening, warning and end of a session with its user and cause', async () => {
    const practice = await aPractice({ policy: aPolicy({ warnMinutes: [0.01] }) });
    const certificateId = await practice.load('complete');
    practice.tokens.lifeMinutes = 0.03;
    // The clock of these tests is otherwise fixed
    const started = Date.now();
    const fixedNow = practice.tokens.now;
    practice.tokens.now = () => new Date(fixedNow().getTime() + Date.now() - started);
    const { session } = await practice.sessions.open(alix, byFallback(certificateId));
    await expect.poll(() => practice.events.at(-1)?.type, { timeout: 5_000 }).toBe('session.ended');
    const emitted = practice.events.filter((event) => event.type.startsWith('session.'));
    expect(emitted).toMatchObject([
      { type: 'session.opened', cause: null },
      { type: 'session.ending', cause: null },
      { type: 'session.ended', cause: 'expired' },
    ]);
    for (const event of emitted) {
      expect(event).toMatchObject({
        practiceId: 'p1',
        userId: 'alix',
        sessionId: session.id,
        certificateId,
        mode: 'fallback',
        notOnOrAfter: session.notOnOrAfter,
      });
    }
    expect(await practice.audit('alix', 'session.ended')).toMatchObject([
      { actor: { userId: 'system' }, details: { cause: 'expired' } },
    ]);
  });

  it('records overstepped rights in the audit, and sends no event to the host', async () => {
    const { practice, session } = await opened();
    const stranger = actor('alix');
    await practice.sessions.end(stranger, session.id).catch(() => undefined);
    await practice.sessions.sign(stranger, 'basile', '<x/>').catch(() => undefined);
    const denied = await practice.audit('basile', 'access.denied');
    expect(denied.map(({ details, outcome }) => [details['action'], outcome])).toEqual([
      ['sign', 'refused'],
      ['end-session', 'refused'],
    ]);
    expect(practice.events.filter(({ type }) => type.startsWith('session.'))).toHaveLength(1);
  });
});
