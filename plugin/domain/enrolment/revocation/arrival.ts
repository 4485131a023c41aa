import type { CertificateStatusWord } from '../../certificate/online-status.ts';
import { hourInMilliseconds, minuteInMilliseconds } from '../../time/duration.ts';

/** What eHealth's services say of a certificate whose revocation brought no answer. null: nothing that counts. */
export interface ArrivalFacts {
  /** The registration authority's register. */
  readonly status: CertificateStatusWord | null;
  /** The issuer's revocation service. */
  readonly revocation: 'good' | 'revoked' | 'unknown' | null;
  /** What became of the encryption token that the depot served before. */
  readonly token: 'served' | 'gone' | null;
}

/** Longer than a request that is still on its way. */
const onItsWayMs = 2 * minuteInMilliseconds;
/** Revocation services may answer from what they signed before. */
const issuerLagMs = hourInMilliseconds;

/**
 * Whether a request to revoke arrived. A revocation ends certificate and encryption token together (registration.md section 6.9), so
 * either of them shows it. That it did not arrive is believed only after the time that a service may lag behind.
 */
export function decideArrival(
  { status, revocation, token }: ArrivalFacts,
  submittedAt: Date,
  now: Date,
): 'revoked' | 'not-received' | 'unknown' {
  if (status === 'REVOKED' || revocation === 'revoked' || token === 'gone') return 'revoked';
  const age = now.getTime() - submittedAt.getTime();
  if ((status === 'VALID_ACTIVE' || token === 'served') && age >= onItsWayMs) return 'not-received';
  if (revocation === 'good' && age >= issuerLagMs) return 'not-received';
  return 'unknown';
}
