import type { AuditDraft } from '../../domain/audit/audit.ts';
import type {
  CertificateRecord,
  CertificateRepository,
  RemovedCertificate,
} from '../../domain/certificate/repository.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { certificateDigest } from '../audit/row-digest.ts';
import { promised } from '../async.ts';
import type { Database } from '../sqlite.ts';
import type { BoundsCheck } from './certificate-bounds.ts';
import type { CertificateRecords } from './certificate-records.ts';
import { toRecord, parseFacts } from './certificate-row.ts';
import type { CertificateRow } from './certificate-row.ts';

interface RemovedRow {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly removed_at: string;
  readonly removed_by_id: string;
  readonly removed_by_name: string;
  readonly expires_at: string;
  readonly certificate: string;
}

export interface RemovedCertificatesDeps {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly records: Pick<CertificateRecords, 'forget'>;
  readonly insertRow: (row: CertificateRow) => void;
  readonly requireBounds: BoundsCheck;
}

/** Takes certificates off their profiles, keeps them for a day, brings them back. The sealed file moves along and is not opened. */
export function createRemovedCertificates({
  database,
  audit,
  records,
  insertRow,
  requireBounds,
}: RemovedCertificatesDeps): Pick<
  CertificateRepository,
  'remove' | 'listRemoved' | 'restore' | 'destroyRemoved'
> {
  const read = database.prepare<[string, string], CertificateRow>(
    'SELECT * FROM certificate WHERE practice_id = ? AND id = ?',
  );
  const keep = database.prepare<[RemovedRow]>(
    `INSERT INTO removed_certificate (
       id, practice_id, user_id, removed_at, removed_by_id, removed_by_name, expires_at, certificate)
     VALUES (@id, @practice_id, @user_id, @removed_at, @removed_by_id, @removed_by_name, @expires_at, @certificate)`,
  );
  const fileLeaves = database.prepare<[string]>(
    'UPDATE sealed_file SET removed_id = certificate_id, certificate_id = NULL WHERE certificate_id = ?',
  );
  const fileReturns = database.prepare<[string]>(
    'UPDATE sealed_file SET certificate_id = removed_id, removed_id = NULL WHERE removed_id = ?',
  );
  const deleteRow = database.prepare<[string, string]>(
    'DELETE FROM certificate WHERE practice_id = ? AND id = ?',
  );
  const find = database.prepare<[string, string, string], RemovedRow>(
    'SELECT * FROM removed_certificate WHERE practice_id = ? AND id = ? AND expires_at > ?',
  );
  const ofUser = database.prepare<[string, string, string], RemovedRow>(
    `SELECT * FROM removed_certificate WHERE practice_id = ? AND user_id = ? AND expires_at > ?
      ORDER BY removed_at DESC, id`,
  );
  const forget = database.prepare<[string]>('DELETE FROM removed_certificate WHERE id = ?');
  // The sealed file goes with its row (ON DELETE CASCADE), overwritten (secure_delete)
  const destroy = database.prepare<[string]>(
    'DELETE FROM removed_certificate WHERE expires_at <= ?',
  );
  const isThere = database
    .prepare<[string, string], number>(
      'SELECT count(*) FROM certificate WHERE practice_id = ? AND id = ?',
    )
    .pluck();

  const keepRow = (row: CertificateRow, { at, actor }: AuditDraft, until: Date): void => {
    keep.run({
      id: row.id,
      practice_id: row.practice_id,
      user_id: row.user_id,
      removed_at: at.toISOString(),
      removed_by_id: actor.userId,
      removed_by_name: actor.displayName,
      expires_at: until.toISOString(),
      certificate: JSON.stringify(row),
    });
    fileLeaves.run(row.id);
  };

  const remove = database.transaction(
    (practiceId: string, id: string, entry: AuditDraft, until?: Date): boolean => {
      requireSamePractice(practiceId, entry);
      const row = read.get(practiceId, id);
      if (row === undefined) return false;
      if (until !== undefined) keepRow(row, entry, until);
      deleteRow.run(practiceId, id);
      records.forget(id);
      audit.append(entry);
      return true;
    },
  );

  const restore = database.transaction(
    (
      practiceId: string,
      id: string,
      entry: AuditDraft,
      bounds: Parameters<CertificateRepository['restore']>[3],
    ): boolean => {
      requireSamePractice(practiceId, entry);
      const found = find.get(practiceId, id, entry.at.toISOString());
      if (found === undefined) return false;
      const kept = rowOf(found);
      const { replaced_by: successor } = kept;
      const row: CertificateRow = {
        ...kept,
        replaced_by:
          successor !== null && (isThere.get(practiceId, successor) ?? 0) > 0 ? successor : null,
      };
      insertRow(row);
      if (row.role === 'active') requireBounds(row, bounds);
      fileReturns.run(id);
      forget.run(id);
      audit.append({
        ...entry,
        details: { ...entry.details, role: row.role, digest: certificateDigest(row) },
      });
      return true;
    },
  );

  return {
    remove: (...args) => promised(() => remove.immediate(...args)),
    restore: (...args) => promised(() => restore.immediate(...args)),
    listRemoved: (practiceId, userId, now) =>
      promised(() => ofUser.all(practiceId, userId, now.toISOString()).map(toRemoved)),
    destroyRemoved: (now) => promised(() => destroy.run(now.toISOString()).changes),
  };
}

const noneRewritten: Pick<CertificateRow, 'rewritten_at'> = { rewritten_at: null };

function rowOf({ certificate }: RemovedRow): CertificateRow {
  // One that was removed before the column came has none
  return { ...noneRewritten, ...(JSON.parse(certificate) as CertificateRow) };
}

function toRemoved(removed: RemovedRow): RemovedCertificate {
  const row = rowOf(removed);
  const record: CertificateRecord = toRecord(row, parseFacts(row.facts));
  return {
    record,
    removedAt: new Date(removed.removed_at),
    removedBy: { userId: removed.removed_by_id, displayName: removed.removed_by_name },
    until: new Date(removed.expires_at),
  };
}
