import { loggableText } from '../soap/fault.ts';
import { attributeOf, XmlError } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { elementIn, elementsIn, textIn, textOfElement } from './fields.ts';

/** What the mailbox says of a call, in an answer or in a fault: both occur with the same codes (mailbox.md sections 3 and 7). */
export interface MailboxStatus {
  readonly code: string;
  /** Its words by language (`fr`, `nl`, `de`, `en`; `''` without one): at most 500 characters, national numbers masked. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What a code of the mailbox means for the caller. The list is open: a code that is not in it is a refusal. */
export type StatusMeaning =
  | 'done'
  /** Some of several were not moved or not deleted; the answer lists them. */
  | 'partly-done'
  /** A recipient is absent. Nothing was sent, as far as is known (mailbox.md section 12). */
  | 'recipient-absent'
  | 'gone'
  | 'box-not-yours'
  | 'not-the-sender'
  | 'move-not-allowed'
  | 'too-large'
  | 'recipient-unknown'
  | 'quality-not-allowed'
  | 'altered-on-the-way'
  /** A mistake of this program. */
  | 'wrong-request'
  | 'refused';

const meanings: ReadonlyMap<string, StatusMeaning> = new Map([
  ['100', 'done'],
  ['101', 'done'],
  ['200', 'done'],
  ['801', 'too-large'],
  ['802', 'recipient-unknown'],
  ['803', 'recipient-unknown'],
  ['804', 'recipient-unknown'],
  ['805', 'recipient-unknown'],
  ['806', 'gone'],
  ['807', 'wrong-request'],
  ['808', 'wrong-request'],
  ['809', 'not-the-sender'],
  ['810', 'box-not-yours'],
  ['812', 'move-not-allowed'],
  ['813', 'partly-done'],
  ['814', 'quality-not-allowed'],
  ['815', 'partly-done'],
  ['816', 'altered-on-the-way'],
  ['826', 'recipient-absent'],
] as const);

export function meaningOfStatus(code: string): StatusMeaning {
  return meanings.get(code) ?? 'refused';
}

/** Whether a code is the mailbox's own, and not one of the platform in front of it ("SOA-01001"). */
export const isMailboxCode = (code: string): boolean => /^\d{3,4}$/.test(code);

const maxCode = 100;
const maxText = 500;
const maxLanguages = 10;

/** The Status of an answer. Throws XmlError for an answer without one: nothing else in it can be believed then. */
export function readStatus(response: XmlElement): MailboxStatus {
  const status = elementIn(response, 'Status');
  const code = textIn(status, 'Code');
  if (code === null) throw new XmlError('malformed', 'no status');
  const texts = elementsIn(status, 'Message')
    .slice(0, maxLanguages)
    .map((message) => [languageOf(message), loggableText(textOfElement(message).trim(), maxText)])
    .reverse();
  return { code: loggableText(code, maxCode), texts: Object.fromEntries(texts) as Texts };
}

type Texts = MailboxStatus['texts'];

/** `Lang` is FR, NL, DE, EN or NA, which is none. */
function languageOf(message: XmlElement): string {
  const language = (attributeOf(message, 'Lang') ?? '').toLowerCase();
  return /^[a-z]{2}$/.test(language) && language !== 'na' ? language : '';
}
