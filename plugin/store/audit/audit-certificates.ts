import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../sqlite.ts';
import { certificateDigest, type LoadedColumns } from './row-digest.ts';

/*
 * Certificates against the audit: an entry loaded each, on the profile, in the role and with the facts it has, and each that was
 * loaded and not removed is there.
 */

interface CertificateAct {
  readonly event: string;
  readonly certificateId: string;
  readonly userId: string | null;
  readonly replaces: string | null;
  /** Of a certificate that was brought back: the role it came back with. */
  readonly role: string | null;
  /** null in entries from before digests. */
  readonly digest: string | null;
}

/** A certificate as the audit or as its row has it. */
interface Kept {
  readonly userId: string | null;
  readonly role: string;
  readonly digest: string | null;
}

type KeptById = ReadonlyMap<string, Kept>;

/** Sequences read at once: some milliseconds of work before the event loop continues. */
const batchSize = 2_000;

export async function certificateProblems(database: Database): Promise<readonly string[]> {
  const practices = database
    .prepare<[], string>(
      'SELECT practice_id FROM audit_entry UNION SELECT practice_id FROM certificate ORDER BY 1',
    )
    .pluck()
    .all();
  const problems: string[] = [];
  for (const practiceId of practices) {
    const loaded = await loadedByAudit(database, practiceId);
    const rows = await rowsOf(database, practiceId);
    for (const id of new Set([...loaded.keys(), ...rows.keys()])) {
      if (problemOf(loaded.get(id), rows.get(id)) === null) continue;
      // It may have changed since the entries were read: asked again at one instant
      const problem = askAgain(database, practiceId, id);
      if (problem !== null)
        problems.push(`certificate ${id} of practice "${practiceId}" ${problem}`);
    }
  }
  return problems;
}

function problemOf(loaded: Kept | undefined, row: Kept | undefined): string | null {
  if (loaded === undefined) return row === undefined ? null : 'was loaded by no entry';
  if (row === undefined) return 'is missing, and no entry removed it';
  if (row.userId !== loaded.userId) return 'is on another profile than it was loaded on';
  if (loaded.digest !== null && row.digest !== loaded.digest) return 'is not as it was loaded';
  return row.role === loaded.role ? null : `is ${row.role}, by its entries ${loaded.role}`;
}

const acts = `SELECT event, certificate_id AS certificateId, subject_user_id AS userId,
    json_extract(details, '$.replaces') AS replaces, json_extract(details, '$.digest') AS digest,
    json_extract(details, '$.role') AS role
  FROM audit_entry
 WHERE practice_id = @practiceId AND outcome = 'ok' AND certificate_id IS NOT NULL
   AND event IN ('certificate.loaded', 'certificate.replaced', 'certificate.removed', 'certificate.restored',
                 'certificate.password-changed', 'certificate.completed', 'certificate.retired',
                 'certificate.revoked')`;

async function loadedByAudit(database: Database, practiceId: string): Promise<KeptById> {
  const last = database
    .prepare<[string], number>(
      'SELECT coalesce(max(sequence), 0) FROM audit_entry WHERE practice_id = ?',
    )
    .pluck();
  const read = database.prepare<[Record<string, string | number>], CertificateAct>(
    `${acts} AND sequence > @after AND sequence <= @after + ${batchSize} ORDER BY sequence`,
  );
  const kept = new Map<string, Kept>();
  for (let after = 0; after < (last.get(practiceId) ?? 0); after += batchSize) {
    for (const act of read.all({ practiceId, after })) follow(kept, act);
    await nextTurn();
  }
  return kept;
}

function follow(kept: Map<string, Kept>, act: CertificateAct): void {
  if (act.event === 'certificate.removed') {
    kept.delete(act.certificateId);
    return;
  }
  const before = kept.get(act.certificateId);
  if (act.event === 'certificate.password-changed' || act.event === 'certificate.completed') {
    if (before !== undefined) kept.set(act.certificateId, { ...before, digest: act.digest });
    return;
  }
  if (act.event === 'certificate.retired' || act.event === 'certificate.revoked') {
    if (before !== undefined) kept.set(act.certificateId, { ...before, role: 'decrypt-only' });
    return;
  }
  if (act.event === 'certificate.restored') {
    const role = act.role ?? 'active';
    kept.set(act.certificateId, { userId: act.userId, role, digest: act.digest });
    return;
  }
  kept.set(act.certificateId, { userId: act.userId, role: 'active', digest: act.digest });
  const replaced = act.replaces === null ? undefined : kept.get(act.replaces);
  if (act.replaces !== null && replaced !== undefined) {
    kept.set(act.replaces, { ...replaced, role: 'decrypt-only' });
  }
}

const selectRows = `SELECT id, practice_id, user_id, kind, identifier, role, holder_name, user_name, file_name, loaded_at,
    loaded_by_id, loaded_by_name, facts
  FROM certificate WHERE practice_id = ?`;

type Row = LoadedColumns & { readonly role: string };

/** Facts may be large: some rows at a time. */
const rowsAtOnce = 50;

async function rowsOf(database: Database, practiceId: string): Promise<KeptById> {
  const next = database.prepare<[string, string, number], Row>(
    `${selectRows} AND id > ? ORDER BY id LIMIT ?`,
  );
  const kept = new Map<string, Kept>();
  for (let lastId = ''; ;) {
    const rows = next.all(practiceId, lastId, rowsAtOnce);
    for (const row of rows) kept.set(row.id, keptOf(row));
    const last = rows.at(-1);
    if (last === undefined) return kept;
    lastId = last.id;
    await nextTurn();
  }
}

function keptOf(row: Row): Kept {
  return { userId: row.user_id, role: row.role, digest: certificateDigest(row) };
}

function askAgain(database: Database, practiceId: string, id: string): string | null {
  const ofOne = database.prepare<[Record<string, string>], CertificateAct>(
    `${acts} AND (certificate_id = @id OR json_extract(details, '$.replaces') = @id) ORDER BY sequence`,
  );
  const one = database.prepare<[string, string], Row>(`${selectRows} AND id = ?`);
  const ask = database.transaction(() => {
    const kept = new Map<string, Kept>();
    for (const act of ofOne.all({ practiceId, id })) follow(kept, act);
    const row = one.get(practiceId, id);
    return problemOf(kept.get(id), row && keptOf(row));
  });
  return ask();
}
