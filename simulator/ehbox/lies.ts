import type { MetFault } from '../soap/fault-injection.ts';
import { writeListEntry } from './wire/letter-answer.ts';
import type { Copy } from './boxes/mail-store.ts';
import type { Attachment } from './wire/multipart.ts';
import type { MailResult } from './operation.ts';

/* Answers that are wrong by order (mailbox.md 22, fault modes). */

/** The entries of a page. `all`: the whole folder; `end`: where the page should end. */
export function writePage(
  all: readonly Copy[],
  [start, end]: readonly [start: number, end: number],
  fault: MetFault,
): string {
  const page = all.slice(start, end);
  const [first] = page;
  const written = page.map((copy) => writeListEntry(copy));
  switch (fault.mode) {
    case 'entry-twice':
      if (first === undefined) break;
      fault.count();
      return [...written, writeListEntry(first)].join('');
    case 'unknown-kind':
      if (first === undefined) break;
      fault.count();
      return [writeListEntry(first, 'REMINDER'), ...written.slice(1)].join('');
    case 'more-than-asked':
      if (all.length <= end) break;
      fault.count();
      return all
        .slice(start)
        .map((copy) => writeListEntry(copy))
        .join('');
    default:
  }
  return written.join('');
}

/** What is sent of a result that was right. */
export function bend(result: MailResult, fault: MetFault): MailResult {
  const { attachments = [], attributes = {} } = result;
  switch (fault.mode) {
    case 'code-200':
      if ((result.code ?? 100) !== 100) return result;
      fault.count();
      return { ...result, code: 200 };
    case 'status-only':
      fault.count();
      return { attributes };
    case 'missing-part':
      if (attachments.length === 0) return result;
      fault.count();
      return { ...result, attachments: attachments.slice(1) };
    case 'part-twice':
      if (attachments.length === 0) return result;
      fault.count();
      return {
        ...result,
        attachments: [...attachments, ...attachments.slice(0, 1).map(otherBytes)],
      };
    case 'other-publication-id':
      if (attributes['SentPublicationId'] === undefined) return result;
      fault.count();
      return { ...result, attributes: { ...attributes, SentPublicationId: 'OTHER00000000' } };
    case 'no-sent-id':
      if (attributes['Id'] === undefined) return result;
      fault.count();
      return { ...result, attributes: { ...attributes, Id: null } };
    default:
      return result;
  }
}

const otherBytes = (attachment: Attachment): Attachment => ({
  ...attachment,
  bytes: Buffer.from('the second part of that name (simulated)'),
});
