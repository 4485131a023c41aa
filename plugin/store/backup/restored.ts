import { statSync } from 'node:fs';
import type { Database } from '../sqlite.ts';

/**
 * Deletes what must not live again from a copy: who was signed in, and which processes ran. A session that ended after the copy was
 * made would be open in it.
 */
export function deleteSignIns(database: Database): void {
  database.exec('DELETE FROM web_session; DELETE FROM process_lease');
}

/**
 * Recognises a database that lies in another file than at its last start, which is a restored copy, and deletes its sign-ins. The
 * first start of this version only notes the file. Returns whether it was a copy.
 *
 * Not recognised: a copy of the bare file written over the old one in place. `trousseau backup` leaves sign-ins out to begin with.
 */
export function endRestoredSignIns(database: Database): boolean {
  const identity = fileIdentity(database.name);
  if (identity === null) return false;
  const known = database
    .prepare<[], string | null>('SELECT file_identity FROM installation WHERE id = 1')
    .pluck()
    .get();
  if (known === identity) return false;
  const isCopy = known !== null && known !== undefined;
  database
    .transaction(() => {
      if (isCopy) deleteSignIns(database);
      database
        .prepare<[string]>('UPDATE installation SET file_identity = ? WHERE id = 1')
        .run(identity);
    })
    .immediate();
  return isCopy;
}

/** null when not known. Two files never have the same while both exist; a file keeps its own when it is renamed or its device gets another number. */
function fileIdentity(path: string): string | null {
  const { ino, birthtimeNs, ctimeNs } = statSync(path, { bigint: true });
  // Where a file system keeps no birth time, some systems give that of the last change
  return birthtimeNs === ctimeNs ? null : `${ino}-${birthtimeNs}`;
}
