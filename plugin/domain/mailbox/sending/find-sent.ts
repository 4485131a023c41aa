import { brusselsDate } from '../../time/brussels-time.ts';
import { dayInMilliseconds } from '../../time/duration.ts';
import type { BoxId } from '../../../ehealth/ehbox/message.ts';
import type { Consultation } from '../ports.ts';

/** Sent letters that are looked through; a letter is looked for soon after its sending. */
const pages = 2;
const pageLength = 100;
/** With the same title on the same days. Each has to be fetched: a list does not give the sender's number. */
const mostFetched = 20;

/**
 * The platform's id of the sent letter with this number (mailbox.md section 20); null where none of the latest has it. The sender's own copy
 * is fetched: no one gets a receipt for that.
 */
export async function findSent(
  consultation: Pick<Consultation, 'list' | 'letter'>,
  box: BoxId | null,
  letter: { readonly publicationId: string; readonly title: string; readonly sentAt: Date },
): Promise<string | null> {
  // A day early: the platform's clock and ours may have different days
  const since = brusselsDate(new Date(letter.sentAt.getTime() - dayInMilliseconds));
  const candidates: string[] = [];
  for (let page = 0; page < pages; page += 1) {
    const from = page * pageLength + 1;
    const { entries, listed } = await consultation.list(box, 'sent', {
      from,
      to: from + pageLength - 1,
    });
    const fitting = entries.filter(
      ({ summary, publishedOn }) =>
        summary?.title === letter.title && (publishedOn === null || publishedOn >= since),
    );
    candidates.push(...fitting.map(({ messageId }) => messageId));
    const last = entries.at(-1)?.publishedOn ?? null;
    if (listed < pageLength || (last !== null && last < since)) break;
  }
  for (const messageId of [...new Set(candidates)].slice(0, mostFetched)) {
    const { publicationId } = await consultation.letter(box, 'sent', messageId);
    if (publicationId === letter.publicationId) return messageId;
  }
  return null;
}
