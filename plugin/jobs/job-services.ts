import { withTimeout } from '../async.ts';
import { requireAdmin } from '../domain/access/role.ts';
import { auditDraft } from '../domain/audit/audit-entry.ts';
import type { AuditDraft, AuditRepository } from '../domain/audit/audit.ts';
import { PluginError, isPluginError } from '../errors.ts';
import type { Actor } from '../domain/practice/actor.ts';
import type { JobId, JobRunner, JobStatus } from './job.ts';
import { jobIds } from './job.ts';

/** What the job screen calls. Jobs belong to the installation: a status holds counts and instants, nothing of any practice. */
export interface JobServices {
  /** Admins only. */
  list(actor: Actor): Promise<readonly JobStatus[]>;
  /**
   * Runs one now, for an admin, and audits it in their practice. `begun`: it goes on after we answered. ERR_JOB_RUNNING when it runs
   * already, ERR_NOT_FOUND for a job that does not exist.
   */
  runByHand(actor: Actor, id: string): Promise<'done' | 'failed' | 'begun'>;
}

export interface JobServicesDeps {
  readonly runner: Pick<JobRunner, 'list' | 'runNow'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
  /** Longest wait for the end of a run before the page is returned without it, in milliseconds. */
  readonly patienceMs?: number;
}

export function createJobServices(deps: JobServicesDeps): JobServices {
  const { runner, audit, now, patienceMs = 4000 } = deps;

  const begin = async (id: JobId): Promise<'done' | 'failed'> => {
    try {
      await runner.runNow(id);
      return 'done';
    } catch (error) {
      if (isPluginError(error, 'ERR_JOB_RUNNING')) throw error;
      // The runner logged it and the row shows it; the user who pressed the button sees it there
      return 'failed';
    }
  };

  return {
    list: (actor) => {
      requireAdmin(actor, 'jobs');
      return runner.list();
    },

    runByHand: async (actor, asked) => {
      requireAdmin(actor, 'jobs');
      const id = jobIds.find((candidate) => candidate === asked);
      if (id === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such job');
      const at = now();
      const note = (outcome: AuditDraft['outcome']) =>
        audit.append(auditDraft(actor, at, 'job.run-by-hand', { outcome, details: { job: id } }));
      try {
        const outcome = await withTimeout(begin(id), patienceMs, () => 'begun' as const);
        await note(outcome === 'failed' ? 'failed' : 'ok');
        return outcome;
      } catch (error) {
        if (isPluginError(error, 'ERR_JOB_RUNNING')) await note('refused');
        throw error;
      }
    },
  };
}
