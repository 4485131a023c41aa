import { identifierLengths } from '../pki/identifier-types.ts';
import { attribute, childrenOf, escapeXml, onlyChild, type ElementNode } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';
import { StatusRefusal } from '../registration/status-answer.ts';

/** A person or an organisation (ActorType, registration.md 4). */
export interface Party {
  readonly type: string;
  readonly id: string;
  readonly firstNames: readonly string[];
  readonly name: string;
}

/** In the order of the schema; null where it may be absent and is. */
export interface Contact {
  readonly EmailPrivate: string;
  readonly EmailGeneral: string | null;
  readonly PhonePrivate: string;
  readonly PhoneGeneral: string | null;
}

export const schemaRefusal = (message: string): StatusRefusal =>
  new StatusRefusal('SIM_SCHEMA', message);

/** Reads an actor by the schema, and judges its identifier and names. Throws {@link StatusRefusal}. */
export function readParty(element: ElementNode): Party {
  const [id, ...names] = element.children;
  const type = id === undefined ? null : attribute(id, 'Type');
  const name = names.at(-1);
  const firstNames = names.slice(0, -1);
  if (
    !isNamed(id, 'Id') ||
    type === null ||
    !isNamed(name, 'Name') ||
    !firstNames.every((one) => isNamed(one, 'FirstName'))
  ) {
    throw schemaRefusal(`${element.name} must hold Id, FirstName and Name, in this order`);
  }
  const party = {
    type,
    id: id.text,
    firstNames: firstNames.map(({ text }) => text),
    name: name.text,
  };
  requireIdentifier(party);
  if ([...party.firstNames, party.name].some((text) => text.trim() === '')) {
    throw new StatusRefusal('SIM_NAME', 'a name is empty');
  }
  if (type === 'SSIN' && firstNames.length === 0) {
    throw new StatusRefusal('SIM_NAME', 'a person has given names');
  }
  return party;
}

const isNamed = (element: ElementNode | undefined, name: string): element is ElementNode =>
  element?.namespace === ns.commons2 && element.name === name && element.children.length === 0;

/** Throws {@link StatusRefusal} for an identifier of unknown type, of another length or with wrong check digits. */
export function requireIdentifier({ type, id }: Pick<Party, 'type' | 'id'>): void {
  const length = identifierLengths.get(type);
  const refuse = (message: string) =>
    new StatusRefusal('SIM_IDENTIFIER', message, [['type', type]]);
  if (length === undefined) throw refuse('the type of the identifier is unknown');
  if (!/^\d+$/.test(id) || id.length !== length)
    throw refuse(`${type} has ${String(length)} digits`);
  if (!checkDigitsFit(type, id)) throw refuse('the check digits are wrong');
}

function checkDigitsFit(type: string, id: string): boolean {
  const complement = (number: bigint) => 97n - (number % 97n);
  if (type === 'SSIN') {
    const check = BigInt(id.slice(9));
    const number = id.slice(0, 9);
    return [number, `2${number}`].some((one) => complement(BigInt(one)) === check);
  }
  if (type === 'CBE' || type.startsWith('CBE-')) {
    return complement(BigInt(id.slice(0, 8))) === BigInt(id.slice(8));
  }
  if (type === 'NIHII' || type.startsWith('NIHII-')) {
    return complement(BigInt(id.slice(0, 6))) === BigInt(id.slice(6));
  }
  return true;
}

export const isSameParty = (left: Party, right: Party): boolean =>
  JSON.stringify([left.type, left.id, left.firstNames, left.name]) ===
  JSON.stringify([right.type, right.id, right.firstNames, right.name]);

/** The content of an ActorType. */
export const partyXml = ({ type, id, firstNames, name }: Party): string =>
  `<cc:Id Type="${escapeXml(type)}">${escapeXml(id)}</cc:Id>` +
  firstNames.map((one) => `<cc:FirstName>${escapeXml(one)}</cc:FirstName>`).join('') +
  `<cc:Name>${escapeXml(name)}</cc:Name>`;

const contactFields = ['EmailPrivate', 'EmailGeneral', 'PhonePrivate', 'PhoneGeneral'] as const;

/** Reads contact data by the schema, and checks their form. Throws {@link StatusRefusal}. */
export function readContact(element: ElementNode): Contact {
  const valueOf = (name: (typeof contactFields)[number]): string | null =>
    onlyChild(element, ns.certRaCore, name)?.text ?? null;
  const names = element.children.map(({ name }) => name);
  const known = contactFields.filter((name) => names.includes(name));
  const [EmailPrivate, EmailGeneral, PhonePrivate, PhoneGeneral] = [
    valueOf('EmailPrivate'),
    valueOf('EmailGeneral'),
    valueOf('PhonePrivate'),
    valueOf('PhoneGeneral'),
  ];
  if (known.join(' ') !== names.join(' ') || EmailPrivate === null || PhonePrivate === null) {
    throw schemaRefusal('ContactData must hold addresses, then telephone numbers');
  }
  const emails = [EmailPrivate, EmailGeneral].filter((one) => one !== null);
  const phones = [PhonePrivate, PhoneGeneral].filter((one) => one !== null);
  if (
    !emails.every((one) => one.length <= 320 && /^[^@\s]+@[^@\s]+$/.test(one)) ||
    !phones.every((one) => /^[+0-9][0-9 ]*$/.test(one)) ||
    EmailPrivate === EmailGeneral ||
    PhonePrivate === PhoneGeneral
  ) {
    throw new StatusRefusal('SIM_CONTACT', 'an address or a number is malformed, or occurs twice');
  }
  return { EmailPrivate, EmailGeneral, PhonePrivate, PhoneGeneral };
}

/** The content of a ContactDataType. */
export const contactXml = (contact: Contact): string =>
  contactFields
    .map((name) => {
      const value = contact[name];
      return value === null ? '' : `<c:${name}>${escapeXml(value)}</c:${name}>`;
    })
    .join('');

/** The texts of a TextType, by language in their order. Throws {@link StatusRefusal}. */
export function readTexts(element: ElementNode): readonly (readonly [string, string])[] {
  const values = childrenOf(element, ns.certRaCore, 'Value');
  if (values.length === 0 || values.length !== element.children.length) {
    throw schemaRefusal('Text holds Value, once for each language');
  }
  return values.map((value) => [
    attribute(value, 'lang', 'http://www.w3.org/XML/1998/namespace') ?? '',
    value.text,
  ]);
}

export const textsXml = (texts: readonly (readonly [string, string])[]): string =>
  `<c:Text>${texts
    .map(([language, text]) => `<c:Value xml:lang="${language}">${escapeXml(text)}</c:Value>`)
    .join('')}</c:Text>`;
