import { createHmac } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { auditHash, genesisHash, type AuditRow } from '../../../plugin/store/audit/audit-chain.ts';
import { checkBackup } from '../../../plugin/store/backup/restore-check.ts';
import {
  dropUnneededVersions,
  rotateMasterKey,
} from '../../../plugin/store/sealing/key-rotation.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { openDatabase, type Database } from '../../../plugin/store/sqlite.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aCertificate, freshStore, now, openAt, type Place } from '../store-fixture.ts';

/** Two practices with certificates and other entries, closed: what a person with the file finds. */
async function installation() {
  const { store, place } = await freshStore();
  const own = aCertificate({ id: 'own' });
  await store.certificates.insert(own);
  for (let i = 1; i <= 8; i += 1) {
    await store.audit.append(anEntry({ event: 'certificate.checked', details: { number: i } }));
  }
  await store.certificates.insert(aCertificate({ id: 'other', practiceId: 'practice-2' }));
  await store.audit.append(anEntry({ practiceId: 'practice-2', event: 'access.launched' }));
  await store.audit.append(anEntry({ practiceId: '', event: 'system.backup' }));
  return { store, place };
}

function tamper(place: Place, act: (database: Database) => void): void {
  const database = openDatabase(place.databasePath, { mustExist: true });
  try {
    database.pragma('foreign_keys = OFF');
    act(database);
  } finally {
    database.close();
  }
}

/** What the check says of the audit; null when all is right. */
async function auditProblem(
  place: Place,
  options: Parameters<typeof checkBackup>[2] = {},
): Promise<string | null> {
  const checks = await checkBackup(place.databasePath, place.masterKeys, options);
  const problems = checks.filter(({ problem }) => problem !== null);
  expect(problems.every(({ name }) => name === 'audit')).toBe(true);
  return problems[0]?.problem ?? null;
}

function dropTriggers(database: Database): readonly string[] {
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit_%'",
    )
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  return triggers.map(({ sql }) => sql);
}

/** As a careful person does it: the triggers are there again afterwards. */
function behindTriggers(act: (database: Database) => void) {
  return (database: Database) => {
    const triggers = dropTriggers(database);
    act(database);
    for (const sql of triggers) database.exec(sql);
  };
}

const sql = (text: string) => behindTriggers((database) => void database.exec(text));

/** Writes a practice's chain again with right hashes and sequences, after a change of its rows. */
function recompute(change: (rows: AuditRow[]) => AuditRow[]) {
  return behindTriggers((database) => {
    const rows = database
      .prepare<[], AuditRow>(
        `SELECT practice_id AS practiceId, sequence, at, actor_id AS actorId, actor_name AS actorName, event, outcome,
                subject_user_id AS subjectUserId, certificate_id AS certificateId, assurance, details
           FROM audit_entry WHERE practice_id = 'practice-1' ORDER BY sequence`,
      )
      .all();
    database.exec("DELETE FROM audit_entry WHERE practice_id = 'practice-1'");
    appendRows(database, change(rows));
  });
}

function appendRows(
  database: Database,
  rows: readonly AuditRow[],
  from = { sequence: 0, hash: genesisHash },
): void {
  let { sequence, hash } = from;
  for (const row of rows) {
    sequence += 1;
    const next = { ...row, sequence };
    hash = auditHash(next, hash);
    database
      .prepare(
        `INSERT INTO audit_entry VALUES (@practiceId, @sequence, @at, @actorId, @actorName, @event, @outcome,
           @subjectUserId, @certificateId, @assurance, @details, @hash)`,
      )
      .run({ ...next, hash });
  }
}

const forged: AuditRow = {
  practiceId: 'practice-1',
  sequence: 0,
  at: now.toISOString(),
  actorId: 'user-9',
  actorName: 'Somebody',
  event: 'certificate.exported',
  outcome: 'ok',
  subjectUserId: 'user-1',
  certificateId: 'own',
  assurance: 'launch',
  details: '{}',
};

function appendForged(database: Database): void {
  const last = database
    .prepare<[], { sequence: number; hash: string }>(
      "SELECT sequence, hash FROM audit_entry WHERE practice_id = 'practice-1' ORDER BY sequence DESC LIMIT 1",
    )
    .get()!;
  appendRows(database, [forged], last);
}

const found: readonly (readonly [string, (database: Database) => void])[] = [
  [
    'a field of an entry is edited',
    sql("UPDATE audit_entry SET actor_id = 'x' WHERE sequence = 3"),
  ],
  [
    'the last entry is edited',
    sql(
      "UPDATE audit_entry SET outcome = 'failed' WHERE practice_id = 'practice-1' AND sequence = 9",
    ),
  ],
  ['an entry in the middle is deleted', sql('DELETE FROM audit_entry WHERE sequence = 4')],
  ['the first entry is deleted', sql('DELETE FROM audit_entry WHERE sequence = 1')],
  [
    'two entries are swapped',
    sql(
      `UPDATE audit_entry SET sequence = 99 WHERE sequence = 4;
       UPDATE audit_entry SET sequence = 4 WHERE sequence = 5;
       UPDATE audit_entry SET sequence = 5 WHERE sequence = 99`,
    ),
  ],
  [
    'the last five entries are cut off',
    sql("DELETE FROM audit_entry WHERE practice_id = 'practice-1' AND sequence > 4"),
  ],
  [
    'the chain of a practice is deleted',
    sql("DELETE FROM audit_entry WHERE practice_id = 'practice-2'"),
  ],
  ['all chains are deleted', sql('DELETE FROM audit_entry')],
  [
    'a chain is recomputed without an entry',
    recompute((rows) => rows.filter(({ sequence }) => sequence !== 5)),
  ],
  [
    'a chain is recomputed with another actor',
    recompute((rows) => rows.map((row) => (row.sequence === 5 ? { ...row, actorId: 'x' } : row))),
  ],
  ['a forged entry is appended and the triggers are in place', appendForged],
  ['the triggers are dropped', (database) => void dropTriggers(database)],
  // More than the fifteen
  [
    'entries and links are cut off together',
    sql(
      `DELETE FROM audit_entry WHERE practice_id = 'practice-2' AND sequence > 1;
       DELETE FROM audit_entry WHERE practice_id = '';
       DELETE FROM audit_link WHERE position > 10`,
    ),
  ],
  [
    'entries, links and head are cut off together',
    sql(
      `DELETE FROM audit_entry WHERE practice_id = '';
       DELETE FROM audit_link WHERE position > 11;
       UPDATE audit_head SET position = 11, link = (SELECT link FROM audit_link WHERE position = 11)`,
    ),
  ],
  [
    'every table of the audit is emptied',
    sql('DELETE FROM audit_entry; DELETE FROM audit_link; DELETE FROM audit_head'),
  ],
  ['the head is deleted', sql('DELETE FROM audit_head')],
  ['a link in the middle is deleted', sql('DELETE FROM audit_link WHERE position = 4')],
  [
    'a forged entry is appended with a link of another key',
    (database) => {
      appendForged(database);
      const link = createHmac('sha256', 'guessed').update('x').digest('hex');
      database.exec(
        `INSERT INTO audit_link VALUES (13, 'practice-1', 10, 1, '${link}');
         UPDATE audit_head SET position = 13, link = '${link}'`,
      );
    },
  ],
  [
    'a trigger that changes what is written is added',
    (database) =>
      void database.exec(
        "CREATE TRIGGER quiet BEFORE INSERT ON audit_entry WHEN NEW.actor_id = 'x' BEGIN SELECT raise(IGNORE); END",
      ),
  ],
  [
    'a trigger is replaced by one that refuses nothing',
    (database) =>
      void database.exec(
        `DROP TRIGGER audit_entry_refuses_update;
         CREATE TRIGGER audit_entry_refuses_update BEFORE UPDATE ON audit_entry BEGIN SELECT 1; END`,
      ),
  ],
  [
    'a certificate is deleted without an entry',
    (database) =>
      void database.exec(
        `DELETE FROM sealed_file WHERE certificate_id = 'own';
         DELETE FROM renewal WHERE certificate_id = 'own'; DELETE FROM probe_turn WHERE certificate_id = 'own';
         DELETE FROM certificate WHERE id = 'own'`,
      ),
  ],
  [
    'a certificate is moved to another profile',
    (database) => void database.exec("UPDATE certificate SET user_id = 'user-9' WHERE id = 'own'"),
  ],
  [
    'the facts of a certificate are edited',
    (database) =>
      void database.exec(
        "UPDATE certificate SET facts = json_set(facts, '$.size', 4) WHERE id = 'own'",
      ),
  ],
  [
    'an authority is inserted',
    (database) =>
      void database.exec(
        `INSERT INTO trust_anchor VALUES ('issuers', 'production', '${'A'.repeat(64)}', 'root', 'Somebody',
           '2099-01-01T00:00:00.000Z', NULL, 'archive', '2026-01-01T00:00:00.000Z', 'x')`,
      ),
  ],
  [
    'a certificate is made decrypt-only without an entry',
    (database) =>
      void database.exec(
        `UPDATE certificate SET role = 'decrypt-only', replaced_at = loaded_at WHERE id = 'own'`,
      ),
  ],
];

describe('restore-check of a tampered file', () => {
  it('reports no problem when nothing was audited yet', async () => {
    const { store, place } = await freshStore();
    await store.close();
    expect(await auditProblem(place)).toBeNull();
  });

  it('reports no problem when nothing is changed', async () => {
    const { place } = await installation();
    expect(await auditProblem(place)).toBe(null);
  });

  it.each(found)('returns a problem when %s', async (_, act) => {
    const { store, place } = await installation();
    await store.close();
    tamper(place, act);
    expect(await auditProblem(place)).toEqual(expect.any(String));
  });

  it.each(found)('keeps returning the problem when the module has run since %s', async (_, act) => {
    const { store, place } = await installation();
    await store.close();
    tamper(place, act);
    const next = await openAt(place);
    await next.audit.append(anEntry({ event: 'certificate.checked' })).catch(() => undefined);
    await next.audit.append(anEntry({ practiceId: 'practice-2', event: 'certificate.checked' }));
    const chains = await Promise.all(
      ['', 'practice-1', 'practice-2'].map((practiceId) => next.audit.verify(practiceId)),
    );
    const broken = chains.filter(({ brokenAt }) => brokenAt !== null);
    expect([...broken, ...(await next.auditProof.check()).problems]).not.toEqual([]);
    await next.close();
    expect(await auditProblem(place)).toEqual(expect.any(String));
  });

  it.each([
    ['an update', "UPDATE audit_entry SET outcome = 'failed'"],
    ['a deletion', 'DELETE FROM audit_entry'],
    ['a replacement', 'INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry LIMIT 1'],
    ['an update of a link', "UPDATE audit_link SET practice_id = 'x'"],
    ['a deletion of a link', 'DELETE FROM audit_link'],
    [
      'a replacement of a link',
      'INSERT OR REPLACE INTO audit_link SELECT * FROM audit_link LIMIT 1',
    ],
    ['a deletion of the head', 'DELETE FROM audit_head'],
  ])('rejects %s when the triggers are in place', async (_, text) => {
    const { store, place } = await installation();
    await store.close();
    tamper(place, (database) => {
      expect(() => database.exec(text)).toThrow(/never|no gaps|in order/);
    });
    expect(await auditProblem(place)).toBe(null);
  });
});

describe('restore-check with a head noted elsewhere', () => {
  it('returns a problem when the whole database was put back to an older state', async () => {
    const { store, place } = await installation();
    const older = join(place.folder, 'older.sqlite');
    await store.backup(older);
    const head = (await store.auditProof.head())!;
    await store.close();
    expect(await auditProblem(place, { head })).toBe(null);
    copyFileSync(older, place.databasePath);
    // Whole in itself: only the noted head shows it
    expect(await auditProblem(place)).toBe(null);
    expect(await auditProblem(place, { head })).toContain('ends before position 13');
  });

  it('accepts an older head, and rejects another one', async () => {
    const { store, place } = await installation();
    const head = (await store.auditProof.head())!;
    await store.audit.append(anEntry({ event: 'certificate.checked' }));
    await store.close();
    expect(await auditProblem(place, { head })).toBe(null);
    const other = head.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    expect(await auditProblem(place, { head: other })).toContain('another one than was noted');
    expect(await auditProblem(place, { head: 'x' })).toContain('POSITION:HASH');
  });
});

describe('audit proof across rotations of the master key', () => {
  const rotate = async (place: Place, drop: boolean) => {
    const database = openDatabase(place.databasePath, { mustExist: true });
    try {
      await rotateMasterKey({ database, masterKeys: place.masterKeys, now: () => now });
      if (drop) await dropUnneededVersions({ database, masterKeys: place.masterKeys });
    } finally {
      database.close();
    }
  };
  const append = (store: Store) => store.audit.append(anEntry({ event: 'certificate.checked' }));

  test('proves every entry when older keys were dropped twice', async () => {
    const { store, place } = await installation();
    await store.close();
    for (let i = 0; i < 2; i += 1) {
      await rotate(place, true);
      const next = await openAt(place);
      await append(next);
      await next.close();
    }
    expect(await auditProblem(place)).toBe(null);
    tamper(place, sql("UPDATE audit_entry SET actor_id = 'x' WHERE sequence = 3"));
    expect(await auditProblem(place)).toEqual(expect.any(String));
  });

  test('proves entries that a running process wrote under the former key', async () => {
    const { store, place } = await installation();
    await rotate(place, true);
    await append(store);
    await append(store);
    expect((await store.auditProof.check()).problems).toEqual([]);
    await append(store);
    const head = await store.auditProof.head();
    expect(head).toMatch(/^16:/);
    await store.close();
    expect(await auditProblem(place)).toBe(null);
  });

  test('keeps a changed head unproved when its key is said to be another', async () => {
    const { store, place } = await installation();
    tamper(
      place,
      sql(
        `DELETE FROM audit_entry WHERE practice_id = ''; DELETE FROM audit_link WHERE position = 12;
         UPDATE audit_head SET position = 11, key_version = 7, link = (SELECT link FROM audit_link WHERE position = 11)`,
      ),
    );
    await append(store);
    expect((await store.auditProof.check()).problems).toEqual([
      'the head at position 11 is not proved',
    ]);
  });
});
