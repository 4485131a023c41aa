import { errorCodes, errorStatus } from '../errors.ts';
import { errorText } from './error-text.ts';
import { translator } from './index.ts';

/**
 * The manual of error codes in Markdown, made from the English texts: what plugin/i18n/errors-manual.md must be
 * (`npm run generate` writes it, a test compares).
 */
export function errorManual(): string {
  const t = translator('en');
  const rows = errorCodes.map((code) => {
    const { message, remedy } = errorText({ code, params: {} }, t);
    return `| \`${code}\` | ${errorStatus[code]} | ${message} | ${remedy} |`;
  });
  return [
    '# Error codes',
    '',
    'Every error that Trousseau raises on purpose has one of these codes, on its error page, in the problem details of',
    'the JSON API and on the command line. Made by `npm run generate` from `plugin/errors.ts` and',
    '`plugin/i18n/en/errors.ts`; do not edit by hand. Words in braces are filled in.',
    '',
    '| code | HTTP | what happened | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
