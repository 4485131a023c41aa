import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuditDraft } from '../../../plugin/domain/audit/audit.ts';
import type { SessionTrace } from '../../../plugin/domain/session/repository.ts';
import { aCertificate, freshStore, now, openAt, rawDatabase } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { anEnrolment } from '../../support/builders/enrolment.ts';
import { anOpenTrace } from '../../support/builders/session.ts';

type OpenTrace = Omit<SessionTrace, 'endedAt' | 'endCause'>;

const minutes = (amount: number) => new Date(now.getTime() + amount * 60_000);
const days = (amount: number) => minutes(amount * 1440);
const use = (amount: number) => ({ at: days(amount), reason: 'card-forgotten' });

/** Of a session of user-1 that opens now, for twelve hours. */
const aRunning = (changes: Partial<OpenTrace> = {}) =>
  anOpenTrace({
    id: randomUUID(),
    userId: 'user-1',
    userName: 'Camille Exemple',
    holderName: 'Camille Exemple',
    openedAt: now,
    notOnOrAfter: minutes(720),
    ...changes,
  });

const aFallback = (changes: Partial<OpenTrace> = {}) =>
  aRunning({ mode: 'fallback', fallbackReason: 'card-forgotten', ...changes });

const opened = (changes: Partial<AuditDraft> = {}) =>
  anEntry({ event: 'session.opened', assurance: 'eid', ...changes });
const ended = (changes: Partial<AuditDraft> = {}) =>
  anEntry({ event: 'session.ended', ...changes });

const endOf = ({ practiceId }: SessionTrace) => ended({ practiceId });

test('returns a trace unchanged, with an audit entry that names the assurance', async () => {
  const { store, place } = await freshStore();
  const trace = aRunning({ recognised: false });
  const fallback = aFallback({
    fallbackReason: 'other',
    fallbackText: 'Lecteur prêté à un collègue',
    certificateId: null,
    openedAt: minutes(1),
  });
  await store.sessions.opened(trace, opened(), 0);
  await store.sessions.opened(fallback, opened({ assurance: 'keystore-password' }), 0);
  const open = { endedAt: null, endCause: null };
  expect(await store.sessions.listForUser('practice-1', 'user-1', 10)).toEqual([
    { ...fallback, ...open },
    { ...trace, ...open },
  ]);
  const assurances = rawDatabase(place).prepare('SELECT assurance FROM audit_entry').pluck().all();
  expect(assurances).toEqual(['eid', 'keystore-password']);
  expect(await store.audit.verify('practice-1')).toEqual({ entries: 2, brokenAt: null });
});

test('lists the latest sessions first, up to the limit, for one user of one practice', async () => {
  const { store } = await freshStore();
  for (const amount of [1, 3, 2]) {
    await store.sessions.opened(
      aRunning({ id: `s${amount}`, openedAt: minutes(amount) }),
      opened(),
      0,
    );
  }
  await store.sessions.opened(aRunning({ userId: 'user-2' }), opened(), 0);
  const elsewhere = opened({ practiceId: 'practice-2' });
  await store.sessions.opened(aRunning({ practiceId: 'practice-2' }), elsewhere, 0);
  const ids = async (limit: number) =>
    (await store.sessions.listForUser('practice-1', 'user-1', limit)).map(({ id }) => id);
  expect(await ids(10)).toEqual(['s3', 's2', 's1']);
  expect(await ids(2)).toEqual(['s3', 's2']);
});

describe('sessions.ended', () => {
  test('stores the end once, with its cause and one audit entry', async () => {
    const { store } = await freshStore();
    await store.sessions.opened(aRunning({ id: 's1' }), opened(), 0);
    const end = (cause: 'user' | 'expired') =>
      store.sessions.ended('practice-1', 's1', minutes(5), cause, ended());
    expect([await end('user'), await end('expired')]).toEqual([true, false]);
    const [trace] = await store.sessions.listForUser('practice-1', 'user-1', 1);
    expect(trace).toMatchObject({ endedAt: minutes(5), endCause: 'user' });
    expect((await store.audit.verify('practice-1')).entries).toBe(2);
  });

  test('changes nothing for another practice or an unknown session', async () => {
    const { store } = await freshStore();
    await store.sessions.opened(aRunning({ id: 's1' }), opened(), 0);
    const elsewhere = ended({ practiceId: 'practice-2' });
    expect(await store.sessions.ended('practice-2', 's1', now, 'admin', elsewhere)).toBe(false);
    expect(await store.sessions.ended('practice-1', 's2', now, 'admin', ended())).toBe(false);
    expect((await store.audit.verify('practice-2')).entries).toBe(0);
    expect((await store.audit.verify('practice-1')).entries).toBe(1);
  });

  test('stores neither end nor session when the audit entry fails', async () => {
    const { store, place } = await freshStore();
    await store.sessions.opened(aRunning({ id: 's1' }), opened(), 0);
    rawDatabase(place).exec('DROP TABLE audit_entry');
    const end = store.sessions.ended('practice-1', 's1', minutes(5), 'user', ended());
    await expect(end).rejects.toThrow('audit_entry');
    await expect(store.sessions.opened(aRunning({ id: 's2' }), opened(), 0)).rejects.toThrow();
    const [trace, ...others] = await store.sessions.listForUser('practice-1', 'user-1', 5);
    expect([trace?.endedAt, others]).toEqual([null, []]);
  });

  test('rejects an audit entry of another practice', async () => {
    const { store } = await freshStore();
    const elsewhere = opened({ practiceId: 'practice-2' });
    await expect(store.sessions.opened(aRunning(), elsewhere, 0)).rejects.toThrow(
      'another practice',
    );
    expect(await store.sessions.listForUser('practice-1', 'user-1', 5)).toEqual([]);
  });
});

test('ends every open session once after a restart, at the latest at its own end', async () => {
  const { store, place } = await freshStore();
  await store.sessions.opened(aRunning({ id: 'running' }), opened(), 0);
  await store.sessions.opened(aRunning({ id: 'over', notOnOrAfter: minutes(10) }), opened(), 0);
  const elsewhere = opened({ practiceId: 'practice-2' });
  await store.sessions.opened(aRunning({ id: 'other', practiceId: 'practice-2' }), elsewhere, 0);
  await store.sessions.opened(aRunning({ id: 'ended' }), opened(), 0);
  await store.sessions.ended('practice-1', 'ended', minutes(1), 'user', ended());
  await store.close();

  const again = await openAt(place);
  const left = await again.sessions.endOrphans(minutes(60), 'start', endOf);
  const said = left.map(({ id, endedAt, endCause }) => [id, endedAt, endCause]);
  expect(said.sort()).toEqual([
    ['other', minutes(60), 'restart'],
    ['over', minutes(10), 'restart'],
    ['running', minutes(60), 'restart'],
  ]);
  expect(await again.sessions.endOrphans(minutes(61), 'start', endOf)).toEqual([]);
});

describe('fallback', () => {
  test('counts only fallback openings of one holder since an instant', async () => {
    const { store } = await freshStore();
    const at = async (amount: number, changes: Partial<OpenTrace> = {}) =>
      store.sessions.opened(
        aFallback({ openedAt: days(amount), ...changes }),
        opened({ practiceId: changes.practiceId ?? 'practice-1' }),
        0,
      );
    await at(-40);
    await at(-30);
    await at(-2);
    await at(-1, { userId: 'user-2' });
    await at(-1, { kind: 'group', identifier: '00000097' });
    await at(-1, { practiceId: 'practice-2' });
    await at(-1, { mode: 'eid', fallbackReason: null });
    const since = days(-30);
    expect(
      await store.sessions.fallbackOpenings('practice-1', 'person', '00000000097', since),
    ).toEqual([-1, -2, -30].map(use));
    expect(await store.sessions.fallbackOpenings('practice-1', 'group', '00000097', since)).toEqual(
      [use(-1)],
    );
  });

  test('lists figures per holder, most openings first, under the latest name', async () => {
    const { store } = await freshStore();
    const group = { kind: 'group', identifier: '00000097', holderName: 'Groupe' } as const;
    await store.sessions.opened(aFallback({ openedAt: days(-3), ...group }), opened(), 0);
    for (const [amount, holderName, fallbackReason] of [
      [-2, 'Camille Exemple-Durand', 'card-lost'],
      [-5, 'Camille Exemple', 'card-forgotten'],
    ] as const) {
      const fallback = aFallback({ openedAt: days(amount), holderName, fallbackReason });
      await store.sessions.opened(fallback, opened(), 0);
    }
    expect(await store.sessions.fallbackFigures('practice-1', days(-30))).toEqual([
      {
        kind: 'person',
        identifier: '00000000097',
        holderName: 'Camille Exemple-Durand',
        openings: 2,
        lastAt: days(-2),
        reasons: [
          { reason: 'card-forgotten', count: 1 },
          { reason: 'card-lost', count: 1 },
        ],
      },
      {
        ...group,
        openings: 1,
        lastAt: days(-3),
        reasons: [{ reason: 'card-forgotten', count: 1 }],
      },
    ]);
    expect(await store.sessions.fallbackFigures('practice-2', days(-30))).toEqual([]);
  });

  test('counts the same openings as a plain filter', async () => {
    const { store } = await freshStore();
    const at = fc.integer({ min: -50, max: 0 });
    await fc.assert(
      fc.asyncProperty(fc.array(at, { maxLength: 8 }), at, async (ages, since) => {
        const practiceId = randomUUID();
        for (const age of ages) {
          await store.sessions.opened(
            aFallback({ practiceId, openedAt: days(age) }),
            opened({ practiceId }),
            0,
          );
        }
        const counted = ages.filter((age) => age >= since).sort((a, b) => b - a);
        expect(
          await store.sessions.fallbackOpenings(practiceId, 'person', '00000000097', days(since)),
        ).toEqual(counted.map(use));
      }),
      { numRuns: 25 },
    );
  });

  test('requires a reason for a fallback, and rejects a reason for other modes', async () => {
    const { store } = await freshStore();
    const silent = aRunning({ mode: 'fallback' });
    await expect(store.sessions.opened(silent, opened(), 0)).rejects.toThrow('CHECK');
    const odd = aRunning({ fallbackReason: 'card-lost' });
    await expect(store.sessions.opened(odd, opened(), 0)).rejects.toThrow('CHECK');
    expect((await store.audit.verify('practice-1')).entries).toBe(0);
  });
});

test('keeps a lift until its end for one holder, and replaces the lift with a later lift', async () => {
  const { store } = await freshStore();
  const holder = { kind: 'person', identifier: '00000000097' } as const;
  const lift = (until: Date) =>
    store.sessions.lift(
      'practice-1',
      { ...holder, until, by: { userId: 'admin-1', displayName: 'Andrea Admin' } },
      anEntry({ event: 'session.fallback-lifted' }),
    );
  const until = (at: Date, practiceId = 'practice-1', identifier = '00000000097') =>
    store.sessions.liftedUntil(practiceId, 'person', identifier, at);
  expect(await until(now)).toBeNull();
  await lift(days(1));
  expect(await until(now)).toEqual(days(1));
  expect(await until(days(1))).toBeNull();
  expect(await until(now, 'practice-2')).toBeNull();
  expect(await until(now, 'practice-1', '00000000196')).toBeNull();
  await lift(days(2));
  expect(await until(days(1))).toEqual(days(2));
  expect((await store.audit.verify('practice-1')).entries).toBe(2);
});

test.each([
  ['running', 'a renewal'],
  ['keystore-replaced', 'a file that was loaded'],
])('returns %s when %s took the place of the certificate', async (state, by) => {
  const { store } = await freshStore();
  const sealed = { keystore: Buffer.from('file'), fileKeys: null };
  const renewal = anEnrolment({ certificateId: 'a renewal' });
  await store.enrolments.insert(renewal, sealed, anEntry({ event: 'enrolment.begun' }));
  for (const id of ['before', by]) await store.certificates.insert(aCertificate({ id }));
  const trace = aRunning({ id: 'session', certificateId: 'before' });
  await store.sessions.opened(trace, opened(), 0);
  const entry = anEntry({ event: 'certificate.retired', certificateId: 'before' });
  await store.certificates.retire('practice-1', 'before', by, entry);
  expect(await store.sessions.stateOf('practice-1', 'session')).toBe(state);
});

describe('log-off', () => {
  test('keeps no session whose opening began before a log-off at another process', async () => {
    const { store, place } = await freshStore();
    const other = await openAt(place);
    const began = await store.sessions.logOffs('practice-1', 'user-1');
    await other.sessions.loggedOff('practice-1', 'user-1');
    await other.sessions.loggedOff('practice-1', 'user-2');
    expect(await store.sessions.opened(aRunning({ id: 'late' }), opened(), began)).toBe(false);
    expect(await store.sessions.stateOf('practice-1', 'late')).toBe('ended');
    expect(await store.sessions.running('practice-1')).toEqual([]);
    expect((await store.audit.listForUser('practice-1', 'user-1', 10)).length).toBe(0);
    const again = await store.sessions.logOffs('practice-1', 'user-1');
    expect(await store.sessions.opened(aRunning({ id: 'new' }), opened(), again)).toBe(true);
  });
});
