import type { AuditDraft } from '../../domain/audit/audit.ts';
import { holderKey } from '../../domain/enrolment/enrolment.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import type {
  EnrolmentChange,
  EnrolmentRepository,
  SealedKeystore,
} from '../../domain/enrolment/repository.ts';
import { PluginError } from '../../errors.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import type { SealedFiles } from '../sealing/sealed-file.ts';
import { isConstraintError } from '../sqlite.ts';
import type { Database } from '../sqlite.ts';
import { toEnrolment, toRow } from './enrolment-row.ts';
import type { EnrolmentRow } from './enrolment-row.ts';
import { createLeasedRows } from './leased-rows.ts';
import { packSealed, unpackSealed } from './sealed-keystore.ts';

export interface EnrolmentRepositoryDeps {
  readonly database: Database;
  readonly sealedFiles: SealedFiles;
  readonly audit: AuditLog;
}

/** Requests for certificates, each with its keystore sealed like a stored one. */
export function createEnrolmentRepository({
  database,
  sealedFiles,
  audit,
}: EnrolmentRepositoryDeps): EnrolmentRepository {
  const insertRow = database.prepare<[EnrolmentRow]>(
    `INSERT INTO enrolment (id, practice_id, user_id, holder_key, kind, state, certificate_id, next_at, lease_until,
                            started_at, changed_at, ended_at, version, data)
     VALUES (@id, @practice_id, @user_id, @holder_key, @kind, @state, @certificate_id, @next_at, @lease_until,
             @started_at, @changed_at, @ended_at, @version, @data)`,
  );
  const updateRow = database.prepare<[EnrolmentRow]>(
    `UPDATE enrolment
        SET state = @state, certificate_id = @certificate_id, next_at = @next_at, lease_until = @lease_until,
            changed_at = @changed_at, ended_at = @ended_at, version = version + 1, data = @data
      WHERE practice_id = @practice_id AND id = @id AND version = @version`,
  );
  const rows = createLeasedRows(database, 'enrolment', toEnrolment);
  // Overwritten (secure_delete)
  const deleteFile = database.prepare<[string, string]>(
    'DELETE FROM sealed_file WHERE practice_id = ? AND enrolment_id = ?',
  );

  const insertSealed = ({ practiceId, id }: Enrolment, sealed: SealedKeystore): void => {
    const packed = packSealed(sealed);
    try {
      sealedFiles.insert(identityOf(practiceId, id), packed);
    } finally {
      packed.fill(0);
    }
  };

  const insert = database.transaction(
    (enrolment: Enrolment, sealed: SealedKeystore, entry: AuditDraft) => {
      requireSamePractice(enrolment.practiceId, entry);
      try {
        insertRow.run(toRow(enrolment, holderKey(enrolment.holder), null));
      } catch (error) {
        if (!isConstraintError(error, 'UNIQUE')) throw error;
        throw new PluginError('ERR_ENROLMENT_RUNNING', 'a request for this holder runs already', {
          cause: error,
        });
      }
      insertSealed(enrolment, sealed);
      audit.append(entry);
    },
  );

  const save = database.transaction(
    ({ enrolment, sealed, entry }: EnrolmentChange, leaseUntil: Date | null): Enrolment => {
      const { practiceId, id } = enrolment;
      const row = toRow(enrolment, holderKey(enrolment.holder), leaseUntil);
      if (updateRow.run(row).changes !== 1) {
        throw new PluginError('ERR_CONFLICT', 'the request was changed at the same time');
      }
      if (sealed !== undefined) deleteFile.run(practiceId, id);
      if (sealed) insertSealed(enrolment, sealed);
      if (entry !== undefined) {
        requireSamePractice(practiceId, entry);
        audit.append(entry);
      }
      return { ...enrolment, version: enrolment.version + 1 };
    },
  );

  return {
    insert: (enrolment, sealed, entry) =>
      sealedFiles.underCurrentKey(() => insert.immediate(enrolment, sealed, entry)),
    ...rows,
    save: async (change, keep) => {
      let saved = change.enrolment;
      await sealedFiles.underCurrentKey(() => {
        saved = save.immediate(change, keep?.until ?? null);
      });
      return saved;
    },
    readSealed: async (practiceId, id) =>
      unpackSealed(await sealedFiles.read(identityOf(practiceId, id))),
  };
}

function identityOf(practiceId: string, rowId: string) {
  return { practiceId, purpose: 'enrolment', rowId } as const;
}
