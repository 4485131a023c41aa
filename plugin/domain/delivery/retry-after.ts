import { dayInMilliseconds } from '../time/duration.ts';

/** Longer than that is no pause: the tries of a message last about as long. */
const longestMs = 7 * dayInMilliseconds;

/**
 * The instant that a header Retry-After names, as seconds or as a date (RFC 9110, 10.2.3); at most a week ahead. null without one,
 * and for what is neither.
 */
export function retryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? '';
  const wanted = /^\d+$/.test(text) ? now.getTime() + Number(text) * 1000 : httpDate(text);
  return Number.isNaN(wanted)
    ? null
    : new Date(Math.min(Math.max(wanted, now.getTime()), now.getTime() + longestMs));
}

/** Only the forms of HTTP, which all begin with a day of the week: Date.parse alone reads almost anything. */
function httpDate(text: string): number {
  return /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
}
