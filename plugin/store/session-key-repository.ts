import type { AuditDraft } from '../certificate/repository.ts';
import { isPluginError, PluginError } from '../errors.ts';
import type { SessionKeyRepository } from '../session/repository.ts';
import { requireSamePractice, type AuditLog } from './audit-repository.ts';
import { promised } from './promised.ts';
import type { SealedFiles } from './sealed-file.ts';
import type { Database } from './sqlite.ts';

export interface SessionKeyRepositoryDeps {
  readonly database: Database;
  readonly sealedFiles: SealedFiles;
  readonly audit: AuditLog;
}

/**
 * Authentication keys that holders left with us, sealed like keystores and under the same rotation. Only an active
 * certificate has one: the database deletes it with its certificate, createCertificateRepository with a replacement.
 */
export function createSessionKeyRepository({
  database,
  sealedFiles,
  audit,
}: SessionKeyRepositoryDeps): SessionKeyRepository {
  const find = database.prepare<[string, string]>(
    'SELECT 1 FROM session_key WHERE practice_id = ? AND certificate_id = ?',
  );
  const insertRow = database.prepare<[string, string, string]>(
    `INSERT INTO session_key (certificate_id, practice_id, kept_at)
     SELECT id, practice_id, ? FROM certificate WHERE practice_id = ? AND id = ? AND role = 'active'`,
  );
  const deleteRow = database.prepare<[string, string]>(
    'DELETE FROM session_key WHERE practice_id = ? AND certificate_id = ?',
  );

  const keep = database.transaction(
    (practiceId: string, certificateId: string, pkcs8: Uint8Array, entry: AuditDraft) => {
      requireSamePractice(practiceId, entry);
      // A key kept before goes with its row, overwritten
      deleteRow.run(practiceId, certificateId);
      if (insertRow.run(entry.at.toISOString(), practiceId, certificateId).changes !== 1) {
        throw new PluginError('ERR_CONFLICT', 'the certificate of this key is no longer active');
      }
      sealedFiles.insert(identityOf(practiceId, certificateId), pkcs8);
      audit.append(entry);
    },
  );
  const forget = database.transaction(
    (practiceId: string, certificateId: string, entry: AuditDraft): boolean => {
      requireSamePractice(practiceId, entry);
      if (deleteRow.run(practiceId, certificateId).changes === 0) return false;
      audit.append(entry);
      return true;
    },
  );

  return {
    has: (practiceId, certificateId) =>
      promised(() => find.get(practiceId, certificateId) !== undefined),
    read: async (practiceId, certificateId) => {
      try {
        return await sealedFiles.read(identityOf(practiceId, certificateId));
      } catch (error) {
        if (isPluginError(error, 'ERR_NOT_FOUND')) return undefined;
        throw error;
      }
    },
    keep: (practiceId, certificateId, pkcs8, entry) =>
      sealedFiles.underCurrentKey(() => keep.immediate(practiceId, certificateId, pkcs8, entry)),
    forget: (practiceId, certificateId, entry) =>
      promised(() => forget.immediate(practiceId, certificateId, entry)),
  };
}

function identityOf(practiceId: string, rowId: string) {
  return { practiceId, purpose: 'session-key', rowId } as const;
}
