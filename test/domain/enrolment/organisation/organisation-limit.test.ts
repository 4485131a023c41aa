import { describe, expect, it } from 'vitest';
import {
  organisationLimit,
  typeOfOrganisation,
} from '../../../../plugin/domain/enrolment/organisation/organisation-limit.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `APP${String(index)}`);

describe('certificates of an organisation', () => {
  it.each([
    [0, 'free'],
    [7, 'free'],
    [8, 'few-left'],
    [9, 'few-left'],
    [10, 'reached'],
    [12, 'reached'],
  ] as const)('returns for %i of them: %s', (count, limit) => {
    expect(organisationLimit(ids(count))).toBe(limit);
  });
});

describe('type of an organisation', () => {
  const type = (pattern: string | null) => ({
    names: { fr: 'X' },
    type: 'CBE',
    pattern,
    checkDigitAlgorithms: [],
    baseServices: [],
  });
  const of = (id: string, pattern: string | null) =>
    typeOfOrganisation({ type: 'CBE', id }, [type(pattern)])?.type;

  it('returns the one of that name whose pattern fits the whole number', () => {
    expect(of('0000000097', '[0-9]{10}')).toBe('CBE');
    expect(of('00000000971', '[0-9]{10}')).toBeUndefined();
    expect(of('97', '[0-9]|97')).toBe('CBE');
    expect(typeOfOrganisation({ type: 'EHP', id: '1' }, [type(null)])).toBeUndefined();
  });

  it('refuses nothing by a pattern that is absent or cannot be read', () => {
    expect(of('97', null)).toBe('CBE');
    expect(of('97', '[0-9')).toBe('CBE');
    expect(of('9'.repeat(41), null)).toBeUndefined();
  });
});
