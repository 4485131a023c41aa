import { XmlError } from '../../xml/xml.ts';
import type { XmlElement } from '../../xml/xml.ts';
import {
  dayIn,
  elementIn,
  elementsIn,
  instantIn,
  numberIn,
  textIn,
  textOfElement,
} from '../fields.ts';
import type { Absence, AcknowledgementStatus, BoxInfo, RefusedSubstitute } from '../message.ts';
import { readAddressee, readBoxId } from '../party-reader.ts';

/* The shorter answers of the consultation service (mailbox.md section 5). */

/** Throws XmlError without a box: then the answer says nothing. */
export function readBoxInfo(response: XmlElement): BoxInfo {
  const box = readBoxId(elementIn(response, 'BoxId'));
  if (box === null) throw new XmlError('malformed', 'no box');
  return {
    box,
    waiting: numberIn(response, 'NbrMessagesInStandBy') ?? 0,
    size: numberIn(response, 'CurrentSize') ?? 0,
    maxSize: numberIn(response, 'MaxSize') ?? 0,
  };
}

/** The ids of an answer: versions of a message, or what was not moved or not deleted. */
export function readMessageIds(response: XmlElement): readonly string[] {
  return elementsIn(response, 'MessageId').map((element) => textOfElement(element).trim());
}

/** The periods of absence that were to be removed and were not found. */
export function readAbsenceIds(response: XmlElement): readonly string[] {
  return elementsIn(response, 'OoOId').map((element) => textOfElement(element).trim());
}

/** A row without a recipient is left out: nothing can be said of it. */
export function readAcknowledgementStatus(response: XmlElement): readonly AcknowledgementStatus[] {
  return elementsIn(elementIn(response, 'AcknowledgmentsStatus'), 'Row').flatMap((row) => {
    const recipient = readAddressee(elementIn(row, 'Recipient'));
    if (recipient === null) return [];
    return [
      {
        recipient,
        publishedAt: instantIn(row, 'Published'),
        receivedAt: instantIn(row, 'Received'),
        readAt: instantIn(row, 'Read'),
      },
    ];
  });
}

/** A period without an id or a day cannot be shown or removed, and is left out. */
export function readAbsences(response: XmlElement): readonly Absence[] {
  return elementsIn(response, 'OoO').flatMap((period) => {
    const id = textIn(period, 'OoOId');
    const from = dayIn(period, 'StartDate');
    const to = dayIn(period, 'EndDate');
    if (id === null || from === null || to === null) return [];
    const substitutes = elementsIn(period, 'Substitute')
      .map(readBoxId)
      .filter((one) => one !== null);
    return [{ id, from, to, substitutes }];
  });
}

export function readRefusedSubstitutes(response: XmlElement): readonly RefusedSubstitute[] {
  return elementsIn(response, 'Substitute').flatMap((element) => {
    const box = readBoxId(element);
    if (box === null) return [];
    return [
      { ...box, absentFrom: dayIn(element, 'AbsentFrom'), absentTo: dayIn(element, 'AbsentTo') },
    ];
  });
}
