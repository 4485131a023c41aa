import type { Attachment } from '../../soap/attachments/attachment.ts';
import { attributeOf, XmlError } from '../../xml/xml.ts';
import type { XmlElement } from '../../xml/xml.ts';
import { contentsOf } from '../attached-content.ts';
import type { Contents } from '../attached-content.ts';
import { elementIn, elementsIn, instantIn, textIn, textOfElement } from '../fields.ts';
import { readDates, readMarks, readProperties } from '../marks-reader.ts';
import type {
  Acknowledgement,
  AcknowledgementKind,
  Content,
  DeliveryFailure,
  FreeInformation,
  Letter,
  LetterFile,
} from '../message.ts';
import { readAddressee, readAddressees, readSender } from '../party-reader.ts';

/**
 * Reads one letter in full, of any kind (mailbox.md section 5). What is missing or damaged in it is named at its place. Throws XmlError only
 * for an answer without a message.
 */
export function readLetter(response: XmlElement, attachments: readonly Attachment[]): Letter {
  const message = elementIn(response, 'Message');
  if (message === null) throw new XmlError('malformed', 'no message');
  const context = elementIn(message, 'ContentContext');
  const content = elementIn(context, 'Content');
  const contents = contentsOf(message, attachments);
  const document = elementIn(content, 'Document');
  return {
    messageId: attributeOf(message, 'MessageId') ?? '',
    publicationId: textIn(message, 'PublicationId'),
    sender: readSender(elementIn(response, 'Sender')),
    recipients: readAddressees(elementsIn(message, 'DestinationContext')),
    ...readDates(elementIn(response, 'MessageInfo')),
    ...readMarks(elementIn(context, 'ContentSpecification')),
    document: document && { title: textIn(document, 'Title') ?? '', ...fileOf(document, contents) },
    freeInformation: readFreeInformation(elementIn(content, 'FreeInformations'), contents),
    patient: inlineIn(content, 'EncryptableINSSPatient', contents),
    annexes: elementsIn(content, 'Annex').map((annex) => ({
      title: cell(annex, 'EncryptableTitle', contents),
      ...fileOf(annex, contents),
    })),
    acknowledgement: readAcknowledgement(elementIn(content, 'Acknowledgment')),
    failure: readFailure(elementIn(content, 'Error')),
    properties: readProperties(context),
    platformProperties: elementsIn(message, 'Meta').map((meta) => ({
      type: textIn(meta, 'Type') ?? '',
      values: textsIn(meta, 'Value'),
    })),
    copiesByMail: textsIn(message, 'CopyMailTo'),
  };
}

/** Whether some of its bytes did not arrive as they should have. */
export function isDamaged({ document, annexes, patient, freeInformation }: Letter): boolean {
  const contents = [
    ...(document === null ? [] : [document.content]),
    ...annexes.flatMap(({ title, content }) => [title, content]),
    ...(patient === null ? [] : [patient]),
    ...(freeInformation === null ? [] : contentsIn(freeInformation)),
  ];
  return contents.some(({ kind }) => kind === 'damaged');
}

const contentsIn = (information: FreeInformation): readonly Content[] =>
  information.kind === 'table'
    ? information.rows.flatMap(({ left, right }) => [left, right])
    : [information.text];

const fileOf = (file: XmlElement, contents: Contents): LetterFile => ({
  content: contents.ofFile(file),
  fileName: textIn(file, 'DownloadFileName') ?? '',
  mimeType: textIn(file, 'MimeType') ?? '',
});

function inlineIn(parent: XmlElement | null, name: string, contents: Contents): Content | null {
  const found = elementIn(parent, name);
  return found && contents.inline(found);
}

const cell = (row: XmlElement, name: string, contents: Contents): Content =>
  inlineIn(row, name, contents) ?? { kind: 'damaged', damage: 'missing' };

function readFreeInformation(
  information: XmlElement | null,
  contents: Contents,
): FreeInformation | null {
  const text = inlineIn(information, 'EncryptableFreeText', contents);
  if (text !== null) return { kind: 'text', text };
  const table = elementIn(information, 'Table');
  if (table !== null) {
    return {
      kind: 'table',
      title: attributeOf(table, 'Title') ?? null,
      rows: elementsIn(table, 'Row').map((row) => ({
        left: cell(row, 'EncryptableLeftCell', contents),
        right: cell(row, 'EncryptableRightCell', contents),
      })),
    };
  }
  const old = elementIn(information, 'EncryptableOldFreeInformation');
  return (
    old && { kind: 'old', text: contents.inline(old), render: attributeOf(old, 'Render') ?? '' }
  );
}

const acknowledgementKinds: ReadonlyMap<string, AcknowledgementKind> = new Map([
  ['PUBLISHED', 'published'],
  ['RECEIVED', 'received'],
  ['READ', 'read'],
] as const);

function readAcknowledgement(element: XmlElement | null): Acknowledgement | null {
  const messageId = textIn(element, 'MessageId');
  if (messageId === null) return null;
  return {
    messageId,
    recipient: readAddressee(elementIn(element, 'Recipient')),
    kind: acknowledgementKinds.get(textIn(element, 'AckType') ?? '') ?? 'unknown',
    at: instantIn(element, 'DateTime'),
  };
}

function readFailure(element: XmlElement | null): DeliveryFailure | null {
  if (element === null) return null;
  return {
    publicationId: attributeOf(element, 'PublicationId') ?? null,
    code: textIn(element, 'Code') ?? '',
    messages: textsIn(element, 'Message'),
    recipients: readAddressees(elementsIn(element, 'Destination')),
    details: textsIn(element, 'Failure'),
  };
}

const textsIn = (parent: XmlElement, name: string): readonly string[] =>
  elementsIn(parent, name)
    .map((element) => textOfElement(element).trim())
    .filter((text) => text !== '');
