import { isPluginError } from '../../../errors.ts';
import type { KeystoreReader } from '../../../pki/pkcs12/keystore-content.ts';
import { concernedUser } from '../../access/role.ts';
import type { Authorizer } from '../../access/authorizer.ts';
import { auditDraft } from '../../audit/audit-entry.ts';
import type { AuditRepository } from '../../audit/audit.ts';
import type { CertificateEvent } from '../certificate-event.ts';
import { requireSuitablePassword } from './keystore-password.ts';
import { requireRecord } from '../queries.ts';
import type { CertificateRepository } from '../repository.ts';
import type { CertificateServices } from '../service.ts';

export interface ChangePasswordServiceDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore' | 'rewrite'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly reader: Pick<KeystoreReader, 'rewrite'>;
  readonly authorizer: Authorizer;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/** Encrypts a stored keystore again under a password that its holder chose. No card, no service: a local act. */
export function createChangePasswordService(
  deps: ChangePasswordServiceDeps,
): Pick<CertificateServices, 'changePassword'> {
  return {
    changePassword: async (actor, certificateId, { signal, ...passwords }) => {
      const record = await requireRecord(deps.certificates, actor, certificateId);
      await deps.authorizer.require(actor, 'see', record);
      // Who may take the file away may set its password
      await deps.authorizer.require(actor, 'export', record);
      requireSuitablePassword(passwords.next);
      const trace = {
        subjectUserId: record.userId,
        certificateId: record.id,
        assurance: 'keystore-password',
      } as const;
      try {
        const { practiceId } = actor;
        const file = await deps.certificates.readKeystore(practiceId, record.id);
        const userId = concernedUser(actor, record.userId);
        const rewritten = await deps.reader.rewrite(file, passwords, {
          practiceId,
          userId,
          signal,
        });
        const at = deps.now();
        await deps.certificates.rewrite(record, {
          keystore: rewritten.file,
          facts: rewritten.facts,
          entry: auditDraft(actor, at, 'certificate.password-changed', {
            ...trace,
            details: { protection: passwords.protection },
          }),
        });
        const { userId: profile, id } = record;
        deps.emit({
          type: 'certificate.password-changed',
          at,
          practiceId,
          userId: profile,
          certificateId: id,
        });
      } catch (error) {
        if (isPluginError(error)) {
          await deps.audit.append(
            auditDraft(actor, deps.now(), 'certificate.password-change-refused', {
              ...trace,
              outcome: 'refused',
              details: { code: error.code },
            }),
          );
        }
        throw error;
      }
    },
  };
}
