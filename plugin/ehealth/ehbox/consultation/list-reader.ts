import type { XmlElement } from '../../xml/xml.ts';
import { decodedBase64, elementIn, elementsIn, flagIn, textIn, textOfElement } from '../fields.ts';
import { readDates, readMarks, readProperties } from '../marks-reader.ts';
import type { ListEntry, MessageList, MessageSummary } from '../message.ts';
import { isMessageId } from '../message-id.ts';
import { readAddressee, readSender } from '../party-reader.ts';

/** Reads one page of a list, of one box or of all boxes (mailbox.md section 5). */
export function readMessageList(response: XmlElement): MessageList {
  const listed = elementsIn(response, 'Message');
  const entries = listed.map(readEntry).filter((entry) => entry !== null);
  return { entries, unusable: listed.length - entries.length, listed: listed.length };
}

function readEntry(message: XmlElement): ListEntry | null {
  const messageId = textIn(message, 'MessageId') ?? '';
  if (!isMessageId(messageId)) return null;
  return {
    messageId,
    box: readAddressee(elementIn(message, 'Destination')),
    sender: readSender(elementIn(message, 'Sender')),
    ...readDates(elementIn(message, 'MessageInfo')),
    summary: readSummary(elementIn(message, 'ContentInfo')),
    ...readMarks(elementIn(message, 'ContentSpecification')),
    properties: readProperties(message),
  };
}

function readSummary(info: XmlElement | null): MessageSummary | null {
  if (info === null) return null;
  const patient = elementIn(info, 'EncryptableINSSPatient');
  return {
    title: textIn(info, 'Title') ?? '',
    mimeType: textIn(info, 'MimeType') ?? '',
    hasFreeInformation: flagIn(info, 'HasFreeInformations'),
    hasAnnex: flagIn(info, 'HasAnnex'),
    patient: patient && decodedBase64(textOfElement(patient)),
  };
}
