import { brusselsMidnight } from '../../time/calendar-days.ts';

/*
 * When an end of validity becomes urgent. Lists count and sort in the database, the verdict judges one keystore: both take
 * their limits from here, so that a list never shows a certificate in another colour than its own page.
 */

/** From this many calendar days before its end a certificate counts as unusable: too late to renew without a gap. */
export const criticalDays = 7;

/** Limits for one instant; an end of validity *before* a limit falls under it. */
export interface UrgencyCutoffs {
  /** Ends at this instant or before: over. RFC 5280 counts `notAfter` in; a session that begins then would be void at once. */
  readonly expired: Date;
  /** Ends before this: at most {@link criticalDays} calendar days are left. */
  readonly critical: Date;
  /** Ends before this: within the renewal window. Never before `critical`. */
  readonly window: Date;
}

/**
 * Draws the limits for `now`. Days are calendar days in Europe/Brussels: what ends next Tuesday is as urgent at noon as it
 * was at breakfast, and a certificate changes colour at midnight, not at an odd minute.
 */
export function urgencyCutoffs(now: Date, renewalWindowDays: number): UrgencyCutoffs {
  return {
    expired: now,
    critical: brusselsMidnight(now, criticalDays + 1),
    window: brusselsMidnight(now, Math.max(criticalDays, renewalWindowDays) + 1),
  };
}
