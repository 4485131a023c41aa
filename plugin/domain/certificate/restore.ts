import type { Actor } from '../practice/actor.ts';
import { PluginError } from '../../errors.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { Authorizer } from '../access/authorizer.ts';
import { isManager } from '../access/role.ts';
import type { CertificateEvent } from './certificate-event.ts';
import { boundsOf, defaultActiveFiles } from './load-limit.ts';
import type { CertificateRepository, RemovedCertificate } from './repository.ts';
import type { CertificateServices } from './service.ts';

export interface RestoreServiceDeps {
  readonly certificates: Pick<CertificateRepository, 'listRemoved' | 'restore'>;
  readonly authorizer: Authorizer;
  readonly activeFiles?: number | undefined;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/** Undoes a removal within its day. */
export function createRestoreService(
  deps: RestoreServiceDeps,
): Pick<CertificateServices, 'removed' | 'restore'> {
  const removed = async (actor: Actor, userId: string): Promise<readonly RemovedCertificate[]> => {
    await deps.authorizer.requireUser(actor, userId);
    const found = await deps.certificates.listRemoved(actor.practiceId, userId, deps.now());
    return found.filter(({ removedBy }) => isManager(actor) || removedBy.userId === actor.userId);
  };

  return {
    removed,

    restore: async (actor, userId, certificateId) => {
      const found = (await removed(actor, userId)).find(
        ({ record }) => record.id === certificateId,
      );
      if (found === undefined)
        throw new PluginError('ERR_NOT_FOUND', 'no such removed certificate');
      const { record } = found;
      // A role may have been taken away since: what may not be loaded may not come back
      await deps.authorizer.require(actor, 'load', record);
      const at = deps.now();
      const entry = auditDraft(actor, at, 'certificate.restored', {
        subjectUserId: record.userId,
        certificateId: record.id,
        details: { kind: record.kind, state: record.summary.state },
      });
      const bounds = boundsOf(deps.activeFiles ?? defaultActiveFiles);
      if (!(await deps.certificates.restore(actor.practiceId, record.id, entry, bounds))) {
        throw new PluginError('ERR_NOT_FOUND', 'already brought back, or destroyed');
      }
      deps.emit({
        type: 'certificate.restored',
        at,
        practiceId: actor.practiceId,
        userId: record.userId,
        certificateId: record.id,
      });
    },
  };
}
