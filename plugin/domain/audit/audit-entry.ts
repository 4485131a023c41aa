import type { Actor } from '../practice/actor.ts';
import type { AuditDraft, AuditEvent } from './audit.ts';

/** An audit entry by this actor, with what most entries have in common filled in. A refusal says from where it came. */
export function auditDraft(
  actor: Actor,
  at: Date,
  event: AuditEvent,
  changes: Partial<Omit<AuditDraft, 'practiceId' | 'at' | 'actor' | 'event'>> = {},
): AuditDraft {
  const { outcome = 'ok', details = {}, ...others } = changes;
  const from = outcome === 'refused' && actor.address !== undefined ? actor.address : null;
  return {
    practiceId: actor.practiceId,
    at,
    actor: { userId: actor.userId, displayName: actor.displayName },
    event,
    outcome,
    subjectUserId: null,
    certificateId: null,
    assurance: actor.signedInBy ?? 'launch',
    details: from === null ? details : { ...details, address: from },
    ...others,
  };
}
