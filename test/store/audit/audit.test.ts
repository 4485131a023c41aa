import { describe, expect, test } from 'vitest';
import { auditHash, genesisHash, type AuditRow } from '../../../plugin/store/audit/audit-chain.ts';
import type { Store } from '../../../plugin/store/index.ts';
import type { Database } from '../../../plugin/store/sqlite.ts';
import { freshStore, rawDatabase } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';

async function filled(store: Store, amount: number, practiceId = 'practice-1') {
  for (let i = 1; i <= amount; i += 1) {
    await store.audit.append(anEntry({ practiceId, details: { number: i } }));
  }
}

/** What a person with the file and a SQL shell can do. */
function withoutTriggers(database: Database): Database {
  database.exec(
    'DROP TRIGGER audit_entry_refuses_update; DROP TRIGGER audit_entry_refuses_delete;',
  );
  return database;
}

test('returns entries unchanged, newest first', async () => {
  const { store } = await freshStore();
  const entry = anEntry({
    outcome: 'refused',
    details: { code: 'ERR_X', tries: 2, last: null, ok: true },
  });
  await store.audit.append(anEntry());
  await store.audit.append(entry);
  const found = await store.audit.listForUser('practice-1', 'user-1', 10);
  expect(found.map(({ sequence }) => sequence)).toEqual([2, 1]);
  expect(found[0]).toMatchObject(entry);
  expect(await store.audit.listForUser('practice-1', 'user-1', 1)).toHaveLength(1);
});

test('omits screen launches from the history of a profile', async () => {
  const { store } = await freshStore();
  await store.audit.append(anEntry());
  await store.audit.append(anEntry({ event: 'access.launched' }));
  const found = await store.audit.listForUser('practice-1', 'user-1', 1);
  expect(found.map(({ event }) => event)).toEqual(['certificate.loaded']);
});

test('keeps the chain intact when a name is not well-formed text', async () => {
  const { store } = await freshStore();
  await store.audit.append(
    anEntry({
      actor: { userId: 'u\ud800', displayName: 'A\udfffB\u0000C' },
      subjectUserId: 's\ud800',
    }),
  );
  await store.audit.append(anEntry());
  expect(await store.audit.verify('practice-1')).toEqual({ entries: 2, brokenAt: null });
});

test('keeps a separate chain for each practice and shows only that chain', async () => {
  const { store } = await freshStore();
  await filled(store, 2, 'practice-1');
  await filled(store, 1, 'practice-2');
  expect(await store.audit.verify('practice-1')).toEqual({ entries: 2, brokenAt: null });
  expect(await store.audit.verify('practice-2')).toEqual({ entries: 1, brokenAt: null });
  expect(await store.audit.verify('nobody')).toEqual({ entries: 0, brokenAt: null });
  expect(await store.audit.listForUser('practice-2', 'user-1', 10)).toHaveLength(1);
});

test('verifies a chain longer than a batch to its end', async () => {
  const { store, place } = await freshStore();
  await filled(store, 1_001);
  expect(await store.audit.verify('practice-1')).toEqual({ entries: 1_001, brokenAt: null });
  withoutTriggers(rawDatabase(place)).exec(
    "UPDATE audit_entry SET actor_id = 'x' WHERE sequence = 1001",
  );
  expect(await store.audit.verify('practice-1')).toEqual({ entries: 1_000, brokenAt: 1_001 });
});

describe('audit_entry triggers', () => {
  test.each([
    ['a change', "UPDATE audit_entry SET outcome = 'failed'", 'never changed'],
    ['a deletion', 'DELETE FROM audit_entry', 'never deleted'],
    ['a gap', copyOfFirst('INSERT', 9), 'no gaps'],
    ['a second entry with the same number', copyOfFirst('INSERT', 1), 'no gaps'],
    ['a replacement', copyOfFirst('INSERT OR REPLACE', 1), 'no gaps'],
  ])('detects %s', async (_, sql, message) => {
    const { store, place } = await freshStore();
    await filled(store, 2);
    expect(() => rawDatabase(place).exec(sql)).toThrow(message);
    expect(await store.audit.verify('practice-1')).toEqual({ entries: 2, brokenAt: null });
  });
});

describe('audit.verify of a tampered database', () => {
  const changes = [
    "at = '2020-01-01T00:00:00.000Z'",
    "actor_id = 'somebody'",
    "actor_name = 'Somebody'",
    "event = 'certificate.removed'",
    "outcome = 'failed'",
    "subject_user_id = 'user-2'",
    'subject_user_id = NULL',
    "certificate_id = 'x'",
    "assurance = 'bearer'",
    `details = '{"number":4}'`,
    `details = '{ "number": 3 }'`,
    `hash = '${'0'.repeat(64)}'`,
    "practice_id = 'practice-2'",
  ];
  test.each(changes)('detects %s', async (change) => {
    const { store, place } = await freshStore();
    await filled(store, 5);
    withoutTriggers(rawDatabase(place)).exec(`UPDATE audit_entry SET ${change} WHERE sequence = 3`);
    expect(await store.audit.verify('practice-1')).toEqual({ entries: 2, brokenAt: 3 });
  });

  test('detects a deleted entry', async () => {
    const { store, place } = await freshStore();
    await filled(store, 5);
    withoutTriggers(rawDatabase(place)).exec('DELETE FROM audit_entry WHERE sequence = 3');
    expect(await store.audit.verify('practice-1')).toEqual({ entries: 2, brokenAt: 3 });
  });

  test('finds a break at the next entry when an entry was rewritten with its own hash', async () => {
    const { store, place } = await freshStore();
    await filled(store, 3);
    const raw = withoutTriggers(rawDatabase(place));
    const before = raw
      .prepare('SELECT hash FROM audit_entry WHERE sequence = 1')
      .pluck()
      .get() as string;
    const row: AuditRow = {
      practiceId: 'practice-1',
      sequence: 2,
      at: anEntry().at.toISOString(),
      actorId: 'admin-1',
      actorName: 'Andrea Admin',
      event: 'certificate.loaded',
      outcome: 'ok',
      subjectUserId: 'user-1',
      certificateId: null,
      assurance: 'launch',
      details: '{}',
    };
    raw
      .prepare("UPDATE audit_entry SET details = '{}', hash = ? WHERE sequence = 2")
      .run(auditHash(row, before));
    expect(await store.audit.verify('practice-1')).toEqual({ entries: 2, brokenAt: 3 });
  });
});

test('hashes the row as a JSON array, then the previous hash, with SHA-256', () => {
  const row: AuditRow = {
    practiceId: 'p',
    sequence: 1,
    at: '2026-01-01T00:00:00.000Z',
    actorId: 'a',
    actorName: 'A',
    event: 'certificate.loaded',
    outcome: 'ok',
    subjectUserId: null,
    certificateId: null,
    assurance: 'none',
    details: '{}',
  };
  // printf '["p",1,"2026-01-01T00:00:00.000Z","a","A","certificate.loaded","ok",null,null,"none","{}"]000…' | sha256sum
  expect(auditHash(row, genesisHash)).toBe(
    '48bc3120f2d62d0b2ac7f058a031563462b55b940d5c7dd61bfbcf56d4429689',
  );
});

/** SQL that writes the first entry again under another number. */
function copyOfFirst(verb: string, sequence: number): string {
  return `${verb} INTO audit_entry SELECT practice_id, ${sequence}, at, actor_id, actor_name, event, outcome,
    subject_user_id, certificate_id, assurance, details, hash FROM audit_entry WHERE sequence = 1`;
}
