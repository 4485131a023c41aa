import type { RenewalOutcome, WrittenOutcome } from '../../domain/renewal/repository.ts';
import { requireSamePractice, type AuditLog } from '../audit/audit-repository.ts';
import { prepareNewDelivery } from './delivery-row.ts';
import { toText } from '../instant.ts';
import { planColumns } from './renewal-row.ts';
import type { Database } from '../sqlite.ts';

/**
 * Writes what one look decided: plan, ended, reopened and raised notices, their deliveries, audit entries, all or nothing. Gives what
 * was really written; the database alone decides that (version, UNIQUE), so two nodes that reconcile at once notify no one twice.
 */
export function prepareOutcome(
  database: Database,
  audit: AuditLog,
): (outcome: RenewalOutcome) => WrittenOutcome | null {
  const writePlan = database.prepare<[Record<string, string | number | null>]>(
    `UPDATE renewal
        SET next_check_at = @next_check_at, state = @state, reason = @reason, since = @since, opens_at = @opens_at,
            due_at = @due_at, latest_at = @latest_at, not_after = @plan_not_after, muted = @muted, notified_at = @notifiedAt,
            failures = 0, failed_at = NULL, version = version + 1
      WHERE practice_id = @practiceId AND certificate_id = @certificateId AND version = coalesce(@version, version)`,
  );
  const end = database.prepare<[Record<string, string>]>(
    `UPDATE notice SET ended_at = @at, end_cause = @end
      WHERE practice_id = @practiceId AND certificate_id = @certificateId AND id = @id AND ended_at IS NULL`,
  );
  const reopen = database.prepare<[Record<string, string>]>(
    `UPDATE OR IGNORE notice SET ended_at = NULL, end_cause = NULL
      WHERE practice_id = @practiceId AND certificate_id = @certificateId AND id = @id AND ended_at IS NOT NULL`,
  );
  const raise = database.prepare<[Record<string, string | number>]>(
    `INSERT INTO notice (id, practice_id, certificate_id, user_id, cause, step, severity, raised_at)
     VALUES (@id, @practiceId, @certificateId, @userId, @cause, @step, @severity, @raisedAt)
         ON CONFLICT DO NOTHING`,
  );
  const addDelivery = prepareNewDelivery(database);

  const write = database.transaction((outcome: RenewalOutcome): WrittenOutcome | null => {
    const { practiceId, certificateId } = outcome;
    requireOneSubject(outcome);
    const planned = writePlan.run({
      ...planColumns(outcome.plan),
      practiceId,
      certificateId,
      notifiedAt: toText(outcome.notifiedAt),
      version: outcome.version ?? null,
    });
    if (planned.changes === 0) return null;
    // Before the new ones: of one cause, one notice is open at a time
    const ended = outcome.end
      .filter(
        (one) =>
          end.run({ practiceId, certificateId, id: one.id, end: one.end, at: toText(one.at) })
            .changes === 1,
      )
      .map(({ id }) => id);
    const reopened = outcome.reopen.filter(
      (id) => reopen.run({ practiceId, certificateId, id }).changes === 1,
    );
    const added = outcome.raise
      .filter((notice) => raise.run({ ...notice, raisedAt: toText(notice.raisedAt) }).changes === 1)
      .map(({ id }) => id);
    const raised = [...reopened, ...added];
    const written = new Set([...ended, ...raised]);
    const intended = [...outcome.end, ...outcome.raise].map(({ id }) => id).concat(outcome.reopen);
    const leftOut = new Set(intended.filter((id) => !written.has(id)));
    for (const delivery of outcome.deliveries) {
      if (delivery.noticeId === null || !leftOut.has(delivery.noticeId)) addDelivery(delivery);
    }
    // Another node did all of it, and wrote that down
    const isOurs = intended.length === 0 || written.size > 0;
    if (isOurs) for (const entry of outcome.entries) audit.append(entry);
    return { raised, ended };
  });
  return (outcome) => write.immediate(outcome);
}

/** A notice, a message or an entry about something else would slip past the practice's borders: always a bug of the caller. */
function requireOneSubject({ practiceId, certificateId, ...outcome }: RenewalOutcome): void {
  for (const notice of outcome.raise) {
    if (notice.practiceId !== practiceId || notice.certificateId !== certificateId) {
      throw new Error('notice of another certificate');
    }
  }
  if (outcome.deliveries.some((delivery) => delivery.practiceId !== practiceId)) {
    throw new Error('delivery of another practice');
  }
  for (const entry of outcome.entries) requireSamePractice(practiceId, entry);
}
