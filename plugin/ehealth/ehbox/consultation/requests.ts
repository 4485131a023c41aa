import type { MailboxOperation } from '../call.ts';
import type { BoxId, Folder } from '../message.ts';
import { boxElement, boxFields, group, leaf } from '../write.ts';

const namespace = 'urn:be:fgov:ehealth:ehbox:consultation:protocol:v3';

const operation = (name: string, action: string): MailboxOperation => ({ namespace, name, action });

/** The operations of consultation v3. History is named in two ways: that is how the service has it (mailbox.md section 2). */
export const operations = {
  boxInfo: operation('GetBoxInfo', 'getBoxInfo'),
  list: operation('GetMessagesList', 'getMessagesList'),
  listOfAllBoxes: operation('GetAllEhboxesMessagesList', 'getAllEhboxesMessagesList'),
  letter: operation('GetFullMessage', 'getFullMessage'),
  history: operation('GetHistory', 'getMessageHistory'),
  move: operation('MoveMessage', 'moveMessage'),
  remove: operation('DeleteMessage', 'deleteMessage'),
  acknowledgementStatus: operation(
    'GetMessageAcknowledgmentsStatus',
    'getMessageAcknowledgmentsStatus',
  ),
  addAbsence: operation('InsertOoO', 'insertOoO'),
  absences: operation('GetOoOList', 'getOoOList'),
  removeAbsences: operation('DeleteOoO', 'deleteOoO'),
} as const;

const folderNames: Readonly<Record<Folder, string>> = {
  inbox: 'INBOX',
  sent: 'SENTBOX',
  'inbox-bin': 'BININBOX',
  'sent-bin': 'BINSENTBOX',
};

/** Where a letter is read from; 'history': an earlier version of a notice. */
export type LetterSource = Folder | 'history';

/** Requests for a letter know no bins: it is asked for by the folder that it came from (mailbox.md section 5, unconfirmed). */
const sourceNames: Readonly<Record<LetterSource, string>> = {
  ...folderNames,
  'inbox-bin': 'INBOX',
  'sent-bin': 'SENTBOX',
  history: 'HISTORY',
};

/** The most entries a page may have, and the most ids a call may name. */
export const pageLength = 100;

/** Part of a list, counted from 1; both ends included, {@link pageLength} at most. */
export interface Page {
  readonly from: number;
  readonly to: number;
}

export const firstPage: Page = { from: 1, to: pageLength };

function pageFields({ from, to }: Page): string {
  if (
    !Number.isInteger(from) ||
    !Number.isInteger(to) ||
    from < 1 ||
    to < from ||
    to - from >= pageLength
  )
    throw new RangeError('page of a list');
  return leaf('StartIndex', from) + leaf('EndIndex', to);
}

export const boxInfoContent = (box: BoxId | null): string => boxElement(box);

export const listContent = (box: BoxId | null, folder: Folder, page: Page): string =>
  boxElement(box) + leaf('Source', folderNames[folder]) + pageFields(page);

export const letterContent = (box: BoxId | null, source: LetterSource, messageId: string): string =>
  boxElement(box) + leaf('Source', sourceNames[source]) + leaf('MessageId', messageId);

export const moveContent = (
  box: BoxId | null,
  from: Folder,
  to: Folder,
  messageIds: readonly string[],
): string =>
  boxElement(box) +
  leaf('Source', folderNames[from]) +
  leaf('Destination', folderNames[to]) +
  idFields(messageIds);

export const removeContent = (
  box: BoxId | null,
  folder: Folder,
  messageIds: readonly string[],
): string => boxElement(box) + leaf('Source', folderNames[folder]) + idFields(messageIds);

const idFields = (messageIds: readonly string[]): string =>
  messageIds.map((id) => leaf('MessageId', id)).join('');

export const acknowledgementContent = (box: BoxId | null, messageId: string, page: Page): string =>
  boxElement(box) + leaf('MessageId', messageId) + pageFields(page);

/** A period of absence that is to be added; days included, YYYY-MM-DD. */
export interface NewAbsence {
  readonly from: string;
  readonly to: string;
  readonly substitutes: readonly BoxId[];
}

export const addAbsenceContent = (
  box: BoxId | null,
  { from, to, substitutes }: NewAbsence,
): string =>
  boxElement(box) +
  leaf('StartDate', from) +
  leaf('EndDate', to) +
  substitutes.map((one) => group('Substitute', boxFields(one))).join('');

export const removeAbsencesContent = (box: BoxId | null, ids: readonly string[]): string =>
  boxElement(box) + ids.map((id) => leaf('OoOId', id)).join('');
