import type { RequestHandler, Response } from 'express';
import type { BrowserSessions } from '../domain/access/browser-sessions.ts';
import type { BulkServices } from '../domain/certificate/bulk/bulk-service.ts';
import type { CertificateServices } from '../domain/certificate/service.ts';
import type { JobServices } from '../jobs/job-services.ts';
import type { CalendarServices } from '../domain/delivery/calendar/service.ts';
import type { DeliveryServices } from '../domain/delivery/service.ts';
import type { HostNotice } from '../domain/renewal/notice/host-notice.ts';
import type { EnrolmentServices } from '../domain/enrolment/service.ts';
import type { RevocationServices } from '../domain/enrolment/revocation/service.ts';
import type { MailboxServices } from '../domain/mailbox/service.ts';
import type { RenewalServices } from '../domain/renewal/service.ts';
import type { Actor } from '../domain/practice/actor.ts';
import type { ReminderServices } from '../domain/renewal/reminder-service.ts';
import type { TeamServices } from '../domain/report/team.ts';
import type { ProbeServices } from '../domain/probe/service.ts';
import type { ReportServices } from '../domain/report/service.ts';
import type { Environment } from '../pki/x509/trust-anchor.ts';
import type { SessionServices } from '../domain/session/service.ts';
import type { ReadinessServices } from '../domain/enrolment/readiness/service.ts';
import type { TrustServices } from '../domain/trust/service.ts';

/**
 * Renders a page for the actor, under the header. Rejects with ERR_SESSION_REQUIRED without an actor. `notices`: the
 * actor's, where the page has read them already; [] where it shows no line of them.
 */
export type RenderPage = (
  res: Response,
  name: string,
  locals?: Readonly<Record<string, unknown>>,
  notices?: readonly HostNotice[],
) => Promise<void>;

/** What the screens need. Rights are checked by the services; the screens only hide what would be refused anyway. */
export interface ScreenDeps {
  readonly renderPage: RenderPage;
  /** What a framed page carries for its host. */
  readonly hostState: (actor: Actor) => Promise<object>;
  readonly services: CertificateServices;
  readonly bulk: BulkServices;
  /** Parses a form with many files, each kept in memory, within a bound on all together. */
  readonly bulkUpload: RequestHandler;
  readonly browserSessions: BrowserSessions;
  readonly sessions: SessionServices;
  readonly sessionPolicy: SessionPolicy;
  /** null where no certificates are asked for here. */
  readonly enrolments: EnrolmentServices | null;
  readonly readiness: ReadinessServices;
  /** null where no certificates are revoked here. */
  readonly revocations: RevocationServices | null;
  /** null where letters are not read here. */
  readonly mailboxes: MailboxServices | null;
  readonly renewals: RenewalServices;
  readonly reminders: ReminderServices;
  readonly team: TeamServices;
  readonly deliveries: Pick<DeliveryServices, 'failing'>;
  readonly probes: Pick<ProbeServices, 'checkNow' | 'allowStatus' | 'forbidStatus'>;
  /** null where the settings offer no calendar feeds. */
  readonly calendars: CalendarServices | null;
  readonly jobs: JobServices;
  readonly reports: ReportServices;
  readonly trust: TrustServices;
  /** The installation's own. */
  readonly environment: Environment;
  readonly renewalPolicy: RenewalPolicy;
  readonly now: () => Date;
  readonly renewalWindowDays: number;
  /** Parses a multipart form with at most one file in the field `file`, kept in memory. */
  readonly upload: RequestHandler;
  /** The same for an update of the authorities, with a limit of its own. */
  readonly authorityUpload: RequestHandler;
  /** Parses a letter with its annexes in the field `files`. */
  readonly letterUpload: RequestHandler;
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

/** Of the settings, what the screens of renewal say by themselves. */
export interface RenewalPolicy {
  /** Whether the nightly status check is offered to holders (`settings.probes.status`). */
  readonly statusCheck: boolean;
  /** Origin that browsers see (`settings.publicOrigin`); null: that of the request. */
  readonly publicOrigin: string | null;
}
