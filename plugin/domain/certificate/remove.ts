import type { CertificateEvent } from './certificate-event.ts';
import { PluginError } from '../../errors.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { Authorizer } from '../access/authorizer.ts';
import { requireRecord } from './queries.ts';
import type { CertificateRepository } from './repository.ts';
import type { CertificateServices } from './service.ts';
import { dayInMilliseconds } from '../time/duration.ts';

export interface RemoveServiceDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'remove'>;
  readonly authorizer: Authorizer;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/** How long a removed certificate can be brought back: a mistake is seen the same day or the next morning. */
const undoMilliseconds = dayInMilliseconds;

/**
 * Takes a certificate off its profile. Its sealed file stays for a day, of no use without its password; what a holder left to be used
 * without one, the key for sessions and nightly questions, goes at once.
 */
export function createRemoveService(deps: RemoveServiceDeps): Pick<CertificateServices, 'remove'> {
  return {
    remove: async (actor, certificateId) => {
      const record = await requireRecord(deps.certificates, actor, certificateId);
      await deps.authorizer.require(actor, 'remove', record);
      const at = deps.now();
      const entry = auditDraft(actor, at, 'certificate.removed', {
        subjectUserId: record.userId,
        certificateId: record.id,
        details: { kind: record.kind, state: record.summary.state, role: record.role },
      });
      const until = new Date(at.getTime() + undoMilliseconds);
      if (!(await deps.certificates.remove(actor.practiceId, record.id, entry, until))) {
        throw new PluginError('ERR_NOT_FOUND', 'already removed');
      }
      deps.emit({
        type: 'certificate.removed',
        at,
        practiceId: actor.practiceId,
        userId: record.userId,
        certificateId: record.id,
      });
    },
  };
}
