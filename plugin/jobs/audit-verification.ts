import type { AuditRepository } from '../certificate/repository.ts';
import { PluginError } from '../errors.ts';
import type { HostLog, PluginJob } from '../host.ts';

export interface AuditVerificationDeps {
  readonly audit: Pick<AuditRepository, 'practices' | 'verify'>;
  readonly log: HostLog;
}

/** When it wakes: the manifest says so too. */
export const auditVerification = { id: 'audit-verification', schedule: '40 3 * * *' } as const;

/**
 * Recomputes every audit chain. Each broken one is logged; then the job fails with ERR_AUDIT_CHAIN_BROKEN, so that a host
 * that runs it by hand learns of it too.
 */
export function auditVerificationJob({ audit, log }: AuditVerificationDeps): PluginJob {
  return {
    ...auditVerification,
    run: async () => {
      let broken = 0;
      for (const practiceId of await audit.practices()) {
        const { entries, brokenAt } = await audit.verify(practiceId);
        if (brokenAt === null) continue;
        broken += 1;
        log.error({ practiceId, entries, brokenAt }, 'audit chain broken');
      }
      if (broken > 0) {
        throw new PluginError('ERR_AUDIT_CHAIN_BROKEN', `${broken} audit chains do not hold`, {
          params: { chains: broken },
        });
      }
    },
  };
}
