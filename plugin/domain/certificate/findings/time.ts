import type { Finding, Severity } from './finding.ts';
import type { KeystoreAnalysis } from '../verdict/keystore-analysis.ts';
import { calendarDaysUntil } from '../../time/brussels-time.ts';
import { criticalDays, levelCutoffs } from '../verdict/level.ts';
import { validityLength } from '../verdict/validity-length.ts';

/** From this many calendar days before the end "renew when it suits you" becomes "renew now". */
const warningDays = 30;

/**
 * Where the instant lies in the validity of the authentication certificate. A placeholder has no validity: it was born
 * expired, and saying so would send people on the wrong way. Severity only rises towards the end and stays there.
 */
export function timeFindings({ main, input }: KeystoreAnalysis, now: Date): readonly Finding[] {
  if (main === null || Number.isNaN(now.getTime())) return [];
  const { notBefore, notAfter } = main.certificate;
  const end = Date.parse(notAfter);
  const facts = { notBefore, notAfter };
  const cutoffs = levelCutoffs(now, input.renewalWindowDays);
  if (end <= cutoffs.expired.getTime()) {
    return [
      {
        code: 'Expired',
        variant: null,
        severity: 'error',
        blocks: ['session', 'renewal'],
        facts,
      },
    ];
  }
  const early: readonly Finding[] =
    now.getTime() < Date.parse(notBefore)
      ? [{ code: 'NotYetValid', variant: null, severity: 'error', blocks: ['session'], facts }]
      : [];
  if (!(end < cutoffs.window.getTime())) return early;
  const daysLeft = calendarDaysUntil(now, new Date(end));
  return [
    ...early,
    {
      code: 'Expiring',
      variant: wording(daysLeft),
      severity: urgency(daysLeft),
      // It works until the last second: urgent is not broken
      blocks: [],
      facts: { daysLeft, notAfter },
    },
  ];
}

function urgency(daysLeft: number): Severity {
  if (daysLeft <= criticalDays) return 'error';
  return daysLeft <= warningDays ? 'warning' : 'info';
}

function wording(daysLeft: number): string | null {
  if (daysLeft <= 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  if (daysLeft <= criticalDays) return 'urgent';
  return daysLeft <= warningDays ? 'soon' : null;
}

/** The length of the validity as evidence; of interest only when it is not what the environment hands out today. */
export function lengthFindings({ main, chain }: KeystoreAnalysis): readonly Finding[] {
  if (main === null) return [];
  const { notBefore, notAfter } = main.certificate;
  const environment = chain?.anchor?.environment ?? null;
  const length = validityLength(notBefore, notAfter, environment);
  if (length.kind === 'usual') return [];
  return [
    {
      code: 'UnusualValidity',
      variant: length.kind === 'historic' ? 'historic' : null,
      // Of a certificate whose issuer is unknown nothing is expected
      severity: length.kind === 'odd' && environment !== null ? 'warning' : 'info',
      blocks: [],
      facts: { days: length.days, usualMonths: length.usualMonths, notBefore, notAfter },
    },
  ];
}
