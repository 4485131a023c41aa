import { createHash } from 'node:crypto';
import { SoapFault } from '../../soap/soap-fault.ts';
import { attribute, childrenOf, onlyChild, type ElementNode } from '../../xml/xml.ts';
import type { BoxAddress, Destination } from '../boxes/box-address.ts';
import type {
  Annex,
  Content,
  Enclosure,
  FreeInformation,
  LetterDocument,
  LetterKind,
  LetterText,
  ReceiptKind,
} from '../boxes/letter.ts';
import type { Attachment } from './multipart.ts';
import { MailboxRefusal } from './status.ts';

/** Which destinations the sender has dealt with although they are absent. */
export interface LetterRequest {
  readonly text: LetterText;
  readonly absenceAccepted: readonly Destination[];
}

/**
 * Reads a SendMessageRequest that is of its shape. Throws 816 for a digest that does not fit, SOA-03007 for attachments that are
 * not each named once: no source has a code for these.
 */
export function readLetter(
  request: ElementNode,
  attachments: readonly Attachment[],
): LetterRequest {
  const context = childOf(request, 'ContentContext');
  const content = childOf(context, 'Content');
  const specification = childOf(context, 'ContentSpecification');
  const read = contentReader(attachments);
  const document: LetterDocument = {
    title: childOf(childOf(content, 'Document'), 'Title').text,
    ...enclosure(childOf(content, 'Document'), read),
  };
  const annexes = childrenOf(content, '', 'Annex').map((annex): Annex => ({
    title: bytesOf(childOf(annex, 'EncryptableTitle')),
    ...enclosure(annex, read),
  }));
  read.requireAllNamed();
  const destinations = childrenOf(request, '', 'DestinationContext');
  const patient = onlyChild(content, '', 'EncryptableINSSPatient');
  const free = onlyChild(content, '', 'FreeInformations');
  const receipts: readonly (readonly [string, ReceiptKind])[] = [
    ['PublicationReceipt', 'PUBLISHED'],
    ['ReceivedReceipt', 'RECEIVED'],
    ['ReadReceipt', 'READ'],
  ];
  return {
    text: {
      publicationId: attribute(request, 'PublicationId'),
      destinations: destinations.map(readDestination),
      document,
      freeInformation: free === null ? null : readFreeInformation(free),
      patient: patient === null ? null : bytesOf(patient),
      annexes,
      applicationName: textOf(specification, 'ApplicationName'),
      kind: childOf(specification, 'ContentType').text as LetterKind,
      isImportant: isTrue(specification, 'IsImportant'),
      isEncrypted: isTrue(specification, 'IsEncrypted'),
      receipts: receipts.flatMap(([name, kind]) => (isTrue(specification, name) ? [kind] : [])),
      customMeta: childrenOf(context, '', 'CustomMeta').map((meta) => [
        childOf(meta, 'Key').text,
        childOf(meta, 'Value').text,
      ]),
      meta: childrenOf(request, '', 'Meta').map((meta) => ({
        type: childOf(meta, 'Type').text,
        values: childrenOf(meta, '', 'Value').map(({ text }) => text),
      })),
      copyMailTo: childrenOf(request, '', 'CopyMailTo').map(({ text }) => text),
    },
    absenceAccepted: destinations
      .filter((destination) => isTrue(destination, 'OoOProcessed'))
      .map(readDestination),
  };
}

/** The one child of that name; the shape was judged before. */
export function childOf(element: ElementNode, name: string): ElementNode {
  const child = onlyChild(element, '', name);
  if (child === null) throw new TypeError(`${element.name} has no ${name}`);
  return child;
}

export const textOf = (element: ElementNode, name: string): string | null =>
  onlyChild(element, '', name)?.text ?? null;

const isTrue = (element: ElementNode, name: string): boolean =>
  /^\s*(true|1)\s*$/.test(textOf(element, name) ?? '');

export const readAddress = (element: ElementNode): BoxAddress => ({
  type: childOf(element, 'Type').text,
  id: childOf(element, 'Id').text,
  subType: textOf(element, 'SubType'),
  quality: childOf(element, 'Quality').text,
});

function readDestination(element: ElementNode): Destination {
  const user = onlyChild(element, '', 'User');
  return {
    ...readAddress(element),
    user: user && {
      ssin: user.text,
      firstName: attribute(user, 'FirstName') ?? '',
      lastName: attribute(user, 'LastName') ?? '',
    },
  };
}

const bytesOf = ({ text }: ElementNode): Buffer => Buffer.from(text, 'base64');

function readFreeInformation(element: ElementNode): FreeInformation {
  const [inside] = element.children;
  if (inside === undefined) throw new TypeError('FreeInformations is empty');
  switch (inside.name) {
    case 'EncryptableFreeText':
      return { kind: 'text', text: bytesOf(inside) };
    case 'Table':
      return {
        kind: 'table',
        title: attribute(inside, 'Title'),
        rows: inside.children.map((row) => [
          bytesOf(childOf(row, 'EncryptableLeftCell')),
          bytesOf(childOf(row, 'EncryptableRightCell')),
        ]),
      };
    default:
      return { kind: 'old', render: attribute(inside, 'Render') ?? '', text: bytesOf(inside) };
  }
}

interface ContentReader {
  (element: ElementNode): Content;
  requireAllNamed(): void;
}

/** Reads contents; attachments by their cid, which is URL-decoded and compared exactly. */
function contentReader(attachments: readonly Attachment[]): ContentReader {
  const named = new Set<string>();
  const read = (element: ElementNode): Content => {
    const inText = onlyChild(element, '', 'EncryptableTextContent');
    if (inText !== null) return { isBinary: false, bytes: bytesOf(inText) };
    const reference = childOf(element, 'EncryptableBinaryContent').text.trim();
    const id = /^cid:(.+)$/.exec(reference)?.[1];
    const found = attachments.find((part) => part.id === decoded(id ?? ''));
    if (found === undefined) throw wrongParts(`no part for ${reference}`);
    if (named.has(found.id)) throw wrongParts(`${reference} is used twice`);
    named.add(found.id);
    return { isBinary: true, bytes: found.bytes };
  };
  return Object.assign(read, {
    requireAllNamed: () => {
      const left = attachments.find(({ id }) => !named.has(id));
      if (left !== undefined) throw wrongParts(`nothing names the part ${left.id}`);
    },
  });
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const wrongParts = (message: string): SoapFault => new SoapFault('SOA-03007', message);

function enclosure(element: ElementNode, read: ContentReader): Enclosure {
  const content = read(element);
  const digest = createHash('sha256').update(content.bytes).digest('base64');
  if (childOf(element, 'Digest').text.trim() !== digest) throw new MailboxRefusal(816);
  return {
    content,
    fileName: childOf(element, 'DownloadFileName').text,
    mimeType: childOf(element, 'MimeType').text,
  };
}
