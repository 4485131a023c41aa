import type { BoxAddress, Destination } from './box-address.ts';
import type { Letter } from './letter.ts';
import { newMessageId, sizeOf } from './letter.ts';

export type Folder = 'INBOX' | 'SENTBOX' | 'BININBOX' | 'BINSENTBOX' | 'HISTORY';

/** What is known of one recipient of a letter that was sent. */
export interface ReceiptRow {
  readonly destination: Destination;
  published: Date | null;
  received: Date | null;
  read: Date | null;
}

/** A letter that was accepted, with what became of it. Outlives its copies. */
export interface Publication {
  readonly letter: Letter;
  /** Of the copy in the sender's SENTBOX. */
  readonly sentId: string;
  readonly rows: ReceiptRow[];
}

/** A letter in a folder of a box. */
export interface Copy {
  readonly messageId: string;
  readonly publication: Publication;
  readonly letter: Letter;
  readonly box: string;
  /** Which of the holder's boxes got it, with the user that the sender wrote. */
  readonly destination: Destination;
  /** The recipient's row; null in a SENTBOX. */
  readonly row: ReceiptRow | null;
  folder: Folder;
  /** Order of arrival. */
  readonly order: number;
  receivedAt: Date | null;
  readAt: Date | null;
}

export interface Absence {
  readonly id: string;
  /** Days, both inclusive: `2026-12-21`. */
  readonly from: string;
  readonly to: string;
  readonly substitutes: readonly BoxAddress[];
}

export interface NewCopy extends Pick<Copy, 'publication' | 'letter' | 'destination' | 'row'> {
  readonly box: string;
  readonly folder: 'INBOX' | 'SENTBOX';
  readonly messageId?: string;
}

/** Boxes in memory: copies, letters that wait for room, absences, ids that were used. Knows no rule but order and size. */
export interface MailStore {
  copies(box: string): readonly Copy[];
  boxes(): readonly string[];
  /** Newest first. */
  inFolder(box: string, folder: Folder): readonly Copy[];
  add(copy: NewCopy): Copy;
  remove(copy: Copy): void;
  sizeOf(box: string): number;
  /** Queue of a full box, oldest first. */
  waiting(box: string): NewCopy[];
  absences(box: string): Absence[];
  usedPublicationIds(box: string): Set<string>;
  clear(): void;
}

export function createMailStore(): MailStore {
  let copies: readonly Copy[] = [];
  let order = 0;
  const waiting = new Map<string, NewCopy[]>();
  const absences = new Map<string, Absence[]>();
  const used = new Map<string, Set<string>>();
  const of = (box: string): readonly Copy[] => copies.filter((copy) => copy.box === box);
  return {
    copies: of,
    boxes: () => [...new Set([...copies.map(({ box }) => box), ...waiting.keys()])],
    inFolder: (box, folder) =>
      of(box)
        .filter((copy) => copy.folder === folder)
        .sort((left, right) => right.order - left.order),
    add(wanted) {
      const copy: Copy = {
        ...wanted,
        messageId: wanted.messageId ?? newMessageId(),
        order: order++,
        receivedAt: null,
        readAt: null,
      };
      copies = [...copies, copy];
      return copy;
    },
    remove(copy) {
      copies = copies.filter((known) => known !== copy);
    },
    sizeOf: (box) => of(box).reduce((sum, { letter }) => sum + sizeOf(letter), 0),
    waiting: (box) => entry(waiting, box, () => []),
    absences: (box) => entry(absences, box, () => []),
    usedPublicationIds: (box) => entry(used, box, () => new Set()),
    clear() {
      copies = [];
      for (const map of [waiting, absences, used]) map.clear();
    },
  };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/** The address of a box as a destination without a user. */
export const asDestination = (address: BoxAddress): Destination => ({ ...address, user: null });
