import { createHash } from 'node:crypto';
import type { Database } from '../sqlite.ts';

/*
 * What an entry says of the rows that were written with it, so that a row changed by hand no longer fits its entry.
 */

/** Columns of a certificate that nothing changes after it was loaded but a new password, in the order of the digest. */
export interface LoadedColumns {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly kind: string;
  readonly identifier: string;
  readonly holder_name: string;
  readonly user_name: string;
  readonly file_name: string;
  readonly loaded_at: string;
  readonly loaded_by_id: string;
  readonly loaded_by_name: string;
  /** JSON text, as it is stored. */
  readonly facts: string;
}

/** SHA-256, hex. */
export function certificateDigest(row: LoadedColumns): string {
  return digest([
    row.id,
    row.practice_id,
    row.user_id,
    row.kind,
    row.identifier,
    row.holder_name,
    row.user_name,
    row.file_name,
    row.loaded_at,
    row.loaded_by_id,
    row.loaded_by_name,
    row.facts,
  ]);
}

/** SHA-256, hex, over all authorities that updates brought. */
export function authoritiesDigest(database: Database): string {
  const rows = database
    .prepare<[], (string | null)[]>(
      `SELECT trust_set, environment, fingerprint, role, name, not_after, certificate, source, added_at, added_by
         FROM trust_anchor ORDER BY trust_set, environment, fingerprint`,
    )
    .raw()
    .all();
  return digest(rows.flat());
}

/** Text as UTF-8 has it: the database keeps no half surrogate pairs. */
function digest(values: readonly (string | null)[]): string {
  const kept = values.map((value) => value?.replaceAll(/\p{Surrogate}/gu, '\ufffd') ?? null);
  return createHash('sha256').update(JSON.stringify(kept)).digest('hex');
}
