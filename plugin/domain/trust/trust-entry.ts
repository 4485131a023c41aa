import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';

/*
 * eHealth's certification authorities as data (domain: certificates.md 6.2): the built-in table, what settings add, and what an
 * update added to the store. Two sets that never mix: issuers of certificates, and issuers of the signer of assertions.
 */

export const trustSets = ['issuers', 'assertion-signers'] as const;
export type TrustSet = (typeof trustSets)[number];

/** What brings authorities into the store. */
export const updateSources = ['archive', 'trusted-list'] as const;
export type UpdateSource = (typeof updateSources)[number];

export interface TrustEntry extends TrustAnchor {
  readonly set: TrustSet;
  readonly source: UpdateSource | 'built-in' | 'settings';
  /** ISO 8601 UTC; null for what no update brought. */
  readonly addedAt: string | null;
  readonly addedBy: string | null;
}

/** What an update would change, before anything does. */
export interface TrustPreview {
  readonly id: string;
  readonly source: UpdateSource;
  readonly set: TrustSet;
  readonly environment: Environment;
  readonly fileName: string;
  readonly added: readonly TrustAnchor[];
  /** In the store from an earlier update and no longer listed: only a trusted list withdraws. */
  readonly withdrawn: readonly TrustAnchor[];
  readonly unchanged: number;
  /** Certificates in the file that are not taken, with why. */
  readonly refused: readonly { readonly name: string; readonly why: TrustRefusal }[];
  /** Of a trusted list: its own number, issue and next update. */
  readonly list: {
    readonly sequenceNumber: number;
    readonly issuedAt: string;
    readonly nextUpdate: string | null;
    readonly signer: string;
  } | null;
  readonly expiresAt: string;
}

export type TrustRefusal =
  'NotACa' | 'Ended' | 'Unreadable' | 'NotByKnownRoot' | 'OtherService' | 'Duplicate';

/** An authority of ours that ends while certificates under it still run, or within a year. */
export interface ExpiringAuthority {
  readonly entry: TrustEntry;
  /** Active certificates under it that run beyond its end. */
  readonly outlivedBy: number;
  readonly certificates: number;
}
