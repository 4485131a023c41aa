import { createHash, randomUUID } from 'node:crypto';
import type { OutgoingAttachment } from '../../soap/attachments/write.ts';
import { escapeAttribute } from '../../xml/escape.ts';
import type { MailboxOperation } from '../call.ts';
import type { Person } from '../message.ts';
import { binary, boxElement, boxFields, group, leaf } from '../write.ts';
import type {
  OutgoingFile,
  OutgoingFreeInformation,
  OutgoingLetter,
  OutgoingRecipient,
} from './outgoing-letter.ts';

/** The operation of publication v3 (mailbox.md section 6). */
export const sendOperation: MailboxOperation = {
  namespace: 'urn:be:fgov:ehealth:ehbox:publication:protocol:v3',
  name: 'SendMessage',
  action: 'sendMessage',
};

export interface SendRequest {
  readonly attributes: string;
  readonly content: string;
  readonly attachments: readonly OutgoingAttachment[];
}

/**
 * Up to here a body goes as text into the envelope, as eHealth's own client sends it; a larger one is attached, so that the signature does not
 * have to go over all of it.
 */
const inlineBytes = 256 * 1024;

/** Writes a letter that has been checked. Contents are attached without a copy, with digests of the bytes that travel. */
export function sendRequest(letter: OutgoingLetter): SendRequest {
  const attachments: OutgoingAttachment[] = [];
  const contentOf = ({ bytes, mimeType }: OutgoingFile, isInline: boolean): string => {
    if (isInline) return binary('EncryptableTextContent', bytes);
    const contentId = `${randomUUID()}@ehealth.fgov.be`;
    attachments.push({ contentId, mediaType: mimeType, bytes });
    return leaf('EncryptableBinaryContent', `cid:${contentId}`);
  };
  const file = (part: OutgoingFile, isInline: boolean): string =>
    contentOf(part, isInline) +
    leaf('DownloadFileName', part.fileName) +
    leaf('MimeType', part.mimeType) +
    leaf('Digest', digestOf(part.bytes));

  const { body, annexes, patient } = letter;
  const content = group(
    'Content',
    group('Document', leaf('Title', letter.title), file(body, body.bytes.length <= inlineBytes)),
    freeInformation(letter.freeInformation),
    patient === null ? '' : binary('EncryptableINSSPatient', patient),
    ...annexes.map((annex) =>
      // An empty part has nothing to attach
      group(
        'Annex',
        binary('EncryptableTitle', annex.title),
        file(annex, annex.bytes.length === 0),
      ),
    ),
  );
  return {
    attributes: ` PublicationId="${escapeAttribute(letter.publicationId)}"`,
    content:
      boxElement(letter.from) +
      letter.recipients.map(destination).join('') +
      group('ContentContext', content, specification(letter), ...letter.properties.map(property)),
    attachments,
  };
}

/** Base64 of SHA-256. */
export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64');

const destination = (recipient: OutgoingRecipient): string =>
  group(
    'DestinationContext',
    boxFields(recipient),
    recipient.person === null ? '' : user(recipient.person),
    leaf('OoOProcessed', recipient.sendsDespiteAbsence),
  );

/** The schema wants both names: without them, or with an odd number, the person is left out. */
function user({ ssin, firstName, lastName }: Person): string {
  const names = [firstName, lastName];
  if (!/^\d{11}$/.test(ssin) || names.some((one) => one === '' || one.length > 100)) return '';
  const [first = '', last = ''] = names.map(escapeAttribute);
  return `<User FirstName="${first}" LastName="${last}">${ssin}</User>`;
}

function freeInformation(information: OutgoingFreeInformation | null): string {
  if (information === null) return '';
  if (information.kind === 'text')
    return group('FreeInformations', binary('EncryptableFreeText', information.text));
  const { title, rows } = information;
  const cells = rows.map(({ left, right }) =>
    group('Row', binary('EncryptableLeftCell', left), binary('EncryptableRightCell', right)),
  );
  const attribute = title === null ? '' : ` Title="${escapeAttribute(title)}"`;
  return group('FreeInformations', `<Table${attribute}>${cells.join('')}</Table>`);
}

const specification = (letter: OutgoingLetter): string =>
  group(
    'ContentSpecification',
    letter.applicationName === null ? '' : leaf('ApplicationName', letter.applicationName),
    leaf('ContentType', letter.kind === 'news' ? 'NEWS' : 'DOCUMENT'),
    leaf('IsImportant', letter.isImportant),
    leaf('IsEncrypted', letter.isSealed),
    leaf('PublicationReceipt', letter.receipts.published),
    leaf('ReceivedReceipt', letter.receipts.received),
    leaf('ReadReceipt', letter.receipts.read),
  );

const property = ({ key, value }: OutgoingLetter['properties'][number]): string =>
  group('CustomMeta', leaf('Key', key), leaf('Value', value));
