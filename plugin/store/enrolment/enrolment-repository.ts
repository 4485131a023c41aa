import type { AuditDraft } from '../../domain/audit/audit.ts';
import { holderKey } from '../../domain/enrolment/enrolment.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import type {
  EnrolmentChange,
  EnrolmentRepository,
  SealedKeystore,
} from '../../domain/enrolment/repository.ts';
import { minuteInMilliseconds } from '../../domain/time/duration.ts';
import { PluginError } from '../../errors.ts';
import { requireSamePractice } from '../audit/audit-repository.ts';
import type { AuditLog } from '../audit/audit-repository.ts';
import { promised } from '../async.ts';
import { toText } from '../instant.ts';
import type { SealedFiles } from '../sealing/sealed-file.ts';
import { isConstraintError } from '../sqlite.ts';
import type { Database } from '../sqlite.ts';
import { toEnrolment, toRow } from './enrolment-row.ts';
import type { EnrolmentRow } from './enrolment-row.ts';
import { packSealed, unpackSealed } from './sealed-keystore.ts';

export interface EnrolmentRepositoryDeps {
  readonly database: Database;
  readonly sealedFiles: SealedFiles;
  readonly audit: AuditLog;
}

/** How long a step may take: a signature waits for its PIN, and each service for a minute. */
const leaseMs = 3 * minuteInMilliseconds;
/** A lease that ends later than any can was taken under a clock that was ahead. */
const isFree = '(lease_until IS NULL OR lease_until <= @now OR lease_until > @farthest)';

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
  const byId = database.prepare<[string, string], EnrolmentRow>(
    'SELECT * FROM enrolment WHERE practice_id = ? AND id = ?',
  );
  const byUser = database.prepare<[string, string, string], EnrolmentRow>(
    `SELECT * FROM enrolment WHERE practice_id = ? AND user_id = ? AND (ended_at IS NULL OR ended_at >= ?)
      ORDER BY started_at DESC, id`,
  );
  const free = database.prepare<[Record<string, string>], EnrolmentRow>(
    `SELECT * FROM enrolment WHERE practice_id = @practiceId AND id = @id AND ended_at IS NULL AND ${isFree}`,
  );
  const due = database.prepare<[Record<string, string | number>], EnrolmentRow>(
    `SELECT * FROM enrolment WHERE ended_at IS NULL AND next_at <= @now AND ${isFree}
      ORDER BY next_at, id LIMIT @limit`,
  );
  const lease = database.prepare<[string | null, string, string]>(
    'UPDATE enrolment SET lease_until = ? WHERE practice_id = ? AND id = ?',
  );
  // Overwritten (secure_delete)
  const deleteFile = database.prepare<[string, string]>(
    'DELETE FROM sealed_file WHERE practice_id = ? AND enrolment_id = ?',
  );

  const instants = (now: Date) => ({
    now: toText(now),
    farthest: toText(new Date(now.getTime() + 2 * leaseMs)),
  });
  const leased = (row: EnrolmentRow, now: Date): Enrolment => {
    lease.run(toText(new Date(now.getTime() + leaseMs)), row.practice_id, row.id);
    return toEnrolment(row);
  };
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

  const take = database.transaction((practiceId: string, id: string, now: Date) => {
    const row = free.get({ practiceId, id, ...instants(now) });
    return row && leased(row, now);
  });
  const takeDue = database.transaction((now: Date, limit: number) =>
    due.all({ ...instants(now), limit }).map((row) => leased(row, now)),
  );

  return {
    insert: (enrolment, sealed, entry) =>
      sealedFiles.underCurrentKey(() => insert.immediate(enrolment, sealed, entry)),
    find: (practiceId, id) =>
      promised(() => {
        const row = byId.get(practiceId, id);
        return row && toEnrolment(row);
      }),
    listForUser: (practiceId, userId, endedAfter) =>
      promised(() => byUser.all(practiceId, userId, toText(endedAfter)).map(toEnrolment)),
    take: (practiceId, id, now) => promised(() => take.immediate(practiceId, id, now)),
    takeDue: (now, limit) => promised(() => takeDue.immediate(now, limit)),
    release: (practiceId, id) =>
      promised(() => {
        lease.run(null, practiceId, id);
      }),
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
