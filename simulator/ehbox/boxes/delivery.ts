import type { MailboxSettings } from '../../control/mailbox-settings.ts';
import { boxName, type BoxAddress, type Destination, type Sender } from './box-address.ts';
import type { BoxDirectory, KnownBox } from './box-directory.ts';
import {
  newMessageId,
  type Acknowledgment,
  type Letter,
  type LetterKind,
  type LetterText,
  type PublicationError,
  type ReceiptKind,
} from './letter.ts';
import {
  asDestination,
  type Copy,
  type MailStore,
  type NewCopy,
  type Publication,
  type ReceiptRow,
} from './mail-store.ts';
import { errorText } from '../wire/status.ts';

/** What happens to letters after they were accepted (mailbox.md 22, rules 5, 6, 8 and 12). */
export interface Delivery {
  /** Takes a letter under way; returns what became of it. `at`: the mailbox's time. */
  accept(text: LetterText, sender: Sender, at: Date): Publication;
  /** Puts a letter into a box at once, as if it had been sent and delivered then. */
  deliverNow(text: LetterText, sender: Sender, to: KnownBox, at: Date): Copy | null;
  /** Delivers what is due, fills boxes that have room again, removes what is over. Runs before every call. */
  settle(now: Date): void;
  received(copy: Copy, now: Date): void;
  read(copy: Copy, now: Date): void;
  underWay(): number;
  clear(): void;
}

export interface DeliveryDeps {
  readonly store: MailStore;
  readonly directory: BoxDirectory;
  readonly settings: () => MailboxSettings;
}

interface UnderWay {
  readonly publication: Publication;
  readonly due: Date;
}

const day = 24 * 3_600_000;

/** The platform itself, as the sender of acknowledgements and errors: the samples' invention. */
const platform: Sender = {
  type: 'CBE',
  id: '0809394427',
  subType: null,
  quality: 'INSTITUTION',
  name: 'eHealth-platform (simulated)',
  firstName: null,
  personInOrganisation: null,
};

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { store, directory } = deps;
  let underWay: readonly UnderWay[] = [];

  const letterOf = (
    text: LetterText,
    sender: Sender,
    at: Date,
    more: Partial<Pick<Letter, 'acknowledgment' | 'error'>> = {},
  ): Letter => {
    const { newsDays, documentDays } = deps.settings();
    const days = text.kind === 'NEWS' ? newsDays : documentDays;
    return {
      acknowledgment: null,
      error: null,
      ...text,
      ...more,
      sender,
      publishedAt: at,
      expiresAt: new Date(at.getTime() + days * day),
    };
  };

  const maxSize = (box: string): number => {
    const { boxSizes, boxSize } = deps.settings();
    return boxSizes[box] ?? boxSize;
  };

  /** Into the INBOX, or into its queue while the box is full. */
  const put = (copy: NewCopy, now: Date): Copy | null => {
    const queue = store.waiting(copy.box);
    if (queue.length > 0 || store.sizeOf(copy.box) >= maxSize(copy.box)) {
      queue.push(copy);
      return null;
    }
    return arrive(copy, now);
  };

  const arrive = (copy: NewCopy, now: Date): Copy => {
    if (copy.letter.kind === 'NEWS') retire(copy);
    const arrived = store.add(copy);
    const { row } = arrived;
    if (row !== null && row.published === null) {
      row.published = now;
      acknowledge(arrived, 'PUBLISHED', now);
    }
    const { receivedBy, readers } = deps.settings();
    if (receivedBy === 'delivery') markReceived(arrived, now);
    if (readers.includes(arrived.box)) markRead(arrived, now);
    return arrived;
  };

  /** A NEWS with the same PublicationId of the same sender takes the place of the earlier one. */
  const retire = (copy: NewCopy): void => {
    const { publicationId, sender } = copy.letter;
    if (publicationId === null) return;
    for (const earlier of store.inFolder(copy.box, copy.folder)) {
      const { letter } = earlier;
      if (
        letter.kind === 'NEWS' &&
        letter.publicationId === publicationId &&
        boxName(letter.sender) === boxName(sender)
      ) {
        earlier.folder = 'HISTORY';
      }
    }
  };

  const markReceived = (copy: Copy, now: Date): void => {
    if (copy.receivedAt !== null || copy.row === null) return;
    copy.receivedAt = now;
    copy.row.received ??= now;
    acknowledge(copy, 'RECEIVED', now);
  };

  const markRead = (copy: Copy, now: Date): void => {
    if (copy.readAt !== null) return;
    copy.readAt = now;
    if (copy.row === null) return;
    markReceived(copy, now);
    copy.row.read ??= now;
    acknowledge(copy, 'READ', now);
  };

  const acknowledge = ({ publication, row }: Copy, kind: ReceiptKind, at: Date): void => {
    const { letter, sentId } = publication;
    if (row === null || !letter.receipts.includes(kind)) return;
    notify(
      letter.sender,
      'ACKNOWLEDGMENT',
      `${kind} acknowledgment`,
      { acknowledgment: { messageId: sentId, recipient: row.destination, kind, at } },
      at,
    );
  };

  /** A letter by the platform to a sender. */
  const notify = (
    to: BoxAddress,
    kind: Extract<LetterKind, 'ACKNOWLEDGMENT' | 'ERROR'>,
    title: string,
    what: { readonly acknowledgment: Acknowledgment } | { readonly error: PublicationError },
    at: Date,
  ): void => {
    const destination = asDestination(to);
    const letter = letterOf(platformText(kind, title, destination), platform, at, what);
    const publication: Publication = { letter, sentId: newMessageId(), rows: [] };
    put({ publication, letter, destination, row: null, box: boxName(to), folder: 'INBOX' }, at);
  };

  const deliver = ({ publication }: UnderWay, now: Date): void => {
    const { letter, sentId, rows } = publication;
    const sender = boxName(letter.sender);
    const sent: NewCopy = {
      publication,
      letter,
      destination: asDestination(letter.sender),
      row: null,
      box: sender,
      folder: 'SENTBOX',
      messageId: sentId,
    };
    if (letter.kind === 'NEWS') retire(sent);
    store.add(sent);
    const unknown: Destination[] = [];
    const served = new Set<string>();
    for (const row of [...rows]) {
      const boxes = boxesOf(row.destination);
      if (boxes.length === 0) unknown.push(row.destination);
      for (const box of boxes) {
        const name = boxName(box.address);
        if (served.has(name)) continue;
        served.add(name);
        put(
          { publication, letter, destination: shownTo(box, row), row, box: name, folder: 'INBOX' },
          now,
        );
      }
    }
    if (unknown.length > 0) {
      const { publicationId } = letter;
      const error = {
        publicationId,
        code: '802',
        message: errorText(802),
        destinations: unknown,
      };
      notify(letter.sender, 'ERROR', 'Publication error', { error }, now);
    }
  };

  const boxesOf = (destination: Destination): readonly KnownBox[] => {
    if (destination.id === 'ALL') return directory.ofQuality(destination.quality);
    const found = directory.find(destination);
    return found === undefined ? [] : [found];
  };

  const isOver = ({ letter, folder, readAt }: Copy, now: Date): boolean => {
    const { longestDays } = deps.settings();
    if (now.getTime() >= letter.publishedAt.getTime() + longestDays * day) return true;
    const isRead = readAt !== null || folder === 'BINSENTBOX';
    return now >= letter.expiresAt && isRead && folder.startsWith('BIN');
  };

  const fill = (box: string, now: Date): void => {
    const queue = store.waiting(box);
    while (queue.length > 0 && store.sizeOf(box) < maxSize(box)) {
      const next = queue.shift();
      if (next !== undefined) arrive(next, now);
    }
  };

  return {
    accept(text, sender, at) {
      const { deliverySeconds } = deps.settings();
      const publication = publicationOf(letterOf(text, sender, at));
      const due = new Date(at.getTime() + deliverySeconds * 1000);
      underWay = [...underWay, { publication, due }];
      return publication;
    },
    deliverNow(text, sender, to, at) {
      const letter = letterOf(text, sender, at);
      const publication = publicationOf(letter);
      const [row = null] = publication.rows;
      const box = boxName(to.address);
      const destination = row === null ? asDestination(to.address) : shownTo(to, row);
      return put({ publication, letter, destination, row, box, folder: 'INBOX' }, at);
    },
    settle(now) {
      const due = underWay.filter((letter) => letter.due <= now);
      underWay = underWay.filter((letter) => letter.due > now);
      for (const letter of due) deliver(letter, letter.due);
      for (const box of store.boxes()) {
        for (const copy of store.copies(box)) if (isOver(copy, now)) store.remove(copy);
        fill(box, now);
      }
    },
    received: markReceived,
    read(copy, now) {
      if (deps.settings().readByFetching) markRead(copy, now);
    },
    underWay: () => underWay.length,
    clear() {
      underWay = [];
    },
  };
}

const publicationOf = (letter: Letter): Publication => ({
  letter,
  sentId: newMessageId(),
  rows: letter.destinations.map((destination) => ({
    destination,
    published: null,
    received: null,
    read: null,
  })),
});

/** A list shows the box under its own name, with the user the sender wrote. */
const shownTo = ({ address }: KnownBox, { destination }: ReceiptRow): Destination => ({
  ...address,
  user: destination.user,
});

/** What the platform writes by itself: the document part is the samples' invention. */
function platformText(
  kind: 'ACKNOWLEDGMENT' | 'ERROR',
  title: string,
  destination: Destination,
): LetterText {
  return {
    publicationId: null,
    destinations: [destination],
    document: {
      title,
      content: { isBinary: false, bytes: Buffer.from(title) },
      fileName: kind === 'ERROR' ? 'error.txt' : 'ack.txt',
      mimeType: 'text/plain',
    },
    freeInformation: null,
    patient: null,
    annexes: [],
    applicationName: 'EHEALTHBOX',
    kind,
    isImportant: false,
    isEncrypted: false,
    receipts: [],
    customMeta: [],
    meta: [],
    copyMailTo: [],
  };
}
