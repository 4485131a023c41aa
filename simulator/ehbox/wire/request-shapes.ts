import {
  choice,
  one,
  type ComplexType,
  type Particle,
  type Shape,
  type SimpleType,
} from './shape.ts';

/* The requests of consultation and publication v3 (mailbox.md 4 to 6). */

const anyText: SimpleType = () => true;
const text =
  (from: number, to: number): SimpleType =>
  (value) =>
    value.length >= from && value.length <= to;
const pattern =
  (expected: RegExp): SimpleType =>
  (value) =>
    expected.test(value);
const oneOf = (...values: readonly string[]): SimpleType =>
  pattern(new RegExp(`^(${values.join('|')})$`));
const boolean = pattern(/^\s*(true|false|0|1)\s*$/);
const positive: SimpleType = (value) =>
  /^\s*\+?\d{1,10}\s*$/.test(value) && Number(value) >= 1 && Number(value) <= 2_147_483_647;
const date: SimpleType = (value) =>
  /^\s*\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?\s*$/.test(value) &&
  !Number.isNaN(Date.parse(value.trim().slice(0, 10)));
/** xs:base64Binary: white space is allowed. Without a repeated group, for which a text of millions is too long. */
const base64: SimpleType = (value) => {
  const compact = value.replaceAll(/\s/g, '');
  return compact.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(compact.replace(/={1,2}$/, ''));
};
const messageId = pattern(/^[a-zA-Z0-9]{13}$/);
const publicationId = text(1, 13);
/** An anyURI; that it is a cid is judged with the attachments. */
const attachment = anyText;

const folder = oneOf('INBOX', 'SENTBOX', 'BININBOX', 'BINSENTBOX');
const source = oneOf('INBOX', 'SENTBOX', 'HISTORY');

const address: readonly Particle[] = [
  one('Id', anyText),
  one('Type', anyText),
  one('SubType', anyText, '?'),
  one('Quality', anyText),
];
const box: Particle = one('BoxId', { content: address }, '?');
const range: readonly Particle[] = [
  one('StartIndex', positive, '?'),
  one('EndIndex', positive, '?'),
];

const user: Shape = {
  text: text(11, 11),
  content: [],
  attributes: {
    FirstName: { type: text(1, 100), required: true },
    LastName: { type: text(1, 100), required: true },
  },
};
const destination: ComplexType = {
  content: [
    ...address,
    one('User', user, '?'),
    one(
      'Mandate',
      {
        content: [
          one('Id', anyText),
          one('Type', anyText),
          one('SubType', anyText, '?'),
          one('Name', anyText, '?'),
        ],
      },
      '?',
    ),
    one('OoOProcessed', boolean, '?'),
  ],
};
const content = choice(
  one('EncryptableBinaryContent', attachment),
  one('EncryptableTextContent', base64),
);
const enclosure: readonly Particle[] = [
  content,
  one('DownloadFileName', text(1, 255)),
  one('MimeType', text(1, 255)),
  one('Digest', anyText),
];
const row: ComplexType = {
  content: [one('EncryptableLeftCell', base64), one('EncryptableRightCell', base64)],
};
const freeInformation: ComplexType = {
  content: [
    choice(
      one('EncryptableFreeText', base64),
      one('Table', {
        content: [one('Row', row, '+')],
        attributes: { Title: { type: anyText, required: false } },
      }),
      one('EncryptableOldFreeInformation', {
        text: base64,
        content: [],
        attributes: { Render: { type: text(1, Infinity), required: true } },
      }),
    ),
  ],
};
const specification: ComplexType = {
  content: [
    one('ApplicationName', text(1, 25), '?'),
    one('ContentType', oneOf('DOCUMENT', 'NEWS', 'ACKNOWLEDGMENT', 'ERROR')),
    ...[
      ...['IsImportant', 'IsEncrypted'],
      ...['PublicationReceipt', 'ReceivedReceipt', 'ReadReceipt'],
    ].map((name) => one(name, boolean)),
  ],
};
const letter: ComplexType = {
  content: [
    box,
    one('DestinationContext', destination, '+'),
    one('ContentContext', {
      content: [
        one('Content', {
          content: [
            one('Document', { content: [one('Title', text(1, 400)), ...enclosure] }),
            one('FreeInformations', freeInformation, '?'),
            one('EncryptableINSSPatient', base64, '?'),
            one('Annex', { content: [one('EncryptableTitle', base64), ...enclosure] }, '*'),
          ],
        }),
        one('ContentSpecification', specification),
        one(
          'CustomMeta',
          { content: [one('Key', text(1, 250)), one('Value', text(1, 250))] },
          '{0,100}',
        ),
      ],
    }),
    one('Meta', { content: [one('Type', text(1, 250)), one('Value', text(1, 250), '+')] }, '*'),
    one('CopyMailTo', text(1, 80), '*'),
  ],
  attributes: { PublicationId: { type: publicationId, required: false } },
};

const requests = (...content: readonly Particle[]): ComplexType => ({ content });

/** By the name of the body element. */
export const requestShapes: Readonly<Record<string, ComplexType>> = {
  GetBoxInfoRequest: requests(box),
  GetMessagesListRequest: requests(box, one('Source', folder), ...range),
  GetAllEhboxesMessagesListRequest: requests(one('Source', folder), ...range),
  GetFullMessageRequest: requests(box, one('Source', source), one('MessageId', messageId)),
  GetHistoryRequest: requests(box, one('Source', source), one('MessageId', messageId)),
  MoveMessageRequest: requests(
    box,
    one('Source', folder),
    one('Destination', folder),
    one('MessageId', messageId, '{1,100}'),
  ),
  DeleteMessageRequest: requests(
    box,
    one('Source', folder),
    one('MessageId', messageId, '{1,100}'),
  ),
  GetMessageAcknowledgmentsStatusRequest: requests(box, one('MessageId', messageId), ...range),
  InsertOoORequest: requests(
    box,
    one('StartDate', date),
    one('EndDate', date),
    one('Substitute', { content: address }, '*'),
  ),
  GetOoOListRequest: requests(box),
  DeleteOoORequest: requests(box, one('OoOId', text(1, 13), '+')),
  SendMessageRequest: letter,
};
