import type { Catalogue, MessageKey } from './catalogue.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { formatsFor } from './format.ts';
import { fr } from './fr/index.ts';
import type { Language } from './language.ts';
import { languages } from './language.ts';
import { nl } from './nl/index.ts';

export type { Catalogue, MessageKey } from './catalogue.ts';
export { formatsFor } from './format.ts';
export type { Formats } from './format.ts';
export { languages } from './language.ts';
export type { Language } from './language.ts';

export const catalogues: Readonly<Record<Language, Catalogue>> = { fr, nl, de, en };

type TextParams = Readonly<Record<string, string | number>>;

/** Gives a text of one language, which it names for what depends on more than a key: plurals, dates. */
export interface Translate {
  (key: MessageKey, params?: TextParams): string;
  readonly language: Language;
}

/** Narrowing for keys put together at run time, such as `error.${code}.message`. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(fr, key);
}

/**
 * Texts in one language. `{name}` becomes the parameter of that name, numbers written the language's way; a placeholder
 * without a parameter stays as it is, and so does an unknown key: an odd word on a page is better than no page.
 */
export function translator(language: Language): Translate {
  const catalogue: Readonly<Record<string, string>> = catalogues[language];
  const { formatNumber } = formatsFor(language);
  const translate = (key: MessageKey, params: TextParams = {}) =>
    (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) return placeholder;
      return typeof value === 'number' ? formatNumber(value) : value;
    });
  return Object.assign(translate, { language });
}

/** The plugin's language for a locale such as "nl-BE"; undefined when it is none of ours. */
export function languageOf(locale: string): Language | undefined {
  const primary = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary);
}
