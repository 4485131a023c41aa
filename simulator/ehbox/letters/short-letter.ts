import type { Sender } from '../boxes/box-address.ts';
import type { LetterText } from '../boxes/letter.ts';

/** A letter in clear with nothing but a line of text; the start of others. */
export const shortLetter: LetterText = {
  publicationId: null,
  destinations: [],
  document: {
    title: 'Réunion de garde',
    content: { isBinary: false, bytes: Buffer.from('La réunion est reportée à jeudi.\n') },
    fileName: 'message.txt',
    mimeType: 'text/plain',
  },
  freeInformation: null,
  patient: null,
  annexes: [],
  applicationName: 'Simulateur',
  kind: 'DOCUMENT',
  isImportant: false,
  isEncrypted: false,
  receipts: [],
  customMeta: [],
  meta: [],
  copyMailTo: [],
};

/** A laboratory of the simulator's invention. */
export const shortLetterSender: Sender = {
  type: 'CBE',
  id: '0000000493',
  subType: null,
  quality: 'INSTITUTION',
  name: 'LABORATOIRE MODELE',
  firstName: null,
  personInOrganisation: null,
};
