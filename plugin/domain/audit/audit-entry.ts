import type { Actor } from '../practice/actor.ts';
import type { AuditDraft, AuditEvent } from './audit.ts';

/** An audit entry by this actor, with what most entries have in common filled in. */
export function auditDraft(
  actor: Actor,
  at: Date,
  event: AuditEvent,
  changes: Partial<Omit<AuditDraft, 'practiceId' | 'at' | 'actor' | 'event'>> = {},
): AuditDraft {
  return {
    practiceId: actor.practiceId,
    at,
    actor: { userId: actor.userId, displayName: actor.displayName },
    event,
    outcome: 'ok',
    subjectUserId: null,
    certificateId: null,
    assurance: actor.signedInBy ?? 'launch',
    details: {},
    ...changes,
  };
}
