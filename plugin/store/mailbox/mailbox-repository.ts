import type { AuditDraft } from '../../domain/audit/audit.ts';
import type {
  BoxQuota,
  BoxState,
  LetterMark,
  MailboxRepository,
  ReadBox,
} from '../../domain/mailbox/repository.ts';
import { promised } from '../async.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { toInstant, toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

interface BoxRow {
  readonly box: string;
  readonly first_at: string;
  readonly checked_at: string;
  readonly waiting: number | null;
  readonly size: number | null;
  readonly max_size: number | null;
}

interface ReadBoxRow extends BoxRow {
  readonly holder_kind: ReadBox['holder']['kind'];
  readonly holder: string;
  readonly read_at: string;
  readonly unread: number;
}

interface MarkRow {
  readonly message_id: string;
  readonly is_unread: 0 | 1;
  readonly opened_at: string | null;
  readonly opened_by: string | null;
}

type Page = Parameters<MailboxRepository['listed']>[0];

/** Boxes, their readers, and which letters were opened. */
export function createMailboxRepository({
  database,
  audit,
}: {
  readonly database: Database;
  readonly audit: AuditLog;
}): MailboxRepository {
  const findBox = database.prepare<[string, string], BoxRow>(
    'SELECT box, first_at, checked_at, waiting, size, max_size FROM mailbox WHERE practice_id = ? AND box = ?',
  );
  const checkBox = database.prepare<[{ practiceId: string; box: string; at: string }]>(
    `INSERT INTO mailbox (practice_id, box, first_at, checked_at) VALUES (@practiceId, @box, @at, @at)
     ON CONFLICT (practice_id, box) DO UPDATE SET checked_at = max(checked_at, excluded.checked_at)`,
  );
  const claimBox = database.prepare<
    [{ practiceId: string; box: string; since: string; at: string }]
  >(
    `INSERT INTO mailbox (practice_id, box, first_at, checked_at) VALUES (@practiceId, @box, @at, @at)
     ON CONFLICT (practice_id, box) DO UPDATE SET checked_at = excluded.checked_at WHERE checked_at < @since`,
  );
  const saveQuota = database.prepare<[number, number, number, string, string]>(
    'UPDATE mailbox SET waiting = ?, size = ?, max_size = ? WHERE practice_id = ? AND box = ?',
  );
  const saveReader = database.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO mailbox_reader (practice_id, user_id, box, holder_kind, holder, read_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (practice_id, user_id, box) DO UPDATE SET
       holder_kind = excluded.holder_kind, holder = excluded.holder, read_at = excluded.read_at`,
  );
  const saveLetter = database.prepare<[string, string, string, string, 0 | 1, string], MarkRow>(
    `INSERT INTO letter (practice_id, box, message_id, folder, is_unread, listed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (practice_id, box, message_id) DO UPDATE SET folder = excluded.folder, listed_at = excluded.listed_at
     RETURNING message_id, is_unread, opened_at, opened_by`,
  );
  const openLetter = database.prepare<[string, string, string, string, string]>(
    `UPDATE letter SET is_unread = 0, opened_at = ?, opened_by = ?
      WHERE practice_id = ? AND box = ? AND message_id = ? AND opened_at IS NULL`,
  );
  const moveLetter = database.prepare<[string, string, string, string]>(
    'UPDATE letter SET folder = ? WHERE practice_id = ? AND box = ? AND message_id = ?',
  );
  const removeLetter = database.prepare<[string, string, string]>(
    'DELETE FROM letter WHERE practice_id = ? AND box = ? AND message_id = ?',
  );
  const removeUnlisted = database.prepare<[string]>('DELETE FROM letter WHERE listed_at < ?');
  const readBoxes = database.prepare<[string, string, string], ReadBoxRow>(
    `SELECT box, first_at, checked_at, waiting, size, max_size, holder_kind, holder, read_at,
            (SELECT count(*) FROM letter
              WHERE letter.practice_id = mailbox.practice_id AND letter.box = mailbox.box
                AND is_unread = 1 AND folder = 'inbox') AS unread
       FROM mailbox_reader JOIN mailbox USING (practice_id, box)
      WHERE practice_id = ? AND user_id = ? AND read_at >= ?
      ORDER BY holder_kind DESC, box`,
  );
  const findChoice = database
    .prepare<[string, string], 0 | 1>(
      'SELECT keys_with_session FROM mailbox_choice WHERE practice_id = ? AND user_id = ?',
    )
    .pluck();
  const saveChoice = database.prepare<[string, string, 0 | 1]>(
    `INSERT INTO mailbox_choice (practice_id, user_id, keys_with_session) VALUES (?, ?, ?)
     ON CONFLICT (practice_id, user_id) DO UPDATE SET keys_with_session = excluded.keys_with_session`,
  );

  const listed = database.transaction((page: Page): ReadonlyMap<string, LetterMark> => {
    const { practiceId, box, folder, letters, reader } = page;
    const at = toText(page.at);
    checkBox.run({ practiceId, box, at });
    const { kind, identifier } = reader.holder;
    saveReader.run(practiceId, reader.userId, box, kind, identifier, at);
    const marks = letters.map(({ messageId, isNew }) =>
      saveLetter.get(practiceId, box, messageId, folder, isNew ? 1 : 0, at),
    );
    return new Map(
      marks.flatMap((row) => (row === undefined ? [] : [[row.message_id, toMark(row)]])),
    );
  });

  const opened = database.transaction(
    (letter: Parameters<MailboxRepository['opened']>[0], entry: AuditDraft) => {
      const { practiceId, box, messageId } = letter;
      requireSamePractice(practiceId, entry);
      openLetter.run(toText(entry.at), entry.actor.userId, practiceId, box, messageId);
      audit.append(entry);
    },
  );

  const forEach = database.transaction((ids: readonly string[], run: (id: string) => void) => {
    for (const id of ids) run(id);
  });

  return {
    box: (practiceId, box) =>
      promised(() => {
        const row = findBox.get(practiceId, box);
        return row && toBoxState(row);
      }),
    listed: (page) => promised(() => listed.immediate(page)),
    claim: (practiceId, box, since, at) =>
      promised(
        () => claimBox.run({ practiceId, box, since: toText(since), at: toText(at) }).changes === 1,
      ),
    recordQuota: (practiceId, box, { waiting, size, maxSize }, at) =>
      promised(() => {
        checkBox.run({ practiceId, box, at: toText(at) });
        saveQuota.run(waiting, size, maxSize, practiceId, box);
      }),
    opened: (letter, entry) =>
      promised(() => {
        opened.immediate(letter, entry);
      }),
    moved: (practiceId, box, messageIds, folder) =>
      promised(() => {
        forEach.immediate(messageIds, (id) => void moveLetter.run(folder, practiceId, box, id));
      }),
    removed: (practiceId, box, messageIds) =>
      promised(() => {
        forEach.immediate(messageIds, (id) => void removeLetter.run(practiceId, box, id));
      }),
    boxesOf: (practiceId, userId, since) =>
      promised(() => readBoxes.all(practiceId, userId, toText(since)).map(toReadBox)),
    keysWithSession: (practiceId, userId) =>
      promised(() => {
        const choice = findChoice.get(practiceId, userId);
        return choice === undefined ? null : choice === 1;
      }),
    chooseKeysWithSession: (practiceId, userId, chosen) =>
      promised(() => {
        saveChoice.run(practiceId, userId, chosen ? 1 : 0);
      }),
    removeUnlisted: (before) => promised(() => removeUnlisted.run(toText(before)).changes),
  };
}

function toBoxState(row: BoxRow): BoxState {
  return {
    box: row.box,
    firstAt: toInstant(row.first_at),
    checkedAt: toInstant(row.checked_at),
    quota: toQuota(row),
  };
}

function toQuota({ waiting, size, max_size: maxSize }: BoxRow): BoxQuota | null {
  return waiting === null || size === null || maxSize === null ? null : { waiting, size, maxSize };
}

function toReadBox(row: ReadBoxRow): ReadBox {
  return {
    ...toBoxState(row),
    holder: { kind: row.holder_kind, identifier: row.holder },
    readAt: toInstant(row.read_at),
    unread: row.unread,
  };
}

function toMark(row: MarkRow): LetterMark {
  return {
    messageId: row.message_id,
    isUnread: row.is_unread === 1,
    openedAt: toInstant(row.opened_at),
    openedBy: row.opened_by,
  };
}
