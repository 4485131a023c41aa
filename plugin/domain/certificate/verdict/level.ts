import { brusselsMidnight } from '../../time/brussels-time.ts';
import type { Finding } from '../findings/finding.ts';
import type { CertificateSummary } from './summary.ts';

/*
 * The traffic light of a certificate and the limits in time behind it. The verdict judges one keystore by its findings, lists and
 * reports go by columns: both rules are here, so that a list never shows a certificate in another colour than its own page.
 * store/certificate/certificate-level.ts writes the rule for columns as SQL; a test holds it against {@link levelOfSummary}.
 */

/** Red, orange, green: the gravest first. */
export const certificateLevels = ['unusable', 'attention', 'ok'] as const;
export type CertificateLevel = (typeof certificateLevels)[number];

/** Sorts the gravest first. */
export function byLevel(a: CertificateLevel, b: CertificateLevel): number {
  return certificateLevels.indexOf(a) - certificateLevels.indexOf(b);
}

/** The level of a keystore from all its findings. */
export function levelOf(findings: readonly Finding[]): CertificateLevel {
  if (findings.some(({ severity }) => severity === 'error')) return 'unusable';
  const needsCare = ({ code, severity }: Finding) => severity === 'warning' || code === 'Expiring';
  return findings.some(needsCare) ? 'attention' : 'ok';
}

/** From this many calendar days before its end a certificate counts as unusable: too late to renew without a gap. */
export const criticalDays = 7;

/** Limits for one instant; an end of validity *before* a limit falls under it. */
export interface LevelCutoffs {
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
export function levelCutoffs(now: Date, renewalWindowDays: number): LevelCutoffs {
  return {
    expired: now,
    critical: brusselsMidnight(now, criticalDays + 1),
    window: brusselsMidnight(now, Math.max(criticalDays, renewalWindowDays) + 1),
  };
}

/**
 * The level from what is kept in columns, at the instant that the limits were drawn for: what no waiting changes, then the
 * validity, then a competitor. `hasCompetitor`: another valid file has the same holder key, which makes people choose the wrong one.
 */
export function levelOfSummary(
  summary: Pick<CertificateSummary, 'staticRank' | 'notBefore' | 'notAfter'>,
  hasCompetitor: boolean,
  { expired: now, critical, window }: LevelCutoffs,
): CertificateLevel {
  const { staticRank, notBefore, notAfter } = summary;
  if (staticRank < 2 || notAfter === null || new Date(notAfter) < critical) return 'unusable';
  if (notBefore !== null && new Date(notBefore) > now) return 'unusable';
  return staticRank === 2 || new Date(notAfter) < window || hasCompetitor ? 'attention' : 'ok';
}
