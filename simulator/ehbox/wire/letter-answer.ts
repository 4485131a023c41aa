import { randomUUID } from 'node:crypto';
import { writeDestination, writeSender } from '../boxes/box-address.ts';
import {
  sizeOf,
  type Acknowledgment,
  type Annex,
  type Content,
  type FreeInformation,
  type Letter,
  type LetterDocument,
  type PublicationError,
} from '../boxes/letter.ts';
import type { Copy } from '../boxes/mail-store.ts';
import type { Attachment } from './multipart.ts';
import { base64Element, element, parent } from './xml-writer.ts';

/** A day in Belgium, as xs:date. */
export const dayOf = (instant: Date): string =>
  instant.toLocaleDateString('sv-SE', { timeZone: 'Europe/Brussels' });

const flag = (name: string, value: boolean): string => element(name, String(value));

/** An entry of a list (mailbox.md 5). `kind`: in place of the letter's own, for what a client does not know. */
export function writeListEntry(copy: Copy, kind?: string): string {
  const { letter } = copy;
  return parent(
    'Message',
    element('MessageId', copy.messageId) +
      parent('Destination', writeDestination(copy.destination)) +
      parent('Sender', writeSender(letter.sender)) +
      parent('MessageInfo', messageInfo(letter)) +
      (isByPlatform(letter) ? '' : parent('ContentInfo', contentInfo(letter))) +
      parent('ContentSpecification', specification(letter, kind)) +
      customMeta(letter),
  );
}

const isByPlatform = ({ kind }: Letter): boolean => kind === 'ACKNOWLEDGMENT' || kind === 'ERROR';

const messageInfo = (letter: Letter): string =>
  element('PublicationDate', dayOf(letter.publishedAt)) +
  element('ExpirationDate', dayOf(letter.expiresAt)) +
  element('Size', String(sizeOf(letter)));

const contentInfo = (letter: Letter): string =>
  patientOf(letter) +
  element('Title', letter.document.title) +
  element('MimeType', letter.document.mimeType) +
  flag('HasFreeInformations', letter.freeInformation !== null) +
  flag('HasAnnex', letter.annexes.length > 0);

const patientOf = ({ patient }: Letter): string =>
  patient === null ? '' : base64Element('EncryptableINSSPatient', patient);

const specification = (letter: Letter, kind: string = letter.kind): string =>
  (letter.applicationName === null ? '' : element('ApplicationName', letter.applicationName)) +
  element('ContentType', kind) +
  flag('IsImportant', letter.isImportant) +
  flag('IsEncrypted', letter.isEncrypted);

const customMeta = ({ customMeta: pairs }: Letter): string =>
  pairs
    .map(([key, value]) => parent('CustomMeta', element('Key', key) + element('Value', value)))
    .join('');

export interface FullMessage {
  /** What follows Status. */
  readonly xml: string;
  /** Each under a new Content-ID. */
  readonly attachments: readonly Attachment[];
}

/** A letter in full (mailbox.md 5); binary contents as attachments. */
export function writeFullMessage(copy: Copy): FullMessage {
  const { letter } = copy;
  const attachments: Attachment[] = [];
  const write = (content: Content, type: string): string => {
    if (!content.isBinary) return base64Element('EncryptableTextContent', content.bytes);
    const id = `${randomUUID()}@ehealth.fgov.be`;
    attachments.push({ id, type, bytes: content.bytes });
    return element('EncryptableBinaryContent', `cid:${id}`);
  };
  const content =
    parent('Document', writeDocument(letter.document, write)) +
    (letter.freeInformation === null ? '' : writeFreeInformation(letter.freeInformation)) +
    patientOf(letter) +
    letter.annexes.map((annex) => parent('Annex', writeAnnex(annex, write))).join('') +
    (letter.acknowledgment === null ? '' : writeAcknowledgment(letter.acknowledgment)) +
    (letter.error === null ? '' : writeError(letter.error));
  const message =
    (letter.publicationId === null ? '' : element('PublicationId', letter.publicationId)) +
    letter.destinations
      .map((destination) => parent('DestinationContext', writeDestination(destination)))
      .join('') +
    parent(
      'ContentContext',
      parent('Content', content) +
        parent('ContentSpecification', specification(letter)) +
        customMeta(letter),
    ) +
    letter.meta
      .map(({ type, values }) =>
        parent(
          'Meta',
          element('Type', type) + values.map((value) => element('Value', value)).join(''),
        ),
      )
      .join('') +
    letter.copyMailTo.map((address) => element('CopyMailTo', address)).join('');
  return {
    xml:
      parent('Sender', writeSender(letter.sender)) +
      parent('Message', message, { MessageId: copy.messageId }) +
      parent('MessageInfo', messageInfo(letter)),
    attachments,
  };
}

type WriteContent = (content: Content, type: string) => string;

const names = ({ fileName, mimeType }: LetterDocument | Annex): string =>
  element('DownloadFileName', fileName) + element('MimeType', mimeType);

const writeDocument = (document: LetterDocument, write: WriteContent): string =>
  element('Title', document.title) + write(document.content, document.mimeType) + names(document);

const writeAnnex = (annex: Annex, write: WriteContent): string =>
  base64Element('EncryptableTitle', annex.title) +
  write(annex.content, annex.mimeType) +
  names(annex);

function writeFreeInformation(free: FreeInformation): string {
  switch (free.kind) {
    case 'text':
      return parent('FreeInformations', base64Element('EncryptableFreeText', free.text));
    case 'table': {
      const rows = free.rows.map(([left, right]) =>
        parent(
          'Row',
          base64Element('EncryptableLeftCell', left) + base64Element('EncryptableRightCell', right),
        ),
      );
      return parent('FreeInformations', parent('Table', rows.join(''), { Title: free.title }));
    }
    case 'old':
      return parent(
        'FreeInformations',
        base64Element('EncryptableOldFreeInformation', free.text, { Render: free.render }),
      );
  }
}

const writeAcknowledgment = ({ messageId, recipient, kind, at }: Acknowledgment): string =>
  parent(
    'Acknowledgment',
    element('MessageId', messageId) +
      parent('Recipient', writeDestination(recipient)) +
      element('AckType', kind) +
      element('DateTime', at.toISOString()),
  );

const writeError = ({ publicationId, code, message, destinations }: PublicationError): string =>
  parent(
    'Error',
    element('Code', code) +
      element('Message', message) +
      destinations
        .map((destination) => parent('Destination', writeDestination(destination)))
        .join(''),
    { PublicationId: publicationId },
  );
