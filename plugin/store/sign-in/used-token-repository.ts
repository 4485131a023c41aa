import { createHash } from 'node:crypto';
import type { UsedTokenRepository } from '../../domain/access/sign-in-repository.ts';
import { promised } from '../async.ts';
import { toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

/** How long a used token is remembered beyond its end, in milliseconds: a clock may be set back by so much. */
const tokenMemoryMs = 35 * 24 * 3_600_000;
/** Longer than a token lives: an end further ahead than this was written by a clock that ran ahead. */
const longestLifeMs = 5 * 60_000;

/**
 * Launch tokens already used. Kept until the end the caller names, which must include the clock tolerance that the
 * verification grants, and long after it: a clock that is set back makes a token valid again. Of those that were deleted the latest
 * end is remembered; what ends earlier may have been among them and is refused.
 */
export function createUsedTokenRepository(database: Database): UsedTokenRepository {
  const insert = database.prepare<[string, string]>(
    'INSERT OR IGNORE INTO used_token (jti_hash, expires_at) VALUES (?, ?)',
  );
  const deletedUntil = database
    .prepare<[], string | null>('SELECT tokens_deleted_until FROM installation WHERE id = 1')
    .pluck();
  const latestEnd = database
    .prepare<[string], string | null>(
      'SELECT max(expires_at) FROM used_token WHERE expires_at <= ?',
    )
    .pluck();
  const remember = database.prepare<[string]>(
    'UPDATE installation SET tokens_deleted_until = ? WHERE id = 1',
  );
  const removeExpired = database.prepare<[string]>('DELETE FROM used_token WHERE expires_at <= ?');

  const forget = database.transaction((now: Date): number => {
    const before = toText(new Date(now.getTime() - tokenMemoryMs));
    const latest = latestEnd.get(before) ?? null;
    if (latest === null) return 0;
    const known = deletedUntil.get() ?? '';
    // One from a clock that ran ahead would hide the others for as long
    remember.run(known > latest && known <= toText(now) ? known : latest);
    return removeExpired.run(before).changes;
  });

  return {
    useOnce: (jti, expiresAt, now) =>
      promised(() => {
        const end = toText(expiresAt);
        const until = deletedUntil.get() ?? '';
        const isRelevant = until <= toText(new Date(now.getTime() + longestLifeMs));
        if (isRelevant && end <= until) return false;
        const hash = createHash('sha256').update(jti).digest('hex');
        return insert.run(hash, end).changes === 1;
      }),
    removeExpired: (now) => promised(() => forget.immediate(now)),
  };
}
