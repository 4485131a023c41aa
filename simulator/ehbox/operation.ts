import type { MailboxSettings } from '../control/mailbox-settings.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import type { ElementNode } from '../xml/xml.ts';
import { boxName, type BoxAddress } from './boxes/box-address.ts';
import type { BoxDirectory, Caller, KnownBox } from './boxes/box-directory.ts';
import type { Delivery } from './boxes/delivery.ts';
import { childOf, readAddress, textOf } from './wire/letter-request.ts';
import type { Copy, Folder, MailStore } from './boxes/mail-store.ts';
import type { Attachment } from './wire/multipart.ts';
import { MailboxRefusal } from './wire/status.ts';
import { onlyChild } from '../xml/xml.ts';

/** What an operation works with. */
export interface Office {
  readonly store: MailStore;
  readonly directory: BoxDirectory;
  readonly delivery: Delivery;
  readonly settings: () => MailboxSettings;
  /** A mistake of a client that eHealth would not notice. */
  readonly complain: (complaint: string) => void;
}

/** One call: the payload is of its shape, its caller has a box. */
export interface MailCall {
  readonly payload: ElementNode;
  readonly attachments: readonly Attachment[];
  readonly caller: Caller;
  readonly fault: MetFault;
  /** By the mailbox's calendar. */
  readonly now: Date;
}

export interface MailResult {
  /** Default: 100. */
  readonly code?: number;
  /** What follows Status. */
  readonly inside?: string;
  readonly attributes?: Readonly<Record<string, string | null>>;
  readonly attachments?: readonly Attachment[];
}

/** Throws MailboxRefusal, or a SoapFault. */
export type Operation = (call: MailCall, office: Office) => MailResult;

/** The caller's box that a request names, or the default one. Throws 810. */
export function boxOf({ payload, caller }: MailCall, { directory }: Office): KnownBox {
  const named = onlyChild(payload, '', 'BoxId');
  if (named === null) return caller.boxes[0];
  const found = directory.find(readAddress(named)) ?? null;
  const own = caller.boxes.find(
    ({ address }) => boxName(address) === boxName(found?.address ?? readAddress(named)),
  );
  if (own === undefined) throw new MailboxRefusal(810);
  return own;
}

/** Start and end of a page, 0-based and half open. Throws 807 and 808. */
export function rangeOf(payload: ElementNode): readonly [start: number, end: number] {
  const start = Number(textOf(payload, 'StartIndex') ?? 1);
  const end = Number(textOf(payload, 'EndIndex') ?? 100);
  if (end < start) throw new MailboxRefusal(807);
  if (end - start + 1 > 100) throw new MailboxRefusal(808);
  return [start - 1, end];
}

export const folderOf = (payload: ElementNode, name = 'Source'): Folder =>
  childOf(payload, name).text as Folder;

/** A copy by its id, in these folders of a box. */
export const copyIn = (
  store: MailStore,
  box: BoxAddress,
  folders: readonly Folder[],
  messageId: string,
): Copy | undefined =>
  store
    .copies(boxName(box))
    .find((copy) => copy.messageId === messageId && folders.includes(copy.folder));
