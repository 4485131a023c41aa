import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import { brusselsInstant, brusselsTime, calendarDaysUntil } from '../../time/brussels-time.ts';
import { noticeSeverities } from './notice.ts';
import type { Notice, NoticeCause, NoticeSeverity } from './notice.ts';

/** Days before the end at which a notice is raised (rules.md 9.3); after it, every week. */
const thresholds = [90, 60, 30, 14, 7, 3, 1, 0] as const;
const daysPerWeek = 7;

/**
 * From this many days before the end the holder is asked whether they can sign: what a municipality needs for a card, or for a certificate
 * on it, comes before the first of these steps.
 */
export const readinessDays = 100;

/** The Belgian midnight from which that is asked. */
export const readinessAt = (notAfter: Date): Date =>
  brusselsInstant(brusselsTime(notAfter).day - readinessDays, 0);

/** The step that holds at an instant, counted in Belgian calendar days; null: the end is further off than the first. */
export function expiryThreshold(notAfter: Date, now: Date): number | null {
  const daysLeft = calendarDaysUntil(now, notAfter);
  if (daysLeft < 0) return stepAfter(daysLeft);
  return thresholds.findLast((threshold) => daysLeft <= threshold) ?? null;
}

/** The Belgian midnight at which the next step begins; always later than `now`. */
export function nextThresholdAt(notAfter: Date, now: Date): Date {
  const daysLeft = calendarDaysUntil(now, notAfter);
  const next = thresholds.find((threshold) => threshold < daysLeft);
  return brusselsInstant(
    brusselsTime(notAfter).day - (next ?? stepAfter(Math.min(daysLeft, 0)) - daysPerWeek),
    0,
  );
}

/** 0 for the first days after the end, -7 from a week after it on, and so forth. */
function stepAfter(daysLeft: number): number {
  return 0 - daysPerWeek * Math.floor(-daysLeft / daysPerWeek);
}

/** How loud a step is. */
export function expirySeverity(step: number, environment: Environment | null): NoticeSeverity {
  return forEnvironment(step > 30 ? 'info' : step > 7 ? 'warning' : 'critical', environment);
}

const causeSeverity: Readonly<Record<Exclude<NoticeCause, 'Expiry'>, NoticeSeverity>> = {
  Revoked: 'critical',
  RequestRefused: 'critical',
  WeakKey: 'warning',
  WrongEnvironment: 'warning',
  NotCompleted: 'warning',
  NoEncryptionKey: 'warning',
  OtherFilePublished: 'warning',
  EtkNotActivated: 'warning',
  IssuerEndsFirst: 'warning',
  RequestPending: 'warning',
  Readiness: 'info',
};

export function severityOf(
  cause: Exclude<NoticeCause, 'Expiry'>,
  environment: Environment | null,
): NoticeSeverity {
  return forEnvironment(causeSeverity[cause], environment);
}

/** Negative when the first is the quieter one. */
export function compareSeverity(a: NoticeSeverity, b: NoticeSeverity): number {
  return noticeSeverities.indexOf(a) - noticeSeverities.indexOf(b);
}

/** By severity, then by age: the order of every list of notices. */
export function gravestFirst(
  a: Pick<Notice, 'severity' | 'raisedAt'>,
  b: Pick<Notice, 'severity' | 'raisedAt'>,
): number {
  return compareSeverity(b.severity, a.severity) || b.raisedAt.getTime() - a.raisedAt.getTime();
}

/** A test certificate blocks no real work: one severity lower. */
function forEnvironment(severity: NoticeSeverity, environment: Environment | null): NoticeSeverity {
  if (environment !== 'acceptance') return severity;
  return noticeSeverities[Math.max(noticeSeverities.indexOf(severity) - 1, 0)] ?? severity;
}
