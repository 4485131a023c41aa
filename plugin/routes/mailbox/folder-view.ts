import { brusselsDate } from '../../domain/time/brussels-time.ts';
import { boxName } from '../../domain/mailbox/box.ts';
import type { BoxQuota } from '../../domain/mailbox/repository.ts';
import type { LetterLine, MailboxPage } from '../../domain/mailbox/service.ts';
import { plural } from '../../i18n/plural.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { LettersQuery } from '../parts/paths.ts';
import type { LetterView } from './letter-view.ts';
import { dayText, senderText } from './words.ts';

/** A folder of the mailbox, with the letter that is open in it. */
export interface MailboxView {
  readonly say: string;
  readonly asked: string;
  readonly refreshHref: string;
  readonly folders: readonly LinkView[];
  /** Empty where the session reads one box only. */
  readonly boxes: readonly LinkView[];
  readonly lines: readonly LineView[];
  readonly newerHref: string | null;
  readonly olderHref: string | null;
  readonly unlock: UnlockView | null;
  readonly quota: { readonly title: string; readonly waiting: string } | null;
  readonly letter: LetterView | null;
  readonly listHref: string;
}

interface LinkView {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

interface LineView {
  readonly href: string;
  readonly from: string;
  readonly title: string;
  readonly day: string;
  readonly isUnread: boolean;
  readonly current: boolean;
  /** What the drawing and the weight of the line say, in words. */
  readonly marks: readonly string[];
}

/** The keys of the session's letters are not open. */
export interface UnlockView {
  /** null: the session has no certificate whose password could open them. */
  readonly certificateId: string | null;
  readonly action: string;
  /** Where to come back to. */
  readonly next: string;
}

/** From this share of its room on, a box is said to be filling up (mailbox.md section 20). */
const fullFrom = 0.8;

export function mailboxView(
  page: PageLocals,
  folder: MailboxPage,
  query: LettersQuery,
  letter: LetterView | null,
  now: Date,
): MailboxView {
  const links = paths(page.base);
  const at = (changes: LettersQuery) => links.letters({ ...query, ...changes });
  const own = boxName(folder.boxes[0] ?? folder.box);
  return {
    say: sentence(page, folder.unread),
    asked: page.t('mailbox.asked', { time: page.formatTime(folder.askedAt) }),
    refreshHref: at({ page: 1, refresh: '1' }),
    folders: (['inbox', 'sent', 'inbox-bin', 'sent-bin'] as const).map((name) => ({
      text: page.t(`mailbox.folder.${name}`),
      href: at({ folder: name, page: 1 }),
      current: name === folder.folder,
    })),
    boxes:
      folder.boxes.length < 2
        ? []
        : folder.boxes.map((box) => {
            const name = boxName(box);
            return {
              text: page.t('mailbox.box', { quality: box.quality, number: box.id }),
              href: at({ box: name === own ? '' : name, page: 1 }),
              current: name === boxName(folder.box),
            };
          }),
    lines: folder.letters.map((line) => lineView(page, line, query, letter, now)),
    newerHref: folder.page > 1 ? at({ page: folder.page - 1 }) : null,
    olderHref: folder.hasMore ? at({ page: folder.page + 1 }) : null,
    unlock: folder.canOpen
      ? null
      : {
          certificateId: folder.session.certificateId,
          action: links.lettersUnlock(),
          next: at({}).slice(page.base.length),
        },
    quota: quotaView(page, folder.quota),
    letter,
    listHref: at({}),
  };
}

export function sentence(page: PageLocals, unread: number): string {
  return unread === 0 ? page.t('mailbox.say.none') : plural(page, 'mailbox.say', unread);
}

function lineView(
  page: PageLocals,
  line: LetterLine,
  query: LettersQuery,
  letter: LetterView | null,
  now: Date,
): LineView {
  const { t } = page;
  const current = letter?.messageId === line.messageId;
  const marks = [
    line.isUnread && !current ? t('mailbox.unread') : '',
    line.isImportant ? t('mailbox.important') : '',
    line.hasAnnex ? t('mailbox.withAnnex') : '',
  ];
  return {
    href: paths(page.base).letter(line.messageId, query),
    from: senderText(page, line.sender, line.kind),
    title: line.title === '' ? t('mailbox.untitled') : line.title,
    day: dayText(page, line.publishedOn, brusselsDate(now)),
    isUnread: line.isUnread && !current,
    current,
    marks: marks.filter((mark) => mark !== ''),
  };
}

function quotaView(page: PageLocals, quota: BoxQuota | null): MailboxView['quota'] {
  if (quota === null || quota.maxSize <= 0) return null;
  const share = quota.size / quota.maxSize;
  if (share < fullFrom && quota.waiting === 0) return null;
  return {
    title: page.t('mailbox.quota', { percent: Math.min(100, Math.round(share * 100)) }),
    waiting: quota.waiting === 0 ? '' : plural(page, 'mailbox.waiting', quota.waiting),
  };
}
