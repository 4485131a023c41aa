import { findChild, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { certRaNamespaces, element } from './canonical-element.ts';
import type { ContentElement } from './canonical-element.ts';

/** How the person responsible for a certificate is reached (registration.md section 4). */
export interface ContactData {
  readonly emailPrivate: string;
  readonly emailGeneral?: string;
  readonly phonePrivate: string;
  readonly phoneGeneral?: string;
}

/** In the order of the schema. */
const fields = ['emailPrivate', 'emailGeneral', 'phonePrivate', 'phoneGeneral'] as const;

export type ContactField = (typeof fields)[number];

/** What the official connector refuses before it sends contact data. `Same`: equal to the other one of its kind. */
export interface ContactProblem {
  readonly field: ContactField;
  readonly reason: 'Empty' | 'Form' | 'TooLong' | 'Same';
}

const maxEmailLength = 320;

/** Checks contact data as the official connector does (registration.md section 4); empty when all is well. */
export function contactProblems(contact: ContactData): readonly ContactProblem[] {
  const problems = fields.flatMap((field): readonly ContactProblem[] => {
    const value = contact[field];
    if (value === undefined) return [];
    const reason = field.startsWith('email') ? emailProblem(value) : phoneProblem(value);
    return reason === null ? [] : [{ field, reason }];
  });
  const same = (['email', 'phone'] as const).flatMap((kind): readonly ContactProblem[] => {
    const general = contact[`${kind}General`];
    return general !== undefined && comparable(general) === comparable(contact[`${kind}Private`])
      ? [{ field: `${kind}General`, reason: 'Same' }]
      : [];
  });
  return [
    ...problems,
    ...same.filter(({ field }) => problems.every((problem) => problem.field !== field)),
  ];
}

function emailProblem(value: string): ContactProblem['reason'] | null {
  if (value.trim() === '') return 'Empty';
  if (value.length > maxEmailLength) return 'TooLong';
  return /^[^\s@]+@[^\s@]+$/.test(value) ? null : 'Form';
}

function phoneProblem(value: string): ContactProblem['reason'] | null {
  if (value.trim() === '') return 'Empty';
  return /^[+0-9][0-9 ]*$/.test(value) ? null : 'Form';
}

const comparable = (value: string) => value.replaceAll(' ', '').toLowerCase();

const nameOf = (field: ContactField) => `${field.charAt(0).toUpperCase()}${field.slice(1)}`;

/** The children of an element of ContactDataType. */
export const contactContent = (contact: ContactData): readonly ContentElement[] =>
  fields.flatMap((field) => {
    const value = contact[field];
    return value === undefined ? [] : [element(`c:${nameOf(field)}`, value)];
  });

/** null where an address or a number that must be there is missing. Throws XmlError for a field that occurs twice. */
export function readContactData(contact: XmlElement): ContactData | null {
  const found = Object.fromEntries(
    fields.flatMap((field) => {
      const child = findChild(contact, certRaNamespaces.core, nameOf(field));
      const value = child === undefined ? '' : textOf(child).trim();
      return value === '' ? [] : [[field, value] as const];
    }),
  ) as Partial<ContactData>;
  const { emailPrivate, phonePrivate } = found;
  return emailPrivate === undefined || phonePrivate === undefined
    ? null
    : { ...found, emailPrivate, phonePrivate };
}
