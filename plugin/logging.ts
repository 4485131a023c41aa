import { PluginError } from './errors.ts';

/** What may be kept and logged of a failed run: anything else an error says may hold an address, a name or a number. */
export interface ErrorSummary {
  /** Our code, a system's (ECONNREFUSED), else the error's class. */
  readonly problem: string;
  /** Where it was thrown, as file and line; without the message. */
  readonly frames: readonly string[];
}

/** Reduces an error to what identifies no person. Messages of our own errors are safe, but those of their causes are not. */
export function errorSummary(error: unknown): ErrorSummary {
  if (!(error instanceof Error)) return { problem: 'Error', frames: [] };
  return { problem: problemOf(error), frames: framesOf(error) };
}

function problemOf(error: Error): string {
  if (error instanceof PluginError) return error.code;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code)) return code;
  return /^[A-Za-z]\w{0,63}$/.test(error.name) ? error.name : 'Error';
}

function framesOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
}

/** Structured log; details never hold a secret or a full national number. pino fits as it is. */
export interface HostLog {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
