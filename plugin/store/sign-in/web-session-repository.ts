import type { Actor } from '../../domain/practice/actor.ts';
import type { WebSession, WebSessionRepository } from '../../domain/access/sign-in-repository.ts';
import { promised } from '../async.ts';
import { toInstant, toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';
import type { SignInMark } from './sign-in-mark.ts';
import { isProved, proveRow, webSessionColumns } from './web-session-proof.ts';
import type { SignInKeys, WebSessionColumns, WebSessionRow } from './web-session-proof.ts';

export interface WebSessionDeps {
  readonly database: Database;
  readonly keys: SignInKeys;
  /** Reads the master keys again after another process rotated them. */
  readonly refresh: () => Promise<void>;
  readonly mark: Pick<SignInMark, 'change'>;
}

/**
 * Browser sessions. Only the hash of a cookie's value comes in, so a copy of the database opens none; and each row is proved by the
 * master key, so one that another program wrote is none.
 */
export function createWebSessionRepository(deps: WebSessionDeps): WebSessionRepository {
  const { database, keys, refresh, mark } = deps;
  const insert = database.prepare<[WebSessionRow]>(
    `INSERT INTO web_session (${webSessionColumns})
     VALUES (@id_hash, @practice_id, @user_id, @actor, @created_at, @expires_at, @last_used_at, @device, @key_version, @code)`,
  );
  const find = database.prepare<[string], WebSessionRow>(
    `SELECT ${webSessionColumns} FROM web_session WHERE id_hash = ?`,
  );
  const update = database.prepare<[WebSessionRow]>(
    `UPDATE web_session SET actor = @actor, last_used_at = @last_used_at, key_version = @key_version, code = @code
      WHERE id_hash = @id_hash`,
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
    `SELECT ${webSessionColumns} FROM web_session WHERE practice_id = ? AND user_id = ? AND expires_at > ?
      ORDER BY last_used_at DESC, rowid DESC`,
  );
  const listForPractice = database.prepare<[string, string], WebSessionRow>(
    `SELECT ${webSessionColumns} FROM web_session WHERE practice_id = ? AND expires_at > ?
      ORDER BY last_used_at DESC, rowid DESC`,
  );
  const removeExpired = database.prepare<[string]>('DELETE FROM web_session WHERE expires_at <= ?');

  /** Waits only where another process rotated the master key since. */
  const proved = async (rows: readonly WebSessionRow[]): Promise<readonly WebSessionRow[]> => {
    if (rows.some((row) => keys.find(row.key_version) === undefined)) await refresh();
    return rows.filter((row) => isProved(keys, row));
  };

  const change = database.transaction(
    (idHash: string, changes: Partial<Pick<WebSessionColumns, 'actor' | 'last_used_at'>>) => {
      const row = find.get(idHash);
      if (row === undefined || !isProved(keys, row)) return;
      const changed = { ...row, ...changes };
      update.run({ ...changed, ...proveRow(keys, changed) });
    },
  );

  /** What is ended stays ended, also in a copy of the database that was made before. */
  const end = database.transaction((run: () => { readonly changes: number }) => {
    if (run().changes > 0) mark.change();
  });

  return {
    insert: (session) =>
      promised(() => {
        const row = toRow(session);
        insert.run({ ...row, ...proveRow(keys, row) });
      }),
    find: async (idHash, now) => {
      const [row] = await proved([find.get(idHash)].filter((found) => found !== undefined));
      if (row === undefined) return undefined;
      if (row.expires_at > toText(now)) return toSession(row);
      remove.run(idHash);
      return undefined;
    },
    touch: (idHash, at) =>
      promised(() => {
        change.immediate(idHash, { last_used_at: toText(at) });
      }),
    changeActor: (idHash, actor) =>
      promised(() => {
        change.immediate(idHash, { actor: JSON.stringify(actor) });
      }),
    remove: (idHash) =>
      promised(() => {
        end.immediate(() => remove.run(idHash));
      }),
    removeForUser: (practiceId, userId) =>
      promised(() => {
        end.immediate(() => removeForUser.run(practiceId, userId));
      }),
    keepLatest: (practiceId, userId, count) =>
      promised(() => {
        end.immediate(() => keepLatest.run({ practiceId, userId, count }));
      }),
    listForUser: async (practiceId, userId, now) =>
      (await proved(listForUser.all(practiceId, userId, toText(now)))).map(toSession),
    listForPractice: async (practiceId, now) =>
      (await proved(listForPractice.all(practiceId, toText(now)))).map(toSession),
    removeExpired: (now) => promised(() => removeExpired.run(toText(now)).changes),
  };
}

function toRow(session: WebSession): WebSessionColumns {
  return {
    id_hash: session.idHash,
    practice_id: session.actor.practiceId,
    user_id: session.actor.userId,
    actor: JSON.stringify(session.actor),
    created_at: toText(session.createdAt),
    expires_at: toText(session.expiresAt),
    last_used_at: toText(session.lastUsedAt),
    device: session.device,
  };
}

function toSession(row: WebSessionColumns): WebSession {
  return {
    idHash: row.id_hash,
    actor: JSON.parse(row.actor) as Actor,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    lastUsedAt: toInstant(row.last_used_at),
    device: row.device,
  };
}
