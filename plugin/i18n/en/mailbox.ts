import type { mailbox as fr } from '../fr/mailbox.ts';
/** Letters of the eHealthBox, English. */
export const mailbox: Readonly<Record<keyof typeof fr, string>> = {
  // History
  'history.mailbox.letter-opened': '{actor} opened a letter',
  'history.mailbox.letters-deleted': '{actor} deleted letters for good',
};
