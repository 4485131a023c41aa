import type { PluginError, SupportNote } from '../errors.ts';
import { isMessageKey } from './index.ts';
import type { MessageKey, Translate } from './index.ts';
import { pluralForm } from './plural.ts';

export interface ErrorText {
  /** What happened. */
  readonly message: string;
  /** The one thing to do about it. */
  readonly remedy: string;
}

/**
 * What a person reads about an error: on the error page, in a form's summary, in problem details. A file that is no
 * keystore is named for what it looks like (`params.kind`), a refused number or answer for what is wrong with it
 * (`params.problem`); a count that is known (tries left, seconds) is said, under `error.<code>.<param>.one` or `.other`.
 */
export function errorText(error: Pick<PluginError, 'code' | 'params'>, t: Translate): ErrorText {
  const { code, params } = error;
  const first = (keys: readonly string[], otherwise: MessageKey): string =>
    t(keys.find(isMessageKey) ?? otherwise, params);
  const variants = [
    `error.${code}.problem.${String(params['problem'])}`,
    ...Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'number' ? [`error.${code}.${name}.${pluralForm(t.language, value)}`] : [],
    ),
  ];
  return {
    message: first(
      [`error.${code}.kind.${String(params['kind'])}`, ...variants],
      `error.${code}.message`,
    ),
    remedy: first(
      variants.map((variant) => `${variant}.remedy`),
      `error.${code}.remedy`,
    ),
  };
}

/** What another system said, in the reader's language where it gave its words in several. */
export function supportText(note: SupportNote | null, t: Translate): SupportNote | null {
  if (note?.texts === undefined) return note;
  const { texts, ...rest } = note;
  return { ...rest, text: texts[t.language] ?? note.text };
}
