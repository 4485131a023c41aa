import { isPluginError } from '../../errors.ts';
import type { Database } from '../sqlite.ts';
import type { MasterKeys } from './master-key.ts';
import { sealIdentity, type SealedOwner } from './rewrap.ts';
import { unseal, type SealedFile } from './seal.ts';

/** What opening sealed files found; `broken` says of each which one and why, without what is in it. */
export interface OpenedFiles {
  readonly opened: number;
  readonly broken: readonly string[];
}

type Row = SealedOwner & SealedFile & { readonly id: number };

const columns = `id, practice_id, certificate_id, draft_id, session_key_id,
  key_version AS keyVersion, wrapped_key AS wrappedKey, content`;

/**
 * Opens every sealed file, or with `sample` one per key version and kind. A changed byte anywhere in one is found: both layers
 * are authenticated (AES-GCM). One by one: the file is in memory only while it is opened.
 */
export function openSealedFiles(
  database: Database,
  keys: MasterKeys,
  sample: boolean,
): OpenedFiles {
  const which = sample
    ? `WHERE id IN (SELECT min(id) FROM sealed_file
         GROUP BY key_version, certificate_id IS NULL, draft_id IS NULL)`
    : '';
  const rows = database.prepare<[], Row>(`SELECT ${columns} FROM sealed_file ${which} ORDER BY id`);
  return openAll(rows.iterate(), keys);
}

/** Continues where the last call stopped and starts again after the last file. For a walk over many nights. */
export function walkSealedFiles(database: Database, keys: MasterKeys, limit: number): OpenedFiles {
  const lastId = database
    .prepare<[], number>('SELECT last_id FROM seal_walk WHERE id = 1')
    .pluck()
    .get();
  const next = database.prepare<[number, number], Row>(
    `SELECT ${columns} FROM sealed_file WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const rows = next.all(lastId ?? 0, limit);
  const found = openAll(rows, keys);
  const reached = rows.length < limit ? 0 : (rows.at(-1)?.id ?? 0);
  database.prepare<[number]>('UPDATE seal_walk SET last_id = ? WHERE id = 1').run(reached);
  return found;
}

function openAll(rows: Iterable<Row>, keys: MasterKeys): OpenedFiles {
  let opened = 0;
  const broken: string[] = [];
  for (const row of rows) {
    opened += 1;
    try {
      unseal(row, sealIdentity(row), keys).fill(0);
    } catch (error) {
      if (!isPluginError(error)) throw error;
      broken.push(error.message);
    }
  }
  return { opened, broken };
}
