import type { Letter, ListEntry } from '../../../plugin/ehealth/ehbox/message.ts';

/* Messages of the eHealthBox, a letter in clear unless a test says otherwise. */

export const annasBox = {
  id: '00000000097',
  type: 'INSS',
  subType: null,
  quality: 'DOCTOR',
} as const;

const sender = {
  id: '00000000196',
  type: 'INSS',
  subType: null,
  quality: 'DOCTOR',
  name: 'Voorbeeld',
  firstName: 'Clara',
  personSsin: null,
} as const;

export function aListEntry(changes: Partial<ListEntry> = {}): ListEntry {
  return {
    messageId: 'AAAAAAAAAAAA1',
    box: { ...annasBox, person: null },
    sender,
    summary: {
      title: 'Rapport',
      mimeType: 'text/plain',
      hasFreeInformation: false,
      hasAnnex: false,
      patient: null,
    },
    properties: [],
    kind: 'letter',
    kindCode: 'DOCUMENT',
    applicationName: null,
    isImportant: false,
    isSealed: false,
    publishedOn: '2027-05-31',
    expiresOn: '2028-05-31',
    size: 1_000,
    ...changes,
  };
}

export const bytes = (content: Uint8Array | string) =>
  ({ kind: 'bytes', bytes: Buffer.from(content) }) as const;

export function aLetter(changes: Partial<Letter> = {}): Letter {
  return {
    messageId: 'AAAAAAAAAAAA1',
    publicationId: 'P1',
    sender,
    recipients: [{ ...annasBox, person: null }],
    document: {
      title: 'Rapport',
      content: bytes('Chère consœur'),
      fileName: 'rapport.txt',
      mimeType: 'text/plain',
    },
    freeInformation: null,
    patient: null,
    annexes: [],
    acknowledgement: null,
    failure: null,
    properties: [],
    platformProperties: [],
    copiesByMail: [],
    kind: 'letter',
    kindCode: 'DOCUMENT',
    applicationName: null,
    isImportant: false,
    isSealed: false,
    publishedOn: '2027-05-31',
    expiresOn: '2028-05-31',
    size: 1_000,
    ...changes,
  };
}
