import type { ProbeProblem, RevocationAnswer } from '../../pki/revocation/answer.ts';

/*
 * What eHealth's services answered about one certificate without a card, and when (domain: certificates.md 8.2). These are facts
 * in addition to those of the file: verdict and plan use both. Instants are ISO 8601 UTC.
 */

export type { ProbeProblem, RevocationAnswer };

export const probeSources = ['depot', 'status', 'revocation'] as const;
export type ProbeSource = (typeof probeSources)[number];

export interface Probed<Answer> {
  /** The last answer there was; null when there never was one. A failure does not take it away, its age shows. */
  readonly answer: (Answer & { readonly checkedAt: string }) | null;
  /** Of the last try, when that failed; null after an answer. */
  readonly failure: { readonly at: string; readonly problem: ProbeProblem } | null;
}

/** Which encryption certificate eHealth publishes for this holder. Serials are unsigned decimal, as in the keystore's aliases. */
export type DepotAnswer =
  { readonly kind: 'published'; readonly serialNumber: string } | { readonly kind: 'none' };

export type CertificateStatusWord =
  'IN_PROGRESS' | 'VALID_ACTIVE' | 'REFUSED' | 'REVOKED' | 'EXPIRED';

export type EtkStatusWord =
  'NOT_REQUESTED' | 'IN_REQUEST' | 'WAIT_FOR_ACTIVATION' | 'VALID_ACTIVE' | 'REVOKED' | 'EXPIRED';

/** CertRA's own word on the certificate (registration.md 6.7, 15). null: a word we do not know, or absent. */
export interface StatusAnswer {
  readonly certificate: CertificateStatusWord | null;
  readonly etk: EtkStatusWord | null;
  readonly replaceable: boolean | null;
  /** ReplacementPeriodStartDate: from when eHealth takes a renewal. */
  readonly replaceableFrom: string | null;
}

export interface ProbeFacts {
  readonly depot: Probed<DepotAnswer> | null;
  readonly status: Probed<StatusAnswer> | null;
  readonly revocation: Probed<RevocationAnswer> | null;
}

/** Of a certificate that was never probed. */
export const noProbes: ProbeFacts = { depot: null, status: null, revocation: null };
