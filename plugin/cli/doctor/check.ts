import { PluginError } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import { translator } from '../../i18n/index.ts';

/** One check. A warning does not keep the plugin from running. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'failed';
  readonly found: string;
  /** What to do; null when nothing is to be done. */
  readonly remedy: string | null;
}

/** A coded error as a failed check, with the remedy from the catalogue; a bug passes. */
export function failedCheck(name: string, error: unknown): Check {
  if (!(error instanceof PluginError)) throw error;
  const { remedy } = errorText(error, translator('en'));
  return { name, status: 'failed', found: `${error.code}: ${error.message}`, remedy };
}
