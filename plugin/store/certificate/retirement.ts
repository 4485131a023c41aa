import type { AuditDraft } from '../../domain/audit/audit.ts';
import type {
  CertificateRecord,
  CertificateRepository,
} from '../../domain/certificate/repository.ts';
import { promised } from '../async.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import type { Database } from '../sqlite.ts';
import { summaryColumns } from './certificate-row.ts';
import type { SummaryColumns } from './certificate-row.ts';

interface RevokedColumns {
  readonly practiceId: string;
  readonly id: string;
  readonly at: string;
  readonly probes: string;
}

/** Files that open no session any more and stay for older messages. Role, kept key and entry change together, or nothing. */
export function createRetirement({
  database,
  audit,
}: {
  readonly database: Database;
  readonly audit: AuditLog;
}): Pick<CertificateRepository, 'retire' | 'retireRevoked'> {
  const retireRow = database.prepare<[string, string, string, string]>(
    `UPDATE certificate SET role = 'decrypt-only', replaced_at = ?, replaced_by = ?
      WHERE practice_id = ? AND id = ? AND role = 'active'`,
  );
  const revokeRow = database.prepare<[SummaryColumns & RevokedColumns]>(
    `UPDATE certificate
        SET role = 'decrypt-only', replaced_at = coalesce(replaced_at, @at), probes = @probes,
            state = @state, environment = @environment, not_before = @not_before, not_after = @not_after,
            fingerprint = @fingerprint, static_rank = @static_rank, holder_key = @holder_key
      WHERE practice_id = @practiceId AND id = @id
        AND (role = 'active' OR json_extract(probes, '$.status.answer.certificate') IS NOT 'REVOKED')`,
  );
  const deleteSessionKey = database.prepare<[string, string]>(
    'DELETE FROM session_key WHERE practice_id = ? AND certificate_id = ?',
  );

  const inOne = database.transaction(
    (practiceId: string, id: string, entry: AuditDraft, change: () => number): boolean => {
      requireSamePractice(practiceId, entry);
      if (change() !== 1) return false;
      deleteSessionKey.run(practiceId, id);
      audit.append(entry);
      return true;
    },
  );

  const revokedRow = (
    { probes, summary }: Pick<CertificateRecord, 'probes' | 'summary'>,
    at: Date,
  ) => ({ ...summaryColumns({ summary }), probes: JSON.stringify(probes), at: at.toISOString() });

  return {
    retire: (practiceId, id, by, entry) =>
      promised(() =>
        inOne.immediate(
          practiceId,
          id,
          entry,
          () => retireRow.run(entry.at.toISOString(), by, practiceId, id).changes,
        ),
      ),
    retireRevoked: (practiceId, id, known, entry) =>
      promised(() =>
        inOne.immediate(
          practiceId,
          id,
          entry,
          () => revokeRow.run({ ...revokedRow(known, entry.at), practiceId, id }).changes,
        ),
      ),
  };
}
