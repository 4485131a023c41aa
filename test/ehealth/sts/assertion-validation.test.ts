import { describe, expect, it } from 'vitest';
import { createClaimsTable } from '../../../plugin/ehealth/claims/claims.ts';
import { validateAssertion } from '../../../plugin/ehealth/sts/assertion-validation.ts';
import type { TokenAttribute } from '../../../plugin/ehealth/sts/token.ts';

const person = 'urn:be:fgov:person:ssin';
const holder = 'urn:be:fgov:ehealth:1.0:certificateholder:person:ssin';
const now = new Date('2026-01-15T09:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const certificate = Uint8Array.of(48, 3, 1, 2, 3);

const claims = createClaimsTable({}, ['urn:extra']).claimsFor({
  quality: 'doctor',
  ssin: '00000000097',
  organisation: null,
});

const attribute = (name: string, ...values: string[]): TokenAttribute => ({
  name,
  namespace: 'urn:some',
  values,
});

const attributes: readonly TokenAttribute[] = [
  attribute(holder, '00000000097'),
  attribute(person, '00000000097'),
  attribute(`${person}:doctor:boolean`, 'true'),
  attribute(`${person}:ehealth:1.0:doctor:nihii11`, '10000007000'),
  attribute(`${person}:ehealth:1.0:givenname`, 'ALIX'),
  attribute(`${person}:ehealth:1.0:surname`, 'EXEMPLE'),
  attribute(`${person}:ehealth:1.0:fpsph:doctor:boolean`, 'true'),
];

const with_ = (name: string, ...values: string[]) =>
  attributes.map((one) => (one.name === name ? attribute(name, ...values) : one));
const without = (name: string) => attributes.filter((one) => one.name !== name);

const limits = { maxLifeHours: 72, audiences: ['urn:practice'] };

const token = {
  assertionId: '_0123',
  audiences: [] as readonly (readonly string[])[],
  issuer: 'urn:be:fgov:ehealth:sts:1_0',
  notBefore: at(-300),
  notOnOrAfter: at(12 * 3600),
  confirmationMethods: ['urn:oasis:names:tc:SAML:1.0:cm:holder-of-key'],
  holderOfKeyCertificate: certificate,
  attributes,
};

const judge = (
  patch: Partial<typeof token | { holderOfKeyCertificate: null }> = {},
  nihii: string[] = [],
) =>
  validateAssertion(
    { ...token, ...patch },
    { claims, holderOfKey: Uint8Array.from(certificate), expectedNihii: nihii },
    limits,
    now,
  );

describe('judgeToken', () => {
  it('recognises the subject when the token answers the request', () => {
    expect(judge()).toEqual({ recognition: { recognised: true }, warnings: [] });
  });

  it.each<[string, string, Parameters<typeof judge>[0]]>([
    ['another issuer', 'issuer', { issuer: 'urn:be:fgov:ehealth:sts:1_0 ' }],
    ['a beginning more than a minute ahead', 'validity', { notBefore: at(61) }],
    ['an end that is now', 'validity', { notOnOrAfter: at(0) }],
    ['no confirmation', 'confirmation', { confirmationMethods: [] }],
    [
      'a bearer',
      'confirmation',
      { confirmationMethods: ['urn:oasis:names:tc:SAML:1.0:cm:bearer'] },
    ],
    [
      'a bearer next to the holder-of-key',
      'confirmation',
      {
        confirmationMethods: [
          ...token.confirmationMethods,
          'urn:oasis:names:tc:SAML:1.0:cm:bearer',
        ],
      },
    ],
    ['no key', 'holder-of-key', { holderOfKeyCertificate: null }],
    [
      'a key one byte longer',
      'holder-of-key',
      { holderOfKeyCertificate: Uint8Array.of(...certificate, 0) },
    ],
    ['another person', 'identity', { attributes: with_(person, '00000000196') }],
    ['two persons', 'identity', { attributes: [...attributes, attribute(person, '00000000196')] }],
    ['two numbers', 'identity', { attributes: with_(person, '00000000097', '00000000196') }],
    ['another certificate holder', 'identity', { attributes: with_(holder, '00000000196') }],
    ['a number shortened', 'identity', { attributes: with_(person, '0000000009') }],
    ['no person', 'identity', { attributes: without(person) }],
    ['a person without number', 'identity', { attributes: with_(person) }],
    ['an empty certificate holder', 'identity', { attributes: with_(holder, '') }],
    ['a life of more than maxLifeHours', 'life', { notOnOrAfter: at(72 * 3600 - 299) }],
    ['a life of a hundred years', 'life', { notOnOrAfter: at(100 * 365 * 86_400) }],
    ['a foreign audience', 'audience', { audiences: [['urn:other']] }],
    [
      'an audience that only begins like ours',
      'audience',
      { audiences: [['https://x.fgov.be.ex']] },
    ],
    [
      'a foreign audience next to one of ours',
      'audience',
      { audiences: [['urn:be:fgov:ehealth'], ['urn:other']] },
    ],
    ['an audience restriction without audience', 'audience', { audiences: [[]] }],
  ])('rejects a token with %s', (_, problem, patch) => {
    expect(() => judge(patch)).toThrow(
      expect.objectContaining({
        code: 'ERR_STS_TOKEN_REFUSED',
        params: { problem },
        support: { code: problem, text: expect.stringMatching(/\w/) as string, ticket: '_0123' },
      }),
    );
  });

  it.each([
    ['urn:be:fgov:ehealth:services'],
    ['https://services.ehealth.fgov.be'],
    ['https://www.ehealth.fgov.be/x'],
    ['urn:practice'],
    ['urn:other', 'urn:practice'],
  ])('accepts a token for the audience %s', (...audience) => {
    expect(judge({ audiences: [audience] }).recognition.recognised).toBe(true);
  });

  it('accepts a token when its start is at most a minute ahead', () => {
    expect(judge({ notBefore: at(60), notOnOrAfter: at(61) }).recognition.recognised).toBe(true);
  });

  const boolean = `${person}:doctor:boolean`;
  const surname = `${person}:ehealth:1.0:surname`;

  it.each<[string, readonly TokenAttribute[], string]>([
    ['false', with_(boolean, 'false'), boolean],
    ['empty', with_(boolean, ''), boolean],
    ['without value', with_(boolean), boolean],
    ['absent', without(boolean), boolean],
    ['true and false', with_(boolean, 'true', 'false'), boolean],
    ['true in another writing', with_(boolean, 'TRUE'), boolean],
    ['a blank name', with_(surname, ' '), surname],
    ['an absent name', without(surname), surname],
  ])('reports the subject as not recognised when a claim is %s', (_, changed, failing) => {
    expect(judge({ attributes: changed }).recognition).toEqual({
      recognised: false,
      failing: [failing],
    });
  });

  it('warns when a token lasts longer than two days', () => {
    expect(judge({ notOnOrAfter: at(48 * 3600 - 300) }).warnings).toEqual([]);
    expect(judge({ notOnOrAfter: at(48 * 3600 - 299) }).warnings).toEqual(['LongLife']);
  });

  it.each<[string, string[], string[]]>([
    ['no number of the profile', [], []],
    ['the same number with another qualification', ['10000007999'], []],
    ['one of several numbers', ['20000014000', '10000007000'], []],
    ['the eight digits alone', ['10000007'], []],
    ['another number', ['20000014000'], ['NihiiDiffers']],
  ])('compares the NIHII number with %s', (_, nihii, warnings) => {
    expect(judge({}, nihii).warnings).toEqual(warnings);
  });

  it('reports the organisation as not recognised when an asserted number is missing', () => {
    const group = createClaimsTable().claimsFor({
      quality: 'groupofnurses',
      ssin: null,
      organisation: '00000196',
    });
    const missing = 'urn:be:fgov:ehealth:1.0:groupofnurses:nihii-number';
    const back = [...group.asserted, ...group.designators]
      .filter(({ uri }) => uri !== missing)
      .map(({ uri }) =>
        attribute(
          uri,
          uri.endsWith(':boolean') ? 'true' : uri.endsWith('11') ? '00000196000' : '00000196',
        ),
      );
    const judgement = validateAssertion(
      { ...token, attributes: back },
      { claims: group, holderOfKey: certificate, expectedNihii: ['10000007000'] },
      limits,
      now,
    );
    expect(judgement).toEqual({
      recognition: { recognised: false, failing: [missing] },
      warnings: [],
    });
  });
});
