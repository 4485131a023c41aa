import type { DraftRepository, LoadDraft } from '../../domain/certificate/draft.ts';
import { promised } from '../async.ts';
import type { SealedFiles } from '../sealing/sealed-file.ts';
import type { Database } from '../sqlite.ts';

interface DraftRow {
  readonly id: string;
  readonly practice_id: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly kind: LoadDraft['kind'];
  readonly identifier: string;
  readonly file_name: string;
  readonly facts: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/**
 * Open files one person can have; the oldest goes when another comes. No user reads a hundred verdicts in the minutes that a
 * draft lasts, and without an end one account could fill the disk.
 */
const draftsPerActor = 100;
/** And their bytes, files and facts together; a hundred of eHealth's files have 2 MiB. */
const draftBytesPerActor = 16 * 1024 * 1024;

/** Files that a user opened and has not stored yet, sealed like stored ones. */
export function createDraftRepository(
  database: Database,
  sealedFiles: SealedFiles,
): DraftRepository {
  const insertRow = database.prepare<[DraftRow]>(
    `INSERT INTO load_draft (id, practice_id, actor_id, actor_name, user_id, user_name, kind, identifier,
                             file_name, facts, created_at, expires_at)
     VALUES (@id, @practice_id, @actor_id, @actor_name, @user_id, @user_name, @kind, @identifier,
             @file_name, @facts, @created_at, @expires_at)`,
  );
  const find = database.prepare<[string, string, string, string], DraftRow>(
    'SELECT * FROM load_draft WHERE practice_id = ? AND actor_id = ? AND id = ? AND expires_at > ?',
  );
  const remove = database.prepare<[string, string]>(
    'DELETE FROM load_draft WHERE practice_id = ? AND id = ?',
  );
  const removeExpired = database.prepare<[string]>('DELETE FROM load_draft WHERE expires_at <= ?');

  const removeOldest = database.prepare<[string, string, number]>(
    `DELETE FROM load_draft WHERE id IN (
       SELECT id FROM load_draft WHERE practice_id = ? AND actor_id = ?
        ORDER BY created_at DESC, id LIMIT -1 OFFSET ?)`,
  );

  const removeBeyond = database.prepare<[string, string, number]>(
    `DELETE FROM load_draft WHERE id IN (
       SELECT id FROM (
         SELECT draft.id, sum(length(file.content) + length(draft.facts)) OVER (
                  ORDER BY draft.created_at DESC, draft.id ROWS UNBOUNDED PRECEDING) AS bytes
           FROM load_draft AS draft JOIN sealed_file AS file ON file.draft_id = draft.id
          WHERE draft.practice_id = ? AND draft.actor_id = ?)
        WHERE bytes > ?)`,
  );

  const insert = database.transaction((draft: LoadDraft, keystore: Uint8Array) => {
    // Space that expired drafts hold is used again at once, not after the next hour
    removeExpired.run(draft.createdAt.toISOString());
    removeOldest.run(draft.practiceId, draft.actor.userId, draftsPerActor - 1);
    insertRow.run(toRow(draft));
    sealedFiles.insert(identityOf(draft.practiceId, draft.id), keystore);
    removeBeyond.run(draft.practiceId, draft.actor.userId, draftBytesPerActor);
  });

  return {
    insert: (draft, keystore) =>
      sealedFiles.underCurrentKey(() => insert.immediate(draft, keystore)),
    find: (practiceId, actorId, id, now) =>
      promised(() => {
        const row = find.get(practiceId, actorId, id, now.toISOString());
        return row && toDraft(row);
      }),
    readKeystore: (practiceId, id) => sealedFiles.read(identityOf(practiceId, id)),
    remove: (practiceId, id) =>
      promised(() => {
        remove.run(practiceId, id);
      }),
    removeExpired: (now) => promised(() => removeExpired.run(now.toISOString()).changes),
  };
}

function identityOf(practiceId: string, rowId: string) {
  return { practiceId, purpose: 'draft', rowId } as const;
}

function toRow(draft: LoadDraft): DraftRow {
  return {
    id: draft.id,
    practice_id: draft.practiceId,
    actor_id: draft.actor.userId,
    actor_name: draft.actor.displayName,
    user_id: draft.userId,
    user_name: draft.userName,
    kind: draft.kind,
    identifier: draft.identifier,
    file_name: draft.fileName,
    facts: JSON.stringify(draft.facts),
    created_at: draft.createdAt.toISOString(),
    expires_at: draft.expiresAt.toISOString(),
  };
}

function toDraft(row: DraftRow): LoadDraft {
  return {
    id: row.id,
    practiceId: row.practice_id,
    actor: { userId: row.actor_id, displayName: row.actor_name },
    userId: row.user_id,
    userName: row.user_name,
    kind: row.kind,
    identifier: row.identifier,
    fileName: row.file_name,
    facts: JSON.parse(row.facts) as LoadDraft['facts'],
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
  };
}
