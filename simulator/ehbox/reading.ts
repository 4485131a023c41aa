import { SoapFault } from '../soap/soap-fault.ts';
import { boxName, writeAddress, writeDestination } from './boxes/box-address.ts';
import { writeFullMessage } from './wire/letter-answer.ts';
import { childOf } from './wire/letter-request.ts';
import { writePage } from './lies.ts';
import { shortLetter, shortLetterSender } from './letters/short-letter.ts';
import type { Copy, Folder, MailStore, ReceiptRow } from './boxes/mail-store.ts';
import {
  boxOf,
  copyIn,
  folderOf,
  rangeOf,
  type MailCall,
  type Office,
  type Operation,
} from './operation.ts';
import { MailboxRefusal } from './wire/status.ts';
import { element, parent } from './wire/xml-writer.ts';

/* The operations of consultation v3 that read (mailbox.md 5; 22, rules 7, 8 and 10). */

const boxInfo: Operation = (call, office) => {
  const { address } = boxOf(call, office);
  const name = boxName(address);
  const { boxSize, boxSizes } = office.settings();
  return {
    inside:
      parent('BoxId', writeAddress(address)) +
      element('NbrMessagesInStandBy', String(office.store.waiting(name).length)) +
      element('CurrentSize', String(office.store.sizeOf(name))) +
      element('MaxSize', String(boxSizes[name] ?? boxSize)),
  };
};

const listOfBox: Operation = (call, office) => {
  const { address } = boxOf(call, office);
  return list(call, office, (folder) => office.store.inFolder(boxName(address), folder));
};

const listOfAllBoxes: Operation = (call, office) =>
  list(call, office, (folder) =>
    call.caller.boxes
      .flatMap(({ address }) => office.store.inFolder(boxName(address), folder))
      .sort((left, right) => right.order - left.order),
  );

function list(
  call: MailCall,
  office: Office,
  find: (folder: Folder) => readonly Copy[],
): ReturnType<Operation> {
  const { payload, fault, now } = call;
  const folder = folderOf(payload);
  const range = rangeOf(payload);
  const [start, end] = range;
  if (start > 0 && fault.mode === 'token-ends-between-pages') {
    fault.count();
    throw new SoapFault('SOA-01001', 'service call not authenticated');
  }
  if (start > 0 && fault.mode === 'new-letter-between-pages') {
    fault.count();
    const to = boxOf(call, office);
    office.delivery.deliverNow(shortLetter, shortLetterSender, to, now);
  }
  const all = find(folder);
  if (folder === 'INBOX') {
    for (const copy of all.slice(start, end)) office.delivery.received(copy, now);
  }
  return { inside: element('Source', folder) + writePage(all, range, fault) };
}

const fullMessage: Operation = (call, office) => {
  const copy = foundCopy(call, office);
  if (copy.folder !== 'SENTBOX' && copy.folder !== 'BINSENTBOX') {
    office.delivery.read(copy, call.now);
  }
  const { xml, attachments } = writeFullMessage(shownInstead(copy, call, office) ?? copy);
  return { inside: xml, attachments };
};

/** Another letter of the box under the id that was asked for. */
function shownInstead(copy: Copy, { fault }: MailCall, { store }: Office): Copy | null {
  const other = store.copies(copy.box).find(({ letter }) => letter !== copy.letter);
  if (fault.mode !== 'other-letter' || other === undefined) return null;
  fault.count();
  return { ...other, messageId: copy.messageId };
}

/** Throws 806. */
function foundCopy(call: MailCall, office: Office): Copy {
  const { address } = boxOf(call, office);
  const source = folderOf(call.payload);
  const bin: readonly Folder[] =
    office.settings().fetchesFromBin && source !== 'HISTORY' ? [`BIN${source}` as Folder] : [];
  const id = childOf(call.payload, 'MessageId').text;
  const copy = copyIn(office.store, address, [source, ...bin], id);
  if (copy === undefined) throw new MailboxRefusal(806);
  return copy;
}

/** The earlier versions of a NEWS, newest first; that the version asked for is not among them is our choice. */
const history: Operation = (call, office) => {
  const copy = foundCopy(call, office);
  const { publicationId, sender, kind } = copy.letter;
  const versions = office.store
    .inFolder(copy.box, 'HISTORY')
    .filter(
      ({ letter, order }) =>
        kind === 'NEWS' &&
        letter.publicationId === publicationId &&
        boxName(letter.sender) === boxName(sender) &&
        order < copy.order,
    );
  return { inside: versions.map(({ messageId }) => element('MessageId', messageId)).join('') };
};

const acknowledgments: Operation = (call, office) => {
  const { address } = boxOf(call, office);
  const [start, end] = rangeOf(call.payload);
  const sent = sentCopy(office.store, boxName(address), childOf(call.payload, 'MessageId').text);
  const rows = sent.publication.rows.slice(start, end).map((row) => parent('Row', writeRow(row)));
  return {
    inside: rows.length === 0 ? '' : parent('AcknowledgmentsStatus', rows.join('')),
  };
};

/** Throws 809. */
function sentCopy(store: MailStore, box: string, messageId: string): Copy {
  const copy = store
    .copies(box)
    .find(
      (known) =>
        known.messageId === messageId &&
        known.row === null &&
        known.publication.sentId === messageId,
    );
  if (copy === undefined) throw new MailboxRefusal(809);
  return copy;
}

const writeRow = ({ destination, published, received, read }: ReceiptRow): string =>
  parent('Recipient', writeDestination(destination)) +
  (published === null ? '' : element('Published', published.toISOString())) +
  (received === null ? '' : element('Received', received.toISOString())) +
  (read === null ? '' : element('Read', read.toISOString()));

export const reading: Readonly<Record<string, Operation>> = {
  GetBoxInfo: boxInfo,
  GetMessagesList: listOfBox,
  GetAllEhboxesMessagesList: listOfAllBoxes,
  GetFullMessage: fullMessage,
  GetHistory: history,
  GetMessageAcknowledgmentsStatus: acknowledgments,
};
