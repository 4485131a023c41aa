import { randomUUID } from 'node:crypto';
import type { AuditHeadEvent } from '../domain/audit/audit-event.ts';
import type { Refusals } from '../domain/audit/refusals.ts';
import { auditVerificationJob } from '../jobs/audit-verification.ts';
import { databaseCheckJob } from '../jobs/database-check.ts';
import { enrolmentsJob } from '../jobs/enrolment-job.ts';
import { housekeepingJob } from '../jobs/housekeeping.ts';
import type { PluginJob } from '../jobs/job.ts';
import { createJobServices } from '../jobs/job-services.ts';
import type { JobServices } from '../jobs/job-services.ts';
import { deliveriesJob, digestJob, probesJob, renewalWatchJob } from '../jobs/renewal-jobs.ts';
import { asPluginJobs, createJobRunner } from '../jobs/runner.ts';
import type { HostLog } from '../logging.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import type { EnrolmentsPart } from './enrolments.ts';
import type { RenewalsPart } from './renewals.ts';
import type { TrustPart } from './trust.ts';

export interface JobsDeps {
  readonly settings: Pick<Settings, 'jobs'>;
  readonly store: Pick<
    Store,
    | 'jobs'
    | 'audit'
    | 'auditProof'
    | 'sealWalk'
    | 'checkPages'
    | 'certificates'
    | 'drafts'
    | 'webSessions'
    | 'usedTokens'
    | 'attempts'
    | 'deliveries'
    | 'notices'
    | 'reminders'
    | 'calendars'
    | 'mailboxes'
    | 'outbox'
    | 'trust'
  >;
  readonly renewals: Pick<RenewalsPart, 'reconciler' | 'deliveries' | 'probes'>;
  readonly enrolments: Pick<EnrolmentsPart, 'watch'>;
  readonly trust: Pick<TrustPart, 'refresh'>;
  readonly refusals: Pick<Refusals, 'flush'>;
  readonly emit: (event: AuditHeadEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface JobsPart {
  readonly services: JobServices;
  /** For a host that runs them by its own scheduler. */
  readonly plugin: readonly PluginJob[];
  /** Waits for the jobs under way. */
  close(): Promise<void>;
}

/** All jobs, running by the clock from now on where the settings leave that to the plugin. */
export function createJobs(deps: JobsDeps): JobsPart {
  const { store, renewals, trust, now, log } = deps;
  const jobs = [
    renewalWatchJob(renewals.reconciler),
    deliveriesJob(renewals.deliveries),
    probesJob(renewals.probes),
    enrolmentsJob(deps.enrolments.watch),
    digestJob(renewals.deliveries),
    housekeepingJob({
      certificates: store.certificates,
      drafts: store.drafts,
      webSessions: store.webSessions,
      usedTokens: store.usedTokens,
      attempts: store.attempts,
      deliveries: store.deliveries,
      notices: store.notices,
      reminders: store.reminders,
      calendars: store.calendars,
      mailboxes: store.mailboxes,
      outbox: store.outbox,
      previews: store.trust,
      trust,
      refusals: deps.refusals,
      now,
    }),
    auditVerificationJob({
      audit: store.audit,
      proof: store.auditProof,
      seals: store.sealWalk,
      emit: deps.emit,
      now,
      log,
    }),
    databaseCheckJob({
      checkPages: (signal) => store.checkPages(signal),
      audit: store.audit,
      now,
      log,
    }),
  ];
  const runner = createJobRunner({ jobs, repository: store.jobs, owner: randomUUID(), now, log });
  if (deps.settings.jobs.enabled) runner.start();
  return {
    services: createJobServices({ runner, audit: store.audit, now }),
    plugin: asPluginJobs(runner, jobs),
    close: () => runner.stop(),
  };
}
