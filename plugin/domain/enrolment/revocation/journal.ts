import { auditDraft } from '../../audit/audit-entry.ts';
import type { AuditDraft, AuditEvent } from '../../audit/audit.ts';
import type { Actor } from '../../practice/actor.ts';
import type { RevocationRepository } from './repository.ts';
import { isRevocationEnded } from './revocation.ts';
import type { Revocation } from './revocation.ts';

/** One step of a revocation, as it is written down. */
export interface RevocationStep {
  readonly change: Partial<Revocation>;
  readonly event?: AuditEvent;
  readonly details?: AuditDraft['details'];
}

export interface RevocationJournal {
  /** Writes a step down with its audit entry. `by`: null for what runs by the clock. */
  write(
    revocation: Revocation,
    step: RevocationStep,
    by: Actor | null,
    keep?: { readonly until: Date },
  ): Promise<Revocation>;
}

export function createRevocationJournal({
  revocations,
  now,
}: {
  readonly revocations: Pick<RevocationRepository, 'save'>;
  readonly now: () => Date;
}): RevocationJournal {
  return {
    write: (revocation, { change, event, details }, by, keep) => {
      const at = now();
      const changed: Revocation = { ...revocation, ...change, changedAt: at };
      const ended = { ...changed, endedAt: isRevocationEnded(changed) ? at : null };
      const entry = event && revocationEntry(ended, event, by, at, details);
      return revocations.save({ revocation: ended, ...(entry !== undefined && { entry }) }, keep);
    },
  };
}

/** Who acts where no one does. */
const system = { userId: 'system', displayName: 'system' } as const;

export function revocationEntry(
  { practiceId, userId, certificateId, reason }: Revocation,
  event: AuditEvent,
  by: Actor | null,
  at: Date,
  details: AuditDraft['details'] = {},
): AuditDraft {
  const what = {
    subjectUserId: userId,
    certificateId,
    outcome: event === 'enrolment.revocation-failed' ? 'failed' : 'ok',
    details: { reason, ...details },
  } as const;
  if (by !== null) return auditDraft(by, at, event, what);
  return { practiceId, at, actor: system, event, assurance: 'none', ...what };
}
