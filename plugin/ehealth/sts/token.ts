import type { PluginError } from '../../errors.ts';
import type { Signer } from '../../pki/signer.ts';
import type { TokenSubject } from '../claims/claims.ts';

/*
 * What the STS gives and what it is asked for, without a word of XML. Everything above ehealth/ knows a session token by
 * these types (domain: sessions.md).
 */

/** The owners of the two credentials of a request: sessions.md section 6. */
export const sessionModes = ['eid', 'eid-only', 'fallback'] as const;
export type SessionMode = (typeof sessionModes)[number];

export interface TokenRequest {
  readonly mode: SessionMode;
  /** Signs the WS-Security header: the card, or in fallback the keystore key. */
  readonly header: Signer;
  /** Its certificate goes into the token; signs the answer to a challenge. The same object as `header` in eid-only and fallback. */
  readonly holderOfKey: Signer;
  readonly subject: TokenSubject;
  readonly requestedHours: number;
  /** NIHII numbers of the user's profile, to compare with what eHealth certifies; a difference is a warning only. */
  readonly expectedNihii: readonly string[];
}

export interface TokenAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly values: readonly string[];
}

/** "Opened but not recognised as a doctor" is an outcome of its own, never silently "open" (sessions.md section 11, check 11). */
export type Recognition =
  | { readonly recognised: true }
  | {
      readonly recognised: false;
      /** Attributes that came back empty, `false`, or not at all. */
      readonly failing: readonly string[];
    };

/** Shown to the user although the token is valid. */
export type TokenWarning =
  /** Life of more than 48 hours. */
  | 'LongLife'
  /** eHealth's NIHII number is none of the profile's. */
  | 'NihiiDiffers'
  /** Asked for less than configured, because the holder-of-key certificate ends before. */
  | 'ShortenedToCertificate'
  /** Times were corrected by eHealth's clock. */
  | 'ClockCorrected';

/** A token that passed every check of sessions.md section 11. With its holder-of-key it is a full identity: memory only. */
export interface IssuedToken {
  /** The `<Assertion>` element, byte for byte as it was signed, complete in itself. */
  readonly assertion: string;
  readonly assertionId: string;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly receivedAt: Date;
  readonly attributes: readonly TokenAttribute[];
  readonly recognition: Recognition;
  readonly warnings: readonly TokenWarning[];
}

/**
 * The client of the STS. Every refusal is a coded error (ERR_STS_…, plugin/errors.ts) with eHealth's own words in `support`;
 * retries follow sessions.md 15.5 and never cost a second PIN.
 */
export interface TokenService {
  issue(request: TokenRequest): Promise<IssuedToken>;
  /** Only behind a switch; the new token takes over claims and holder-of-key of the old one. */
  renew(request: TokenRequest, previous: IssuedToken): Promise<IssuedToken>;
  /**
   * Passes when the service can be reached, asked without a signature: before a PIN is used up. Rejects with ERR_STS_UNREACHABLE,
   * ERR_STS_TIMEOUT or ERR_STS_UNAVAILABLE.
   */
  reach(): Promise<void>;
  /** Why it could not be reached when it was last asked, null when it answered; asks it in the background. */
  outage(): PluginError | null;
  /** Our clock against the STS's, in milliseconds (theirs minus ours), from the last HTTP Date header; null before the first. */
  clockOffset(): number | null;
  /** Instant by eHealth's clock where correction is on and the offset is known. */
  now(): Date;
  close(): Promise<void>;
}
