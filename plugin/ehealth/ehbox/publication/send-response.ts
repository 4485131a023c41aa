import { attributeOf } from '../../xml/xml.ts';
import type { XmlElement } from '../../xml/xml.ts';
import { dayIn, elementsIn } from '../fields.ts';
import type { Addressee } from '../message.ts';
import { readAddressee, readAddressees } from '../party-reader.ts';

/** A recipient who is absent, and the substitutes. Days included, YYYY-MM-DD; null where the platform does not say. */
export interface RecipientAbsence {
  readonly recipient: Addressee;
  readonly from: string | null;
  readonly to: string | null;
  readonly substitutes: readonly Addressee[];
}

export interface SentLetter {
  /** The platform's id of the sent letter (mailbox.md section 6, [one]). */
  readonly messageId: string | null;
  /** The sender's number, as the platform repeats it. */
  readonly publicationId: string | null;
}

export const readSent = (response: XmlElement): SentLetter => ({
  messageId: attributeOf(response, 'Id') ?? null,
  publicationId: attributeOf(response, 'SentPublicationId') ?? null,
});

export function readRecipientAbsences(response: XmlElement): readonly RecipientAbsence[] {
  return elementsIn(response, 'Recipient').flatMap((element) => {
    const recipient = readAddressee(element);
    if (recipient === null) return [];
    return [
      {
        recipient,
        from: dayIn(element, 'AbsentFrom'),
        to: dayIn(element, 'AbsentTo'),
        substitutes: readAddressees(elementsIn(element, 'Substitute')),
      },
    ];
  });
}
