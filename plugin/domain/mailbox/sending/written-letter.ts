import type { BoxId } from '../../../ehealth/ehbox/message.ts';

/** A letter as its writer typed it. */
export interface WrittenLetter {
  readonly recipients: readonly BoxId[];
  /** Travels in clear (mailbox.md section 19). */
  readonly title: string;
  readonly text: string;
  readonly annexes: readonly WrittenAnnex[];
  /** Sealed: the patient that it is about. */
  readonly patientSsin: string | null;
  readonly isImportant: boolean;
  /** Ask for a message when it is read. */
  readonly asksWhenRead: boolean;
}

export interface WrittenAnnex {
  /** Sealed: on the way the file has a neutral name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What stays of a letter that was sent: where it went, and its title. */
export const restOf = (letter: WrittenLetter): WrittenLetter => ({
  ...letter,
  text: '',
  annexes: [],
  patientSsin: null,
});
