import type { RequestHandler } from 'express';
import type { CertificateServices } from '../certificate/services.ts';

/** What the screens need. Rights are checked by the services; the screens only hide what would be refused anyway. */
export interface ScreenDeps {
  readonly services: CertificateServices;
  readonly now: () => Date;
  readonly renewalWindowDays: number;
  /** Parses a multipart form with at most one file in the field `file`, kept in memory. */
  readonly upload: RequestHandler;
  /** Slows down guessing on forms that take a password. */
  readonly passwordLimit: RequestHandler;
}
