import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/practice/actor.ts';
import type {
  UsedTokenRepository,
  WebSession,
  WebSessionRepository,
} from '../../domain/access/sign-in-repository.ts';
import { promised } from '../async.ts';
import type { Database } from '../sqlite.ts';

interface WebSessionRow {
  readonly id_hash: string;
  readonly actor: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/** Browser sessions. Only the hash of a cookie's value comes in, so a copy of the database opens none. */
export function createWebSessionRepository(database: Database): WebSessionRepository {
  const insert = database.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO web_session (id_hash, practice_id, user_id, actor, created_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare<[string, string], WebSessionRow>(
    'SELECT id_hash, actor, created_at, expires_at FROM web_session WHERE id_hash = ? AND expires_at > ?',
  );
  const remove = database.prepare<[string]>('DELETE FROM web_session WHERE id_hash = ?');
  const removeForUser = database.prepare<[string, string]>(
    'DELETE FROM web_session WHERE practice_id = ? AND user_id = ?',
  );
  const removeExpired = database.prepare<[string]>('DELETE FROM web_session WHERE expires_at <= ?');

  return {
    insert: (session) =>
      promised(() => {
        insert.run(
          session.idHash,
          session.actor.practiceId,
          session.actor.userId,
          JSON.stringify(session.actor),
          session.createdAt.toISOString(),
          session.expiresAt.toISOString(),
        );
      }),
    find: (idHash, now) =>
      promised(() => {
        const row = find.get(idHash, now.toISOString());
        return row && toSession(row);
      }),
    remove: (idHash) =>
      promised(() => {
        remove.run(idHash);
      }),
    removeForUser: (practiceId, userId) =>
      promised(() => {
        removeForUser.run(practiceId, userId);
      }),
    removeExpired: (now) => promised(() => removeExpired.run(now.toISOString()).changes),
  };
}

/**
 * Launch tokens already used. Kept until the end the caller names, which must include the clock tolerance that the
 * verification grants, or a token could work a second time in between.
 */
export function createUsedTokenRepository(database: Database): UsedTokenRepository {
  const insert = database.prepare<[string, string]>(
    'INSERT OR IGNORE INTO used_token (jti_hash, expires_at) VALUES (?, ?)',
  );
  const removeExpired = database.prepare<[string]>('DELETE FROM used_token WHERE expires_at <= ?');
  return {
    useOnce: (jti, expiresAt) =>
      promised(() => {
        const hash = createHash('sha256').update(jti).digest('hex');
        return insert.run(hash, expiresAt.toISOString()).changes === 1;
      }),
    removeExpired: (now) => promised(() => removeExpired.run(now.toISOString()).changes),
  };
}

function toSession(row: WebSessionRow): WebSession {
  return {
    idHash: row.id_hash,
    actor: JSON.parse(row.actor) as Actor,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
  };
}
