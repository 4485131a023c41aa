import type { Actor } from '../practice/actor.ts';
import type { EhealthSession, SessionSelect } from '../session/session.ts';
import type {
  Acknowledgement,
  Addressee,
  BoxId,
  Damage,
  DeliveryFailure,
  Folder,
  MessageKind,
  Sender,
} from '../../ehealth/ehbox/message.ts';
import type { FatalProblem, SealError, SealLevel } from '../../ehealth/etee/problem.ts';
import type { FileKind } from './content/annex-file.ts';
import type { LetterText } from './content/letter-text.ts';
import type { BoxQuota } from './repository.ts';
import type { SendingServices } from './sending/service.ts';

/*
 * Letters of the eHealthBox as screens, JSON API and host call them. Every call takes the actor: a mailbox is read by the person whose session
 * it is, never by an admin in another's name. Nothing that was opened is kept.
 */

/** Which box: of a session, its own by default. */
export interface MailboxSelect extends SessionSelect {
  /** A name that {@link MailboxPage.boxes} gave. */
  readonly box?: string;
}

export interface FolderQuery extends MailboxSelect {
  readonly folder: Folder;
  /** From 1. */
  readonly page: number;
  /** Ask eHealth now, unless it was asked some seconds ago. */
  readonly refresh?: boolean;
}

export interface LetterSelect extends MailboxSelect {
  readonly folder: Folder;
  readonly messageId: string;
}

export interface LetterQuery extends LetterSelect {
  /** The worst level whose words are given: a person has read the warning. */
  readonly reveal?: 'senderUnchecked' | 'notVerified';
}

/** A page of a folder. */
export interface MailboxPage {
  readonly session: EhealthSession;
  readonly box: BoxId;
  /** All that the session reads, its own first. */
  readonly boxes: readonly BoxId[];
  readonly folder: Folder;
  readonly page: number;
  readonly hasMore: boolean;
  readonly letters: readonly LetterLine[];
  /** In the inbox of this box, over all its pages that were listed. */
  readonly unread: number;
  readonly quota: BoxQuota | null;
  readonly askedAt: Date;
  /** Whether sealed letters open: the session holds keys. */
  readonly canOpen: boolean;
}

export interface LetterLine {
  readonly messageId: string;
  readonly kind: MessageKind;
  readonly title: string;
  readonly sender: Sender | null;
  /** Days, YYYY-MM-DD. */
  readonly publishedOn: string | null;
  readonly expiresOn: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly isImportant: boolean;
  readonly isSealed: boolean;
  readonly hasAnnex: boolean;
  readonly isUnread: boolean;
}

/** 'SEVERAL_SIGNERS': its parts were not sealed as one letter. */
export type SealProblem = SealError | FatalProblem | 'SEVERAL_SIGNERS';

/** How far a letter is believed. */
export interface LetterSeal {
  /** 'open': it came without a seal. The worst of its parts otherwise. */
  readonly level: SealLevel | 'open';
  readonly problems: readonly SealProblem[];
  /** Common name of who sealed it; certain at the level `verified` only. */
  readonly signer: string | null;
  readonly signedAt: Date | null;
  /** The seal is another's than the sender that the platform names. */
  readonly isOtherSender: boolean;
  /** Serial numbers of the keys that it was sealed for, where none of ours is among them. */
  readonly sealedFor: readonly string[];
}

/** A document or annex, its content not given. */
export interface LetterFileLine {
  /** Its place: -1 is the body. */
  readonly index: number;
  /** Cleaned; the content's own ending is added when it is opened. */
  readonly fileName: string;
  readonly title: string | null;
  /** Bytes as they travelled, seal included. */
  readonly size: number;
  readonly damage: Damage | null;
}

export interface OpenedLetter {
  readonly messageId: string;
  readonly kind: MessageKind;
  readonly title: string;
  readonly sender: Sender | null;
  readonly recipients: readonly Addressee[];
  readonly publishedOn: string | null;
  readonly expiresOn: string | null;
  readonly isImportant: boolean;
  readonly applicationName: string | null;
  readonly seal: LetterSeal;
  /** null: it is a file, damaged, or not to be shown at this level. */
  readonly body: LetterText | null;
  readonly freeText: string | null;
  readonly table: readonly (readonly [string, string])[];
  readonly patientSsin: string | null;
  readonly files: readonly LetterFileLine[];
  readonly acknowledgement: Acknowledgement | null;
  readonly failure: DeliveryFailure | null;
}

/** A file in the clear: to be handed on, and kept nowhere. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly kind: FileKind;
}

export interface MailboxServices {
  /** null where letters are only read. */
  readonly sending: SendingServices | null;
  /** ERR_SESSION_NONE without a session; ERR_MAILBOX_… of the service. */
  folder(actor: Actor, query: FolderQuery): Promise<MailboxPage>;
  /**
   * Opens a letter, which counts as reading it: its sender may get a receipt. ERR_LETTER_KEYS_MISSING for a sealed letter in a session
   * without keys: then it was not fetched.
   */
  letter(actor: Actor, query: LetterQuery): Promise<OpenedLetter>;
  /** ERR_LETTER_UNREADABLE where its seal does not allow it. `index` -1: the body. */
  file(actor: Actor, query: LetterQuery, index: number): Promise<OpenedFile>;
  /** To the bin of its folder, and back; those that eHealth did not move. */
  move(actor: Actor, letters: LettersSelect, to: 'bin' | 'folder'): Promise<readonly string[]>;
  /** For ever, out of a bin. Those that eHealth did not delete. */
  remove(actor: Actor, letters: LettersSelect): Promise<readonly string[]>;
  /** Letters that the practice has not opened, in the boxes that the user reads. No session is needed, and nothing is asked. */
  unread(actor: Actor, userId: string): Promise<number>;
  /** Whether keys are opened with a session, by the user's choice; true where they have not chosen. */
  opensKeysWithSession(actor: Actor): Promise<boolean>;
  chooseKeysWithSession(actor: Actor, chosen: boolean): Promise<void>;
}

export interface LettersSelect extends MailboxSelect {
  readonly folder: Folder;
  readonly messageIds: readonly string[];
}
