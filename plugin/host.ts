import type { Environment } from './pki/trust-anchor.ts';

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

export interface PluginEvent {
  readonly type: 'certificate.loaded' | 'certificate.replaced' | 'certificate.removed';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly certificateId: string;
}

/** What the host may ask in process; the JSON API offers the same to everybody else. */
export interface PluginApi {
  /** The badge for one user: worst first, one per kind that has a certificate. Without a language, that of the settings. */
  certificateStatus(
    practiceId: string,
    userId: string,
    language?: Language,
  ): Promise<readonly CertificateStatus[]>;
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
