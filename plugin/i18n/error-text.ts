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
 * keystore is named for what it looks like (`params.kind`).
 */
export function errorText(error: Pick<PluginError, 'code' | 'params'>, t: Translate): ErrorText {
  const kindKey = `error.${error.code}.kind.${String(error.params['kind'])}`;
  const messageKey: MessageKey = isMessageKey(kindKey) ? kindKey : `error.${error.code}.message`;
  return {
    message: t(messageKey, error.params),
    remedy: t(`error.${error.code}.remedy`, error.params),
  };
}
