import type { ExpiringAuthority, TrustEntry } from './trust-entry.ts';

/** An active certificate and the authority of ours that issued it. */
export interface IssuedCertificate {
  /** Of the authority: SHA-256, upper-case hex. */
  readonly authority: string;
  /** ISO 8601 UTC. */
  readonly notAfter: string;
}

const warningMonths = 12;

/**
 * Authorities whose end matters: within twelve months (domain: certificates.md 6.2), or before certificates under them. Soonest
 * first. One that has ended and that nothing rests on any more is history.
 */
export function expiringAuthorities(
  entries: readonly TrustEntry[],
  certificates: readonly IssuedCertificate[],
  now: Date,
): readonly ExpiringAuthority[] {
  return entries
    .map((entry): ExpiringAuthority => {
      // An issuer of signers of assertions issues no certificate here, even where it is in both sets
      const under =
        entry.set === 'issuers'
          ? certificates.filter(({ authority }) => authority === entry.fingerprint)
          : [];
      return {
        entry,
        certificates: under.length,
        outlivedBy: under.filter(({ notAfter }) => Date.parse(notAfter) > endOf(entry)).length,
      };
    })
    .filter(({ entry, certificates: count, outlivedBy }) => {
      const phase = endPhase(entry, now);
      return outlivedBy > 0 || phase === 'soon' || (phase === 'ended' && count > 0);
    })
    .sort((one, other) => endOf(one.entry) - endOf(other.entry));
}

/** How near an authority's end is; null while it is more than twelve months away. */
export function endPhase(entry: Pick<TrustEntry, 'notAfter'>, now: Date): 'ended' | 'soon' | null {
  if (endOf(entry) <= now.getTime()) return 'ended';
  const horizon = new Date(now);
  horizon.setUTCMonth(horizon.getUTCMonth() + warningMonths);
  return endOf(entry) <= horizon.getTime() ? 'soon' : null;
}

const endOf = ({ notAfter }: Pick<TrustEntry, 'notAfter'>) => Date.parse(notAfter);
