import type { Quality } from './ehealth/claims/quality.ts';
import type { SessionMode } from './ehealth/sts/token.ts';
import type { Environment } from './pki/x509/trust-anchor.ts';
import type { NoticeCause, NoticeEnd, NoticeSeverity } from './domain/renewal/notice/notice.ts';
import type { EndCause, FallbackReason } from './domain/session/session.ts';

/*
 * Everything that crosses the boundary between a host (the practice software) and Trousseau. Nothing else does.
 */

export type Language = 'fr' | 'nl' | 'de' | 'en';
export type Role = 'admin' | 'clinician' | 'service';

/** What the host hands over. `settings` is parsed by settings.ts; a mistake in it stops the start with its path. */
export interface Host {
  readonly settings: unknown;
  readonly directory: HostDirectory;
  readonly log: HostLog;
  /** The host's clock; the system's by default. */
  readonly now?: () => Date;
  /** Told after the fact, in order, once per process; a throw is logged and goes no further. */
  readonly onEvent?: (event: PluginEvent) => void;
}

/** The host's people, read on demand. Every call is scoped to one practice; an unknown id is undefined, never another practice's. */
export interface HostDirectory {
  findUser(practiceId: string, userId: string): Promise<HostUser | undefined>;
  listUsers(practiceId: string, query: UserQuery): Promise<UserPage>;
  /** Who gets the weekly digest and is told of what holders leave undone; nobody when the host does not say. */
  listAdmins?(practiceId: string): Promise<readonly HostUser[]>;
}

export interface UserQuery {
  /** Part of a name or number; '' for everybody. */
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

export interface UserPage {
  readonly users: readonly HostUser[];
  readonly total: number;
}

/** A user's profile as Configuration > Users of the host has it. */
export interface HostUser {
  readonly id: string;
  readonly displayName: string;
  /** A word for the screen, in the host's language: "Médecin", "Infirmière". */
  readonly function: string;
  readonly active: boolean;
  /** National number, 11 digits; null when the profile has none. */
  readonly ssin: string | null;
  readonly nihii: readonly NihiiNumber[];
  /** As what eHealth should recognise this person; asked on screen when the host does not say. */
  readonly quality?: Quality;
  /** Where notices are sent; none by e-mail when absent. Asked at each sending; kept only in a profile that a host pushes. */
  readonly email?: string | null;
  /** Of notices sent while the user is not there; that of the settings when absent. */
  readonly language?: Language;
  /** Groups and companies this user belongs to; a clinician sees the certificates of these. */
  readonly organisations: readonly HostOrganisation[];
}

/** A NIHII (INAMI/RIZIV) number with the period in which it holds; dates as YYYY-MM-DD, null for open. */
export interface NihiiNumber {
  readonly number: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface HostOrganisation {
  readonly kind: 'group' | 'company';
  /** First 8 digits of the NIHII number for a group, 10 digits (CBE) for a company. */
  readonly identifier: string;
  readonly name: string;
  /** As what eHealth should recognise it; read from its certificate when the host does not say. */
  readonly quality?: Quality;
}

/** Structured log; details never hold a secret or a full national number. pino fits as it is. */
export interface HostLog {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Claims of the launch token and of a bearer token, after verification. */
export interface Actor {
  readonly userId: string;
  readonly displayName: string;
  readonly practiceId: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  /** Which of the two it was, for the audit; a launch token when absent. */
  readonly signedInBy?: 'launch' | 'bearer';
}

export type PluginEvent = CertificateEvent | SessionEvent | NoticeEvent;

/** A notice began or ended; the webhook says the same to a host that is not Node. */
export interface NoticeEvent {
  readonly type: 'notice.raised' | 'notice.ended';
  readonly at: Date;
  readonly practiceId: string;
  /** On whose profile the certificate is. */
  readonly userId: string;
  readonly certificateId: string;
  readonly noticeId: string;
  readonly cause: NoticeCause;
  /** Expiry: days before the end, negative after it. */
  readonly step: number;
  readonly severity: NoticeSeverity;
  /** Of 'notice.ended' only. */
  readonly end: NoticeEnd | null;
}

/** A line for the host's bar, in the user's language: what it is, and the page of ours that leads on. */
export interface HostNotice {
  readonly noticeId: string;
  readonly certificateId: string;
  readonly severity: NoticeSeverity;
  readonly title: string;
  readonly text: string;
  /** What the button says. */
  readonly action: string;
  /** For POST /launch with `next`. */
  readonly path: string;
  /** ISO 8601 UTC; null where the notice is not about an end. */
  readonly notAfter: string | null;
  /** Within the last month, or worse: worth a window at the start of the day, not only a line. */
  readonly prominent: boolean;
}

export interface CertificateEvent {
  readonly type: 'certificate.loaded' | 'certificate.replaced' | 'certificate.removed';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly certificateId: string;
}

export interface SessionEvent {
  /** 'ending' comes once for each warning threshold of the settings; 'fallback-overused' when holder and admin should act. */
  readonly type:
    'session.opened' | 'session.ending' | 'session.ended' | 'session.fallback-overused';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly sessionId: string;
  /** null in eID-only. */
  readonly certificateId: string | null;
  readonly mode: SessionMode;
  readonly notOnOrAfter: Date;
  /** Of 'session.ended' only. */
  readonly cause: EndCause | null;
}

/** What the host may ask in process; the JSON API offers the same to everybody else. */
export interface PluginApi {
  /** The badge for one user: worst first, one per kind that has a certificate. Without a language, that of the settings. */
  certificateStatus(
    practiceId: string,
    userId: string,
    language?: Language,
  ): Promise<readonly CertificateStatus[]>;
  readonly sessions: SessionApi;
  /** What this user should be told at the start of the day, gravest first. Without a language, that of the settings. */
  notices(practiceId: string, userId: string, language?: Language): Promise<readonly HostNotice[]>;
}

/** Which of a user's sessions; by default the personal one, else the only one. */
export interface SessionChoice {
  readonly sessionId?: string;
  readonly kind?: 'person' | 'group' | 'company';
  readonly identifier?: string;
}

/**
 * eHealth sessions for the host's own modules. The host vouches for the user it names, as it does in a launch token; the
 * private key never leaves the plugin.
 */
export interface SessionApi {
  /** The user's usable session; null when there is none, or it has less than a minute left. */
  current(practiceId: string, userId: string, choice?: SessionChoice): Promise<SessionInfo | null>;
  /** For hosts with a dialog of their own; our screens do the same. Rejects with coded errors, before or after secrets are used. */
  open(practiceId: string, userId: string, request: SessionOpening): Promise<SessionInfo>;
  /** Ends one session, or all of this user's: the host's log-off. */
  end(practiceId: string, userId: string, sessionId?: string): Promise<void>;
  /** A SOAP 1.1 envelope with the WS-Security header that proves the session, ready to be sent as it is. */
  sign(
    practiceId: string,
    userId: string,
    envelope: string,
    choice?: SessionChoice,
  ): Promise<string>;
}

export interface SessionOpening {
  readonly mode: SessionMode;
  /** null in eID-only. */
  readonly certificateId: string | null;
  readonly quality: Quality;
  readonly password?: string;
  readonly pin?: string;
  readonly lastTryConfirmed?: boolean;
  /** Fallback only. */
  readonly reason?: FallbackReason;
  readonly reasonText?: string;
  /** Ask for a new one although the running one has more than half its life left. */
  readonly renew?: boolean;
}

export interface SessionInfo {
  readonly id: string;
  readonly userId: string;
  readonly mode: SessionMode;
  readonly quality: Quality;
  readonly kind: 'person' | 'group' | 'company';
  readonly identifier: string;
  readonly certificateId: string | null;
  readonly environment: Environment;
  /** ISO 8601 UTC. */
  readonly openedAt: string;
  readonly notOnOrAfter: string;
  readonly secondsLeft: number;
  /** False: eHealth opened it, but does not recognise the quality; most services will refuse. */
  readonly recognised: boolean;
  /** What eHealth certified, by attribute name. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface CertificateStatus {
  readonly certificateId: string;
  readonly kind: 'person' | 'group' | 'company';
  readonly environment: Environment | null;
  readonly notAfter: string | null;
  readonly level: 'ok' | 'attention' | 'unusable';
  readonly text: string;
}

/** A job the plugin schedules itself (node-cron) when `settings.jobs.enabled`; the host may run one by hand. */
export interface PluginJob {
  readonly id: string;
  readonly schedule: string;
  run(): Promise<void>;
}

export interface Plugin {
  /** An express application: mount it at any path. */
  readonly app: (
    req: import('node:http').IncomingMessage,
    res: import('node:http').ServerResponse,
  ) => void;
  readonly api: PluginApi;
  readonly jobs: readonly PluginJob[];
  /** Ends jobs, workers and the database; resolves when nothing is left running. */
  close(): Promise<void>;
}
