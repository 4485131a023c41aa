import { describe, expect, it } from 'vitest';
import {
  contactProblems,
  readContactData,
  type ContactData,
} from '../../../plugin/ehealth/registration/contact-data.ts';
import { parseXml } from '../../../plugin/ehealth/xml/xml.ts';

const good: ContactData = {
  emailPrivate: 'alice@example.invalid',
  phonePrivate: '+32 2 000 00 00',
};

describe('contactProblems', () => {
  it('returns nothing for an address and a number, or two of each', () => {
    expect(contactProblems(good)).toEqual([]);
    const all = { ...good, emailGeneral: 'desk@example.invalid', phoneGeneral: '022000001' };
    expect(contactProblems(all)).toEqual([]);
  });

  it.each<[string, Partial<ContactData>, string]>([
    ['an empty address', { emailPrivate: ' ' }, 'emailPrivate Empty'],
    ['an address without @', { emailPrivate: 'alice' }, 'emailPrivate Form'],
    [
      'an address of 321 characters',
      { emailGeneral: `${'a'.repeat(305)}@example.invalid` },
      'emailGeneral TooLong',
    ],
    ['a number with dots', { phonePrivate: '02.000' }, 'phonePrivate Form'],
    ['a number with a late plus sign', { phoneGeneral: '02 +' }, 'phoneGeneral Form'],
    ['a number that begins with a blank', { phonePrivate: ' 02' }, 'phonePrivate Form'],
    ['an empty number', { phoneGeneral: '' }, 'phoneGeneral Empty'],
    ['the same address twice', { emailGeneral: 'Alice@example.invalid' }, 'emailGeneral Same'],
    ['the same number twice', { phoneGeneral: '+3220000000' }, 'phoneGeneral Same'],
  ])('returns the problem of %s', (_what, changes, expected) => {
    const found = contactProblems({ ...good, ...changes });
    expect(found.map(({ field, reason }) => `${field} ${reason}`)).toEqual([expected]);
  });

  it('accepts an address of 320 characters', () => {
    expect(
      contactProblems({ ...good, emailPrivate: `${'a'.repeat(304)}@example.invalid` }),
    ).toEqual([]);
  });
});

it('returns null for contact data without telephone number', () => {
  const { root } = parseXml(
    '<x xmlns="urn:be:fgov:ehealth:certra:core:v2"><EmailPrivate>a@example.invalid</EmailPrivate><PhonePrivate> </PhonePrivate></x>',
  );
  expect(readContactData(root)).toBeNull();
});
