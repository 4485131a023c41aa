import type { mailbox as fr } from '../fr/mailbox.ts';
/** Letters of the eHealthBox, Dutch. */
export const mailbox: Readonly<Record<keyof typeof fr, string>> = {
  // History
  'history.mailbox.letter-opened': '{actor} heeft een brief geopend',
  'history.mailbox.letters-deleted': '{actor} heeft brieven definitief verwijderd',
};
