import { languages } from '../../plugin/i18n/language.ts';
import type { Language } from '../../plugin/i18n/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { DemoKey } from './fr.ts';
import { nl } from './nl.ts';

export type { DemoKey } from './fr.ts';

export type Translate = (
  key: DemoKey,
  params?: Readonly<Record<string, string | number>>,
) => string;

const texts: Readonly<Record<Language, Readonly<Record<DemoKey, string>>>> = { fr, nl, de, en };

/** Texts of the demo host; a placeholder without a value stays as it is, so that the mistake shows. */
export function translator(language: Language): Translate {
  return (key, params = {}) =>
    texts[language][key].replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
      String(params[name] ?? placeholder),
    );
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** As POSIX has it: the first of LC_ALL, LC_MESSAGES and LANG that is set; French for another language, as the demo's practice. */
export function systemLanguage(
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const names = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']];
  const code = names
    .find((name) => name !== undefined && name !== '')
    ?.slice(0, 2)
    .toLowerCase();
  return isLanguage(code) ? code : 'fr';
}
