import type { PluginError } from '../errors.ts';
import { isMessageKey } from './index.ts';
import type { MessageKey, Translate } from './index.ts';

export interface ErrorText {
  /** What happened. */
  readonly message: string;
  /** The one thing to do about it. */
  readonly remedy: string;
}

/**
 * What a person reads about an error: on the error page, in a form's summary, in problem details. A file that is no
 * keystore is named for what it looks like (`params.kind`), a number that is refused for what is wrong with it
 * (`params.problem`).
 */
export function errorText(error: Pick<PluginError, 'code' | 'params'>, t: Translate): ErrorText {
  const { code, params } = error;
  const first = (keys: readonly string[], otherwise: MessageKey): string =>
    t(keys.find(isMessageKey) ?? otherwise, params);
  const problem = `error.${code}.problem.${String(params['problem'])}`;
  return {
    message: first(
      [`error.${code}.kind.${String(params['kind'])}`, problem],
      `error.${code}.message`,
    ),
    remedy: first([`${problem}.remedy`], `error.${code}.remedy`),
  };
}
