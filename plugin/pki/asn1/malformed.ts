/**
 * Bytes that contradict the encoding or the structure they are read as. No answer for a user: the reader of a format makes
 * it the answer of its own subject (a damaged keystore, an unreadable list).
 */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/** More than the bounds set before reading: perhaps sound, but nothing that we read is that large. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
  /** What was counted, in plural: "levels", "elements". */
  readonly what: string;
  readonly limit: number;

  constructor(what: string, limit: number) {
    super(`more than ${limit} ${what}`);
    this.what = what;
    this.limit = limit;
  }
}
