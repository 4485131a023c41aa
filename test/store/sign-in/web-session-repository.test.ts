import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { WebSession } from '../../../plugin/domain/access/sign-in-repository.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { freshStore, now, openAt, rawDatabase } from '../store-fixture.ts';
import { aPlainUser } from '../../support/builders/user.ts';

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

function aSession(value: string, practiceId = 'practice-1'): WebSession {
  return {
    idHash: createHash('sha256').update(value).digest('hex'),
    actor: {
      userId: 'user-1',
      displayName: 'Camille Exemple',
      practiceId,
      roles: ['admin', 'clinician'],
      language: 'nl',
    },
    createdAt: now,
    expiresAt: later(60),
    lastUsedAt: now,
    device: 'Firefox, Windows',
  };
}

describe('browser sessions', () => {
  test('returns a session until its end', async () => {
    const { store } = await freshStore();
    const session = aSession('cookie');
    await store.webSessions.insert(session);
    expect(await store.webSessions.find(session.idHash, now)).toEqual(session);
    expect(
      await store.webSessions.find(session.idHash, new Date(later(60).getTime() - 1)),
    ).toBeDefined();
    expect(await store.webSessions.find(session.idHash, later(60))).toBeUndefined();
    expect(await store.webSessions.find('0'.repeat(64), now)).toBeUndefined();
  });

  test('returns no session again after its end, when the clock is set back', async () => {
    const { store } = await freshStore();
    const session = aSession('cookie');
    await store.webSessions.insert(session);
    expect(await store.webSessions.find(session.idHash, later(61))).toBeUndefined();
    expect(await store.webSessions.find(session.idHash, now)).toBeUndefined();
  });

  test('keeps the sessions used last, and lists them in that order', async () => {
    const { store } = await freshStore();
    for (const [value, minutes] of [
      ['a', 3],
      ['b', 1],
      ['c', 2],
    ] as const) {
      await store.webSessions.insert({ ...aSession(value), lastUsedAt: later(minutes) });
    }
    await store.webSessions.touch(aSession('b').idHash, later(4));
    await store.webSessions.keepLatest('practice-1', 'user-1', 2);
    const listed = await store.webSessions.listForUser('practice-1', 'user-1', now);
    expect(listed.map(({ idHash }) => idHash)).toEqual([
      aSession('b').idHash,
      aSession('a').idHash,
    ]);
  });

  test('deletes one session, the sessions of a user of a practice, and expired sessions', async () => {
    const { store } = await freshStore();
    const [a, b, c] = [aSession('a'), aSession('b'), aSession('c', 'practice-2')];
    for (const session of [a, b, c]) await store.webSessions.insert(session);
    await store.webSessions.remove(a.idHash);
    expect(await store.webSessions.find(a.idHash, now)).toBeUndefined();
    await store.webSessions.removeForUser('practice-1', 'user-1');
    expect(await store.webSessions.find(b.idHash, now)).toBeUndefined();
    expect(await store.webSessions.find(c.idHash, now)).toBeDefined();
    expect(await store.webSessions.removeExpired(now)).toBe(0);
    expect(await store.webSessions.removeExpired(later(60))).toBe(1);
  });
});

describe('rows of browser sessions', () => {
  const columns = 'id_hash, practice_id, user_id, actor, created_at, expires_at, last_used_at';
  const changes: readonly (readonly [what: string, sql: string])[] = [
    ['another user', `UPDATE web_session SET user_id = 'user-2'`],
    ['another role', `UPDATE web_session SET actor = json_set(actor, '$.roles[0]', 'service')`],
    ['a later end', `UPDATE web_session SET expires_at = '2036-01-01T00:00:00.000Z'`],
    ['a later use', `UPDATE web_session SET last_used_at = '2026-03-10T09:30:00.000Z'`],
    ['another cookie', `UPDATE web_session SET id_hash = '${'0'.repeat(64)}'`],
    ['an unknown key', 'UPDATE web_session SET key_version = 99'],
  ];

  test.each(changes)('returns no session whose row was given %s, and names it', async (_, sql) => {
    const { store, place } = await freshStore();
    const { idHash } = aSession('cookie');
    await store.webSessions.insert(aSession('cookie'));
    expect((await store.auditProof.check()).problems).toEqual([]);
    rawDatabase(place).exec(sql);
    for (const hash of [idHash, '0'.repeat(64)]) {
      expect(await store.webSessions.find(hash, now)).toBeUndefined();
      await store.webSessions.touch(hash, later(1));
      expect(await store.webSessions.find(hash, now)).toBeUndefined();
    }
    expect(await store.webSessions.listForPractice('practice-1', now)).toEqual([]);
    expect((await store.auditProof.check()).problems).toEqual([
      expect.stringMatching(
        /^a browser session of user "user-\d" of practice "practice-1" was not/,
      ),
    ]);
  });

  test('returns no session for a row that was copied from another', async () => {
    const { store, place } = await freshStore();
    await store.webSessions.insert(aSession('cookie'));
    rawDatabase(place).exec(
      `INSERT INTO web_session (${columns}, key_version, code)
       SELECT '${'f'.repeat(64)}', practice_id, user_id, actor, created_at, expires_at, last_used_at, key_version, code
         FROM web_session`,
    );
    expect(await store.webSessions.find('f'.repeat(64), now)).toBeUndefined();
    expect(await store.webSessions.find(aSession('cookie').idHash, now)).toBeDefined();
  });

  test('keeps a session when its use and its actor change', async () => {
    const { store, place } = await freshStore();
    const { idHash, actor } = aSession('cookie');
    await store.webSessions.insert(aSession('cookie'));
    await store.webSessions.touch(idHash, later(1));
    await store.webSessions.changeActor(idHash, { ...actor, roles: ['clinician'] });
    const other = await openAt(place);
    expect(await other.webSessions.find(idHash, later(2))).toMatchObject({
      lastUsedAt: later(1),
      actor: { roles: ['clinician'] },
    });
    expect((await other.auditProof.check()).problems).toEqual([]);
  });
});

describe('a database that was put back', () => {
  /** A copy of the closed database, as a person makes it, and written back over the same file. */
  async function putBack(between: (store: Store) => Promise<void>) {
    const { store, place } = await freshStore();
    await store.webSessions.insert(aSession('ended'));
    await store.webSessions.insert(aSession('open'));
    await store.close();
    const kept = readFileSync(place.databasePath);
    const after = await openAt(place);
    await between(after);
    await after.close();
    // In place: the same inode, the same time of birth
    writeFileSync(place.databasePath, kept);
    return openAt(place);
  }
  const isSignedIn = async (store: Store, value: string) =>
    (await store.webSessions.find(aSession(value).idHash, now)) !== undefined;

  test('returns no sign-in again that had ended since the copy was made', async () => {
    const restored = await putBack((store) => store.webSessions.remove(aSession('ended').idHash));
    expect(await isSignedIn(restored, 'ended')).toBe(false);
    expect(await isSignedIn(restored, 'open')).toBe(false);
  });

  test('returns no sign-in again when the copy was made while the process ran', async () => {
    const { store, place } = await freshStore();
    await store.webSessions.insert(aSession('ended'));
    rawDatabase(place).pragma('wal_checkpoint(TRUNCATE)');
    const kept = readFileSync(place.databasePath);
    await store.webSessions.removeForUser('practice-1', 'user-1');
    await store.close();
    writeFileSync(place.databasePath, kept);
    expect(await isSignedIn(await openAt(place), 'ended')).toBe(false);
  });

  test('keeps sign-ins over starts of one process and of several', async () => {
    const { store, place } = await freshStore();
    await store.webSessions.insert(aSession('open'));
    await store.webSessions.insert(aSession('ended'));
    const other = await openAt(place);
    await store.webSessions.remove(aSession('ended').idHash);
    await other.close();
    await store.close();
    const again = await openAt(place);
    expect(await isSignedIn(again, 'open')).toBe(true);
    expect(await isSignedIn(again, 'ended')).toBe(false);
  });

  test('ends a sign-in when the mark next to the database cannot be written', async () => {
    const { store, place } = await freshStore();
    await store.webSessions.insert(aSession('ended'));
    const mark = `${place.databasePath}.mark`;
    rmSync(mark);
    mkdirSync(mark);
    await store.webSessions.remove(aSession('ended').idHash);
    expect(await isSignedIn(store, 'ended')).toBe(false);
  });
});

describe('launch tokens', () => {
  const used = (store: Store, jti: string, at: Date, end = later(1)) =>
    store.usedTokens.useOnce(jti, end, at);

  test('accepts a token once, also in two processes', async () => {
    const { store, place } = await freshStore();
    const other = await openAt(place);
    const answers = await Promise.all([
      used(store, 'jti-1', now),
      used(other, 'jti-1', now),
      used(store, 'jti-2', now),
    ]);
    expect(answers).toEqual([true, false, true]);
  });

  test('keeps only the hash of a token, long beyond its end', async () => {
    const { store, place } = await freshStore();
    await used(store, 'jti-1', now);
    expect(await store.usedTokens.removeExpired(now)).toBe(0);
    expect(await used(store, 'jti-1', now)).toBe(false);
    const kept = rawDatabase(place).prepare('SELECT jti_hash FROM used_token').pluck().all();
    expect(kept).toEqual([createHash('sha256').update('jti-1').digest('hex')]);
    expect(await store.usedTokens.removeExpired(later(1))).toBe(0);
    expect(await store.usedTokens.removeExpired(later(35 * 1440 + 1))).toBe(1);
  });

  test.each([
    ['two hours', 120],
    ['a month', 30 * 1440],
    ['ten years', 3_650 * 1440],
  ])(
    'rejects a used token when the clock went ahead by %s and was set back',
    async (_name, minutes) => {
      const { store } = await freshStore();
      await used(store, 'jti-1', now);
      await store.usedTokens.removeExpired(later(minutes));
      expect(await used(store, 'jti-1', now)).toBe(false);
      // The next token of the host is a later one
      expect(await used(store, 'jti-2', later(0.1), later(1.1))).toBe(true);
    },
  );

  test('accepts new tokens when the clock that ran ahead for days is set right', async () => {
    const { store } = await freshStore();
    const year = 365 * 1440;
    await used(store, 'jti-1', later(year), later(year + 1));
    await store.usedTokens.removeExpired(later(2 * year));
    expect(await used(store, 'jti-2', now)).toBe(true);
  });
});

describe('profiles', () => {
  const allUsers = { text: '', offset: 0, limit: 50 };

  test('lists the active admins of a practice', async () => {
    const { store } = await freshStore();
    await store.profiles.upsert('practice-1', [
      { ...aPlainUser({ id: 'user-1', displayName: 'Zoé' }), admin: true },
      { ...aPlainUser({ id: 'user-2', displayName: 'Anne' }), admin: true, active: false },
      aPlainUser({ id: 'user-3', displayName: 'Basile' }),
    ]);
    await store.profiles.upsert('practice-2', [
      { ...aPlainUser({ id: 'user-4', displayName: 'Odile' }), admin: true },
    ]);
    const admins = await store.profiles.listAdmins('practice-1');
    expect(admins.map(({ id }) => id)).toEqual(['user-1']);
  });

  test('returns a profile as last pushed', async () => {
    const { store } = await freshStore();
    const user = aPlainUser({
      id: 'user-1',
      displayName: 'Zoé Exemple',
      ssin: '00000000097',
      nihii: [{ number: '10000007000', from: '2020-01-01', to: null }],
      organisations: [{ kind: 'group', identifier: '00000097', name: 'Maison Exemple' }],
    });
    await store.profiles.upsert('practice-1', [
      aPlainUser({ id: 'user-1', displayName: 'Old Name' }),
      user,
    ]);
    expect(await store.profiles.find('practice-1', 'user-1')).toEqual(user);
    expect(await store.profiles.list('practice-1', allUsers)).toEqual({ users: [user], total: 1 });
  });

  test('lists profiles by name, ignoring accents, in pages', async () => {
    const { store } = await freshStore();
    const names = ['Zoé', 'Éric', 'adam', 'Eva'];
    await store.profiles.upsert(
      'practice-1',
      names.map((name, i) => aPlainUser({ id: `user-${i}`, displayName: name })),
    );
    const page = async (offset: number) => {
      const found = await store.profiles.list('practice-1', { text: '', offset, limit: 2 });
      return [found.total, ...found.users.map(({ displayName }) => displayName)];
    };
    expect(await page(0)).toEqual([4, 'adam', 'Éric']);
    expect(await page(2)).toEqual([4, 'Eva', 'Zoé']);
  });

  test.each([
    ['eric', ['Éric']],
    ['00.000', ['Éric', 'Zoé']],
    ['00.00.00-000.97', ['Zoé']],
    ['1-00000-07-000', ['Éric']],
    ['%', []],
  ])('finds the expected profiles for “%s”', async (text, expected) => {
    const { store } = await freshStore();
    await store.profiles.upsert('practice-1', [
      aPlainUser({ id: 'user-1', displayName: 'Zoé', ssin: '00000000097' }),
      aPlainUser({
        id: 'user-2',
        displayName: 'Éric',
        ssin: null,
        nihii: [{ number: '10000007000', from: null, to: null }],
      }),
    ]);
    const found = await store.profiles.list('practice-1', { ...allUsers, text });
    expect(found.users.map(({ displayName }) => displayName)).toEqual(expected);
    expect(found.total).toBe(expected.length);
  });

  test('hides profiles of another practice', async () => {
    const { store } = await freshStore();
    await store.profiles.upsert('practice-1', [aPlainUser({ id: 'user-1', displayName: 'Zoé' })]);
    await store.profiles.upsert('practice-2', [aPlainUser({ id: 'user-1', displayName: 'Adam' })]);
    expect((await store.profiles.find('practice-1', 'user-1'))?.displayName).toBe('Zoé');
    expect(await store.profiles.find('practice-3', 'user-1')).toBeUndefined();
    expect(await store.profiles.list('practice-3', allUsers)).toEqual({ users: [], total: 0 });
    expect(await store.profiles.remove('practice-3', 'user-1')).toBe(false);
    expect(await store.profiles.remove('practice-2', 'user-1')).toBe(true);
    expect(await store.profiles.find('practice-1', 'user-1')).toBeDefined();
  });
});
