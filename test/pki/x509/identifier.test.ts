import { describe, expect, it } from 'vitest';
import {
  isCbe,
  isNihii,
  isSsin,
  maskIdentifier,
  parseIdentifier,
} from '../../../plugin/pki/x509/identifier.ts';
import type { HolderKind } from '../../../plugin/pki/x509/identifier.ts';

describe('check digits', () => {
  it.each([
    ['00000000097', true],
    ['00000000196', true],
    ['00000000029', true],
    ['00000000128', true],
    ['00200000043', true],
    ['00200000072', true],
    ['00400000086', true],
    ['00400000018', true],
    ['00000000000', false],
    ['00000000098', false],
    ['0000000097', false],
  ])('checks the national number %s with the result %s', (digits, fits) => {
    expect(isSsin(digits)).toBe(fits);
  });

  it.each([
    ['00000097', true],
    ['00000089', true],
    ['00000196', true],
    ['00000188', true],
    ['00000097001', true],
    ['00000000', false],
    ['00000098', false],
    ['000000970', false],
  ])('checks the NIHII number %s with the result %s', (digits, fits) => {
    expect(isNihii(digits)).toBe(fits);
  });

  it.each([
    ['0000000097', true],
    ['0000000196', true],
    ['0809394427', true],
    ['0809394428', false],
    ['809394427', false],
  ])('checks the enterprise number %s with the result %s', (digits, fits) => {
    expect(isCbe(digits)).toBe(fits);
  });
});

describe('parseIdentifier', () => {
  it.each<[HolderKind, string, string]>([
    ['person', '00.00.00-000.97', '00000000097'],
    ['person', ' 00 00 00 000 97 ', '00000000097'],
    ['person', '0000000097', '00000000097'],
    ['group', '000000-97-001', '00000097'],
    ['group', '0/00000/97', '00000097'],
    ['company', 'BE 0809.394.427', '0809394427'],
    ['company', 'be809394427', '0809394427'],
    ['company', '809.394.427', '0809394427'],
    ['person', '０００００００００97', '00000000097'],
  ])('reads, for a %s, "%s" as %s', (kind, typed, identifier) => {
    expect(parseIdentifier(kind, typed)).toEqual({ ok: true, identifier });
  });

  it.each<[HolderKind, string, string]>([
    ['person', ' . ', 'Empty'],
    ['person', '00000000O97', 'Characters'],
    ['person', 'BE00000000097', 'Characters'],
    ['person', '000000000970', 'Length'],
    ['group', '000000970', 'Length'],
    ['company', '08093944270', 'Length'],
    ['person', '00000000098', 'CheckDigit'],
    ['group', '00000098001', 'CheckDigit'],
    ['company', '0809394428', 'CheckDigit'],
  ])('rejects, for a %s, "%s" with the reason %s', (kind, typed, reason) => {
    expect(parseIdentifier(kind, typed)).toEqual({ ok: false, reason });
  });
});

it('shows no more than the last three digits of an identifier', () => {
  expect(maskIdentifier('00000000196')).toBe('…196');
});
