import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/practice/actor.ts';
import type {
  UsedTokenRepository,
  WebSession,
  WebSessionRepository,
} from '../../domain/access/sign-in-repository.ts';
import { promised } from '../async.ts';
import { toInstant, toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

interface WebSessionRow {
  readonly id_hash: string;
  readonly actor: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly last_used_at: string;
  readonly device: string;
}

const columns = 'id_hash, actor, created_at, expires_at, last_used_at, device';

/** Browser sessions. Only the hash of a cookie's value comes in, so a copy of the database opens none. */
export function createWebSessionRepository(database: Database): WebSessionRepository {
  const insert = database.prepare<[WebSessionRow & Pick<Actor, 'practiceId' | 'userId'>]>(
    `INSERT INTO web_session (practice_id, user_id, ${columns})
     VALUES (@practiceId, @userId, @id_hash, @actor, @created_at, @expires_at, @last_used_at, @device)`,
  );
  const find = database.prepare<[string], WebSessionRow>(
    `SELECT ${columns} FROM web_session WHERE id_hash = ?`,
  );
  const touch = database.prepare<[string, string]>(
    'UPDATE web_session SET last_used_at = ? WHERE id_hash = ?',
  );
  const changeActor = database.prepare<[string, string]>(
    'UPDATE web_session SET actor = ? WHERE id_hash = ?',
  );
  const remove = database.prepare<[string]>('DELETE FROM web_session WHERE id_hash = ?');
  const removeForUser = database.prepare<[string, string]>(
    'DELETE FROM web_session WHERE practice_id = ? AND user_id = ?',
  );
  const keepLatest = database.prepare<[{ practiceId: string; userId: string; count: number }]>(
    `DELETE FROM web_session WHERE practice_id = @practiceId AND user_id = @userId AND id_hash NOT IN (
       SELECT id_hash FROM web_session WHERE practice_id = @practiceId AND user_id = @userId
        ORDER BY last_used_at DESC, rowid DESC LIMIT @count)`,
  );
  const listForUser = database.prepare<[string, string, string], WebSessionRow>(
    `SELECT ${columns} FROM web_session WHERE practice_id = ? AND user_id = ? AND expires_at > ?
      ORDER BY last_used_at DESC, rowid DESC`,
  );
  const listForPractice = database.prepare<[string, string], WebSessionRow>(
    `SELECT ${columns} FROM web_session WHERE practice_id = ? AND expires_at > ?
      ORDER BY last_used_at DESC, rowid DESC`,
  );
  const removeExpired = database.prepare<[string]>('DELETE FROM web_session WHERE expires_at <= ?');

  return {
    insert: (session) =>
      promised(() => {
        insert.run({
          practiceId: session.actor.practiceId,
          userId: session.actor.userId,
          id_hash: session.idHash,
          actor: JSON.stringify(session.actor),
          created_at: toText(session.createdAt),
          expires_at: toText(session.expiresAt),
          last_used_at: toText(session.lastUsedAt),
          device: session.device,
        });
      }),
    find: (idHash, now) =>
      promised(() => {
        const row = find.get(idHash);
        if (row === undefined) return undefined;
        if (row.expires_at > toText(now)) return toSession(row);
        remove.run(idHash);
        return undefined;
      }),
    touch: (idHash, at) =>
      promised(() => {
        touch.run(toText(at), idHash);
      }),
    changeActor: (idHash, actor) =>
      promised(() => {
        changeActor.run(JSON.stringify(actor), idHash);
      }),
    remove: (idHash) =>
      promised(() => {
        remove.run(idHash);
      }),
    removeForUser: (practiceId, userId) =>
      promised(() => {
        removeForUser.run(practiceId, userId);
      }),
    keepLatest: (practiceId, userId, count) =>
      promised(() => {
        keepLatest.run({ practiceId, userId, count });
      }),
    listForUser: (practiceId, userId, now) =>
      promised(() => listForUser.all(practiceId, userId, toText(now)).map(toSession)),
    listForPractice: (practiceId, now) =>
      promised(() => listForPractice.all(practiceId, toText(now)).map(toSession)),
    removeExpired: (now) => promised(() => removeExpired.run(toText(now)).changes),
  };
}

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

function toSession(row: WebSessionRow): WebSession {
  return {
    idHash: row.id_hash,
    actor: JSON.parse(row.actor) as Actor,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    lastUsedAt: toInstant(row.last_used_at),
    device: row.device,
  };
}
