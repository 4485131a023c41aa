import { pino } from 'pino';
import type { Logger } from 'pino';

/** Everything that could hold a secret, anywhere in a log line. */
const redact = {
  paths: [
    'token',
    'password',
    'secret',
    '*.token',
    '*.password',
    '*.secret',
    '*.headers',
    '*.body',
  ],
  censor: '[hidden]',
};

/**
 * The log of the module running alone: a JSON object a line. What is named like a secret is hidden on its way out, should a line
 * ever hold one; a secret under another name is not found.
 */
export function createLog(write: (line: string) => void): Logger {
  return pino({ level: 'info', redact }, { write });
}
