import type { Response } from 'express';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { Language } from '../../i18n/language.ts';
import { localsOf } from '../middleware/view-locals.ts';
import type { ViewLocals } from '../middleware/view-locals.ts';

type StemBefore<Suffix extends string> = MessageKey extends infer Key
  ? Key extends `${infer Stem}${Suffix}`
    ? Stem
    : never
  : never;

/** Keys that come as `<key>.one` and `<key>.other`. */
export type PluralKey = StemBefore<'.one'> & StemBefore<'.other'>;

/** What every screen draws with: language, links, and somebody who asks. */
export type PageLocals = Omit<ViewLocals, 'actor'> & { readonly actor: Actor };

/** Reads the locals; refuses with ERR_SESSION_REQUIRED when nobody is known, so that no screen is ever drawn for nobody. */
export function pageLocals(res: Response): PageLocals {
  const { actor, ...locals } = localsOf(res);
  if (actor === null) throw new PluginError('ERR_SESSION_REQUIRED', 'no actor on a screen');
  return { ...locals, actor };
}

// Made once: a page asks a hundred times, and making them is what costs
const pluralRules: Readonly<Record<Language, Intl.PluralRules>> = {
  fr: new Intl.PluralRules('fr'),
  nl: new Intl.PluralRules('nl'),
  de: new Intl.PluralRules('de'),
  en: new Intl.PluralRules('en'),
};

/** Picks `.one` or `.other` by the rules of the language: zero is singular in French, plural elsewhere. */
export function plural(
  page: Pick<PageLocals, 't' | 'language'>,
  key: PluralKey,
  count: number,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const form = pluralRules[page.language].select(count) === 'one' ? 'one' : 'other';
  return page.t(`${key}.${form}`, { ...params, count });
}
