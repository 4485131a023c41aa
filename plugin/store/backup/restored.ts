import { statSync } from 'node:fs';
import type { SignInMark } from '../sign-in/sign-in-mark.ts';
import type { Database } from '../sqlite.ts';

/**
 * Deletes what must not live again from a copy: who was signed in, and which processes ran. A session that ended after the copy was
 * made would be open in it.
 */
export function deleteSignIns(database: Database): void {
  database.exec('DELETE FROM web_session; DELETE FROM process_lease');
}

/**
 * Recognises a restored copy, and deletes its sign-ins: a database that lies in another file than at its last start, or whose mark is
 * not the one next to it (sign-in-mark.ts), such as a copy written over the old file in place. The first start of a version only
 * notes file and mark. Returns whether it was a copy.
 */
export function endRestoredSignIns(database: Database, mark: SignInMark): boolean {
  const identity = fileIdentity(database.name);
  const readIdentity = database
    .prepare<[], string | null>('SELECT file_identity FROM installation WHERE id = 1')
    .pluck();
  const writeIdentity = database.prepare<[string]>(
    'UPDATE installation SET file_identity = ? WHERE id = 1',
  );
  const recognise = database.transaction((): boolean => {
    const known = readIdentity.get() ?? null;
    const isElsewhere = known !== null && identity !== null && known !== identity;
    const isCopy = isElsewhere || !mark.agrees();
    if (isCopy) deleteSignIns(database);
    if (identity !== null) writeIdentity.run(identity);
    mark.change();
    return isCopy;
  });
  return recognise.immediate();
}

/** null when not known. Two files never have the same while both exist; a file keeps its own when it is renamed or its device gets another number. */
function fileIdentity(path: string): string | null {
  const { ino, birthtimeNs, ctimeNs } = statSync(path, { bigint: true });
  // Where a file system keeps no birth time, some systems give that of the last change
  return birthtimeNs === ctimeNs ? null : `${ino}-${birthtimeNs}`;
}
