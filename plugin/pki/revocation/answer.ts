/** Why a probe has no answer. `NotTrusted`: it answered, but no trusted authority signed the answer. */
export type ProbeProblem =
  | 'NoAddress'
  | 'NoConnection'
  | 'Timeout'
  | 'Refused'
  | 'Fault'
  | 'Unreadable'
  | 'NotTrusted'
  | 'Outdated';

export interface RevocationAnswer {
  readonly kind: 'good' | 'revoked' | 'unknown';
  /** Who said so: OCSP first, the CRL when OCSP gives no usable answer. */
  readonly source: 'ocsp' | 'crl';
  readonly revokedAt: string | null;
  /** Name of the CRLReason (RFC 5280 5.3.1), e.g. "keyCompromise". */
  readonly reason: string | null;
  /** Until when the answer may be relied on. */
  readonly nextUpdate: string | null;
}

/** Of one question about one certificate: an answer with a trusted signature, or why there is none. */
export type RevocationOutcome =
  | { readonly ok: true; readonly answer: RevocationAnswer }
  | { readonly ok: false; readonly problem: ProbeProblem };

/** Clocks differ: how far an answer may lie in the future, or past its end. */
export const clockSkewMs = 5 * 60_000;

const reasonNames = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  null,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

/** Name of a CRLReason (RFC 5280 5.3.1); null for a number the standard does not use. */
export function revocationReason(code: number): string | null {
  return reasonNames[code] ?? null;
}
