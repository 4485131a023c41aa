import type { AuditDraft } from '../../domain/audit/audit.ts';
import type {
  Outbox,
  OutboxLetter,
  OutboxState,
  Settlement,
} from '../../domain/mailbox/sending/outbox.ts';
import type { WrittenLetter } from '../../domain/mailbox/sending/written-letter.ts';
import { PluginError } from '../../errors.ts';
import { promised } from '../async.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { toInstant, toText } from '../instant.ts';
import type { SealedFiles } from '../sealing/sealed-file.ts';
import type { Database } from '../sqlite.ts';
import { packLetter, unpackLetter } from './packed-letter.ts';

interface Row {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly box: string;
  readonly publication_id: string;
  readonly state: OutboxState;
  readonly created_at: string;
  readonly changed_at: string;
  readonly message_id: string | null;
  readonly problem: string | null;
}

export interface OutboxRepositoryDeps {
  readonly database: Database;
  readonly sealedFiles: SealedFiles;
  readonly audit: AuditLog;
}

/** Written letters, their content sealed like a keystore. */
export function createOutboxRepository({
  database,
  sealedFiles,
  audit,
}: OutboxRepositoryDeps): Outbox {
  const saveDraft = database.prepare<[Row]>(
    `INSERT INTO outbox_letter (id, practice_id, user_id, box, publication_id, state, created_at, changed_at)
     VALUES (@id, @practice_id, @user_id, @box, @publication_id, 'draft', @created_at, @changed_at)
     ON CONFLICT (id) DO UPDATE
        SET box = excluded.box, publication_id = excluded.publication_id, state = 'draft',
            changed_at = excluded.changed_at, message_id = NULL, problem = NULL
      WHERE practice_id = excluded.practice_id AND user_id = excluded.user_id
        AND state IN ('draft', 'absent', 'failed')`,
  );
  const find = database.prepare<[string, string, string], Row>(
    'SELECT * FROM outbox_letter WHERE practice_id = ? AND user_id = ? AND id = ?',
  );
  const ofUser = database.prepare<[string, string, number], Row>(
    `SELECT * FROM outbox_letter WHERE practice_id = ? AND user_id = ? ORDER BY changed_at DESC, id LIMIT ?`,
  );
  const recentlySent = database.prepare<[string, number], Row>(
    `SELECT * FROM outbox_letter WHERE practice_id = ? AND state = 'sent' ORDER BY changed_at DESC, id LIMIT ?`,
  );
  const removeSent = database.prepare<[string]>(
    `DELETE FROM outbox_letter WHERE state IN ('sent', 'not-delivered') AND changed_at < ?`,
  );
  const begin = database.prepare<[string, string, string, string]>(
    `UPDATE outbox_letter SET state = 'sending', changed_at = ?
      WHERE practice_id = ? AND id = ? AND publication_id = ? AND state = 'draft'`,
  );
  const end = database.prepare<[Omit<Settlement, 'at'> & { at: string } & Place]>(
    `UPDATE outbox_letter SET state = @state, message_id = @messageId, problem = @problem, changed_at = @at
      WHERE practice_id = @practiceId AND id = @id AND publication_id = @publicationId
        AND state IN ('sending', 'uncertain')`,
  );
  const fail = database.prepare<[string, string, string, string], Row>(
    `UPDATE outbox_letter SET state = 'not-delivered', problem = ?, changed_at = ?
      WHERE practice_id = ? AND publication_id = ? AND state IN ('sending', 'sent', 'uncertain') RETURNING *`,
  );
  const remove = database.prepare<[string, string, string]>(
    `DELETE FROM outbox_letter WHERE practice_id = ? AND user_id = ? AND id = ? AND state <> 'sending'`,
  );
  // Overwritten (secure_delete)
  const deleteFile = database.prepare<[string, string]>(
    'DELETE FROM sealed_file WHERE practice_id = ? AND letter_id = ?',
  );

  const replaceFile = ({ practiceId, id }: OutboxLetter, content: WrittenLetter): void => {
    deleteFile.run(practiceId, id);
    const packed = packLetter(content);
    try {
      sealedFiles.insert({ practiceId, purpose: 'letter', rowId: id }, packed);
    } finally {
      packed.fill(0);
    }
  };

  const keep = database.transaction((letter: OutboxLetter, content: WrittenLetter) => {
    if (saveDraft.run(toRow(letter)).changes !== 1) throw conflict();
    replaceFile(letter, content);
  });

  const settle = database.transaction(
    (
      letter: OutboxLetter,
      settlement: Settlement,
      rest: WrittenLetter | null,
      entry: AuditDraft,
    ) => {
      const { practiceId, id, publicationId } = letter;
      requireSamePractice(practiceId, entry);
      const at = toText(settlement.at);
      // One that an error message has joined keeps what that says
      if (
        end.run({ ...settlement, at, practiceId, id, publicationId }).changes === 1 &&
        rest !== null
      )
        replaceFile(letter, rest);
      audit.append(entry);
    },
  );

  return {
    keep: (letter, content) =>
      sealedFiles.underCurrentKey(() => {
        keep.immediate(letter, content);
      }),
    find: (practiceId, userId, id) =>
      promised(() => {
        const row = find.get(practiceId, userId, id);
        return row && toLetter(row);
      }),
    ofUser: (practiceId, userId, limit) =>
      promised(() => ofUser.all(practiceId, userId, limit).map(toLetter)),
    recentlySent: (practiceId, limit) =>
      promised(() => recentlySent.all(practiceId, limit).map(toLetter)),
    content: async (practiceId, id) =>
      unpackLetter(await sealedFiles.read({ practiceId, purpose: 'letter', rowId: id })),
    begin: ({ practiceId, id, publicationId }, at) =>
      promised(() => begin.run(toText(at), practiceId, id, publicationId).changes === 1),
    settle: (letter, settlement, rest, entry) =>
      sealedFiles.underCurrentKey(() => {
        settle.immediate(letter, settlement, rest, entry);
      }),
    notDelivered: (practiceId, publicationId, problem, at) =>
      promised(() => {
        const row = fail.get(problem.slice(0, 100), toText(at), practiceId, publicationId);
        return row && toLetter(row);
      }),
    removeSent: (before) => promised(() => removeSent.run(toText(before)).changes),
    discard: (practiceId, userId, id) =>
      promised(() => {
        if (remove.run(practiceId, userId, id).changes === 1) return;
        throw conflict();
      }),
  };
}

interface Place {
  readonly practiceId: string;
  readonly id: string;
  readonly publicationId: string;
}

const conflict = () =>
  new PluginError('ERR_CONFLICT', 'the letter is being sent, or was changed at the same time');

const toRow = (letter: OutboxLetter): Row => ({
  id: letter.id,
  practice_id: letter.practiceId,
  user_id: letter.userId,
  box: letter.box,
  publication_id: letter.publicationId,
  state: letter.state,
  created_at: toText(letter.createdAt),
  changed_at: toText(letter.changedAt),
  message_id: letter.messageId,
  problem: letter.problem,
});

const toLetter = (row: Row): OutboxLetter => ({
  id: row.id,
  practiceId: row.practice_id,
  userId: row.user_id,
  box: row.box,
  publicationId: row.publication_id,
  state: row.state,
  createdAt: toInstant(row.created_at),
  changedAt: toInstant(row.changed_at),
  messageId: row.message_id,
  problem: row.problem,
});
