import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

/** Seen: three years plus a day, three years less a second. */
const tolerance = dayInMilliseconds + 1000;

interface Lengths {
  /** Months a certificate of today runs. */
  readonly usual: number;
  /** Lengths of earlier years, or met once: shown, not doubted. */
  readonly historic: readonly number[];
}

const lengths: Readonly<Record<Environment, Lengths>> = {
  production: { usual: 36, historic: [39] },
  acceptance: { usual: 12, historic: [15, 36] },
  simulation: { usual: 36, historic: [12, 15, 39] },
};

export type ValidityLength =
  | { readonly kind: 'usual' }
  | { readonly kind: 'historic' | 'odd'; readonly days: number; readonly usualMonths: number };

/**
 * Compares how long a certificate runs with what its environment hands out. Evidence only: it never decides whether step 2
 * was done. Without an environment any length that eHealth ever used is usual.
 */
export function validityLength(
  notBefore: string,
  notAfter: string,
  environment: Environment | null,
): ValidityLength {
  const begin = Date.parse(notBefore);
  const end = Date.parse(notAfter);
  if (Number.isNaN(begin) || Number.isNaN(end)) return { kind: 'usual' };
  const runs = (months: number) => Math.abs(addMonths(begin, months) - end) <= tolerance;
  const { usual, historic } = lengths[environment ?? 'simulation'];
  if (
    runs(usual) ||
    (environment !== 'production' && environment !== 'acceptance' && historic.some(runs))
  ) {
    return { kind: 'usual' };
  }
  return {
    kind: historic.some(runs) ? 'historic' : 'odd',
    days: Math.round((end - begin) / dayInMilliseconds),
    usualMonths: usual,
  };
}

/** The same day so many months later, or the last of that month when it is shorter. */
function addMonths(instant: number, months: number): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, lastDay));
}
