/*
 * The eHealthBox in words of the field (mailbox.md sections 1 and 4). Everything is plain data. What the platform left out, or wrote in a
 * way that cannot be read, is null: one odd field never costs the rest of a letter.
 */

/** Identity plus quality: what a box belongs to. Of an addressee, where a letter goes. */
export interface BoxId {
  readonly id: string;
  /** INSS, NIHII, CBE, EHP. */
  readonly type: string;
  /** HOSPITAL, TREATMENT_CENTER; null for people. */
  readonly subType: string | null;
  /** DOCTOR, INSTITUTION; the list is open. */
  readonly quality: string;
}

export interface Addressee extends BoxId {
  /** The person meant, where the sender named one. */
  readonly person: Person | null;
}

export interface Person {
  readonly ssin: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface Sender extends BoxId {
  /** Of the organisation where `personSsin` is set, else the last name. */
  readonly name: string;
  readonly firstName: string | null;
  /** Who sent it on behalf of the organisation. */
  readonly personSsin: string | null;
}

export const folders = ['inbox', 'sent', 'inbox-bin', 'sent-bin'] as const;
export type Folder = (typeof folders)[number];

/** 'unknown': a word that this version does not know; it is shown like a letter, never left out. */
export type MessageKind = 'letter' | 'news' | 'acknowledgement' | 'error' | 'unknown';

/** How a message is marked. */
export interface MessageMarks {
  readonly kind: MessageKind;
  /** The platform's own word for it. */
  readonly kindCode: string;
  /** The software that sent it. */
  readonly applicationName: string | null;
  readonly isImportant: boolean;
  /** All of its encryptable parts are sealed. */
  readonly isSealed: boolean;
}

/** Dates are days (YYYY-MM-DD): the platform gives no time. */
export interface MessageDates {
  readonly publishedOn: string | null;
  /** The platform may remove it from then on. */
  readonly expiresOn: string | null;
  /** In bytes, as far as is known (mailbox.md section 23). */
  readonly size: number | null;
}

/** Given by the sender; travels in clear. */
export interface CustomProperty {
  readonly key: string;
  readonly value: string;
}

/** One line of a folder. It says nothing of having been read: that is the practice's own knowledge. */
export interface ListEntry extends MessageMarks, MessageDates {
  readonly messageId: string;
  /** Which of one's own boxes got it; not the other recipients. */
  readonly box: Addressee | null;
  readonly sender: Sender | null;
  /** null where the platform gives none: acknowledgements and errors. */
  readonly summary: MessageSummary | null;
  readonly properties: readonly CustomProperty[];
}

export interface MessageSummary {
  /** In clear, also of a sealed letter. */
  readonly title: string;
  readonly mimeType: string;
  readonly hasFreeInformation: boolean;
  readonly hasAnnex: boolean;
  /** Sealed, as a rule: the national number of the patient. */
  readonly patient: Uint8Array | null;
}

/** One page of a folder, newest first. */
export interface MessageList {
  readonly entries: readonly ListEntry[];
  /** Entries without an id that can be used: they are there, but cannot be asked for. */
  readonly unusable: number;
  /** How many the platform listed, usable or not: fewer than asked is the last page. */
  readonly listed: number;
}

/** Why bytes that a letter promises are not there. */
export type Damage =
  /** It refers to a part that did not come. */
  | 'missing'
  /** Two places refer to the same part, or two parts have the same name. */
  | 'repeated'
  /** Neither a reference nor base64. */
  | 'unreadable';

export type Content =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'damaged'; readonly damage: Damage };

/** A document or annex. The file name is the sender's: it is no path, and nothing to trust. */
export interface LetterFile {
  readonly content: Content;
  readonly fileName: string;
  readonly mimeType: string;
}

export interface LetterDocument extends LetterFile {
  readonly title: string;
}

export interface Annex extends LetterFile {
  /** Sealed where the letter is. */
  readonly title: Content;
}

export type FreeInformation =
  | { readonly kind: 'text'; readonly text: Content }
  | {
      readonly kind: 'table';
      /** In clear. */
      readonly title: string | null;
      readonly rows: readonly { readonly left: Content; readonly right: Content }[];
    }
  /** Of the first version of the service. `render` says how it was to be shown. */
  | { readonly kind: 'old'; readonly text: Content; readonly render: string };

/** One letter in full. Encryptable contents are the bytes that travelled: sealed where `isSealed`. */
export interface Letter extends MessageMarks, MessageDates {
  readonly messageId: string;
  /** The sender's own number. */
  readonly publicationId: string | null;
  readonly sender: Sender | null;
  readonly recipients: readonly Addressee[];
  readonly document: LetterDocument | null;
  readonly freeInformation: FreeInformation | null;
  readonly patient: Content | null;
  readonly annexes: readonly Annex[];
  /** Of an acknowledgement. */
  readonly acknowledgement: Acknowledgement | null;
  /** Of an error message. */
  readonly failure: DeliveryFailure | null;
  readonly properties: readonly CustomProperty[];
  /** Set by the platform. */
  readonly platformProperties: readonly {
    readonly type: string;
    readonly values: readonly string[];
  }[];
  readonly copiesByMail: readonly string[];
}

/** 'unknown': a word that this version does not know. */
export type AcknowledgementKind = 'published' | 'received' | 'read' | 'unknown';

export interface Acknowledgement {
  /** Of the letter that was sent. */
  readonly messageId: string;
  readonly recipient: Addressee | null;
  readonly kind: AcknowledgementKind;
  /** ISO 8601, UTC. */
  readonly at: string | null;
}

/** A letter that the platform took but did not deliver. */
export interface DeliveryFailure {
  /** The sender's number of the letter that failed. */
  readonly publicationId: string | null;
  readonly code: string;
  /** The platform's words, in English. */
  readonly messages: readonly string[];
  readonly recipients: readonly Addressee[];
  readonly details: readonly string[];
}

export interface BoxInfo {
  /** The box that answered: without a question for another one, one's own. */
  readonly box: BoxId;
  /** Letters that wait until there is room. */
  readonly waiting: number;
  /** In bytes. */
  readonly size: number;
  readonly maxSize: number;
}

/** How far a sent letter came with one recipient. Instants are ISO 8601, UTC; null: nothing known yet. */
export interface AcknowledgementStatus {
  readonly recipient: Addressee;
  readonly publishedAt: string | null;
  readonly receivedAt: string | null;
  readonly readAt: string | null;
}

/** A period of absence of one box; days included, YYYY-MM-DD. Nothing is sent on; senders are warned. */
export interface Absence {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly substitutes: readonly BoxId[];
}

/** A substitute that the platform did not take: absent then, where it says so. */
export interface RefusedSubstitute extends BoxId {
  readonly absentFrom: string | null;
  readonly absentTo: string | null;
}
