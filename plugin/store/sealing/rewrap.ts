import { isPluginError } from '../../errors.ts';
import type { MasterKeys } from './master-key.ts';
import { rewrap, type SealIdentity, type WrappedKey } from './seal.ts';
import type { Database } from '../sqlite.ts';

/** Rows rewrapped in one transaction: a kill loses at most this much work. */
const batchSize = 100;

/** Whose sealed file a row of `sealed_file` is; for a SELECT that gives these columns. */
export interface SealedOwner {
  readonly practice_id: string;
  /** Of a stored certificate, or of a removed one: the seal does not change. */
  readonly certificate_id: string | null;
  readonly draft_id: string | null;
  readonly session_key_id: string | null;
  readonly enrolment_id: string | null;
  readonly letter_id: string | null;
}

export function sealIdentity(row: SealedOwner): SealIdentity {
  const practiceId = row.practice_id;
  if (row.certificate_id !== null) {
    return { practiceId, purpose: 'certificate', rowId: row.certificate_id };
  }
  if (row.draft_id !== null) return { practiceId, purpose: 'draft', rowId: row.draft_id };
  if (row.enrolment_id !== null) {
    return { practiceId, purpose: 'enrolment', rowId: row.enrolment_id };
  }
  if (row.letter_id !== null) return { practiceId, purpose: 'letter', rowId: row.letter_id };
  return { practiceId, purpose: 'session-key', rowId: row.session_key_id ?? '' };
}

type Row = SealedOwner & WrappedKey & { readonly id: number };

/**
 * Goes once through all files that are not under the current version, each batch in a transaction of its own. A row whose
 * seal is broken is counted and left: it must not keep the others from being rewrapped.
 */
export function* rewrapFiles(
  database: Database,
  keys: MasterKeys,
): Generator<{ readonly rewrapped: number; readonly broken: number }, void> {
  const due = database.prepare<[number, number, number], Row>(
    `SELECT id, practice_id, coalesce(certificate_id, removed_id) AS certificate_id, draft_id, session_key_id,
            enrolment_id, letter_id, key_version AS keyVersion, wrapped_key AS wrappedKey
       FROM sealed_file WHERE key_version <> ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const update = database.prepare<[number, Uint8Array, number]>(
    'UPDATE sealed_file SET key_version = ?, wrapped_key = ? WHERE id = ?',
  );
  const rewrapRow = (row: Row): boolean => {
    try {
      const { keyVersion, wrappedKey } = rewrap(row, sealIdentity(row), keys);
      update.run(keyVersion, wrappedKey, row.id);
      return true;
    } catch (error) {
      if (!isPluginError(error, 'ERR_SEAL_BROKEN')) throw error;
      return false;
    }
  };
  const next = database.transaction((after: number) => {
    const rows = due.all(keys.current, after, batchSize);
    const rewrapped = rows.filter(rewrapRow).length;
    return { lastId: rows.at(-1)?.id, rewrapped, broken: rows.length - rewrapped };
  });

  let lastId = 0;
  for (;;) {
    const batch = next.immediate(lastId);
    if (batch.lastId === undefined) return;
    lastId = batch.lastId;
    yield { rewrapped: batch.rewrapped, broken: batch.broken };
  }
}
