import type { LetterSession } from '../session/decryption/letter-session.ts';
import type { BoxId, BoxInfo, Folder, Letter, MessageList } from '../../ehealth/ehbox/message.ts';
import type { SealLevel } from '../../ehealth/etee/problem.ts';
import type { LetterVerdict } from '../../ehealth/etee/letter-verdict.ts';
import type { DecryptionKey } from '../../ehealth/etee/verdict.ts';

/** What the mailbox asks of eHealth's consultation service, for one session. Rejects with ERR_MAILBOX_…. */
export interface Consultation {
  boxInfo(box: BoxId | null): Promise<BoxInfo>;
  /** Newest first; `page` counts from 1, both ends included. */
  list(box: BoxId | null, folder: Folder, page: PageRange): Promise<MessageList>;
  /** The same over all boxes of the session's user. */
  listOfAllBoxes(folder: Folder, page: PageRange): Promise<MessageList>;
  /** To fetch a letter is to read it: its sender may get a receipt. */
  letter(box: BoxId | null, source: Folder, messageId: string): Promise<Letter>;
  /** Ids that were not moved. */
  move(
    box: BoxId | null,
    from: Folder,
    to: Folder,
    messageIds: readonly string[],
  ): Promise<readonly string[]>;
  /** For ever. Ids that were not deleted. */
  remove(
    box: BoxId | null,
    folder: Folder,
    messageIds: readonly string[],
  ): Promise<readonly string[]>;
}

export interface PageRange {
  readonly from: number;
  readonly to: number;
}

export type ConnectConsultation = (session: LetterSession) => Promise<Consultation>;

export interface Opening {
  readonly keys: readonly DecryptionKey[];
  /** The worst level whose content is given; 'verified' by default. */
  readonly reveal?: Exclude<SealLevel, 'unreadable'>;
}

/**
 * Opens the sealed parts of one letter away from the event loop, and judges them together. What is wrong with them is in the verdict; rejects with
 * ERR_LETTER_BUSY alone.
 */
export type OpenSealed = (parts: readonly Uint8Array[], opening: Opening) => Promise<LetterVerdict>;
