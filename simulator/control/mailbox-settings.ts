import { z } from 'zod';
import { letterSets, type LetterSet } from './letter-order.ts';

/** How the simulated mailbox behaves: what mailbox.md 9 gives with one source, and 23 leaves open. */
export interface MailboxSettings {
  /** Seconds by which the mailbox's calendar is ahead; the time stamps of messages are not concerned. */
  readonly aheadSeconds: number;
  /** From a letter that is accepted to a letter that is delivered. */
  readonly deliverySeconds: number;
  /** Bytes of one letter, all parts. */
  readonly largestLetter: number;
  /** Bytes of a box, unless `boxSizes` has it by its name. */
  readonly boxSize: number;
  readonly boxSizes: Readonly<Record<string, number>>;
  /** Days from publication to expiration, and to the end in any case. */
  readonly documentDays: number;
  readonly newsDays: number;
  readonly longestDays: number;
  /** Codes that come as a BusinessError fault; all others come in Status. */
  readonly faultCodes: readonly number[];
  /** When a letter counts as received. */
  readonly receivedBy: 'list' | 'delivery';
  /** Whether fetching a letter in full is reading it. */
  readonly readByFetching: boolean;
  /** Whether a letter in a bin is found by the source it came from. */
  readonly fetchesFromBin: boolean;
  /** Whether a letter that was answered with 826 is published all the same. */
  readonly publishesWhenAbsent: boolean;
  /** Qualities to which nothing may be published: 814. */
  readonly closedQualities: readonly string[];
  /** Names of boxes that may write to a whole quality, id ALL. */
  readonly groupSenders: readonly string[];
  /** Boxes whose holders read every letter as it arrives, so that there are receipts. */
  readonly readers: readonly string[];
  /** Letters that a box holds when it is first opened and letters can be sealed for its holder. */
  readonly welcome: LetterSet | null;
  /** Bytes a second of a slow answer, in the mode `slow-parts`. */
  readonly slowBytes: number;
}

export const defaultMailboxSettings: MailboxSettings = {
  aheadSeconds: 0,
  deliverySeconds: 0.5,
  largestLetter: 10_000_000,
  boxSize: 10_485_760,
  boxSizes: {},
  documentDays: 365,
  newsDays: 30,
  longestDays: 365,
  faultCodes: [806, 807, 808, 809, 812],
  receivedBy: 'list',
  readByFetching: true,
  fetchesFromBin: true,
  publishesWhenAbsent: false,
  closedQualities: ['CITIZEN'],
  groupSenders: [],
  readers: [],
  welcome: null,
  slowBytes: 65_536,
};

const bytes = z.number().int().positive();
const days = z.number().positive().max(3660);

export const MailboxSettingsPatch = z
  .strictObject({
    aheadSeconds: z.number(),
    deliverySeconds: z.number().nonnegative(),
    largestLetter: bytes,
    boxSize: bytes,
    boxSizes: z.record(z.string(), bytes),
    documentDays: days,
    newsDays: days,
    longestDays: days,
    faultCodes: z.array(z.number().int()),
    receivedBy: z.enum(['list', 'delivery']),
    readByFetching: z.boolean(),
    fetchesFromBin: z.boolean(),
    publishesWhenAbsent: z.boolean(),
    closedQualities: z.array(z.string()),
    groupSenders: z.array(z.string()),
    readers: z.array(z.string()),
    welcome: z.enum(letterSets).nullable(),
    slowBytes: bytes,
  })
  .partial();

/** A box as the control port lists it. */
export interface BoxState {
  /** `INSS 00000000097 DOCTOR`. */
  readonly box: string;
  readonly currentSize: number;
  readonly maxSize: number;
  /** Letters that wait for room. */
  readonly waiting: number;
  readonly letters: readonly LetterState[];
}

export interface LetterState {
  readonly messageId: string;
  readonly folder: 'INBOX' | 'SENTBOX' | 'BININBOX' | 'BINSENTBOX' | 'HISTORY';
  readonly kind: string;
  readonly title: string;
  readonly publicationId: string | null;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly receivedAt: string | null;
  readonly readAt: string | null;
}

export interface MailboxState {
  readonly settings: MailboxSettings;
  readonly boxes: readonly BoxState[];
  /** Letters that were accepted and not delivered yet. */
  readonly underWay: number;
  /** Mistakes of clients that eHealth would not notice: a sealed letter with an unsealed part, and its opposite. */
  readonly complaints: readonly string[];
}
