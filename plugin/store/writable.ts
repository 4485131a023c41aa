import type { PluginErrorCode } from '../errors.ts';
import { isPluginError } from '../errors.ts';
import type { Database } from './sqlite.ts';
import type { StoreGuard } from './guard.ts';

export type StoreHealth =
  { readonly writable: true } | { readonly writable: false; readonly problem: PluginErrorCode };

/** What the last nightly check found (jobs/database-check.ts); a database that takes a row may be damaged elsewhere. */
function isFoundDamaged(database: Database): boolean {
  const problem = database
    .prepare<[], string | null>(`SELECT last_problem FROM job WHERE id = 'database-check'`)
    .pluck()
    .get();
  return problem === 'ERR_DATABASE_DAMAGED';
}

/** No launch token has this hash. */
const ownHash = '0'.repeat(64);

/**
 * Commits a row: what is taken back never reaches the disk, so a full one would go unnoticed. The row is the same each time, and
 * housekeeping deletes it like any used token.
 */
export async function writeHealth(
  database: Database,
  run: StoreGuard['run'],
  now: () => Date,
): Promise<StoreHealth> {
  try {
    await run(() =>
      database
        .prepare(
          `INSERT INTO used_token (jti_hash, expires_at) VALUES (?, ?)
               ON CONFLICT (jti_hash) DO UPDATE SET expires_at = excluded.expires_at`,
        )
        .run(ownHash, now().toISOString()),
    );
    return isFoundDamaged(database)
      ? { writable: false, problem: 'ERR_DATABASE_DAMAGED' }
      : { writable: true };
  } catch (error) {
    return { writable: false, problem: isPluginError(error) ? error.code : 'ERR_UNEXPECTED' };
  }
}
