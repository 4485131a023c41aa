/** Wrong usage of a command: told on standard error, exit status 255. */
export class UsageError extends Error {}

/** Runs a parser of arguments (node:util parseArgs): what it refuses is wrong usage. */
export function orWrongUsage<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong usage');
  }
}
