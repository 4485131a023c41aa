import type { AttemptCounter } from '../domain/access/attempts.ts';
import type { AuditProof, AuditRepository } from '../domain/audit/audit.ts';
import type { CertificateRepository } from '../domain/certificate/repository.ts';
import type { DraftRepository } from '../domain/certificate/draft.ts';
import type { HostLog } from '../logging.ts';
import type { SealWalk } from '../jobs/audit-verification.ts';
import type { JobRepository } from '../jobs/job.ts';
import type { CalendarRepository } from '../domain/delivery/calendar/repository.ts';
import type { MetricsRepository } from '../observability/repository.ts';
import type { RenewalRepository } from '../domain/renewal/repository.ts';
import type { ReportRepository } from '../domain/report/repository.ts';
import type { ProbeRepository } from '../domain/probe/repository.ts';
import type { EnrolmentRepository } from '../domain/enrolment/repository.ts';
import type { RevocationRepository } from '../domain/enrolment/revocation/repository.ts';
import type { PlaceRepository } from '../domain/enrolment/places/repository.ts';
import type { ReadinessRepository } from '../domain/enrolment/readiness/repository.ts';
import type { MailboxRepository } from '../domain/mailbox/repository.ts';
import type { Outbox } from '../domain/mailbox/sending/outbox.ts';
import type { DeliveryRepository } from '../domain/delivery/repository.ts';
import type { NoticeRepository } from '../domain/renewal/notice/repository.ts';
import type { ProfileRepository } from '../domain/practice/profiles.ts';
import type {
  UsedTokenRepository,
  WebSessionRepository,
} from '../domain/access/sign-in-repository.ts';
import type { SessionKeyRepository, SessionRepository } from '../domain/session/repository.ts';
import type { TrustRepository } from '../domain/trust/service.ts';
import { createAuditKeys } from './sealing/audit-keys.ts';
import { createAuditLinks } from './audit/audit-links.ts';
import { createAuditProof } from './audit/audit-proof.ts';
import {
  createAuditLog,
  createAuditRepository,
  installationChain,
} from './audit/audit-repository.ts';
import { backupDatabase } from './backup/backup.ts';
import { createAttemptRepository } from './session/attempt-repository.ts';
import { checkPages } from './backup/page-check.ts';
import { endRestoredSignIns } from './backup/restored.ts';
import { createCalendarRepository } from './renewal/calendar-repository.ts';
import { createCertificateRepository } from './certificate/certificate-repository.ts';
import { createDeliveryRepository } from './renewal/delivery-repository.ts';
import { createReminderRepository } from './renewal/reminder-repository.ts';
import type { ReminderRepository } from '../domain/renewal/notice/reminder.ts';
import { createDraftRepository } from './certificate/draft-repository.ts';
import { createEnrolmentRepository } from './enrolment/enrolment-repository.ts';
import { createRevocationRepository } from './enrolment/revocation-repository.ts';
import { createPlaceRepository } from './enrolment/place-repository.ts';
import { createReadinessRepository } from './enrolment/readiness-repository.ts';
import { createMailboxRepository } from './mailbox/mailbox-repository.ts';
import { createOutboxRepository } from './mailbox/outbox-repository.ts';
import { createMetricsRepository } from './renewal/metrics-repository.ts';
import { installationKey } from './installation.ts';
import { createJobRepository } from './job-repository.ts';
import { createSignInKeys } from './sealing/derived-key.ts';
import { createKeyring } from './sealing/keyring.ts';
import { createNoticeRepository } from './renewal/notice-repository.ts';
import { createStoreGuard } from './guard.ts';
import { openStore } from './open.ts';
import type { OpenStoreDeps } from './open.ts';
import { writeHealth } from './writable.ts';
import type { StoreHealth } from './writable.ts';
import { createProbeRepository } from './renewal/probe-repository.ts';
import { createProcessLease } from './session/process-lease.ts';
import type { ProcessLease } from './session/process-lease.ts';
import { createProfileRepository } from './session/profile-repository.ts';
import { createRenewalRepository } from './renewal/renewal-repository.ts';
import { createReportRepository } from './renewal/report-repository.ts';
import { createSealWalk } from './sealing/seal-check.ts';
import { createSealedFiles } from './sealing/sealed-file.ts';
import { createSessionKeyRepository } from './session/session-key-repository.ts';
import { createSessionRepository } from './session/session-repository.ts';
import type { Database } from './sqlite.ts';
import { createTrustRepository } from './trust-repository.ts';
import { createSignInMark } from './sign-in/sign-in-mark.ts';
import { createUsedTokenRepository } from './sign-in/used-token-repository.ts';
import { createWebSessionRepository } from './sign-in/web-session-repository.ts';

export type { MasterKeySetting } from './sealing/master-key.ts';

export interface StoreDeps extends OpenStoreDeps {
  readonly log?: HostLog | undefined;
}

/** Everything that is kept. Each repository is an interface of the folder that needs it. */
export interface Store {
  readonly certificates: CertificateRepository;
  readonly drafts: DraftRepository;
  readonly sessions: SessionRepository;
  readonly sessionKeys: SessionKeyRepository;
  readonly enrolments: EnrolmentRepository;
  readonly revocations: RevocationRepository;
  readonly readiness: ReadinessRepository;
  readonly places: PlaceRepository;
  readonly mailboxes: MailboxRepository;
  readonly outbox: Outbox;
  readonly renewals: RenewalRepository;
  readonly notices: NoticeRepository;
  readonly reminders: ReminderRepository;
  readonly deliveries: DeliveryRepository;
  readonly probes: ProbeRepository;
  readonly calendars: CalendarRepository;
  readonly reports: ReportRepository;
  readonly figures: MetricsRepository;
  readonly trust: TrustRepository;
  readonly jobs: JobRepository;
  readonly audit: AuditRepository;
  readonly auditProof: AuditProof;
  readonly sealWalk: SealWalk;
  readonly webSessions: WebSessionRepository;
  readonly usedTokens: UsedTokenRepository;
  readonly profiles: ProfileRepository;
  readonly attempts: AttemptCounter;
  /** 32 bytes, the same for this database for ever: spreads planned moments. It guards nothing. */
  installationKey(): Promise<Uint8Array>;
  /** When the last backup was finished; null when there never was one. */
  lastBackup(): Promise<Date | null>;
  /** Is a row that is written now on the disk? `problem` is a code of ours. Never throws. */
  health(): Promise<StoreHealth>;
  /** What is wrong with the pages of the database file; see page-check.ts. */
  checkPages(signal: AbortSignal): Promise<readonly string[]>;
  /** Copies the running database; see backup.ts. */
  backup(destination: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store at start: keys checked, migrations applied. Throws coded errors; see open.ts. */
export async function createStore(deps: StoreDeps): Promise<Store> {
  const { database, keys, migration, isEmptyNextToKey } = await openStore(deps);
  if (isEmptyNextToKey) {
    deps.log?.warn(
      { databasePath: deps.databasePath },
      'the database was missing or empty although its master key file exists: it begins empty; if certificates were stored here, stop, correct databasePath or restore the last backup',
    );
  }
  if (migration.applied.length > 0) deps.log?.info({ ...migration }, 'database migrated');
  const mark = createSignInMark(database);
  if (endRestoredSignIns(database, mark)) {
    deps.log?.warn({}, 'the database is a copy: users have to sign in again');
  }

  const keyring = createKeyring(database, deps.masterKeys, keys, deps.now);
  const sealedFiles = createSealedFiles(database, keyring);
  const auditKeys = createAuditKeys(database, () => keyring.keys());
  const signInKeys = createSignInKeys(() => keyring.keys());
  const refresh = () => keyring.refresh();
  const audit = createAuditLog(database, createAuditLinks(database, auditKeys));
  const lease = createProcessLease(database);
  const { repository, run } = createStoreGuard(database);
  return {
    certificates: repository(createCertificateRepository({ database, sealedFiles, audit })),
    drafts: repository(createDraftRepository(database, sealedFiles)),
    sessions: repository(createSessionRepository(database, audit, lease)),
    sessionKeys: repository(createSessionKeyRepository({ database, sealedFiles, audit })),
    enrolments: repository(createEnrolmentRepository({ database, sealedFiles, audit })),
    revocations: repository(createRevocationRepository({ database, audit })),
    readiness: repository(createReadinessRepository(database)),
    places: repository(createPlaceRepository(database)),
    mailboxes: repository(createMailboxRepository({ database, audit })),
    outbox: repository(createOutboxRepository({ database, sealedFiles, audit })),
    renewals: repository(createRenewalRepository(database, audit)),
    notices: repository(createNoticeRepository(database, audit)),
    reminders: repository(createReminderRepository(database, audit)),
    deliveries: repository(createDeliveryRepository(database)),
    probes: repository(createProbeRepository(database)),
    calendars: repository(createCalendarRepository(database, audit)),
    reports: repository(createReportRepository(database)),
    figures: repository(createMetricsRepository(database)),
    trust: repository(createTrustRepository(database, audit)),
    jobs: repository(createJobRepository(database)),
    audit: repository(createAuditRepository(database, audit)),
    auditProof: repository(createAuditProof(database, { auditKeys, signInKeys, refresh })),
    sealWalk: repository(createSealWalk(database, keyring)),
    webSessions: repository(
      createWebSessionRepository({ database, keys: signInKeys, refresh, mark }),
    ),
    usedTokens: repository(createUsedTokenRepository(database)),
    profiles: repository(createProfileRepository(database)),
    attempts: repository(createAttemptRepository(database)),
    installationKey: () => run(() => installationKey(database)),
    lastBackup: () => run(() => lastBackup(database)),
    health: () => writeHealth(database, run, deps.now),
    checkPages: (signal) => checkPages(database.name, signal),
    backup: async (destination) => {
      await backupDatabase(database, destination, { audit, now: deps.now, run });
    },
    close: () =>
      run(() => {
        if (!database.open) return;
        releaseLease(lease, deps.log);
        database.close();
      }),
  };
}

/** Without it the lease runs out by itself: an end that cannot write must still end. */
function releaseLease(lease: ProcessLease, log: HostLog | undefined): void {
  try {
    lease.release();
  } catch (error) {
    log?.warn({ err: error }, 'lease of this process not deleted');
  }
}

/** The installation's own audit chain has every backup. */
function lastBackup(database: Database): Date | null {
  const at = database
    .prepare<[string], string | null>(
      `SELECT max(at) FROM audit_entry WHERE practice_id = ? AND event = 'system.backup' AND outcome = 'ok'`,
    )
    .pluck()
    .get(installationChain);
  return at === null || at === undefined ? null : new Date(at);
}
