import { PluginError } from '../errors.ts';
import { errorText } from '../i18n/error-text.ts';
import { translator } from '../i18n/index.ts';

/** What a command talks to; the process's own streams, or a test's. */
export interface CliIo {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
}

/** Wrong usage of a command: said on standard error with the usage, exit status 255. */
export class UsageError extends Error {}

/** Runs a parser of arguments (node:util parseArgs): what it refuses is wrong usage. */
export function orWrongUsage<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong usage');
  }
}

/**
 * Answers --help, or runs a command. What an operator can fix becomes a line on standard error that says what is wrong, one
 * that says what to do, and exit status 1; wrong usage shows the usage, 255. Bugs pass.
 */
export async function runCommand(
  args: readonly string[],
  io: CliIo,
  usage: string,
  work: () => Promise<number>,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(usage);
    return 0;
  }
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`trousseau: ${error.message}\n\n${usage}`);
      return 255;
    }
    if (error instanceof PluginError) {
      const { remedy } = errorText(error, translator('en'));
      io.stderr.write(`trousseau: ${error.code}: ${error.message}\n  -> ${remedy}\n`);
      return 1;
    }
    if (!isSystemError(error)) throw error;
    const { message } = error;
    io.stderr.write(
      `trousseau: ${message}\n  -> Fix the option named above, such as --port or --address.\n`,
    );
    return 1;
  }
}

/** Port taken, address unknown: for the operator to fix, not a bug. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
