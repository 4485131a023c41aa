import { attributeOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { elementIn, textIn, textOfElement } from './fields.ts';
import type { Addressee, BoxId, Person, Sender } from './message.ts';

/** Who a box belongs to; null without an id, since then nothing can be sent to it. */
export function readBoxId(element: XmlElement | null): BoxId | null {
  const id = textIn(element, 'Id');
  if (id === null) return null;
  return {
    id,
    type: textIn(element, 'Type') ?? '',
    subType: textIn(element, 'SubType'),
    quality: textIn(element, 'Quality') ?? '',
  };
}

export function readAddressee(element: XmlElement | null): Addressee | null {
  const box = readBoxId(element);
  return box && { ...box, person: readPerson(elementIn(element, 'User')) };
}

export function readAddressees(elements: readonly XmlElement[]): readonly Addressee[] {
  return elements.map(readAddressee).filter((one) => one !== null);
}

export function readSender(element: XmlElement | null): Sender | null {
  const box = readBoxId(element);
  return (
    box && {
      ...box,
      name: textIn(element, 'Name') ?? '',
      firstName: textIn(element, 'FirstName'),
      personSsin: textIn(element, 'PersonInOrganisation'),
    }
  );
}

function readPerson(user: XmlElement | null): Person | null {
  if (user === null) return null;
  return {
    ssin: textOfElement(user).trim(),
    firstName: attributeOf(user, 'FirstName') ?? '',
    lastName: attributeOf(user, 'LastName') ?? '',
  };
}
