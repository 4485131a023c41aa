import { retryAt } from '../time/backoff.ts';
import { dayInMilliseconds, hourInMilliseconds, minuteInMilliseconds } from '../time/duration.ts';

const secondInMilliseconds = 1_000;

/** After this time without a certificate a person has to ask eHealth (rules.md 9.2). */
const longestWait = 10 * dayInMilliseconds;

/**
 * When eHealth is asked for a certificate again (rules.md 9.2): every 10 seconds for 2 minutes, then every 5 minutes for an hour, then
 * hourly; null after 10 days, counted from `counted` where that is later. eHealth wants no two questions within 10 seconds.
 */
export function nextQuestionAt(
  submittedAt: Date,
  now: Date,
  counted: Date = submittedAt,
): Date | null {
  const age = now.getTime() - submittedAt.getTime();
  if (now.getTime() - Math.max(submittedAt.getTime(), counted.getTime()) >= longestWait)
    return null;
  if (age < 2 * minuteInMilliseconds) return later(now, 10 * secondInMilliseconds);
  if (age < 62 * minuteInMilliseconds) return later(now, 5 * minuteInMilliseconds);
  return later(now, hourInMilliseconds);
}

/** Quick retries within one act, then the hours of {@link retryAt}. */
const quickRetries = [10 * secondInMilliseconds, minuteInMilliseconds, 5 * minuteInMilliseconds];

/** When a step that found no service is tried again; `failures` in a row, the last one counted. */
export function nextTryAt(failures: number, now: Date): Date {
  const quick = quickRetries[failures - 1];
  return quick === undefined ? retryAt(failures - quickRetries.length, now) : later(now, quick);
}

/** eHealth may date a certificate ahead: it is used a minute after its begin (registration.md section 5). */
export const usableAt = (notBefore: Date): Date => later(notBefore, minuteInMilliseconds);

const later = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);
