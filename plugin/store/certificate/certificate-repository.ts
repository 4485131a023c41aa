import { setTimeout as pause } from 'node:timers/promises';
import type {
  CertificateRecord,
  CertificateRepository,
  NewCertificate,
} from '../../domain/certificate/repository.ts';
import type { CertificateSummary } from '../../domain/certificate/verdict/summary.ts';
import { PluginError } from '../../errors.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { certificateDigest } from '../audit/row-digest.ts';
import { createBoundsCheck } from './certificate-bounds.ts';
import { createCertificateList } from './certificate-list.ts';
import { certificatesOfUsers, ofUsersParameters } from './certificates-of-users.ts';
import type { OfUsersParameters } from './certificates-of-users.ts';
import { createCertificateRecords } from './certificate-records.ts';
import { createRemovedCertificates } from './removed-certificates.ts';
import { createRetirement } from './retirement.ts';
import { createRewrite } from './rewrite.ts';
import {
  certificateColumns,
  parseFacts,
  summaryColumns,
  toRecord,
  toRow,
} from './certificate-row.ts';
import type { CertificateColumns, CertificateRow, SummaryColumns } from './certificate-row.ts';
import { promised } from '../async.ts';
import type { SealedFiles } from '../sealing/sealed-file.ts';
import { isConstraintError } from '../sqlite.ts';
import type { Database } from '../sqlite.ts';

export interface CertificateRepositoryDeps {
  readonly database: Database;
  readonly sealedFiles: SealedFiles;
  readonly audit: AuditLog;
}

/** Records summarised at a time, and the pause after them in milliseconds: lists can wait, pages that are asked for cannot. */
const summariseBatch = 5;
const summarisePause = 5;

/** Reads and writes certificates. All SQL about one certificate is here, that of the overview in certificate-list.ts. */
export function createCertificateRepository(
  deps: CertificateRepositoryDeps,
): CertificateRepository {
  const { database, sealedFiles, audit } = deps;
  const records = createCertificateRecords(database);
  const select = `SELECT ${certificateColumns} FROM certificate`;
  const byId = database.prepare<[string, string], CertificateColumns>(
    `${select} WHERE practice_id = ? AND id = ?`,
  );
  const byUser = database.prepare<[string, string], CertificateColumns>(
    `${select} WHERE practice_id = ? AND user_id = ? ORDER BY loaded_at DESC, id`,
  );
  const ofUsers = database.prepare<[OfUsersParameters], CertificateColumns>(
    `${certificatesOfUsers}
     SELECT ${certificateColumns} FROM mine JOIN certificate USING (id)
      ORDER BY mine.place, certificate.loaded_at DESC, certificate.id`,
  );
  const byHolder = database.prepare<[string, string, string], CertificateColumns>(
    `${select}
      WHERE practice_id = ? AND kind = ? AND identifier = ? AND role = 'active'
      ORDER BY loaded_at DESC, id`,
  );
  const personalUsers = database
    .prepare<[string], string>(
      `SELECT DISTINCT user_id FROM certificate
        WHERE practice_id = ? AND kind = 'person' AND role = 'active'`,
    )
    .pluck();
  // From before it is on its profile, so that no check in between takes it for an activated one
  const awaiting = database
    .prepare<[string], [string, string]>(
      `SELECT certificate_id, data ->> 'replaces' FROM enrolment
        WHERE practice_id = ? AND ended_at IS NULL AND state IN ('registered', 'to-activate')
          AND data ->> 'toBeActivated' AND data ->> 'replaces' IS NOT NULL`,
    )
    .raw();
  const afterId = database.prepare<[string, number], CertificateRow>(
    'SELECT * FROM certificate WHERE id > ? ORDER BY id LIMIT ?',
  );
  const updateSummary = database.prepare<[SummaryColumns & { readonly id: string }]>(
    `UPDATE certificate
        SET state = @state, environment = @environment, not_before = @not_before, not_after = @not_after,
            fingerprint = @fingerprint, static_rank = @static_rank, holder_key = @holder_key
      WHERE id = @id`,
  );
  const readBasis = database.prepare<[], string>('SELECT basis FROM summary_basis').pluck();
  const writeBasis = database.prepare<[string]>(
    `INSERT INTO summary_basis (id, basis) VALUES (1, ?)
         ON CONFLICT (id) DO UPDATE SET basis = excluded.basis`,
  );
  const insertRow = prepareInsert(database);
  const requireBounds = createBoundsCheck(database);
  const retireRow = database.prepare<[CertificateRow & { readonly replaces: string }]>(
    `UPDATE certificate SET role = 'decrypt-only', replaced_at = @loaded_at, replaced_by = @id
      WHERE id = @replaces AND practice_id = @practice_id AND kind = @kind AND identifier = @identifier
        AND (user_id = @user_id OR kind <> 'person') AND role = 'active'`,
  );

  const deleteSessionKey = database.prepare<[string, string]>(
    'DELETE FROM session_key WHERE practice_id = ? AND certificate_id = ?',
  );

  const insert = database.transaction((certificate: NewCertificate) => {
    const { record, keystore, replaces, entry } = certificate;
    requireSamePractice(record.practiceId, entry);
    const row = toRow(certificate);
    insertRow(row);
    if (replaces !== null) {
      if (retireRow.run({ ...row, replaces }).changes !== 1) {
        throw new PluginError('ERR_CONFLICT', 'the certificate to replace is no longer active');
      }
      // It opens no session and is asked about no more: the key its holder left for that goes, and they choose again
      deleteSessionKey.run(record.practiceId, replaces);
    }
    if (certificate.bounds !== undefined) requireBounds(row, certificate.bounds);
    sealedFiles.insert(identityOf(record.practiceId, record.id), keystore);
    audit.append({ ...entry, details: { ...entry.details, digest: certificateDigest(row) } });
  });

  const saveSummaries = database.transaction(
    (changed: readonly (SummaryColumns & { readonly id: string })[]) => {
      for (const columns of changed) updateSummary.run(columns);
    },
  );

  return {
    ...createCertificateList(database, records),
    ...createRewrite({ database, sealedFiles, audit }),
    ...createRetirement({ database, audit }),
    ...createRemovedCertificates({ database, audit, records, insertRow, requireBounds }),
    listForUser: (practiceId, userId) =>
      promised(() => records.read(() => byUser.all(practiceId, userId))),

    listOfUsers: (practiceId, users) =>
      promised(() => records.read(() => ofUsers.all(ofUsersParameters(practiceId, users)))),

    findById: (practiceId, id) =>
      promised(() => records.read(() => byId.all(practiceId, id)).at(0)),

    listForHolder: (practiceId, kind, identifier) =>
      promised(() => records.read(() => byHolder.all(practiceId, kind, identifier))),

    personalCertificateUsers: (practiceId) =>
      promised(() => new Set(personalUsers.all(practiceId))),

    awaitingActivation: (practiceId) => promised(() => new Map(awaiting.all(practiceId))),

    insert: (certificate) => sealedFiles.underCurrentKey(() => insert.immediate(certificate)),

    readKeystore: (practiceId, id) => sealedFiles.read(identityOf(practiceId, id)),

    resummarise: async (basis, summarise, signal) => {
      if (readBasis.get() === basis) return 0;
      let total = 0;
      let lastId = '';
      for (;;) {
        const rows = afterId.all(lastId, summariseBatch);
        const changed = rows.flatMap((row) =>
          changedSummary(toRecord(row, parseFacts(row.facts)), summarise),
        );
        if (changed.length > 0) saveSummaries.immediate(changed);
        total += changed.length;
        lastId = rows.at(-1)?.id ?? lastId;
        if (rows.length < summariseBatch) break;
        await pause(summarisePause);
        if (signal?.aborted === true) return total;
      }
      writeBasis.run(basis);
      return total;
    },
  };
}

function prepareInsert(database: Database): (row: CertificateRow) => void {
  const statement = database.prepare<[CertificateRow]>(
    `INSERT INTO certificate (
       id, practice_id, user_id, kind, identifier, role, state, environment, not_before, not_after, fingerprint,
       static_rank, holder_key, holder_name, user_name, file_name, search_text, loaded_at, loaded_by_id, loaded_by_name,
       replaced_at, replaced_by, rewritten_at, probes, facts)
     VALUES (
       @id, @practice_id, @user_id, @kind, @identifier, @role, @state, @environment, @not_before, @not_after, @fingerprint,
       @static_rank, @holder_key, @holder_name, @user_name, @file_name, @search_text, @loaded_at, @loaded_by_id, @loaded_by_name,
       @replaced_at, @replaced_by, @rewritten_at, @probes, @facts)`,
  );
  return (row) => {
    try {
      statement.run(row);
    } catch (error) {
      if (!isConstraintError(error, 'PRIMARYKEY')) throw error;
      throw new PluginError('ERR_CONFLICT', 'this certificate is stored already', { cause: error });
    }
  };
}

function identityOf(practiceId: string, rowId: string) {
  return { practiceId, purpose: 'certificate', rowId } as const;
}

function changedSummary(
  record: CertificateRecord,
  summarise: (record: CertificateRecord) => CertificateSummary,
): (SummaryColumns & { readonly id: string })[] {
  const before = summaryColumns(record);
  const after = summaryColumns({ summary: summarise(record) });
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ ...after, id: record.id }];
}
