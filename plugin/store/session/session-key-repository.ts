import type { AuditDraft } from '../../domain/audit/audit.ts';
import { PluginError, isPluginError } from '../../errors.ts';
import type { KeyPurpose, SessionKeyRepository } from '../../domain/session/repository.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { promised } from '../async.ts';
import type { SealedFiles } from '../sealing/sealed-file.ts';
import type { Database } from '../sqlite.ts';

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
  const find = database.prepare<[string, string], Record<KeyPurpose, 0 | 1>>(
    `SELECT for_session AS session, for_status AS status FROM session_key
      WHERE practice_id = ? AND certificate_id = ?`,
  );
  const insertRow = database.prepare<[number, number, string, string, string]>(
    `INSERT INTO session_key (certificate_id, practice_id, for_session, for_status, kept_at)
     SELECT id, practice_id, ?, ?, ? FROM certificate WHERE practice_id = ? AND id = ? AND role = 'active'`,
  );
  const updateRow = database.prepare<[number, number, string, string]>(
    'UPDATE session_key SET for_session = ?, for_status = ? WHERE practice_id = ? AND certificate_id = ?',
  );
  const deleteRow = database.prepare<[string, string]>(
    'DELETE FROM session_key WHERE practice_id = ? AND certificate_id = ?',
  );
  const isFor = (practiceId: string, certificateId: string, purpose: KeyPurpose) =>
    find.get(practiceId, certificateId)?.[purpose] === 1;

  const keep = database.transaction(
    (
      practiceId: string,
      certificateId: string,
      purpose: KeyPurpose,
      pkcs8: Uint8Array,
      entry: AuditDraft,
    ) => {
      requireSamePractice(practiceId, entry);
      const before = find.get(practiceId, certificateId);
      // A key kept before goes with its row, overwritten
      deleteRow.run(practiceId, certificateId);
      const purposes: Record<KeyPurpose, number> = {
        session: 0,
        status: 0,
        ...before,
        [purpose]: 1,
      };
      const at = entry.at.toISOString();
      const { session, status } = purposes;
      if (insertRow.run(session, status, at, practiceId, certificateId).changes !== 1) {
        throw new PluginError('ERR_CONFLICT', 'the certificate of this key is no longer active');
      }
      sealedFiles.insert(identityOf(practiceId, certificateId), pkcs8);
      audit.append(entry);
    },
  );
  const forget = database.transaction(
    (
      practiceId: string,
      certificateId: string,
      purpose: KeyPurpose,
      entry: AuditDraft,
    ): boolean => {
      requireSamePractice(practiceId, entry);
      const before = find.get(practiceId, certificateId);
      if (before?.[purpose] !== 1) return false;
      const { session, status }: Record<KeyPurpose, number> = { ...before, [purpose]: 0 };
      if (session + status === 0) deleteRow.run(practiceId, certificateId);
      else updateRow.run(session, status, practiceId, certificateId);
      audit.append(entry);
      return true;
    },
  );

  return {
    has: (practiceId, certificateId, purpose) =>
      promised(() => isFor(practiceId, certificateId, purpose)),
    read: async (practiceId, certificateId, purpose) => {
      if (!isFor(practiceId, certificateId, purpose)) return undefined;
      try {
        return await sealedFiles.read(identityOf(practiceId, certificateId));
      } catch (error) {
        if (isPluginError(error, 'ERR_NOT_FOUND')) return undefined;
        throw error;
      }
    },
    keep: (practiceId, certificateId, purpose, pkcs8, entry) =>
      sealedFiles.underCurrentKey(() =>
        keep.immediate(practiceId, certificateId, purpose, pkcs8, entry),
      ),
    forget: (practiceId, certificateId, purpose, entry) =>
      promised(() => forget.immediate(practiceId, certificateId, purpose, entry)),
  };
}

function identityOf(practiceId: string, rowId: string) {
  return { practiceId, purpose: 'session-key', rowId } as const;
}
