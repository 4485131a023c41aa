import type { MessageKind, Sender } from '../../ehealth/ehbox/message.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** A person by both names, an organisation by its own. Messages that the platform makes have its name. */
export function senderText(
  { t }: Pick<PageLocals, 't'>,
  sender: Sender | null,
  kind: MessageKind,
): string {
  if (kind === 'error' || kind === 'acknowledgement') return t('mailbox.sender.platform');
  if (sender === null) return t('mailbox.sender.unknown');
  const { name, firstName, id } = sender;
  const full = [firstName ?? '', name].filter((part) => part !== '').join(' ');
  return full === '' ? id : full;
}

/** "aujourd’hui", "24 novembre", or with the year where it is another one. `day`: YYYY-MM-DD. */
export function dayText(
  { t, formatDate }: Pick<PageLocals, 't' | 'formatDate'>,
  day: string | null,
  today: string,
): string {
  if (day === null) return '';
  if (day === today) return t('mailbox.today');
  // Noon: the same day in Belgium all year round
  const text = formatDate(`${day}T12:00:00Z`);
  return day.slice(0, 4) === today.slice(0, 4) ? text.replace(/[ ,]+\d{4}$/, '') : text;
}

/** Bytes as people say them. */
export function sizeText(
  { formatNumber }: Pick<PageLocals, 'formatNumber'>,
  bytes: number,
): string {
  return bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))}\u00a0kB`
    : `${formatNumber(Math.round(bytes / 100_000) / 10)}\u00a0MB`;
}
