import type { AuditDraft } from '../audit/audit.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { Folder } from '../../ehealth/ehbox/message.ts';

/** A letter as a page of a folder listed it: all that is remembered of it. */
export interface ListedLetter {
  readonly messageId: string;
  /** Counts as unread until it is opened, where it is new. */
  readonly isNew: boolean;
}

export interface LetterMark {
  readonly messageId: string;
  readonly isUnread: boolean;
  readonly openedAt: Date | null;
  /** User id. */
  readonly openedBy: string | null;
}

/** A box as it was last asked. */
export interface BoxState {
  readonly box: string;
  /** When this practice read it for the first time. */
  readonly firstAt: Date;
  readonly checkedAt: Date;
  /** null: not asked yet. Sizes in bytes. */
  readonly quota: BoxQuota | null;
}

export interface BoxQuota {
  /** Letters that wait until there is room. */
  readonly waiting: number;
  readonly size: number;
  readonly maxSize: number;
}

/** Who reads a box, by whose name. */
export interface BoxReader {
  readonly userId: string;
  readonly holder: { readonly kind: HolderKind; readonly identifier: string };
}

/** A box of a user, with the number of letters that the practice has not opened. */
export interface ReadBox extends BoxState {
  readonly holder: BoxReader['holder'];
  readonly readAt: Date;
  readonly unread: number;
}

/**
 * What the mailbox needs of a store. `box` is the name that `boxName` gives; all practices are apart. What a letter says is in none of it.
 */
export interface MailboxRepository {
  box(practiceId: string, box: string): Promise<BoxState | undefined>;
  /**
   * Records a page of a folder and who asked for it; marks of its letters, by message id. What was recorded before keeps its mark, and moves to
   * this folder.
   */
  listed(page: {
    readonly practiceId: string;
    readonly box: string;
    readonly folder: Folder;
    readonly letters: readonly ListedLetter[];
    readonly reader: BoxReader;
    readonly at: Date;
  }): Promise<ReadonlyMap<string, LetterMark>>;
  /**
   * Takes it on to ask a box: true for one of all processes, and for none where it was asked since `since`. It counts as asked from `at` on.
   */
  claim(practiceId: string, box: string, since: Date, at: Date): Promise<boolean>;
  recordQuota(practiceId: string, box: string, quota: BoxQuota, at: Date): Promise<void>;
  /** The first opening of a letter that was listed; later ones change nothing but the audit. */
  opened(
    letter: { readonly practiceId: string; readonly box: string; readonly messageId: string },
    entry: AuditDraft,
  ): Promise<void>;
  /** To another folder. */
  moved(
    practiceId: string,
    box: string,
    messageIds: readonly string[],
    folder: Folder,
  ): Promise<void>;
  removed(practiceId: string, box: string, messageIds: readonly string[]): Promise<void>;
  /** Boxes that a user has read since `since`. */
  boxesOf(practiceId: string, userId: string, since: Date): Promise<readonly ReadBox[]>;
  /** null: the user has not chosen. */
  keysWithSession(practiceId: string, userId: string): Promise<boolean | null>;
  chooseKeysWithSession(practiceId: string, userId: string, chosen: boolean): Promise<void>;
  /** Removes letters that no page has listed since `before`; how many. */
  removeUnlisted(before: Date): Promise<number>;
}
