import { randomInt } from 'node:crypto';
import type { Destination, Sender } from './box-address.ts';

/** A body or an annex as it travels; the simulator never unseals it. */
export interface Content {
  /** Whether it came, and goes out again, as an attachment. */
  readonly isBinary: boolean;
  readonly bytes: Buffer;
}

export interface Enclosure {
  readonly content: Content;
  readonly fileName: string;
  readonly mimeType: string;
}

export interface LetterDocument extends Enclosure {
  readonly title: string;
}

export interface Annex extends Enclosure {
  /** UTF-8, or sealed. */
  readonly title: Buffer;
}

export type FreeInformation =
  | { readonly kind: 'text'; readonly text: Buffer }
  | {
      readonly kind: 'table';
      readonly title: string | null;
      readonly rows: readonly (readonly [left: Buffer, right: Buffer])[];
    }
  | { readonly kind: 'old'; readonly render: string; readonly text: Buffer };

export type LetterKind = 'DOCUMENT' | 'NEWS' | 'ACKNOWLEDGMENT' | 'ERROR';

export type ReceiptKind = 'PUBLISHED' | 'RECEIVED' | 'READ';

export interface Acknowledgment {
  /** Of the sender's copy. */
  readonly messageId: string;
  readonly recipient: Destination;
  readonly kind: ReceiptKind;
  readonly at: Date;
}

export interface PublicationError {
  readonly publicationId: string | null;
  readonly code: string;
  readonly message: string;
  readonly destinations: readonly Destination[];
}

/** A letter as its sender wrote it. */
export interface LetterText {
  readonly publicationId: string | null;
  readonly destinations: readonly Destination[];
  readonly document: LetterDocument;
  readonly freeInformation: FreeInformation | null;
  readonly patient: Buffer | null;
  readonly annexes: readonly Annex[];
  readonly applicationName: string | null;
  readonly kind: LetterKind;
  readonly isImportant: boolean;
  readonly isEncrypted: boolean;
  readonly receipts: readonly ReceiptKind[];
  readonly customMeta: readonly (readonly [key: string, value: string])[];
  readonly meta: readonly { readonly type: string; readonly values: readonly string[] }[];
  readonly copyMailTo: readonly string[];
}

/** A letter that was accepted. */
export interface Letter extends LetterText {
  readonly sender: Sender;
  readonly publishedAt: Date;
  readonly expiresAt: Date;
  readonly acknowledgment: Acknowledgment | null;
  readonly error: PublicationError | null;
}

/** Every Encryptable… element of a letter with its bytes, in the order of the message. */
export function encryptableParts(letter: LetterText): readonly (readonly [string, Buffer])[] {
  const { document, freeInformation: free, patient, annexes } = letter;
  return [
    ['Document', document.content.bytes],
    ...freeParts(free),
    ...(patient === null ? [] : [['EncryptableINSSPatient', patient] as const]),
    ...annexes.flatMap(({ title, content }) => [
      ['EncryptableTitle', title] as const,
      ['Annex', content.bytes] as const,
    ]),
  ];
}

function freeParts(free: FreeInformation | null): readonly (readonly [string, Buffer])[] {
  if (free === null) return [];
  if (free.kind === 'table') {
    return free.rows.flatMap(([left, right]) => [
      ['EncryptableLeftCell', left] as const,
      ['EncryptableRightCell', right] as const,
    ]);
  }
  return [['FreeInformations', free.text]];
}

/** Bytes that travel, all parts. No source names the unit of Size; bytes are our choice (mailbox.md 23). */
export const sizeOf = (letter: LetterText): number =>
  encryptableParts(letter).reduce((sum, [, bytes]) => sum + bytes.length, 0);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new MessageIdType: 13 letters and digits. */
export const newMessageId = (): string =>
  Array.from({ length: 13 }, () => letters[randomInt(letters.length)]).join('');
