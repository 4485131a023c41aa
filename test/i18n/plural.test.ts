import { describe, expect, it } from 'vitest';
import { errorText } from '../../plugin/i18n/error-text.ts';
import { translator } from '../../plugin/i18n/index.ts';
import { languages } from '../../plugin/i18n/language.ts';
import { plural, pluralForm } from '../../plugin/i18n/plural.ts';

describe('pluralForm', () => {
  it.each([
    ['fr', 0, 'one'],
    ['fr', 1, 'one'],
    ['fr', 1.5, 'one'],
    ['fr', 2, 'other'],
    ['nl', 0, 'other'],
    ['de', 0, 'other'],
    ['en', 0, 'other'],
    ['en', 1, 'one'],
    ['en', 21, 'other'],
  ] as const)('returns for %s and %d: %s', (language, count, form) => {
    expect(pluralForm(language, count)).toBe(form);
  });
});

describe('plural', () => {
  it.each(languages)(
    'returns in %s different texts for one and for many, with the count',
    (language) => {
      const t = translator(language);
      const many = plural({ t }, 'digest.more', 3);
      expect(many).toContain('3');
      expect(plural({ t }, 'digest.more', 1)).not.toBe(many.replace('3', '1'));
    },
  );
});

it('selects the plural form of the language for the count of an error', () => {
  const error = { code: 'ERR_STS_CLOCK', params: { seconds: 0 } } as const;
  expect(errorText(error, translator('fr')).message).toContain('0 seconde ');
  expect(errorText(error, translator('en')).message).toContain('0 seconds');
});
