import { isPluginError } from '../../../errors.ts';
import type { KeystoreReader } from '../../../pki/pkcs12/keystore-content.ts';
import { auditDraft } from '../../audit/audit-entry.ts';
import type { Authorizer } from '../../access/authorizer.ts';
import { concernedUser } from '../../access/role.ts';
import { requireRecord } from '../queries.ts';
import type { AuditRepository } from '../../audit/audit.ts';
import type { CertificateRepository } from '../repository.ts';
import type { CertificateServices } from '../service.ts';

export interface ExportServiceDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly reader: Pick<KeystoreReader, 'inspect' | 'rewrite'>;
  readonly authorizer: Authorizer;
  readonly now: () => Date;
}

/** Hands the file back to its holder, byte for byte as it is stored or as a copy for older programs, once they have proved the password against it. */
export function createExportService(
  deps: ExportServiceDeps,
): Pick<CertificateServices, 'exportKeystore'> {
  return {
    exportKeystore: async (actor, certificateId, password, options = {}) => {
      const record = await requireRecord(deps.certificates, actor, certificateId);
      await deps.authorizer.require(actor, 'see', record);
      await deps.authorizer.require(actor, 'export', record);
      const trace = {
        subjectUserId: record.userId,
        certificateId: record.id,
        assurance: 'keystore-password',
      } as const;
      const stored = await deps.certificates.readKeystore(actor.practiceId, record.id);
      const { compatible = false, signal } = options;
      let file = stored;
      try {
        const { practiceId } = actor;
        const userId = concernedUser(actor, record.userId);
        const caller = { practiceId, userId, signal };
        if (compatible) {
          const passwords = {
            current: password,
            next: password,
            protection: 'compatible',
          } as const;
          file = (await deps.reader.rewrite(stored, passwords, caller)).file;
        } else {
          await deps.reader.inspect(stored, password, '', caller);
        }
      } catch (error) {
        if (isPluginError(error)) {
          await deps.audit.append(
            auditDraft(actor, deps.now(), 'certificate.export-refused', {
              ...trace,
              outcome: 'refused',
              details: { code: error.code },
            }),
          );
        }
        throw error;
      }
      await deps.audit.append(auditDraft(actor, deps.now(), 'certificate.exported', trace));
      return { fileName: record.fileName, file };
    },
  };
}
