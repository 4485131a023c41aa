import type { EhealthSession } from '../../session/session.ts';
import { boxName } from '../box.ts';
import { chosenBox, listPage } from '../folder.ts';
import type { AtMailbox } from '../folder.ts';
import type { MailboxRepository } from '../repository.ts';
import { keepPage, pageKey } from '../session-mailbox.ts';
import type { SessionMailboxes } from '../session-mailbox.ts';
import { askedSince } from './schedule.ts';

export interface AskBoxDeps {
  /** The session as the mailbox works with it; ERR_SESSION_NONE where it has ended. */
  readonly at: (session: EhealthSession) => Promise<AtMailbox>;
  readonly sessionMailboxes: SessionMailboxes;
  readonly mailboxes: Pick<MailboxRepository, 'box' | 'boxesOf' | 'claim' | 'listed'>;
  readonly pollMinutes: number;
  readonly now: () => Date;
}

export interface AskedBox {
  /** By this process or another, or by its reader. */
  readonly askedAt: Date;
  readonly unreadBefore: number;
  readonly unread: number;
}

/**
 * Asks the own box of these sessions for the first page of its inbox, through the first of them, unless it was asked lately. The answer is what
 * the pages of all of them show next, and all their users are recorded as its readers. Rejects with ERR_MAILBOX_….
 */
export async function askBox(
  deps: AskBoxDeps,
  [first, ...others]: readonly [EhealthSession, ...EhealthSession[]],
): Promise<AskedBox> {
  const { mailboxes, sessionMailboxes, now } = deps;
  const at = await deps.at(first);
  const place = await chosenBox(at, undefined, now());
  const name = boxName(place.box);
  const { practiceId } = first;

  const unread = async () => {
    const boxes = await mailboxes.boxesOf(practiceId, first.userId, new Date(0));
    return boxes.find(({ box }) => box === name)?.unread ?? 0;
  };
  const recordReader = ({ userId, holder }: EhealthSession, askedAt: Date) =>
    mailboxes.listed({
      practiceId,
      box: name,
      folder: 'inbox',
      letters: [],
      reader: { userId, holder },
      at: askedAt,
    });

  const before = await mailboxes.box(practiceId, name);
  const since = askedSince(now(), deps.pollMinutes);
  if (!(await mailboxes.claim(practiceId, name, since, now()))) {
    const askedAt = before?.checkedAt ?? now();
    for (const session of [first, ...others]) await recordReader(session, askedAt);
    const count = await unread();
    return { askedAt, unreadBefore: count, unread: count };
  }
  const unreadBefore = await unread();
  const wanted = { folder: 'inbox', page: 1, refresh: true } as const;
  const { answered } = await listPage(deps, at, place, wanted);
  for (const session of others) {
    const mailbox = sessionMailboxes.of(session);
    mailbox.info ??= at.mailbox.info;
    keepPage(mailbox, pageKey(name, 'inbox', 1), answered);
    await recordReader(session, answered.at);
  }
  return { askedAt: answered.at, unreadBefore, unread: await unread() };
}
