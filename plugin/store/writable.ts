import type { PluginErrorCode } from '../errors.ts';
import { isPluginError } from '../errors.ts';
import type { Database } from './sqlite.ts';
import type { StoreGuard } from './guard.ts';

export type StoreHealth =
  { readonly writable: true } | { readonly writable: false; readonly problem: PluginErrorCode };

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
    return { writable: true };
  } catch (error) {
    return { writable: false, problem: isPluginError(error) ? error.code : 'ERR_UNEXPECTED' };
  }
}
