import { randomInt } from 'node:crypto';
import { PluginError } from '../../../errors.ts';
import type { Addressee, BoxId, CustomProperty } from '../message.ts';

/**
 * A letter that is to be sent, as its bytes travel: sealing is done. What is called title, file name, MIME type, property and
 * table title travels in clear (mailbox.md section 19).
 */
export interface OutgoingLetter {
  /** {@link freshPublicationId}; of a notice the same again, to replace an earlier version. */
  readonly publicationId: string;
  /** Another of the sender's boxes than the session's own. */
  readonly from: BoxId | null;
  readonly recipients: readonly OutgoingRecipient[];
  readonly kind: 'letter' | 'news';
  readonly title: string;
  readonly body: OutgoingFile;
  readonly annexes: readonly OutgoingAnnex[];
  readonly freeInformation: OutgoingFreeInformation | null;
  readonly patient: Uint8Array | null;
  readonly applicationName: string | null;
  readonly isImportant: boolean;
  /** Every part that can be sealed is. */
  readonly isSealed: boolean;
  /** Each is a letter of its own in the sender's inbox. */
  readonly receipts: {
    readonly published: boolean;
    readonly received: boolean;
    readonly read: boolean;
  };
  readonly properties: readonly CustomProperty[];
}

export interface OutgoingRecipient extends Addressee {
  /** The sender knows that this recipient is absent, and wants to send all the same (mailbox.md section 12). */
  readonly sendsDespiteAbsence: boolean;
}

export interface OutgoingFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mimeType: string;
}

export interface OutgoingAnnex extends OutgoingFile {
  readonly title: Uint8Array;
}

export type OutgoingFreeInformation =
  | { readonly kind: 'text'; readonly text: Uint8Array }
  | {
      readonly kind: 'table';
      readonly title: string | null;
      readonly rows: readonly { readonly left: Uint8Array; readonly right: Uint8Array }[];
    };

/** All parts together, as they travel (mailbox.md section 9). */
export const maxLetterBytes = 10 * 1024 * 1024;

/** How much of {@link maxLetterBytes} a letter takes, in bytes. */
export function letterSize({ body, annexes, freeInformation, patient }: OutgoingLetter): number {
  const information =
    freeInformation === null
      ? []
      : freeInformation.kind === 'text'
        ? [freeInformation.text]
        : freeInformation.rows.flatMap(({ left, right }) => [left, right]);
  return [body.bytes, ...annexes.flatMap(({ title, bytes }) => [title, bytes]), ...information]
    .concat(patient ?? [])
    .reduce((sum, { length }) => sum + length, 0);
}

const idCharacters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The sender's number of a letter: 13 characters, unique per sender by chance (67 bits). */
export const freshPublicationId = (): string =>
  Array.from({ length: 13 }, () => idCharacters[randomInt(idCharacters.length)]).join('');

/** What XML can hold (XML 1.0, 2.2), without control characters: a title is one line. */
const writable = /^[\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

/** Length of a text in characters, as the schema counts them. */
const isText = (text: string, most: number, least = 1): boolean => {
  const { length } = Array.from(text);
  return length >= least && length <= most && writable.test(text);
};

/**
 * Refuses what the schema of the service would (mailbox.md section 4), before anything is signed: ERR_MAILBOX_LETTER_INVALID with
 * params.problem, ERR_MAILBOX_LETTER_TOO_LARGE. Identifiers are not judged: the platform does.
 */
export function checkLetter(letter: OutgoingLetter): void {
  const { publicationId, recipients, title, body, annexes, properties, applicationName } = letter;
  const files = [body, ...annexes];
  const problems: Readonly<Record<string, boolean>> = {
    recipients: recipients.length === 0 || recipients.some((one) => !isRecipient(one)),
    title: !isText(title, 400),
    'file-name': files.some(({ fileName }) => !isText(fileName, 255)),
    'mime-type': files.some(({ mimeType }) => !isText(mimeType, 255)),
    properties:
      properties.length > 100 ||
      properties.some(({ key, value }) => !isText(key, 250) || !isText(value, 250)),
    'publication-id': !/^[0-9A-Za-z]{1,13}$/.test(publicationId),
    'application-name': applicationName !== null && !isText(applicationName, 25),
    'free-information': isTableThatCannotBe(letter.freeInformation),
  };
  const problem = Object.entries(problems).find(([, isOne]) => isOne)?.[0];
  if (problem !== undefined)
    throw new PluginError('ERR_MAILBOX_LETTER_INVALID', `letter not sendable: ${problem}`, {
      params: { problem },
    });
  if (letterSize(letter) > maxLetterBytes)
    throw new PluginError('ERR_MAILBOX_LETTER_TOO_LARGE', 'letter over the limit of the service');
}

const isRecipient = ({ id, type, subType, quality }: BoxId): boolean =>
  [id, type, quality].every((one) => isText(one, 100)) &&
  (subType === null || isText(subType, 100));

const isTableThatCannotBe = (information: OutgoingFreeInformation | null): boolean =>
  information?.kind === 'table' &&
  (information.rows.length === 0 ||
    (information.title !== null && !isText(information.title, 1_000, 0)));
