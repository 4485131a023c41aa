import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { Quality } from '../../ehealth/claims/quality.ts';
import type {
  Recognition,
  SessionMode,
  TokenAttribute,
  TokenWarning,
} from '../../ehealth/sts/token.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';

export type { Quality, Recognition, SessionMode, TokenAttribute, TokenWarning };

/** Why the fallback was needed; 'other' comes with a text of the user's. */
export const fallbackReasons = [
  'card-lost',
  'card-forgotten',
  'card-fault',
  'reader-fault',
  'software-fault',
  'home-visit',
  'other',
] as const;

export type FallbackReason = (typeof fallbackReasons)[number];

export const endCauses = [
  'user',
  'admin',
  'expired',
  'card-removed',
  'keystore-replaced',
  'certificate-revoked',
  'password-changed',
  'keystore-removed',
  'log-off',
  'extended',
  'restart',
] as const;

/** What ended a session. 'extended': a newer one took its place; 'restart': the process that held its key is gone. */
export type EndCause = (typeof endCauses)[number];

/** Whose name the session carries: a person's own, or an organisation's opened by a member. */
export interface SessionHolder {
  readonly kind: HolderKind;
  /** Digits: 11 (person), 8 (group), 10 (company). */
  readonly identifier: string;
  readonly name: string;
}

/** What may be known of a session: no assertion, no key, no secret. */
export interface EhealthSession {
  readonly id: string;
  readonly practiceId: string;
  /** Who opened it, and the only one who uses it. */
  readonly userId: string;
  readonly userName: string;
  readonly mode: SessionMode;
  readonly quality: Quality;
  readonly holder: SessionHolder;
  /** null in eID-only. */
  readonly certificateId: string | null;
  readonly environment: Environment;
  readonly openedAt: Date;
  /** `Conditions/@NotOnOrAfter` of the assertion: the end, nothing else is. */
  readonly notOnOrAfter: Date;
  readonly recognition: Recognition;
  readonly attributes: readonly TokenAttribute[];
  readonly warnings: readonly TokenWarning[];
  readonly fallbackReason: FallbackReason | null;
}

/**
 * open: usable, more than half left; ageing: usable, past half-life, extension is offered; ending: usable, within the last
 * warning threshold; over: not usable any more (less than 60 s left, sessions.md 14.1).
 */
export type SessionPhase = 'open' | 'ageing' | 'ending' | 'over';

/** Which of a user's sessions; by default the personal one, else the only one. */
export interface SessionSelect {
  readonly sessionId?: string;
  readonly kind?: HolderKind;
  readonly identifier?: string;
}
