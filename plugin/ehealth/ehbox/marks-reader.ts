import type { XmlElement } from '../xml/xml.ts';
import { dayIn, elementsIn, flagIn, numberIn, textIn } from './fields.ts';
import type { CustomProperty, MessageDates, MessageKind, MessageMarks } from './message.ts';

const kinds: ReadonlyMap<string, MessageKind> = new Map([
  ['DOCUMENT', 'letter'],
  ['NEWS', 'news'],
  ['ACKNOWLEDGMENT', 'acknowledgement'],
  ['ERROR', 'error'],
] as const);

/** Reads ContentSpecification. A kind of message that is not known here is one all the same: no list stops at it. */
export function readMarks(specification: XmlElement | null): MessageMarks {
  const kindCode = textIn(specification, 'ContentType') ?? '';
  return {
    kind: kinds.get(kindCode) ?? 'unknown',
    kindCode,
    applicationName: textIn(specification, 'ApplicationName'),
    isImportant: flagIn(specification, 'IsImportant'),
    isSealed: flagIn(specification, 'IsEncrypted'),
  };
}

/** Reads MessageInfo. */
export function readDates(info: XmlElement | null): MessageDates {
  return {
    publishedOn: dayIn(info, 'PublicationDate'),
    expiresOn: dayIn(info, 'ExpirationDate'),
    size: numberIn(info, 'Size'),
  };
}

/** The CustomMeta of a message; a pair without a key is left out. */
export function readProperties(parent: XmlElement | null): readonly CustomProperty[] {
  return elementsIn(parent, 'CustomMeta').flatMap((pair) => {
    const key = textIn(pair, 'Key');
    return key === null ? [] : [{ key, value: textIn(pair, 'Value') ?? '' }];
  });
}
