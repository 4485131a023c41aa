/** Letters of the eHealthBox. French: the reference that the other languages follow key by key. */
export const mailbox = {
  // History
  'history.mailbox.letter-opened': '{actor} a ouvert une lettre',
  'history.mailbox.letters-deleted': '{actor} a supprimé définitivement des lettres',
} as const;
