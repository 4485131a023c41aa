import type {
  CertificateRecord,
  CertificateRepository,
  RewrittenFile,
} from '../../domain/certificate/repository.ts';
import { PluginError } from '../../errors.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { certificateDigest } from '../audit/row-digest.ts';
import type { SealedFiles } from '../sealing/sealed-file.ts';
import type { Database } from '../sqlite.ts';
import { summaryColumns } from './certificate-row.ts';
import type { CertificateRow } from './certificate-row.ts';
import { searchText } from './search-text.ts';

export interface RewriteDeps {
  readonly database: Database;
  readonly sealedFiles: SealedFiles;
  readonly audit: AuditLog;
}

/** Puts a keystore in the place of the one it was made of: file, facts and entry together, or nothing. */
export function createRewrite({
  database,
  sealedFiles,
  audit,
}: RewriteDeps): Pick<CertificateRepository, 'rewrite'> {
  const read = database.prepare<[string, string], CertificateRow>(
    'SELECT * FROM certificate WHERE practice_id = ? AND id = ?',
  );
  const update = database.prepare<[CertificateRow]>(
    `UPDATE certificate
        SET facts = @facts, rewritten_at = @rewritten_at, holder_name = @holder_name, search_text = @search_text,
            state = @state, environment = @environment, not_before = @not_before, not_after = @not_after,
            fingerprint = @fingerprint, static_rank = @static_rank, holder_key = @holder_key
      WHERE practice_id = @practice_id AND id = @id`,
  );
  // Overwritten (secure_delete)
  const deleteFile = database.prepare<[string, string]>(
    'DELETE FROM sealed_file WHERE practice_id = ? AND certificate_id = ?',
  );

  const rewrite = database.transaction(
    (
      { practiceId, id, rewrittenAt }: Pick<CertificateRecord, 'practiceId' | 'id' | 'rewrittenAt'>,
      { keystore, facts, completed, entry }: RewrittenFile,
    ): void => {
      requireSamePractice(practiceId, entry);
      const before = read.get(practiceId, id);
      if (before === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such certificate');
      if (before.rewritten_at !== (rewrittenAt?.toISOString() ?? null)) {
        throw new PluginError('ERR_CONFLICT', 'the file was rewritten since then');
      }
      const row: CertificateRow = {
        ...before,
        ...(completed && completedColumns(before, completed)),
        facts: JSON.stringify(facts),
        rewritten_at: entry.at.toISOString(),
      };
      update.run(row);
      deleteFile.run(practiceId, id);
      sealedFiles.insert({ practiceId, purpose: 'certificate', rowId: id }, keystore);
      audit.append({ ...entry, details: { ...entry.details, digest: certificateDigest(row) } });
    },
  );

  return {
    rewrite: (record, rewritten) =>
      sealedFiles.underCurrentKey(() => {
        rewrite.immediate(record, rewritten);
      }),
  };
}

/** What a finished file says of its holder and its validity. */
function completedColumns(
  row: CertificateRow,
  completed: NonNullable<RewrittenFile['completed']>,
): Partial<CertificateRow> {
  const { holderName } = completed;
  return {
    ...summaryColumns(completed),
    holder_name: holderName,
    search_text: searchText([holderName, row.user_name, row.identifier, row.file_name]),
  };
}
