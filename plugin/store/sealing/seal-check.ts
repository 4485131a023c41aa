import { isPluginError } from '../../errors.ts';
import type { SealWalk } from '../../jobs/audit-verification.ts';
import type { Database } from '../sqlite.ts';
import type { Keyring } from './keyring.ts';
import type { MasterKeys } from './master-key.ts';
import { sealIdentity, type SealedOwner } from './rewrap.ts';
import { unseal, type SealedFile } from './seal.ts';

/** What opening sealed files found; `broken` says of each which one and why, without what is in it. */
export interface OpenedFiles {
  readonly opened: number;
  readonly broken: readonly string[];
}

type Row = SealedOwner & SealedFile & { readonly id: number };

const columns = `id, practice_id, coalesce(certificate_id, removed_id) AS certificate_id, draft_id, session_key_id,
  enrolment_id, letter_id, key_version AS keyVersion, wrapped_key AS wrappedKey, content`;

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
         GROUP BY key_version, certificate_id IS NULL, draft_id IS NULL, enrolment_id IS NULL, letter_id IS NULL)`
    : '';
  const rows = database.prepare<[], Row>(`SELECT ${columns} FROM sealed_file ${which} ORDER BY id`);
  return openAll(rows.iterate(), keys);
}

/** The walk over all sealed files that the nightly verification takes, some at a time. */
export function createSealWalk(database: Database, keyring: Keyring): SealWalk {
  const place = database.prepare<[], { last_id: number; broken: string }>(
    'SELECT last_id, broken FROM seal_walk WHERE id = 1',
  );
  const remember = database.prepare<[number, string]>(
    'UPDATE seal_walk SET last_id = ?, broken = ? WHERE id = 1',
  );
  const select = `SELECT ${columns} FROM sealed_file`;
  const after = database.prepare<[number, number], Row>(
    `${select} WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const brokenBefore = database.prepare<[string], Row>(
    `${select} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );

  return {
    next: async (limit) => {
      await keyring.refresh();
      const { last_id: lastId, broken } = place.get() ?? { last_id: 0, broken: '[]' };
      const rows = after.all(lastId, limit);
      const again = brokenBefore.all(broken);
      const found = openAll([...again, ...rows], keyring.keys());
      const atEnd = rows.length < limit;
      const ids = [...new Set(found.brokenIds)].slice(0, mostRemembered);
      remember.run(atEnd ? 0 : (rows.at(-1)?.id ?? 0), JSON.stringify(ids));
      return { opened: rows.length, broken: found.broken, atEnd };
    },
  };
}

/** A damaged disk may break more; the walk itself finds those again. */
const mostRemembered = 100;

function openAll(rows: Iterable<Row>, keys: MasterKeys) {
  let opened = 0;
  const broken: string[] = [];
  const brokenIds: number[] = [];
  for (const row of rows) {
    opened += 1;
    try {
      unseal(row, sealIdentity(row), keys).fill(0);
    } catch (error) {
      if (!isPluginError(error)) throw error;
      broken.push(error.message);
      brokenIds.push(row.id);
    }
  }
  return { opened, broken, brokenIds };
}
