import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Migration } from '../migrate.ts';
import type { Database } from '../sqlite.ts';

/** The keys of the rows, by the version of the master key that each comes from. */
export interface SignInKeys {
  /** What is written now is proved with it. */
  current(): { readonly version: number; readonly key: KeyObject };
  /** undefined for a version that is not held. */
  find(version: number): KeyObject | undefined;
}

/** A browser session as its row has it. */
export interface WebSessionColumns {
  readonly id_hash: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly actor: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly last_used_at: string;
  readonly device: string;
}

export interface WebSessionCode {
  readonly key_version: number;
  readonly code: string;
}

export type WebSessionRow = WebSessionColumns & WebSessionCode;

export const webSessionColumns =
  'id_hash, practice_id, user_id, actor, created_at, expires_at, last_used_at, device, key_version, code';
const allRows = `SELECT ${webSessionColumns} FROM web_session ORDER BY practice_id, user_id, id_hash`;

/** The code of a row as it is to be written. */
export function proveRow(keys: SignInKeys, row: WebSessionColumns): WebSessionCode {
  const { version, key } = keys.current();
  return { key_version: version, code: codeOf(row, key).toString('hex') };
}

/** Whether a process that holds the master key wrote this row; false also for a version of the key that is not held. */
export function isProved(keys: SignInKeys, row: WebSessionRow): boolean {
  const key = keys.find(row.key_version);
  if (key === undefined) return false;
  const written = Buffer.from(row.code, 'hex');
  const right = codeOf(row, key);
  return written.length === right.length && timingSafeEqual(written, right);
}

function codeOf(row: WebSessionColumns, key: KeyObject): Buffer {
  const content = [
    row.id_hash,
    row.practice_id,
    row.user_id,
    row.actor,
    row.created_at,
    row.expires_at,
    row.last_used_at,
    row.device,
  ];
  return createHmac('sha256', key).update(JSON.stringify(content)).digest();
}

/** In the transaction of the migration that brings the codes, who is signed in stays so. */
export function proveSignIns(database: Database, keys: SignInKeys, applied: Migration): void {
  if (!applied.name.endsWith('_sign_in_proof.sql')) return;
  const write = database.prepare<[WebSessionCode & Pick<WebSessionColumns, 'id_hash'>]>(
    'UPDATE web_session SET key_version = @key_version, code = @code WHERE id_hash = @id_hash',
  );
  for (const row of database.prepare<[], WebSessionRow>(allRows).all()) {
    write.run({ id_hash: row.id_hash, ...proveRow(keys, row) });
  }
}

/** Rows that something else wrote: no session, and a sign that a person has the file. */
export function webSessionProblems(database: Database, keys: SignInKeys): readonly string[] {
  return database
    .prepare<[], WebSessionRow>(allRows)
    .all()
    .filter((row) => !isProved(keys, row))
    .map(
      ({ practice_id: practiceId, user_id: userId }) =>
        `a browser session of user "${userId}" of practice "${practiceId}" was not written by us`,
    );
}
