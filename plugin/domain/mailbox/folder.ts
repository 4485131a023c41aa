import { brusselsDate } from '../time/brussels-time.ts';
import { dayInMilliseconds, hourInMilliseconds, minuteInMilliseconds } from '../time/duration.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { LetterSession } from '../session/decryption/letter-session.ts';
import type { BoxId, Folder, ListEntry } from '../../ehealth/ehbox/message.ts';
import { boxName, isSameBox } from './box.ts';
import type { Consultation } from './ports.ts';
import type { LetterMark, MailboxRepository } from './repository.ts';
import type { FolderQuery, LetterLine, MailboxPage } from './service.ts';
import { keepPage, pageKey } from './session-mailbox.ts';
import type { AskedPage, SessionMailbox } from './session-mailbox.ts';

/** Letters on a page. eHealth gives 100 at most (mailbox.md section 5). */
export const pageLength = 50;

/** How long a page is shown again as it was asked; the job asks in between, and so does the reader, this often at most. */
const pageLifeMs = 5 * minuteInMilliseconds;
const refreshAtMostMs = 15_000;
const boxesLifeMs = hourInMilliseconds;
const quotaLifeMs = dayInMilliseconds;

/** Older letters were read elsewhere, when a practice reads a box for the first time. */
const newAtFirstDays = 14;

export interface FolderDeps {
  readonly mailboxes: Pick<MailboxRepository, 'box' | 'listed' | 'recordQuota' | 'boxesOf'>;
  readonly now: () => Date;
}

/** Everything that one call works with. */
export interface AtMailbox {
  readonly actor: Actor;
  readonly letters: LetterSession;
  readonly consultation: Consultation;
  readonly mailbox: SessionMailbox;
}

/** The box that a call is for: the session's own, or one of those it may read. ERR_NOT_FOUND for another. */
export async function chosenBox(
  at: AtMailbox,
  name: string | undefined,
  now: Date,
): Promise<{ readonly own: BoxId; readonly box: BoxId; readonly asked: BoxId | null }> {
  const own = await ownBox(at, now);
  if (name === undefined || name === boxName(own)) return { own, box: own, asked: null };
  const others = await otherBoxes(at, own, now);
  const box = others.find((one) => boxName(one) === name);
  if (box === undefined) {
    throw new PluginError('ERR_NOT_FOUND', 'a box that this session does not read');
  }
  return { own, box, asked: box };
}

async function ownBox({ consultation, mailbox }: AtMailbox, now: Date): Promise<BoxId> {
  mailbox.info ??= { info: await consultation.boxInfo(null), at: now };
  return mailbox.info.info.box;
}

/** Boxes that have letters in the user's common inbox. One that has none is not known by this. */
async function otherBoxes(at: AtMailbox, own: BoxId, now: Date): Promise<readonly BoxId[]> {
  const { consultation, mailbox, letters } = at;
  // Only a person has several
  if (letters.session.holder.kind !== 'person') return [];
  const known = mailbox.otherBoxes;
  if (known !== null && now.getTime() - known.at.getTime() < boxesLifeMs) return known.boxes;
  const { entries } = await consultation.listOfAllBoxes('inbox', { from: 1, to: 100 });
  const boxes: BoxId[] = [];
  for (const { box } of entries) {
    if (box === null || isSameBox(box, own)) continue;
    const { id, type, subType, quality } = box;
    if (!boxes.some((one) => isSameBox(one, box))) boxes.push({ id, type, subType, quality });
  }
  mailbox.otherBoxes = { boxes, at: now };
  return boxes;
}

/** One page of a folder, from eHealth or as it was answered a moment ago. */
export async function readFolder(
  deps: FolderDeps,
  at: AtMailbox,
  query: FolderQuery,
): Promise<MailboxPage> {
  const { mailboxes, now } = deps;
  const instant = now();
  const chosen = await chosenBox(at, query.box, instant);
  const { own, box, asked } = chosen;
  const page = Math.max(1, Math.trunc(query.page));
  const { folder } = query;
  const name = boxName(box);
  const { practiceId } = at.actor;
  const wanted = { folder, page, refresh: query.refresh === true };
  const { answered, entries, marks } = await listPage(deps, at, chosen, wanted);
  const quota = await quotaOf(at, { practiceId, name, asked }, mailboxes, instant);
  const read = await mailboxes.boxesOf(practiceId, at.letters.session.userId, new Date(0));
  return {
    session: at.letters.session,
    box,
    boxes: [own, ...(await otherBoxes(at, own, instant).catch(() => []))],
    folder,
    page,
    hasMore: answered.list.listed >= pageLength,
    letters: entries.filter(isShown).map((entry) => lineOf(entry, marks.get(entry.messageId))),
    unread: read.find((one) => one.box === name)?.unread ?? 0,
    quota,
    askedAt: answered.at,
    canOpen: at.letters.decryptionKeys.length > 0,
  };
}

/** A page as it was answered, recorded with its reader. */
export async function listPage(
  {
    mailboxes,
    now,
  }: Pick<FolderDeps, 'now'> & {
    readonly mailboxes: Pick<MailboxRepository, 'box' | 'listed'>;
  },
  at: AtMailbox,
  { box, asked }: { readonly box: BoxId; readonly asked: BoxId | null },
  wanted: Pick<FolderQuery, 'folder' | 'page' | 'refresh'>,
) {
  const name = boxName(box);
  const { practiceId } = at.actor;
  const { folder } = wanted;
  const instant = now();
  const answered = await askedPage(at, { ...wanted, name, asked }, instant);
  const firstAt = (await mailboxes.box(practiceId, name))?.firstAt ?? instant;
  const entries = withoutRepeats(answered.list.entries);
  const { holder, userId } = at.letters.session;
  const marks = await mailboxes.listed({
    practiceId,
    box: name,
    folder,
    letters: entries.map((entry) => ({
      messageId: entry.messageId,
      isNew: isNew(entry, folder, firstAt),
    })),
    reader: { userId, holder },
    at: answered.at,
  });
  return { answered, entries, marks };
}

async function askedPage(
  { consultation, mailbox }: AtMailbox,
  wanted: Pick<FolderQuery, 'folder' | 'page' | 'refresh'> & {
    readonly name: string;
    readonly asked: BoxId | null;
  },
  now: Date,
): Promise<AskedPage> {
  const key = pageKey(wanted.name, wanted.folder, wanted.page);
  const kept = mailbox.pages.get(key);
  const lifeMs = wanted.refresh === true ? refreshAtMostMs : pageLifeMs;
  if (kept !== undefined && now.getTime() - kept.at.getTime() < lifeMs) return kept;
  const from = (wanted.page - 1) * pageLength + 1;
  const range = { from, to: from + pageLength - 1 };
  const list = await consultation.list(wanted.asked, wanted.folder, range);
  const answered = { list, at: now };
  keepPage(mailbox, key, answered);
  return answered;
}

/** Asked once a day. */
async function quotaOf(
  { consultation, mailbox }: AtMailbox,
  { practiceId, name, asked }: { practiceId: string; name: string; asked: BoxId | null },
  mailboxes: Pick<MailboxRepository, 'box' | 'recordQuota'>,
  now: Date,
) {
  const known = (await mailboxes.box(practiceId, name))?.quota ?? null;
  const info = asked === null ? mailbox.info : null;
  const isFresh = info !== null && now.getTime() - info.at.getTime() < quotaLifeMs;
  if (known !== null && isFresh) return known;
  try {
    const { waiting, size, maxSize } = isFresh ? info.info : await consultation.boxInfo(asked);
    const quota = { waiting, size, maxSize };
    await mailboxes.recordQuota(practiceId, name, quota, now);
    return quota;
  } catch {
    // The letters are what was asked for
    return known;
  }
}

/** A letter that comes between two pages moves the others on: the last of one comes again as the first of the next. */
function withoutRepeats(entries: readonly ListEntry[]): readonly ListEntry[] {
  return [...new Map(entries.map((entry) => [entry.messageId, entry])).values()];
}

/** Acknowledgements belong to the letters that they are about. */
const isShown = ({ kind }: ListEntry) => kind !== 'acknowledgement';

/** `firstAt`: when the practice read this box for the first time. What was old then was read elsewhere. */
export function isNew(
  { kind, publishedOn }: Pick<ListEntry, 'kind' | 'publishedOn'>,
  folder: Folder,
  firstAt: Date,
): boolean {
  if (folder !== 'inbox' || kind === 'acknowledgement') return false;
  const since = new Date(firstAt.getTime() - newAtFirstDays * dayInMilliseconds);
  return publishedOn === null || publishedOn >= brusselsDate(since);
}

function lineOf(entry: ListEntry, mark: LetterMark | undefined): LetterLine {
  const { messageId, kind, sender, summary, publishedOn, expiresOn, size } = entry;
  return {
    messageId,
    kind,
    title: summary?.title ?? '',
    sender,
    publishedOn,
    expiresOn,
    size,
    isImportant: entry.isImportant,
    isSealed: entry.isSealed,
    hasAnnex: summary?.hasAnnex === true,
    isUnread: mark?.isUnread === true,
  };
}
