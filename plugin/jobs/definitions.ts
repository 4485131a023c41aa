import { cronOf } from './cadence.ts';
import type { Job, JobId } from './job.ts';
import { jobIds } from './job.ts';

/**
 * When each job runs and how long its lease holds. The digest comes before the week's first consultations; what is hourly keeps
 * clear of the full hour, when other programs' jobs run too. Changing one here changes manifest, alerts and screens.
 */
export const jobDefinitions: Readonly<Record<JobId, Pick<Job, 'cadence' | 'leaseSeconds'>>> = {
  'renewal-watch': { cadence: { kind: 'minutes', every: 15 }, leaseSeconds: 300 },
  deliveries: { cadence: { kind: 'minutes', every: 5 }, leaseSeconds: 300 },
  probes: { cadence: { kind: 'hourly', minute: 7 }, leaseSeconds: 300 },
  // eHealth wants ten seconds between two questions; a holder waits at the screen
  enrolments: { cadence: { kind: 'minutes', every: 1 }, leaseSeconds: 60 },
  digest: { cadence: { kind: 'weekly', weekday: 1, hour: 7, minute: 30 }, leaseSeconds: 120 },
  housekeeping: { cadence: { kind: 'hourly', minute: 17 }, leaseSeconds: 120 },
  // A long chain is recomputed without a pause for a sign of life
  'audit-verification': { cadence: { kind: 'daily', hour: 3, minute: 40 }, leaseSeconds: 900 },
  'database-check': { cadence: { kind: 'daily', hour: 3, minute: 10 }, leaseSeconds: 900 },
};

/** Every job with its schedule as cron has it: what the manifest lists. */
export const jobSchedules: readonly { readonly id: JobId; readonly schedule: string }[] =
  jobIds.map((id) => ({ id, schedule: cronOf(jobDefinitions[id].cadence) }));
