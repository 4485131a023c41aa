import type { Language } from '../host.ts';
import { errors as deErrors } from './de/errors.ts';
import { sessionErrors as deSessionErrors } from './de/errors-session.ts';
import { findings as deFindings } from './de/findings.ts';
import { screens as deScreens } from './de/screens.ts';
import { sessionScreens as deSessionScreens } from './de/session-screens.ts';
import { sessions as deSessions } from './de/sessions.ts';
import { web as deWeb } from './de/web.ts';
import { errors as enErrors } from './en/errors.ts';
import { sessionErrors as enSessionErrors } from './en/errors-session.ts';
import { findings as enFindings } from './en/findings.ts';
import { screens as enScreens } from './en/screens.ts';
import { sessionScreens as enSessionScreens } from './en/session-screens.ts';
import { sessions as enSessions } from './en/sessions.ts';
import { web as enWeb } from './en/web.ts';
import { formatsFor } from './format.ts';
import { errors as frErrors } from './fr/errors.ts';
import { sessionErrors as frSessionErrors } from './fr/errors-session.ts';
import { findings as frFindings } from './fr/findings.ts';
import { screens as frScreens } from './fr/screens.ts';
import { sessionScreens as frSessionScreens } from './fr/session-screens.ts';
import { sessions as frSessions } from './fr/sessions.ts';
import { web as frWeb } from './fr/web.ts';
import { errors as nlErrors } from './nl/errors.ts';
import { sessionErrors as nlSessionErrors } from './nl/errors-session.ts';
import { findings as nlFindings } from './nl/findings.ts';
import { screens as nlScreens } from './nl/screens.ts';
import { sessionScreens as nlSessionScreens } from './nl/session-screens.ts';
import { sessions as nlSessions } from './nl/sessions.ts';
import { web as nlWeb } from './nl/web.ts';

export { formatsFor } from './format.ts';
export type { Formats } from './format.ts';

const fr = {
  ...frErrors,
  ...frSessionErrors,
  ...frFindings,
  ...frScreens,
  ...frSessionScreens,
  ...frSessions,
  ...frWeb,
} as const;

/** Every text of the plugin. French is the reference: the other languages have exactly its keys, or do not compile. */
export type MessageKey = keyof typeof fr;
export type Catalogue = Readonly<Record<MessageKey, string>>;

export const catalogues: Readonly<Record<Language, Catalogue>> = {
  fr,
  nl: {
    ...nlErrors,
    ...nlSessionErrors,
    ...nlFindings,
    ...nlScreens,
    ...nlSessionScreens,
    ...nlSessions,
    ...nlWeb,
  },
  de: {
    ...deErrors,
    ...deSessionErrors,
    ...deFindings,
    ...deScreens,
    ...deSessionScreens,
    ...deSessions,
    ...deWeb,
  },
  en: {
    ...enErrors,
    ...enSessionErrors,
    ...enFindings,
    ...enScreens,
    ...enSessionScreens,
    ...enSessions,
    ...enWeb,
  },
};

export const languages = ['fr', 'nl', 'de', 'en'] as const satisfies readonly Language[];

type TextParams = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: TextParams) => string;

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
  return (key, params = {}) =>
    (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) return placeholder;
      return typeof value === 'number' ? formatNumber(value) : value;
    });
}

/** The plugin's language for a locale such as "nl-BE"; undefined when it is none of ours. */
export function languageOf(locale: string): Language | undefined {
  const primary = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary);
}
