import { hourInMilliseconds } from './duration.ts';

const longestWaitHours = 32;

/**
 * When something that failed for a technical reason is tried again: 1, 2, 4, 8, 16, 32 hours after the last failure, then every
 * 32 (rules.md 9.2). Waiting for a person is no failure and never comes here; a changed input asks for an immediate try by
 * itself. `failures`: in a row, the last one counted.
 */
export function retryAt(failures: number, lastFailureAt: Date): Date {
  const hours = Math.min(2 ** Math.max(failures - 1, 0), longestWaitHours);
  return new Date(lastFailureAt.getTime() + hours * hourInMilliseconds);
}
