import { element } from '../wire/xml-writer.ts';

/** What names a box: an identity with a quality (mailbox.md 1). */
export interface BoxAddress {
  /** INSS, NIHII, CBE or EHP. */
  readonly type: string;
  readonly id: string;
  readonly subType: string | null;
  readonly quality: string;
}

/** A recipient as the sender wrote it. */
export interface Destination extends BoxAddress {
  readonly user: BoxUser | null;
}

export interface BoxUser {
  readonly ssin: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface Sender extends BoxAddress {
  /** Family name, or the organisation's. */
  readonly name: string;
  readonly firstName: string | null;
  /** SSIN of the person who sent for an organisation. */
  readonly personInOrganisation: string | null;
}

/** `INSS 00000000097 DOCTOR`; with a subtype `NIHII/GROUP 00000196 GROUP`. The key of a box everywhere in the simulator. */
export const boxName = ({ type, id, subType, quality }: BoxAddress): string =>
  `${type}${subType === null ? '' : `/${subType}`} ${id} ${quality}`;

/** Reads what {@link boxName} writes; null for another text. */
export function parseBoxName(name: string): BoxAddress | null {
  const [, type, subType = null, id, quality] =
    /^([A-Z]+)(?:\/([A-Z_]+))? (\d+) ([A-Z_]+)$/.exec(name) ?? [];
  if (type === undefined || id === undefined || quality === undefined) return null;
  return { type, id, subType, quality };
}

/** The children of BoxIdType. */
export const writeAddress = ({ type, id, subType, quality }: BoxAddress): string =>
  element('Id', id) +
  element('Type', type) +
  (subType === null ? '' : element('SubType', subType)) +
  element('Quality', quality);

/** The children of EhboxIdentifierType. */
export function writeDestination(destination: Destination): string {
  const { user } = destination;
  if (user === null) return writeAddress(destination);
  const names = { FirstName: user.firstName, LastName: user.lastName };
  return writeAddress(destination) + element('User', user.ssin, names);
}

/** The children of SenderType. */
export const writeSender = (sender: Sender): string =>
  writeAddress(sender) +
  element('Name', sender.name) +
  (sender.firstName === null ? '' : element('FirstName', sender.firstName)) +
  (sender.personInOrganisation === null
    ? ''
    : element('PersonInOrganisation', sender.personInOrganisation));
