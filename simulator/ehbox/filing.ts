import { childrenOf } from '../xml/xml.ts';
import type { Copy, Folder } from './boxes/mail-store.ts';
import {
  boxOf,
  copyIn,
  folderOf,
  type MailCall,
  type Office,
  type Operation,
} from './operation.ts';
import { MailboxRefusal } from './wire/status.ts';
import { element } from './wire/xml-writer.ts';

/* Moving and deleting (mailbox.md 9; 22, rule 9). */

const moves: Readonly<Record<string, Folder>> = {
  INBOX: 'BININBOX',
  BININBOX: 'INBOX',
  SENTBOX: 'BINSENTBOX',
  BINSENTBOX: 'SENTBOX',
};

const move: Operation = (call, office) => {
  const destination = folderOf(call.payload, 'Destination');
  if (moves[folderOf(call.payload)] !== destination) throw new MailboxRefusal(812);
  return each(call, office, 813, (copy) => {
    copy.folder = destination;
  });
};

/** Physical and final, from any folder; earlier versions of a NEWS stay. */
const remove: Operation = (call, office) =>
  each(call, office, 815, (copy) => {
    office.store.remove(copy);
  });

/** Carries out what can be carried out; the answer has the ids of the rest. */
function each(
  call: MailCall,
  office: Office,
  partialCode: number,
  act: (copy: Copy) => void,
): ReturnType<Operation> {
  const { address } = boxOf(call, office);
  const source = folderOf(call.payload);
  // Found first: the same id twice is one letter that is moved, and one id that is not found
  const left: string[] = [];
  for (const { text } of childrenOf(call.payload, '', 'MessageId')) {
    const copy = copyIn(office.store, address, [source], text);
    if (copy === undefined) left.push(text);
    else if (call.fault.mode === 'not-carried-out') call.fault.count();
    else act(copy);
  }
  // Room was made: what waits comes in at the next call, as for every box
  if (left.length === 0) return {};
  return { code: partialCode, inside: left.map((id) => element('MessageId', id)).join('') };
}

export const filing: Readonly<Record<string, Operation>> = {
  MoveMessage: move,
  DeleteMessage: remove,
};
