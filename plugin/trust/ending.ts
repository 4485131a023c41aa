import type { EndingAuthority, TrustEntry } from './trust.ts';

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
export function endingAuthorities(
  entries: readonly TrustEntry[],
  certificates: readonly IssuedCertificate[],
  now: Date,
): readonly EndingAuthority[] {
  const horizon = new Date(now);
  horizon.setUTCMonth(horizon.getUTCMonth() + warningMonths);
  return entries
    .map((entry): EndingAuthority => {
      const under = certificates.filter(({ authority }) => authority === entry.fingerprint);
      return {
        entry,
        certificates: under.length,
        outlivedBy: under.filter(({ notAfter }) => Date.parse(notAfter) > endOf(entry)).length,
      };
    })
    .filter(({ entry, certificates: count, outlivedBy }) => {
      const hasEnded = endOf(entry) <= now.getTime();
      return outlivedBy > 0 || (endOf(entry) <= horizon.getTime() && (!hasEnded || count > 0));
    })
    .sort((one, other) => endOf(one.entry) - endOf(other.entry));
}

const endOf = ({ notAfter }: TrustEntry) => Date.parse(notAfter);
