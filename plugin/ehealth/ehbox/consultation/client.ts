import { PluginError } from '../../../errors.ts';
import { XmlError } from '../../xml/xml.ts';
import { callMailbox, ticketOf } from '../call.ts';
import type { MailboxAnswer, MailboxOperation, MailboxService } from '../call.ts';
import { mailboxError } from '../errors.ts';
import { isMessageId } from '../message-id.ts';
import type {
  Absence,
  AcknowledgementStatus,
  BoxId,
  BoxInfo,
  Folder,
  Letter,
  MessageList,
  RefusedSubstitute,
} from '../message.ts';
import {
  readAbsenceIds,
  readAbsences,
  readAcknowledgementStatus,
  readBoxInfo,
  readMessageIds,
  readRefusedSubstitutes,
} from './box-reader.ts';
import { readLetter } from './letter-reader.ts';
import { readMessageList } from './list-reader.ts';
import {
  acknowledgementContent,
  addAbsenceContent,
  boxInfoContent,
  firstPage,
  letterContent,
  listContent,
  moveContent,
  operations,
  pageLength,
  removeAbsencesContent,
  removeContent,
} from './requests.ts';
import type { LetterSource, NewAbsence, Page } from './requests.ts';

/**
 * eHealthBox consultation, version 3, for one session (mailbox.md section 5). `box` null means the session's own box; another one is
 * ERR_MAILBOX_BOX where it is not the user's.
 *
 * Every function rejects with ERR_MAILBOX_… or with what the signer rejects with. Nothing is tried twice here.
 */
export interface ConsultationClient {
  boxInfo(box: BoxId | null): Promise<BoxInfo>;
  /** One page of a folder, newest first; a letter that comes in between moves everything by one, so the same one may come again. */
  list(box: BoxId | null, folder: Folder, page?: Page): Promise<MessageList>;
  /** The same over all of the user's boxes. */
  listOfAllBoxes(folder: Folder, page?: Page): Promise<MessageList>;
  /**
   * A letter in full. Fetching it is reading it, for the platform: the sender may get a receipt (mailbox.md section 8). ERR_MAILBOX_MESSAGE_GONE.
   */
  letter(box: BoxId | null, source: LetterSource, messageId: string): Promise<Letter>;
  /** Ids of the versions of a notice. */
  history(box: BoxId | null, source: LetterSource, messageId: string): Promise<readonly string[]>;
  /**
   * Between a folder and its bin. Returns the ids that were not moved. More than {@link pageLength} go in several calls; when one of these
   * fails, what went before it is done.
   */
  move(
    box: BoxId | null,
    from: Folder,
    to: Folder,
    messageIds: readonly string[],
  ): Promise<readonly string[]>;
  /** Deletes for ever. Returns the ids that were not deleted; otherwise as {@link move}. */
  remove(
    box: BoxId | null,
    folder: Folder,
    messageIds: readonly string[],
  ): Promise<readonly string[]>;
  /** How far a sent letter came, for its sender alone: ERR_MAILBOX_NOT_SENDER. */
  acknowledgementStatus(
    box: BoxId | null,
    messageId: string,
    page?: Page,
  ): Promise<readonly AcknowledgementStatus[]>;
  absences(box: BoxId | null): Promise<readonly Absence[]>;
  /** Returns the substitutes that were not taken, with their own absence where that is why. */
  addAbsence(box: BoxId | null, absence: NewAbsence): Promise<readonly RefusedSubstitute[]>;
  /** Returns the ids that were not found. */
  removeAbsences(box: BoxId | null, ids: readonly string[]): Promise<readonly string[]>;
}

/** Letters are the only answers that take their time: 10 MB on a slow line. */
const letterMs = 120_000;

export function createConsultationClient(service: MailboxService): ConsultationClient {
  const ask = async <Result>(
    operation: MailboxOperation,
    content: string,
    read: (answer: MailboxAnswer) => Result,
    largeAnswerMs = 0,
  ): Promise<Result> => {
    const answer = await callMailbox(service, operation, content, { largeAnswerMs });
    if (answer.kind !== 'answer') throw mailboxError(answer);
    const { status, meaning } = answer;
    if (meaning !== 'done' && meaning !== 'partly-done')
      throw mailboxError({ kind: 'status', status, ticket: ticketOf(answer) });
    return readOrRefuse(() => read(answer));
  };

  /** In calls of as many ids as one may have; the ids that every call gave back. */
  const inPortions = async (
    operation: MailboxOperation,
    messageIds: readonly string[],
    content: (ids: readonly string[]) => string,
  ): Promise<readonly string[]> => {
    messageIds.forEach(checkedId);
    const left: string[] = [];
    for (let at = 0; at < messageIds.length; at += pageLength) {
      const portion = messageIds.slice(at, at + pageLength);
      left.push(...(await ask(operation, content(portion), idsOf)));
    }
    return left;
  };

  return {
    boxInfo: (box) =>
      ask(operations.boxInfo, boxInfoContent(box), ({ response }) => readBoxInfo(response)),
    list: (box, folder, page = firstPage) =>
      ask(operations.list, listContent(box, folder, page), listOf),
    listOfAllBoxes: (folder, page = firstPage) =>
      ask(operations.listOfAllBoxes, listContent(null, folder, page), listOf),
    letter: async (box, source, messageId) =>
      ask(
        operations.letter,
        letterContent(box, source, checkedId(messageId)),
        ({ response, attachments }) => theLetter(messageId, readLetter(response, attachments)),
        letterMs,
      ),
    history: async (box, source, messageId) =>
      ask(operations.history, letterContent(box, source, checkedId(messageId)), idsOf),
    move: (box, from, to, messageIds) =>
      inPortions(operations.move, messageIds, (ids) => moveContent(box, from, to, ids)),
    remove: (box, folder, messageIds) =>
      inPortions(operations.remove, messageIds, (ids) => removeContent(box, folder, ids)),
    acknowledgementStatus: async (box, messageId, page = firstPage) =>
      ask(
        operations.acknowledgementStatus,
        acknowledgementContent(box, checkedId(messageId), page),
        ({ response }) => readAcknowledgementStatus(response),
      ),
    absences: (box) =>
      ask(operations.absences, boxInfoContent(box), ({ response }) => readAbsences(response)),
    addAbsence: (box, absence) =>
      ask(operations.addAbsence, addAbsenceContent(box, absence), ({ response }) =>
        readRefusedSubstitutes(response),
      ),
    removeAbsences: async (box, ids) =>
      ids.length === 0
        ? []
        : ask(operations.removeAbsences, removeAbsencesContent(box, ids), ({ response }) =>
            readAbsenceIds(response),
          ),
  };
}

const listOf = ({ response }: MailboxAnswer): MessageList => readMessageList(response);
const idsOf = ({ response }: MailboxAnswer): readonly string[] => readMessageIds(response);

/** An answer about another letter than the one that was asked for is not believed. */
function theLetter(messageId: string, letter: Letter): Letter {
  if (letter.messageId === messageId) return letter;
  throw new XmlError('malformed', 'another letter');
}

/** An id of another form names no message, so that it is not asked for. */
function checkedId(messageId: string): string {
  if (isMessageId(messageId)) return messageId;
  throw new PluginError('ERR_MAILBOX_MESSAGE_GONE', 'no message id', { params: { code: 'id' } });
}

function readOrRefuse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new PluginError('ERR_MAILBOX_ANSWER', `mailbox: ${error.message}`, { cause: error });
  }
}
