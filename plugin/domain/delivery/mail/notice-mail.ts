import { formatsFor, translator } from '../../../i18n/index.ts';
import type { Language } from '../../../i18n/language.ts';
import { openLink } from '../open-link.ts';
import { composeMail } from './layout.ts';
import type { MailMessage } from './layout.ts';
import { noticeText } from '../../renewal/notice/notice-text.ts';
import type { NoticeFacts } from '../../renewal/notice/notice-text.ts';
import type { Notice } from '../../renewal/notice/notice.ts';
import { noticePath } from '../../renewal/page-path.ts';

export interface NoticeMailFacts extends NoticeFacts {
  readonly deliveryId: string;
  readonly notice: Pick<Notice, 'cause' | 'certificateId'>;
  readonly recipientName: string;
  /** On whose profile the certificate is, where that is not the recipient; null otherwise. */
  readonly profileName: string | null;
  readonly calendar: string | null;
}

/**
 * The mail about one notice: N days, end, state, next action (rules.md 9.3). Except names it holds no personal data, and its only
 * link leads to a sign-in.
 */
export function noticeMail(
  language: Language,
  openUrl: string | null,
  facts: NoticeMailFacts,
): MailMessage {
  const t = translator(language);
  const formats = formatsFor(language);
  const said = noticeText(t, formats, facts.notice, facts);
  const url = openLink(openUrl, noticePath(facts.notice));
  const { notAfter, state, dueAt, now } = facts;
  return composeMail({
    id: facts.deliveryId,
    language,
    subject: said.title,
    greeting: t('mail.hello', { name: facts.recipientName }),
    paragraphs: [
      said.text,
      ...(facts.profileName === null ? [] : [t('mail.asAdmin', { user: facts.profileName })]),
    ],
    facts: [
      [t('mail.facts.holder'), facts.holderName],
      ...(notAfter === null
        ? []
        : [[t('mail.facts.notAfter'), formats.formatDateTime(notAfter)] as const]),
      ...(state === null ? [] : [[t('mail.facts.state'), t(`renewal.state.${state}`)] as const]),
      ...(dueAt === null || dueAt <= now
        ? []
        : [[t('mail.facts.plannedOn'), formats.formatDate(dueAt)] as const]),
    ],
    sections: [],
    button: url === null ? null : { label: said.action, url },
    closing: [
      ...(url === null ? [t('mail.where')] : []),
      ...(facts.calendar === null ? [] : [t('mail.calendar')]),
      t('mail.ends'),
      t('mail.footer'),
    ],
    calendar: facts.calendar,
  });
}
