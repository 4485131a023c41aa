import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditDraft, AuditEntry, AuditRepository } from '../../domain/audit/audit.ts';
import { auditHash, chainStart, followChain, genesisHash } from './audit-chain.ts';
import type { ChainedAuditRow } from './audit-chain.ts';
import type { AuditLinks } from './audit-links.ts';
import { promised } from '../async.ts';
import type { Database } from '../sqlite.ts';

/** Chain of what belongs to no practice: backups, key rotations. No host can name a practice like this. */
export const installationChain = '';

/** Appends inside the caller's transaction, so that an act and its entry are committed together or not at all. */
export interface AuditLog {
  append(draft: AuditDraft): void;
}

const columns = `practice_id AS practiceId, sequence, at, actor_id AS actorId, actor_name AS actorName, event, outcome,
  subject_user_id AS subjectUserId, certificate_id AS certificateId, assurance, details, hash`;

/** `links` is null only for a database from before the keyed chain. */
export function createAuditLog(database: Database, links: AuditLinks | null): AuditLog {
  const head = database.prepare<[string], { sequence: number; hash: string }>(
    'SELECT sequence, hash FROM audit_entry WHERE practice_id = ? ORDER BY sequence DESC LIMIT 1',
  );
  const insert = database.prepare<[ChainedAuditRow]>(
    `INSERT INTO audit_entry (practice_id, sequence, at, actor_id, actor_name, event, outcome,
                              subject_user_id, certificate_id, assurance, details, hash)
     VALUES (@practiceId, @sequence, @at, @actorId, @actorName, @event, @outcome,
             @subjectUserId, @certificateId, @assurance, @details, @hash)`,
  );
  return {
    append: (draft) => {
      if (!database.inTransaction)
        throw new Error('an audit entry must be written in a transaction');
      const previous = head.get(draft.practiceId) ?? { sequence: 0, hash: genesisHash };
      const row = {
        practiceId: wellFormed(draft.practiceId),
        sequence: previous.sequence + 1,
        at: draft.at.toISOString(),
        actorId: wellFormed(draft.actor.userId),
        actorName: wellFormed(draft.actor.displayName),
        event: draft.event,
        outcome: draft.outcome,
        subjectUserId: draft.subjectUserId === null ? null : wellFormed(draft.subjectUserId),
        certificateId: draft.certificateId,
        assurance: draft.assurance,
        details: JSON.stringify(draft.details),
      };
      const hash = auditHash(row, previous.hash);
      insert.run({ ...row, hash });
      links?.append({ practiceId: row.practiceId, sequence: row.sequence, hash });
    },
  };
}

/** An entry on another practice's chain would hide the act from those it concerns: always a bug of the caller. */
export function requireSamePractice(practiceId: string, entry: AuditDraft): void {
  if (entry.practiceId !== practiceId) throw new Error('audit entry of another practice');
}

/** UTF-8, in which the database keeps text, has no half surrogate pairs: one would come back as another text than was hashed. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** Rows read at once while a chain is verified: some milliseconds of work before the event loop continues. */
const verifyBatch = 500;

export function createAuditRepository(database: Database, log: AuditLog): AuditRepository {
  const append = database.transaction((draft: AuditDraft) => log.append(draft));
  const forUser = database.prepare<[string, string, number], ChainedAuditRow>(
    `SELECT ${columns} FROM audit_entry WHERE practice_id = ? AND subject_user_id = ? AND event <> 'access.launched'
      ORDER BY sequence DESC LIMIT ?`,
  );
  return {
    append: (draft) => promised(() => append.immediate(draft)),

    listForUser: (practiceId, userId, limit) =>
      promised(() => forUser.all(practiceId, userId, limit).map(toEntry)),

    practices: () => promised(() => chainsOf(database)),

    verify: (practiceId) => verifyChain(database, practiceId),
  };
}

/** Recomputes one practice's chain; see AuditRepository.verify. */
export async function verifyChain(
  database: Database,
  practiceId: string,
): ReturnType<AuditRepository['verify']> {
  const after = database.prepare<[string, number, number], ChainedAuditRow>(
    `SELECT ${columns} FROM audit_entry WHERE practice_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
  );
  let position = chainStart;
  for (;;) {
    const rows = after.all(practiceId, position.sequence, verifyBatch);
    const followed = followChain(position, rows);
    if (followed.brokenAt !== null || rows.length < verifyBatch) {
      return { entries: followed.position.sequence, brokenAt: followed.brokenAt };
    }
    position = followed.position;
    await nextTurn();
  }
}

/** Every chain there is, the installation's included. */
export function chainsOf(database: Database): readonly string[] {
  return database
    .prepare<[], string>('SELECT DISTINCT practice_id FROM audit_entry ORDER BY practice_id')
    .pluck()
    .all();
}

function toEntry(row: ChainedAuditRow): AuditEntry {
  return {
    practiceId: row.practiceId,
    sequence: row.sequence,
    at: new Date(row.at),
    actor: { userId: row.actorId, displayName: row.actorName },
    event: row.event as AuditEntry['event'],
    outcome: row.outcome as AuditEntry['outcome'],
    subjectUserId: row.subjectUserId,
    certificateId: row.certificateId,
    assurance: row.assurance as AuditEntry['assurance'],
    details: JSON.parse(row.details) as AuditEntry['details'],
    hash: row.hash,
  };
}
