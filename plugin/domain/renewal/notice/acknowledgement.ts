import { compareSeverity } from './expiry-threshold.ts';
import type { Notice } from './notice.ts';

/**
 * Whether this notice was acknowledged: itself, or an earlier step of the same matter that was as grave (rules.md 9.3: until
 * severity rises). Nothing is graver than critical, so that each critical step has to be acknowledged again: else a user who did so a week
 * before the end would not see on screen that it came.
 *
 * `former`: every notice of the same certificate, in any order.
 */
export function isAcknowledged(notice: Notice, former: readonly Notice[]): boolean {
  if (notice.acknowledgedAt !== null) return true;
  if (notice.severity === 'critical') return false;
  const before = former.find(
    (one) =>
      one.cause === notice.cause &&
      one.end === 'Superseded' &&
      one.endedAt?.getTime() === notice.raisedAt.getTime() &&
      one.raisedAt < notice.raisedAt,
  );
  return (
    before !== undefined &&
    compareSeverity(before.severity, notice.severity) >= 0 &&
    isAcknowledged(before, former)
  );
}
