import type { PluginError, PluginErrorCode } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { PageLocals } from './page-locals.ts';

/** A refusal as the form shows it: at the top, and next to the field that can fix it. */
export interface FormErrorView {
  /** Heading of the summary: something to correct, or only to wait for. */
  readonly title: string;
  /** Id of the field; null when no field is to blame. */
  readonly field:
    | 'file'
    | 'password'
    | 'next'
    | 'confirmation'
    | 'identifier'
    | 'number'
    | 'title'
    | 'text'
    | null;
  readonly message: string;
  readonly remedy: string;
  /** Where the remedy is done, if not on this form. */
  readonly way?: { readonly text: string; readonly href: string } | null;
}

/** Codes that come back into the form; everything else goes to the error page. */
const fieldOf: Partial<Record<PluginErrorCode, FormErrorView['field']>> = {
  ERR_KEYSTORE_PASSWORD: 'password',
  ERR_KEYSTORE_CONTENT_PASSWORD: 'password',
  ERR_KEYSTORE_UNSUPPORTED: 'file',
  ERR_KEYSTORE_DAMAGED: 'file',
  ERR_KEYSTORE_NOT_PKCS12: 'file',
  ERR_KEYSTORE_TOO_COSTLY: 'file',
  ERR_KEYSTORE_TOO_LARGE: 'file',
  ERR_KEYSTORE_NOT_REWRITABLE: null,
  ERR_PASSWORD_UNSUITABLE: 'next',
  ERR_KEYSTORE_BUSY: null,
  ERR_LETTER_KEYS_NONE: null,
  ERR_FILE_MISSING: 'file',
  ERR_UPLOAD_TOO_LARGE: 'file',
  ERR_TRUST_ARCHIVE_INVALID: 'file',
  ERR_TRUST_LIST_INVALID: 'file',
  ERR_IDENTIFIER_INVALID: 'identifier',
  ERR_FORM_INVALID: null,
  ERR_RATE_LIMITED: null,
};

/** undefined when the error is not one that filling in the form again could fix. */
export function formErrorView(
  page: Pick<PageLocals, 't'>,
  error: PluginError,
): FormErrorView | undefined {
  const known = fieldOf[error.code];
  if (known === undefined) return undefined;
  const field = error.params['problem'] === 'Confirmation' ? 'confirmation' : known;
  const isPassing = error.code === 'ERR_KEYSTORE_BUSY' || error.code === 'ERR_RATE_LIMITED';
  const title = page.t(isPassing ? 'errorTitle.wait' : 'form.error.title');
  return { title, field, ...errorText(error, page.t) };
}
