import type { AuditDraft } from '../../domain/audit/audit.ts';
import type { RevocationRepository } from '../../domain/enrolment/revocation/repository.ts';
import type { Revocation } from '../../domain/enrolment/revocation/revocation.ts';
import { PluginError } from '../../errors.ts';
import { promised } from '../async.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { isConstraintError } from '../sqlite.ts';
import type { Database } from '../sqlite.ts';
import { createLeasedRows } from './leased-rows.ts';
import { toRevocation, toRevocationRow } from './revocation-row.ts';
import type { RevocationRow } from './revocation-row.ts';

/** Revocations of certificates, each with its contract. They hold no secret. */
export function createRevocationRepository({
  database,
  audit,
}: {
  readonly database: Database;
  readonly audit: AuditLog;
}): RevocationRepository {
  const insertRow = database.prepare<[RevocationRow]>(
    `INSERT INTO revocation (id, practice_id, user_id, public_key_identifier, state, certificate_id, next_at, lease_until,
                             started_at, changed_at, ended_at, version, data)
     VALUES (@id, @practice_id, @user_id, @public_key_identifier, @state, @certificate_id, @next_at, @lease_until,
             @started_at, @changed_at, @ended_at, @version, @data)`,
  );
  const updateRow = database.prepare<[RevocationRow]>(
    `UPDATE revocation
        SET state = @state, next_at = @next_at, lease_until = @lease_until, changed_at = @changed_at, ended_at = @ended_at,
            version = version + 1, data = @data
      WHERE practice_id = @practice_id AND id = @id AND version = @version`,
  );

  const insert = database.transaction((revocation: Revocation, entry: AuditDraft) => {
    requireSamePractice(revocation.practiceId, entry);
    try {
      insertRow.run(toRevocationRow(revocation, null));
    } catch (error) {
      if (!isConstraintError(error, 'UNIQUE')) throw error;
      throw new PluginError('ERR_ENROLMENT_RUNNING', 'this certificate is being revoked already', {
        cause: error,
      });
    }
    audit.append(entry);
  });

  const save = database.transaction(
    (
      { revocation, entry }: Parameters<RevocationRepository['save']>[0],
      leaseUntil: Date | null,
    ): Revocation => {
      if (updateRow.run(toRevocationRow(revocation, leaseUntil)).changes !== 1)
        throw new PluginError('ERR_CONFLICT', 'the revocation was changed at the same time');
      if (entry !== undefined) {
        requireSamePractice(revocation.practiceId, entry);
        audit.append(entry);
      }
      return { ...revocation, version: revocation.version + 1 };
    },
  );

  return {
    ...createLeasedRows(database, 'revocation', toRevocation),
    insert: (revocation, entry) =>
      promised(() => {
        insert.immediate(revocation, entry);
      }),
    save: (change, keep) => promised(() => save.immediate(change, keep?.until ?? null)),
  };
}
