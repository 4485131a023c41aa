import type { RequestHandler } from 'express';
import type { CertificateServices } from '../certificate/services.ts';
import type { SessionServices } from '../session/services.ts';

/** What the screens need. Rights are checked by the services; the screens only hide what would be refused anyway. */
export interface ScreenDeps {
  readonly services: CertificateServices;
  readonly sessions: SessionServices;
  readonly sessionPolicy: SessionPolicy;
  readonly now: () => Date;
  readonly renewalWindowDays: number;
  /** Parses a multipart form with at most one file in the field `file`, kept in memory. */
  readonly upload: RequestHandler;
  /** Slows down guessing on forms that take a password. */
  readonly passwordLimit: RequestHandler;
}

/** Of `settings.session`, what the screens say by themselves. */
export interface SessionPolicy {
  /** Minutes before the end at which the holder is warned. */
  readonly warnMinutes: readonly number[];
  /** Whether "ask my PIN only" is offered. */
  readonly pinOnly: boolean;
}
