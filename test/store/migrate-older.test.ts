import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { AuditDraft } from '../../plugin/domain/audit/audit.ts';
import type { NewCertificate } from '../../plugin/domain/certificate/repository.ts';
import { noProbes, probeSources } from '../../plugin/domain/certificate/online-status.ts';
import { createAuditLog } from '../../plugin/store/audit/audit-repository.ts';
import { toRow } from '../../plugin/store/certificate/certificate-row.ts';
import { rememberMasterKeys } from '../../plugin/store/sealing/key-versions.ts';
import { loadMasterKeys } from '../../plugin/store/sealing/master-key.ts';
import { migrate, shippedMigrations } from '../../plugin/store/migrate.ts';
import { checkBackup } from '../../plugin/store/backup/restore-check.ts';
import { seal } from '../../plugin/store/sealing/seal.ts';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import type { Database } from '../../plugin/store/sqlite.ts';
import { aCertificate, freshPlace, now, openAt, rawDatabase } from './store-fixture.ts';
import { anEntry } from '../support/builders/audit-entry.ts';

/** A database as the version before sessions left it: certificates, a draft, sealed files, two audit chains. */
async function beforeSessions() {
  const place = freshPlace();
  const database = openDatabase(place.databasePath);
  migrate(database, shippedMigrations().slice(0, 3), () => now);
  const keys = await loadMasterKeys(place.masterKeys, { mayCreate: true });
  rememberMasterKeys(database, keys, now);
  const certificates = ['first', 'second'].map((id) => aCertificate({ id }));
  for (const certificate of certificates) {
    insertRow(database, 'certificate', rowWithout(certificate, laterColumns));
  }
  insertRow(database, 'load_draft', {
    id: 'draft',
    practice_id: 'practice-1',
    actor_id: 'user-1',
    actor_name: 'Camille Exemple',
    user_id: 'user-1',
    user_name: 'Camille Exemple',
    kind: 'person',
    identifier: '00000000097',
    file_name: 'camille.p12',
    facts: '{}',
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + 900_000).toISOString(),
  });
  for (const [purpose, rowId] of [
    ['certificate', 'first'],
    ['draft', 'draft'],
    ['certificate', 'second'],
  ] as const) {
    const identity = { practiceId: 'practice-1', purpose, rowId };
    const sealed = seal(Buffer.from(`file of ${rowId}`), identity, keys);
    insertRow(database, 'sealed_file', {
      practice_id: 'practice-1',
      [`${purpose}_id`]: rowId,
      key_version: sealed.keyVersion,
      wrapped_key: sealed.wrappedKey,
      content: sealed.content,
    });
  }
  append(
    database,
    anEntry({ certificateId: 'first' }),
    anEntry({ event: 'certificate.exported', certificateId: 'first' }),
  );
  append(
    database,
    anEntry({ practiceId: '', event: 'system.backup' }),
    anEntry({ certificateId: 'second' }),
  );
  database.close();
  return place;
}

/** Columns that came later: probes with renewal, new passwords still later. */
const laterColumns = ['probes', 'rewritten_at'];

const rowWithout = (certificate: NewCertificate, columns: readonly string[]) =>
  Object.fromEntries(
    Object.entries(toRow(certificate)).filter(([name]) => !columns.includes(name)),
  );

function insertRow(database: Database, table: string, row: Record<string, unknown>): void {
  const names = Object.keys(row);
  const values = names.map((name) => `@${name}`).join();
  database.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${values})`).run(row);
}

function append(database: Database, ...entries: readonly AuditDraft[]): void {
  const log = createAuditLog(database, null);
  database.transaction(() => {
    for (const entry of entries) log.append(entry);
  })();
}

const auditRows = (database: Database) =>
  database.prepare('SELECT * FROM audit_entry ORDER BY practice_id, sequence').all();

describe('database from before sessions', () => {
  test('opens with every file, draft and audit entry, and leaves a copy of the old database', async () => {
    const place = await beforeSessions();
    const before = auditRows(rawDatabase(place));
    expect(before).toHaveLength(4);
    const store = await openAt(place);
    for (const id of ['first', 'second']) {
      const file = await store.certificates.readKeystore('practice-1', id);
      expect(Buffer.from(file).toString()).toBe(`file of ${id}`);
    }
    const draft = await store.drafts.readKeystore('practice-1', 'draft');
    expect(Buffer.from(draft).toString()).toBe('file of draft');
    expect(auditRows(rawDatabase(place))).toEqual(before);
    expect(await store.audit.verify('practice-1')).toEqual({ entries: 3, brokenAt: null });
    expect(await store.audit.verify('')).toEqual({ entries: 1, brokenAt: null });
    expect(readdirSync(place.folder).filter((name) => name.includes('before-0004'))).toHaveLength(
      1,
    );
  });

  test('continues its audit chain and accepts the use of a card', async () => {
    const place = await beforeSessions();
    const store = await openAt(place);
    await store.audit.append(anEntry({ event: 'session.opened', assurance: 'eid' }));
    expect(await store.audit.verify('practice-1')).toEqual({ entries: 4, brokenAt: null });
    const odd = anEntry({ assurance: 'guessed' as 'none' });
    await expect(store.audit.append(odd)).rejects.toThrow('CHECK');
  });

  test('keeps the constraints on audit entries and sealed files', async () => {
    const place = await beforeSessions();
    const store = await openAt(place);
    const database = rawDatabase(place);
    expect(() => database.exec("UPDATE audit_entry SET outcome = 'failed'")).toThrow('changed');
    expect(() => database.exec('DELETE FROM audit_entry')).toThrow('deleted');
    expect(() =>
      database.exec("INSERT INTO audit_entry SELECT * FROM audit_entry WHERE practice_id = ''"),
    ).toThrow('no gaps');
    expect(() =>
      database.exec(
        `INSERT INTO sealed_file (practice_id, key_version, wrapped_key, content)
         VALUES ('practice-1', 1, zeroblob(60), zeroblob(28))`,
      ),
    ).toThrow('CHECK');
    expect(() => database.exec('DELETE FROM master_key_version')).toThrow('FOREIGN KEY');
    await store.certificates.remove('practice-1', 'first', anEntry());
    await store.drafts.remove('practice-1', 'draft');
    const left = database.prepare('SELECT certificate_id FROM sealed_file').pluck().all();
    expect(left).toEqual(['second']);
  });

  test('gets the same tables and indices as a new database', async () => {
    const migrated = await beforeSessions();
    await openAt(migrated);
    const fresh = freshPlace();
    await openAt(fresh);
    const schema = (place: typeof fresh) =>
      rawDatabase(place)
        .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
        .all();
    expect(schema(migrated)).toEqual(schema(fresh));
  });

  test('passes the backup check unchanged, and fails the check when a file is broken', async () => {
    const place = await beforeSessions();
    const before = readFileSync(place.databasePath);
    const problems = async () =>
      (await checkBackup(place.databasePath, place.masterKeys)).map(({ name, problem }) => [
        name,
        problem,
      ]);
    expect(await problems()).toEqual(
      ['database', 'references', 'migrations', 'audit', 'master-key', 'sealed-files'].map(
        (name) => [name, null],
      ),
    );
    expect(readFileSync(place.databasePath).equals(before)).toBe(true);
    rawDatabase(place).exec('UPDATE sealed_file SET content = zeroblob(64) WHERE id = 1');
    expect((await problems()).at(-1)).toEqual(['sealed-files', expect.stringContaining('first')]);
  });

  test('stays unchanged when the key is wrong', async () => {
    const place = await beforeSessions();
    const key = Buffer.alloc(32, 1).toString('base64');
    const wrong = { source: 'command', command: 'echo', args: [key] } as const;
    await expect(openAt(place, wrong)).rejects.toMatchObject({ code: 'ERR_MASTER_KEY_WRONG' });
    const tables = rawDatabase(place).prepare('SELECT count(*) FROM schema_migration').pluck();
    expect(tables.get()).toBe(3);
    expect(readdirSync(place.folder).some((name) => name.includes('before-'))).toBe(false);
  });
});

describe('database from before renewal', () => {
  async function beforeRenewal() {
    const place = freshPlace();
    const database = openDatabase(place.databasePath);
    migrate(database, shippedMigrations().slice(0, 4), () => now);
    const keys = await loadMasterKeys(place.masterKeys, { mayCreate: true });
    rememberMasterKeys(database, keys, now);
    const retired = { role: 'decrypt-only', replacedAt: now, replacedBy: 'watched' } as const;
    for (const certificate of [
      aCertificate({ id: 'watched' }),
      aCertificate({ id: 'elsewhere', practiceId: 'practice-2' }),
      aCertificate({ id: 'retired', ...retired }),
    ]) {
      insertRow(database, 'certificate', rowWithout(certificate, laterColumns));
    }
    database
      .prepare(
        "INSERT INTO session_key (certificate_id, practice_id, kept_at) VALUES ('watched', ?, ?)",
      )
      .run('practice-1', now.toISOString());
    database.close();
    return place;
  }

  test('plans checks and probes for every active certificate only', async () => {
    const store = await openAt(await beforeRenewal());
    const due = await store.renewals.due(now, 10);
    expect(
      due.map(({ certificateId, practiceId, plan }) => [certificateId, practiceId, plan]),
    ).toEqual([
      ['elsewhere', 'practice-2', null],
      ['watched', 'practice-1', null],
    ]);
    const probes = await store.probes.take(now, probeSources, now, 10);
    expect(probes.map(({ certificateId, source }) => `${certificateId} ${source}`).sort()).toEqual([
      'elsewhere depot',
      'elsewhere revocation',
      'watched depot',
      'watched revocation',
    ]);
  });

  test('starts without probe results and keeps session keys for sessions only', async () => {
    const store = await openAt(await beforeRenewal());
    expect((await store.certificates.findById('practice-1', 'retired'))?.probes).toEqual(noProbes);
    expect(await store.sessionKeys.has('practice-1', 'watched', 'session')).toBe(true);
    expect(await store.sessionKeys.has('practice-1', 'watched', 'status')).toBe(false);
  });
});

describe('database from before the renamed renewal columns', () => {
  it('keeps planned checks, notification times and working triggers', async () => {
    const place = freshPlace();
    const database = openDatabase(place.databasePath);
    migrate(database, shippedMigrations().slice(0, 5), () => now);
    rememberMasterKeys(database, await loadMasterKeys(place.masterKeys, { mayCreate: true }), now);
    for (const id of ['planned', 'due'])
      insertRow(database, 'certificate', rowWithout(aCertificate({ id }), ['rewritten_at']));
    database
      .prepare(
        `UPDATE renewal SET looks_again_at = '2026-03-11T00:00:00.000Z', told_at = '2026-01-02T03:04:05.006Z'
         WHERE certificate_id = 'planned'`,
      )
      .run();
    database.close();

    const store = await openAt(place);
    const due = await store.renewals.due(now, 10);
    expect(due.map(({ certificateId }) => certificateId)).toEqual(['due']);
    const [planned] = await store.renewals.findMany('practice-1', ['planned']);
    expect(planned?.notifiedAt).toEqual(new Date('2026-01-02T03:04:05.006Z'));
    await store.certificates.remove('practice-1', 'due', anEntry());
    const recheck = await store.renewals.due(now, 10);
    expect(recheck.map(({ certificateId }) => certificateId)).toEqual(['planned']);
  });
});
