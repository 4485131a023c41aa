import type { AuditRepository } from '../domain/audit/audit.ts';
import { PluginError } from '../errors.ts';
import { errorSummary } from '../logging.ts';
import type { HostLog } from '../logging.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

export interface DatabaseCheckDeps {
  /** What is wrong with the pages of the database; empty when nothing is. */
  readonly checkPages: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
  readonly log: HostLog;
}

/**
 * Reads the pages of the database every night. Each problem is logged, the outcome is audited, and damage fails the job with
 * ERR_DATABASE_DAMAGED: screen, metrics and readiness show it until a later run finds none.
 */
export function databaseCheckJob(deps: DatabaseCheckDeps): Job {
  const { checkPages, audit, now, log } = deps;
  const note = async (problems: number) => {
    await audit.append({
      practiceId: '',
      at: now(),
      actor: { userId: 'system', displayName: 'database-check' },
      event: 'system.database-checked',
      outcome: problems === 0 ? 'ok' : 'failed',
      subjectUserId: null,
      certificateId: null,
      assurance: 'none',
      details: { problems },
    });
  };
  return {
    id: 'database-check',
    ...jobDefinitions['database-check'],
    run: async (signal) => {
      const problems = await checkPages(signal);
      for (const problem of problems) log.error({ problem }, 'database damaged');
      if (problems.length === 0) {
        await note(0);
        return {};
      }
      try {
        await note(problems.length);
      } catch (error) {
        // What is damaged may not take the entry; the finding counts all the same
        log.error({ ...errorSummary(error) }, 'database check not audited');
      }
      throw new PluginError('ERR_DATABASE_DAMAGED', `${problems.length} problems in the database`, {
        params: { reason: 'quick_check' },
      });
    },
  };
}
