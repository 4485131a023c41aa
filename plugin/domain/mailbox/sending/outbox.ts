import type { AuditDraft } from '../../audit/audit.ts';
import type { WrittenLetter } from './written-letter.ts';

/**
 * 'sending': it may have gone out; a process that ends here leaves it so. 'uncertain': the line broke, so the sent letters have to be looked
 * through. 'absent': eHealth asks whether to send all the same. 'not-delivered': taken, and an error message came back later.
 */
export const outboxStates = [
  'draft',
  'sending',
  'sent',
  'uncertain',
  'absent',
  'failed',
  'not-delivered',
] as const;
export type OutboxState = (typeof outboxStates)[number];

/** A letter that is written here, and what became of it. What it says is sealed, and apart. */
export interface OutboxLetter {
  readonly id: string;
  readonly practiceId: string;
  /** Who writes it, and the only one who reads it here. */
  readonly userId: string;
  /** Name of the sender's box (`boxName`). */
  readonly box: string;
  /** 13 characters; of one sending. A letter that is written again after a refusal gets another. */
  readonly publicationId: string;
  readonly state: OutboxState;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** The platform's id of the sent copy. */
  readonly messageId: string | null;
  /** Code: why it did not arrive. */
  readonly problem: string | null;
}

/** How one sending ended, as far as is known. */
export interface Settlement {
  readonly state: Exclude<OutboxState, 'draft' | 'sending'>;
  readonly messageId: string | null;
  readonly problem: string | null;
  readonly at: Date;
}

/** Letters of all practices, each seen by its writer alone. */
export interface Outbox {
  /**
   * Keeps a draft, new or changed, with its content sealed; a letter that was refused becomes a draft with it. ERR_CONFLICT for one that is
   * being sent, was sent, or is not known to have been sent.
   */
  keep(letter: OutboxLetter, content: WrittenLetter): Promise<void>;
  find(practiceId: string, userId: string, id: string): Promise<OutboxLetter | undefined>;
  /** Last changed first. */
  ofUser(practiceId: string, userId: string, limit: number): Promise<readonly OutboxLetter[]>;
  /** Sent lately by anyone of the practice, newest first. */
  recentlySent(practiceId: string, limit: number): Promise<readonly OutboxLetter[]>;
  /** Of a sent letter: recipients and title alone. ERR_NOT_FOUND, ERR_SEAL_BROKEN. */
  content(practiceId: string, id: string): Promise<WrittenLetter>;
  /** From draft to 'sending', before it goes out; false where it is no draft of this number any more. */
  begin(letter: OutboxLetter, at: Date): Promise<boolean>;
  /** Ends a sending, of this number alone. With `rest` the content is replaced by what may stay. */
  settle(
    letter: OutboxLetter,
    settlement: Settlement,
    rest: WrittenLetter | null,
    entry: AuditDraft,
  ): Promise<void>;
  /** Joins an error message of the platform with its letter; undefined where it is none of ours. */
  notDelivered(
    practiceId: string,
    publicationId: string,
    problem: string,
    at: Date,
  ): Promise<OutboxLetter | undefined>;
  /** Not of one that is being sent: ERR_CONFLICT. */
  discard(practiceId: string, userId: string, id: string): Promise<void>;
  /** Removes what is kept of letters that went out before `before`, title and recipients; how many. */
  removeSent(before: Date): Promise<number>;
}
