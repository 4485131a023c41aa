import type { Language } from '../host.ts';
import { errors as deErrors } from './de/errors.ts';
import { sessionErrors as deSessionErrors } from './de/errors-session.ts';
import { renewalErrors as deRenewalErrors } from './de/errors-renewal.ts';
import { findings as deFindings } from './de/findings.ts';
import { practiceScreens as dePracticeScreens } from './de/practice-screens.ts';
import { renewalScreens as deRenewalScreens } from './de/renewal-screens.ts';
import { renewal as deRenewal } from './de/renewal.ts';
import { screens as deScreens } from './de/screens.ts';
import { sessionScreens as deSessionScreens } from './de/session-screens.ts';
import { sessions as deSessions } from './de/sessions.ts';
import { trustScreens as deTrustScreens } from './de/trust-screens.ts';
import { web as deWeb } from './de/web.ts';
import { errors as enErrors } from './en/errors.ts';
import { sessionErrors as enSessionErrors } from './en/errors-session.ts';
import { renewalErrors as enRenewalErrors } from './en/errors-renewal.ts';
import { findings as enFindings } from './en/findings.ts';
import { practiceScreens as enPracticeScreens } from './en/practice-screens.ts';
import { renewalScreens as enRenewalScreens } from './en/renewal-screens.ts';
import { renewal as enRenewal } from './en/renewal.ts';
import { screens as enScreens } from './en/screens.ts';
import { sessionScreens as enSessionScreens } from './en/session-screens.ts';
import { sessions as enSessions } from './en/sessions.ts';
import { trustScreens as enTrustScreens } from './en/trust-screens.ts';
import { web as enWeb } from './en/web.ts';
import { formatsFor } from './format.ts';
import { errors as frErrors } from './fr/errors.ts';
import { sessionErrors as frSessionErrors } from './fr/errors-session.ts';
import { renewalErrors as frRenewalErrors } from './fr/errors-renewal.ts';
import { findings as frFindings } from './fr/findings.ts';
import { practiceScreens as frPracticeScreens } from './fr/practice-screens.ts';
import { renewalScreens as frRenewalScreens } from './fr/renewal-screens.ts';
import { renewal as frRenewal } from './fr/renewal.ts';
import { screens as frScreens } from './fr/screens.ts';
import { sessionScreens as frSessionScreens } from './fr/session-screens.ts';
import { sessions as frSessions } from './fr/sessions.ts';
import { trustScreens as frTrustScreens } from './fr/trust-screens.ts';
import { web as frWeb } from './fr/web.ts';
import { errors as nlErrors } from './nl/errors.ts';
import { sessionErrors as nlSessionErrors } from './nl/errors-session.ts';
import { renewalErrors as nlRenewalErrors } from './nl/errors-renewal.ts';
import { findings as nlFindings } from './nl/findings.ts';
import { practiceScreens as nlPracticeScreens } from './nl/practice-screens.ts';
import { renewalScreens as nlRenewalScreens } from './nl/renewal-screens.ts';
import { renewal as nlRenewal } from './nl/renewal.ts';
import { screens as nlScreens } from './nl/screens.ts';
import { sessionScreens as nlSessionScreens } from './nl/session-screens.ts';
import { sessions as nlSessions } from './nl/sessions.ts';
import { trustScreens as nlTrustScreens } from './nl/trust-screens.ts';
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
  ...frRenewalErrors,
  ...frRenewal,
  ...frRenewalScreens,
  ...frPracticeScreens,
  ...frTrustScreens,
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
    ...nlRenewalErrors,
    ...nlRenewal,
    ...nlRenewalScreens,
    ...nlPracticeScreens,
    ...nlTrustScreens,
  },
  de: {
    ...deErrors,
    ...deSessionErrors,
    ...deFindings,
    ...deScreens,
    ...deSessionScreens,
    ...deSessions,
    ...deWeb,
    ...deRenewalErrors,
    ...deRenewal,
    ...deRenewalScreens,
    ...dePracticeScreens,
    ...deTrustScreens,
  },
  en: {
    ...enErrors,
    ...enSessionErrors,
    ...enFindings,
    ...enScreens,
    ...enSessionScreens,
    ...enSessions,
    ...enWeb,
    ...enRenewalErrors,
    ...enRenewal,
    ...enRenewalScreens,
    ...enPracticeScreens,
    ...enTrustScreens,
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
