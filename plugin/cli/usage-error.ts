/** Wrong usage of a command: told on standard error, exit status 255. */
export class UsageError extends Error {}
