import type { AuditRepository } from '../domain/audit/audit.ts';
import { PluginError } from '../errors.ts';
import type { HostLog } from '../logging.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

export interface AuditVerificationDeps {
  readonly audit: Pick<AuditRepository, 'practices' | 'verify'>;
  readonly log: HostLog;
}

/**
 * Recomputes every audit chain. Each broken one is logged; then the job fails with ERR_AUDIT_CHAIN_BROKEN, so that screen,
 * metrics and a run by hand show it too.
 */
export function auditVerificationJob({ audit, log }: AuditVerificationDeps): Job {
  return {
    id: 'audit-verification',
    ...jobDefinitions['audit-verification'],
    run: async (signal) => {
      const counts = { chains: 0, entries: 0 };
      let broken = 0;
      for (const practiceId of await audit.practices()) {
        signal.throwIfAborted();
        const { entries, brokenAt } = await audit.verify(practiceId);
        counts.chains += 1;
        counts.entries += entries;
        if (brokenAt === null) continue;
        broken += 1;
        log.error({ practiceId, entries, brokenAt }, 'audit chain broken');
      }
      if (broken > 0) {
        throw new PluginError('ERR_AUDIT_CHAIN_BROKEN', `${broken} audit chains are broken`, {
          params: { chains: broken },
        });
      }
      return counts;
    },
  };
}
