import type { MessageKey, Translate } from './index.ts';
import type { Language } from './language.ts';

type StemBefore<Suffix extends string> = MessageKey extends infer Key
  ? Key extends `${infer Stem}${Suffix}`
    ? Stem
    : never
  : never;

/** Keys that come as `<key>.one` and `<key>.other`. */
export type PluralKey = StemBefore<'.one'> & StemBefore<'.other'>;

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  fr: new Intl.PluralRules('fr'),
  nl: new Intl.PluralRules('nl'),
  de: new Intl.PluralRules('de'),
  en: new Intl.PluralRules('en'),
};

/** The form that a count takes in a language (CLDR): zero is singular in French, plural elsewhere. */
export function pluralForm(language: Language, count: number): 'one' | 'other' {
  return rules[language].select(count) === 'one' ? 'one' : 'other';
}

/** The text of `<key>.one` or `<key>.other`, with the count as `{count}`. */
export function plural(
  { t }: { readonly t: Translate },
  key: PluralKey,
  count: number,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return t(`${key}.${pluralForm(t.language, count)}`, { ...params, count });
}
