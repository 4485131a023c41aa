import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameTextError, parseNameText } from '../../../plugin/pki/pkcs10/name-text.ts';

const types = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' } as const;
const named = (...parts: readonly (readonly [keyof typeof types, string])[]) =>
  parts.map(([type, value]) => [{ type: types[type], value }]);

const person = named(
  ['C', 'BE'],
  ['O', 'Federal Government'],
  ['OU', 'SSIN=00000000196'],
  ['OU', 'ALICE SIMULATED'],
  ['OU', 'eHealth-platform Belgium'],
  ['CN', 'SSIN=00000000196'],
);
const organization = named(
  ['C', 'BE'],
  ['O', 'Federal Government'],
  ['OU', 'SIMAPP'],
  ['OU', 'CBE=0000000097'],
  ['OU', 'NAME'],
  ['OU', 'eHealth-platform Belgium'],
  ['CN', 'CBE=0000000097, SIMAPP'],
);
const rest = 'OU=eHealth-platform Belgium,OU=NAME,OU=CBE\\=0000000097,OU=SIMAPP';

describe('parseNameText', () => {
  it.each([
    [
      'escaped equals signs',
      'CN=SSIN\\=00000000196,OU=eHealth-platform Belgium,OU=ALICE SIMULATED,OU=SSIN\\=00000000196,O=Federal Government,C=BE',
      person,
    ],
    [
      'plain equals signs, blanks after commas and small letters',
      'cn=SSIN=00000000196, ou=eHealth-platform Belgium, OU = ALICE SIMULATED ,OU=SSIN=00000000196, O=Federal Government, c=BE',
      person,
    ],
    [
      'the order of DER',
      'C=BE,O=Federal Government,OU=SSIN=00000000196,OU=ALICE SIMULATED,OU=eHealth-platform Belgium,CN=SSIN=00000000196',
      person,
    ],
    [
      'types by number',
      '2.5.4.3=SSIN=00000000196,OID.2.5.4.11=eHealth-platform Belgium,OU=ALICE SIMULATED,OU=SSIN=00000000196,O=Federal Government,C=BE',
      person,
    ],
    [
      'an application id behind an escaped comma',
      `CN=CBE\\=0000000097\\, SIMAPP,${rest},O=Federal Government,C=BE`,
      organization,
    ],
    [
      'an application id behind a bare comma',
      `CN=CBE=0000000097, SIMAPP,${rest},O=Federal Government,C=BE`,
      organization,
    ],
    [
      'a quoted value',
      `CN="CBE=0000000097, SIMAPP",${rest},O="Federal Government",C=BE`,
      organization,
    ],
  ])('returns the name of a text with %s', (_what, text, name) => {
    expect(parseNameText(text)).toEqual(name);
  });

  it.each([
    ['octets in hex', 'CN=Andr\\C3\\A9', 'André'],
    ['an escaped octet of ASCII', 'CN=a\\2Cb', 'a,b'],
    ['an escaped last blank', 'CN=a\\ ', 'a '],
    ['an escaped backslash before the last blank', 'CN=a\\\\ ', 'a\\'],
    ['an escaped quotation mark', 'CN=\\"A\\" B', '"A" B'],
    ['a plus sign in the middle', 'CN=A+B', 'A+B'],
    ['an unknown type after a comma', 'CN=A, XY=B', 'A, XY=B'],
    ['nothing in it', 'CN=', ''],
  ])('returns a value with %s', (_what, text, value) => {
    expect(parseNameText(text)).toEqual(named(['CN', value]));
  });

  it('keeps the attributes of one relative name together', () => {
    expect(parseNameText('CN=A+OU=B,C=BE')).toEqual([
      [{ type: types.C, value: 'BE' }],
      [
        { type: types.CN, value: 'A' },
        { type: types.OU, value: 'B' },
      ],
    ]);
  });

  it.each(['', 'nonsense', 'XY=1', '=A', ' '])('rejects %j', (text) => {
    expect(() => parseNameText(text)).toThrow(NameTextError);
  });

  it('returns any value that was escaped by RFC 4514', () => {
    const escaped = (value: string) =>
      value.replace(/[,+"\\<>;=#]/g, '\\$&').replace(/^ | $/g, '\\ ');
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
        (values) => {
          const trimmed = values.map((value) => value.replace(/[^\x20-\x7e]/g, 'x'));
          const text = trimmed.map((value) => `OU=${escaped(value)}`).join(',');
          expect(
            parseNameText(text)
              .flat()
              .map(({ value }) => value),
          ).toEqual(trimmed.reverse());
        },
      ),
    );
  });

  it('rejects or returns any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseNameText(`CN=${text}`);
        } catch (error) {
          expect(error).toBeInstanceOf(NameTextError);
        }
      }),
    );
  });
});
