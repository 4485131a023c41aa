import type { JudgedCertificate } from '../certificate/service.ts';
import type { Finding } from '../certificate/findings/finding.ts';
import type { EidCard } from '../../eid/card-service.ts';
import type { PluginErrorCode } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { FallbackFigure, FallbackLift, SessionTrace } from './repository.ts';
import type {
  EhealthSession,
  EndCause,
  FallbackReason,
  Quality,
  SessionHolder,
  SessionMode,
  SessionPhase,
  SessionSelect,
} from './session.ts';
import type { FallbackState } from './fallback-policy.ts';
import type { SigningServices } from './signing-service.ts';

/*
 * What screens, JSON API and host call. Every function takes the actor and checks rights itself: sessions are opened and used
 * by the person they belong to, never by an admin in another's name. Secrets come in as arguments and never go out.
 */

/** One thing a session could be opened with, as the opening page offers it. */
export interface Opening {
  /** null: eID only. */
  readonly certificate: JudgedCertificate | null;
  readonly holder: SessionHolder;
  /** Qualities that fit, the likeliest first; never empty. */
  readonly qualities: readonly Quality[];
  /** Host or certificate says the first of them; otherwise it is unknown, and the user is asked. */
  readonly qualityStated: boolean;
  readonly modes: readonly SessionMode[];
  /** Blocks a session: shown instead of any field, with its remedy. */
  readonly blockedBy: Finding | null;
  /** To be shown, and let go on: decryption blocked, renewal window open, little life left. */
  readonly notices: readonly Finding[];
  /** The holder opted in to "ask my PIN only": via eID needs no password. */
  readonly pinOnly: boolean;
  readonly fallback: FallbackState;
  /** A session that would be reused rather than a new one opened: more than half its life is left. */
  readonly reusable: EhealthSession | null;
}

export interface OpeningOptions {
  readonly openings: readonly Opening[];
  /** State of readers and cards; of another person's card only its presence (`card` is null then). */
  readonly card: CardView;
}

export type CardView =
  | {
      readonly kind: 'unavailable';
      readonly code: 'ERR_READER_SERVICE' | 'ERR_READER_SUPPORT_MISSING';
    }
  /** Theirs still signs without a PIN: it is to be taken out. */
  | { readonly kind: 'left-open' }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'several' }
  | { readonly kind: 'unusable'; readonly code: string }
  | { readonly kind: 'expired'; readonly validTo: string }
  | { readonly kind: 'other-person' }
  /** The card would do, but eHealth cannot be reached: its PIN is not asked for. */
  | { readonly kind: 'out-of-reach'; readonly code: PluginErrorCode }
  | { readonly kind: 'ready'; readonly card: EidCard; readonly pinPad: boolean };

export interface OpenRequest {
  /** null in eID-only. */
  readonly certificateId: string | null;
  readonly mode: SessionMode;
  readonly quality: Quality;
  /** Keystore password as typed; null where none is asked (eID-only, "PIN only"). */
  readonly password: string | null;
  /** As typed; null where none is asked (fallback, PIN pad). */
  readonly pin: string | null;
  readonly lastTryConfirmed: boolean;
  /** Fallback only. */
  readonly reason: FallbackReason | null;
  readonly reasonText: string;
  /** Also open the keystore's keys that read letters, for as long as the session lasts; needs the password. */
  readonly letters?: boolean;
  /** Open a new one although the running one has more than half its life left. */
  readonly renew: boolean;
  /** Aborts when the client no longer waits. */
  readonly signal?: AbortSignal | undefined;
}

export interface OpenOutcome {
  readonly session: EhealthSession;
  /** The running session was handed out again; nothing was asked of card or STS. */
  readonly reused: boolean;
  readonly fallback: FallbackState;
}

export interface SessionOverview {
  readonly session: EhealthSession;
  readonly phase: SessionPhase;
  readonly secondsLeft: number;
}

export interface PracticeSessions {
  readonly sessions: readonly SessionOverview[];
  readonly fallback: readonly (FallbackFigure &
    Pick<FallbackState, 'level' | 'noticeAfter' | 'faults' | 'liftedUntil'>)[];
  readonly periodDays: number;
}

export interface SessionServices extends SigningServices {
  /** What this actor may open now, and the card. */
  openings(actor: Actor): Promise<OpeningOptions>;
  /**
   * The latest state of readers and card, for polling; reads no card by itself. What is signed for another service than that of sessions
   * does not mind its outage.
   */
  card(actor: Actor, purpose?: 'session' | 'signature'): Promise<CardView>;
  /**
   * Opens a session or hands out the running one. Order: rights, blocking finding, fallback rules, card's owner, last-try
   * confirmation; only then password, PIN and STS. One opening at a time per holder, certificate and mode.
   */
  open(actor: Actor, request: OpenRequest): Promise<OpenOutcome>;
  /** The actor's own running sessions, longest left first. */
  mine(actor: Actor): Promise<readonly SessionOverview[]>;
  /** The actor's last ones with why they ended. */
  recent(actor: Actor): Promise<readonly SessionTrace[]>;
  /** For the holder (any cause 'user'), an admin ('admin') or the service ('log-off'); ERR_NOT_FOUND for what they may not see. */
  end(actor: Actor, sessionId: string): Promise<void>;
  /** Host log-off: every session of that user; service or the user. */
  endAll(actor: Actor, userId: string, cause: EndCause): Promise<number>;
  /**
   * Every session of the practice that the host no longer entitles: its user is gone or not active, or has left the
   * organisation. For the service, once users changed; how many ended.
   */
  endUnentitled(actor: Actor): Promise<number>;
  /** The user's usable session; null when there is none. The user, or the service. */
  current(actor: Actor, userId: string, select?: SessionSelect): Promise<SessionOverview | null>;
  /** Admin: open sessions and fallback figures of the practice. */
  practice(actor: Actor): Promise<PracticeSessions>;
  /** Admin: lets a stopped holder use the fallback for 24 hours. */
  liftFallbackStop(actor: Actor, holder: Pick<FallbackLift, 'kind' | 'identifier'>): Promise<Date>;
  /** The holder alone, on a personal certificate; the password is proved first. */
  enablePinOnly(
    actor: Actor,
    certificateId: string,
    password: string,
    signal?: AbortSignal,
  ): Promise<void>;
  disablePinOnly(actor: Actor, certificateId: string): Promise<void>;
  /**
   * Opens the keys of the actor's own file, also a replaced one, that read letters, for the running session of the same holder; how many
   * the session then has. ERR_SESSION_NONE, ERR_LETTER_KEYS_NONE (also for a file of another holder), or an error of the keystore.
   */
  unlockLetters(actor: Actor, request: UnlockRequest): Promise<number>;
}

export interface UnlockRequest extends SessionSelect {
  readonly certificateId: string;
  readonly password: string;
  readonly signal?: AbortSignal | undefined;
}
