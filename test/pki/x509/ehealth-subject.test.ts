import { describe, expect, it } from 'vitest';
import {
  checkDigitsFit,
  holderKindOf,
  isEidCertificate,
  parseEhealthName,
} from '../../../plugin/pki/x509/ehealth-subject.ts';
import type { NameAttribute } from '../../../plugin/pki/x509/certificate-facts.ts';
import { subjectOf } from '../../support/fixtures/keystore-facts.ts';

const ou = (value: string): NameAttribute => ({ type: '2.5.4.11', value });
const cn = (value: string): NameAttribute => ({ type: '2.5.4.3', value });

describe('parseEhealthName', () => {
  it.each([
    [
      'a person',
      subjectOf('SSIN=00000000097'),
      { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' },
    ],
    [
      'a group',
      subjectOf('NIHII-GROUP=00000196', 'GROUPEMENT'),
      { type: 'NIHII-GROUP', id: '00000196', applicationId: null, name: 'GROUPEMENT' },
    ],
    [
      'an application of a company',
      subjectOf('CBE=0000000097', 'CABINET', 'MY-APP_1'),
      { type: 'CBE', id: '0000000097', applicationId: 'MY-APP_1', name: 'CABINET' },
    ],
    [
      'a type of tomorrow, kept as it is',
      subjectOf('NIHII-TOMORROW=196', 'X'),
      { type: 'NIHII-TOMORROW', id: '196', applicationId: null, name: 'X' },
    ],
    [
      'lost leading zeros',
      subjectOf('CBE=97', 'X'),
      { type: 'CBE', id: '0000000097', applicationId: null, name: 'X' },
    ],
  ])('returns the holder for %s', (_case, subject, holder) => {
    expect(parseEhealthName(subject)).toEqual({ holder, consistent: true });
  });

  it('returns the same holder for any order of attributes', () => {
    expect(parseEhealthName(subjectOf('SSIN=00000000097').toReversed())?.holder).toMatchObject({
      id: '00000000097',
      name: 'ALIX EXEMPLE',
    });
  });

  it('returns the holder of the common name when no unit names a holder', () => {
    expect(parseEhealthName([cn('SSIN = 00000000097'), ou('NAME')])?.holder).toMatchObject({
      type: 'SSIN',
      id: '00000000097',
      name: 'NAME',
    });
  });

  it.each([
    ['unit and common name differ', [ou('SSIN=00000000097'), cn('SSIN=00000000196')]],
    ['the common name is missing', [ou('SSIN=00000000097')]],
    ['two units differ', [ou('SSIN=00000000097'), ou('CBE=0000000097'), cn('SSIN=00000000097')]],
  ])('returns the holder of the unit as inconsistent when %s', (_case, subject) => {
    expect(parseEhealthName(subject)).toMatchObject({
      holder: { type: 'SSIN', id: '00000000097' },
      consistent: false,
    });
  });

  it.each([
    ['a web site', [cn('www.example.org')]],
    ['lower case', [ou('ssin=00000000097')]],
    ['letters in the number', [ou('SSIN=0000000009X')]],
    ['nothing', []],
  ])('returns no holder for %s', (_case, subject) => {
    expect(parseEhealthName(subject)).toBeUndefined();
  });
});

it.each([
  ['SSIN', 'person'],
  ['NIHII-MEDICAL_HOUSE', 'group'],
  ['NIHII-TOMORROW', 'group'],
  ['CBE', 'company'],
  ['CBE-TOMORROW', 'company'],
  ['SITE', null],
  ['TOMORROW', null],
])('maps the holder type %s to the kind %s', (type, kind) => {
  expect(holderKindOf(type)).toBe(kind);
});

it.each([
  ['SSIN', '00000000098', false],
  ['NIHII-GROUP', '00000089', true],
  ['CBE-CONSORTIUM', '0000000098', false],
  ['EHP', '0000000098', null],
])('checks the digits of %s %s with the result %s', (type, id, fits) => {
  expect(checkDigitsFit({ type, id })).toBe(fits);
});

it('recognises the certificate of an identity card by issuer and number', () => {
  const subject = [cn('Alix Exemple (Authentication)'), { type: '2.5.4.5', value: '00000000097' }];
  expect(isEidCertificate({ subject, issuer: [cn('Citizen CA')] })).toBe(true);
  expect(isEidCertificate({ subject, issuer: [cn('Another CA')] })).toBe(false);
  expect(
    isEidCertificate({ subject: subjectOf('SSIN=00000000097'), issuer: [cn('Citizen CA')] }),
  ).toBe(false);
});
