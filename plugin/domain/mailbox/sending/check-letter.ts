import { PluginError } from '../../../errors.ts';
import { isSsin } from '../../../pki/x509/identifier.ts';
import type { TitleNotice } from './service.ts';
import type { WrittenLetter } from './written-letter.ts';

/** Beyond, every recipient would see a crowd of others (mailbox.md section 20). */
export const maxRecipients = 20;
/** What the platform takes, seals not counted (mailbox.md section 9). */
export const maxWrittenBytes = 10 * 1024 * 1024;
const maxAnnexes = 30;

const notices: readonly (readonly [TitleNotice, RegExp])[] = [
  ['number', /(?<!\d)(?:\d[ .\-/]?){10}\d(?!\d)/],
  [
    'person',
    /(?<!\p{L})(?:(?:mme|madame|monsieur|mr|mlle|mevr|mevrouw|mw|dhr|meneer|heer|frau|herrn?|mrs|ms)\.?|m\.)\s+\p{L}/iu,
  ],
  ['date', /(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}(?!\d)/],
];

/** What a title seems to say of a patient. A name without a form of address is not recognised. */
export const titleNotices = (title: string): readonly TitleNotice[] =>
  notices.filter(([, pattern]) => pattern.test(title)).map(([notice]) => notice);

/** What is missing or too much, before anything is sealed: ERR_MAILBOX_LETTER_INVALID with params.problem, ERR_MAILBOX_LETTER_TOO_LARGE. */
export function checkWritten(letter: WrittenLetter): void {
  const { recipients, title, text, annexes, patientSsin } = letter;
  const problems: Readonly<Record<string, boolean>> = {
    recipients: recipients.length === 0,
    'many-recipients': recipients.length > maxRecipients,
    title: title.trim() === '' || title.length > 400,
    text: text.trim() === '',
    'many-annexes': annexes.length > maxAnnexes,
    patient: patientSsin !== null && !isSsin(patientSsin),
  };
  const problem = Object.entries(problems).find(([, isOne]) => isOne)?.[0];
  if (problem !== undefined)
    throw new PluginError('ERR_MAILBOX_LETTER_INVALID', `letter not sendable: ${problem}`, {
      params: { problem, limit: maxRecipients },
    });
  if (writtenBytes(letter) > maxWrittenBytes)
    throw new PluginError('ERR_MAILBOX_LETTER_TOO_LARGE', 'letter over the limit of the service');
}

const writtenBytes = ({ text, annexes }: WrittenLetter): number =>
  annexes.reduce((sum, { bytes }) => sum + bytes.length, Buffer.byteLength(text));
