import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writePrivateFile } from '../private-file.ts';
import type { Database } from '../sqlite.ts';

/**
 * A mark that the database and a small file next to it have alike. It changes at each start and whenever a sign-in is ended, so a
 * copy of the database that is put back by hand has an older one, and what was ended since is known not to live again. A copy of
 * both together, such as a whole machine put back, is not recognised.
 */
export interface SignInMark {
  /** Whether both have the same one, or neither has any: a database before its first start. */
  agrees(): boolean;
  /** To be called in the transaction of the change: its lock keeps two processes from writing each other's file. */
  change(): void;
}

export function createSignInMark(database: Database): SignInMark {
  const read = database
    .prepare<[], string | null>('SELECT sign_in_mark FROM installation WHERE id = 1')
    .pluck();
  const write = database.prepare<[string]>('UPDATE installation SET sign_in_mark = ? WHERE id = 1');
  const path = `${database.name}.mark`;
  return {
    agrees: () => (read.get() ?? null) === readMark(path),
    change: () => {
      const mark = randomUUID();
      write.run(mark);
      try {
        writePrivateFile(path, mark, { exclusive: false });
      } catch {
        // A full disk must not keep a log-out from happening. The next start takes the database for a copy: users sign in again
      }
    },
  };
}

function readMark(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
