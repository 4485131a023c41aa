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
import type { CertificateRow } from './certificate-row.ts';

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
  const update = database.prepare<[string, string, string, string]>(
    'UPDATE certificate SET facts = ?, rewritten_at = ? WHERE practice_id = ? AND id = ?',
  );
  // Overwritten (secure_delete)
  const deleteFile = database.prepare<[string, string]>(
    'DELETE FROM sealed_file WHERE practice_id = ? AND certificate_id = ?',
  );

  const rewrite = database.transaction(
    (
      { practiceId, id, rewrittenAt }: Pick<CertificateRecord, 'practiceId' | 'id' | 'rewrittenAt'>,
      { keystore, facts, entry }: RewrittenFile,
    ): void => {
      requireSamePractice(practiceId, entry);
      const before = read.get(practiceId, id);
      if (before === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such certificate');
      if (before.rewritten_at !== (rewrittenAt?.toISOString() ?? null)) {
        throw new PluginError('ERR_CONFLICT', 'the file was rewritten since then');
      }
      const row = { ...before, facts: JSON.stringify(facts) };
      update.run(row.facts, entry.at.toISOString(), practiceId, id);
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
