import type { LetterPlan } from '../../control/letter-order.ts';
import { asDestination } from '../boxes/mail-store.ts';
import type { BoxAddress } from '../boxes/box-address.ts';
import type { LetterText } from '../boxes/letter.ts';
import { shortLetter } from './short-letter.ts';

/** Writes a planned letter; `seal` is applied to each part that is to be sealed, and leaves empty ones empty. */
export function writeLetter(
  plan: LetterPlan,
  to: BoxAddress,
  seal: (clear: Buffer) => Buffer,
): LetterText {
  const isEncrypted = plan.seal !== undefined;
  const part = (bytes: Buffer): Buffer => (isEncrypted && bytes.length > 0 ? seal(bytes) : bytes);
  const text = (value: string): Buffer => part(Buffer.from(value));
  return {
    ...shortLetter,
    publicationId: plan.publicationId ?? null,
    destinations: [asDestination(to)],
    document: {
      title: plan.title,
      content: {
        isBinary: plan.isBinary ?? false,
        bytes:
          plan.content === undefined
            ? text(plan.text ?? '')
            : part(Buffer.from(plan.content, 'base64')),
      },
      fileName: plan.fileName ?? 'message.txt',
      mimeType: plan.mimeType ?? 'text/plain',
    },
    freeInformation: freeInformation(plan, text),
    patient: plan.patient === undefined ? null : text(plan.patient),
    annexes: (plan.annexes ?? []).map(({ title, fileName, mimeType, content }) => ({
      title: text(title),
      fileName,
      mimeType,
      content:
        content === ''
          ? emptyContent
          : { isBinary: true, bytes: part(Buffer.from(content, 'base64')) },
    })),
    applicationName: plan.applicationName ?? shortLetter.applicationName,
    kind: plan.kind ?? 'DOCUMENT',
    isImportant: plan.isImportant ?? false,
    isEncrypted,
    customMeta: Object.entries(plan.customMeta ?? {}),
  };
}

/** An empty annex goes as empty text (mailbox.md 6). */
const emptyContent = { isBinary: false, bytes: Buffer.alloc(0) } as const;

function freeInformation(
  { freeText, table }: LetterPlan,
  text: (value: string) => Buffer,
): LetterText['freeInformation'] {
  if (table !== undefined) {
    const rows = table.map(([left, right]) => [text(left), text(right)] as const);
    return { kind: 'table', title: 'Informations', rows };
  }
  return freeText === undefined ? null : { kind: 'text', text: text(freeText) };
}
