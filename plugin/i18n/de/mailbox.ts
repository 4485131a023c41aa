import type { mailbox as fr } from '../fr/mailbox.ts';
/** Letters of the eHealthBox, German. */
export const mailbox: Readonly<Record<keyof typeof fr, string>> = {
  // History
  'history.mailbox.letter-opened': '{actor} hat einen Brief geöffnet',
  'history.mailbox.letters-deleted': '{actor} hat Briefe endgültig gelöscht',
};
