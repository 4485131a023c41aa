import type { AuditDraft, AuditEvent, AuditRepository, Person } from '../audit/audit.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import { isPluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { SessionEvent } from './session-event.ts';
import type { HostLog } from '../../logging.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import type { SessionRepository, SessionTrace } from './repository.ts';
import type { OpenRequest } from './service.ts';
import type { EhealthSession, EndCause, SessionHolder } from './session.ts';

/*
 * What sessions leave behind: audit entries (rules.md section 11) and events. No assertion, no secret and no full number
 * is in any of them; an organisation is named in addition to the person, who is the actor.
 */

export interface SessionAudit {
  /** A refused opening, with any cause. Never throws: the caller reports the refusal itself. */
  refused(
    actor: Actor,
    request: OpenRequest,
    holder: SessionHolder | null,
    error: unknown,
  ): Promise<void>;
  /** A user asked for a session of another user. */
  denied(actor: Actor, action: string, ownerId: string | null): Promise<void>;
}

export interface SessionAuditDeps {
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
  readonly log: HostLog;
}

export function createSessionAudit({ audit, now, log }: SessionAuditDeps): SessionAudit {
  return {
    refused: async (actor, request, holder, error) => {
      // Asking for another user's session has an entry of its own
      if (isPluginError(error, 'ERR_NOT_FOUND', 'ERR_FORBIDDEN')) return;
      const known = isPluginError(error) ? error : null;
      try {
        await audit.append(
          auditDraft(actor, now(), 'session.refused', {
            outcome: known === null ? 'failed' : 'refused',
            subjectUserId: actor.userId,
            certificateId: holder === null ? null : request.certificateId,
            details: {
              code: known?.code ?? 'ERR_UNEXPECTED',
              mode: request.mode,
              quality: request.quality,
              reason: request.mode === 'fallback' ? request.reason : null,
              ...(holder === null ? {} : holderDetails(holder)),
              ...(known?.params['triesLeft'] === undefined
                ? {}
                : { triesLeft: known.params['triesLeft'] }),
              ...(known?.support == null
                ? {}
                : { supportCode: known.support.code, ticket: known.support.ticket }),
            },
          }),
        );
      } catch (failure) {
        log.error({ err: failure }, 'session refusal not recorded');
      }
    },
    denied: (actor, action, ownerId) =>
      audit.append(
        auditDraft(actor, now(), 'access.denied', {
          outcome: 'refused',
          subjectUserId: ownerId,
          details: { action },
        }),
      ),
  };
}

function holderDetails({ kind, identifier, name }: SessionHolder) {
  return {
    kind,
    identifier: maskIdentifier(identifier),
    // The person is the actor already
    ...(kind === 'person' ? {} : { organisation: name }),
  };
}

/** The entry for a session that was opened, as what proved it: the card, or the keystore's password. */
export function openedEntry(
  actor: Actor,
  at: Date,
  session: EhealthSession,
  assertionId: string,
): AuditDraft {
  return auditDraft(actor, at, 'session.opened', {
    subjectUserId: session.userId,
    certificateId: session.certificateId,
    assurance: session.mode === 'fallback' ? 'keystore-password' : 'eid',
    details: {
      session: session.id,
      mode: session.mode,
      quality: session.quality,
      ...holderDetails(session.holder),
      reason: session.fallbackReason,
      assertion: assertionId,
      notOnOrAfter: session.notOnOrAfter.toISOString(),
      recognised: session.recognition.recognised,
    },
  });
}

/** What the store keeps of a session that was opened. */
export function traceOf(
  session: EhealthSession,
  fallbackText: string,
): Parameters<SessionRepository['opened']>[0] {
  return {
    id: session.id,
    practiceId: session.practiceId,
    userId: session.userId,
    userName: session.userName,
    mode: session.mode,
    quality: session.quality,
    kind: session.holder.kind,
    identifier: session.holder.identifier,
    holderName: session.holder.name,
    certificateId: session.certificateId,
    recognised: session.recognition.recognised,
    openedAt: session.openedAt,
    notOnOrAfter: session.notOnOrAfter,
    fallbackReason: session.fallbackReason,
    fallbackText,
  };
}

/** The plugin itself, where no person acts: an end that the clock, a card or a restart brought. */
export const systemActor: Person = { userId: 'system', displayName: 'system' };

/** What an end is recorded from: a running session, or the trace that a former process left. */
export type EndedSession = Pick<
  EhealthSession,
  'id' | 'practiceId' | 'userId' | 'mode' | 'quality' | 'holder' | 'certificateId' | 'notOnOrAfter'
>;

export function endedSessionOf(trace: SessionTrace): EndedSession {
  const { kind, identifier, holderName } = trace;
  return { ...trace, holder: { kind, identifier, name: holderName } };
}

/** The entry for a session that ended; `by` is null where no person ended it. */
export function endedEntry(
  by: Actor | null,
  at: Date,
  session: EndedSession,
  cause: EndCause,
): AuditDraft {
  const event: AuditEvent = cause === 'extended' ? 'session.extended' : 'session.ended';
  const details = {
    session: session.id,
    mode: session.mode,
    quality: session.quality,
    ...holderDetails(session.holder),
    cause,
  };
  const about = { subjectUserId: session.userId, certificateId: session.certificateId, details };
  if (by !== null) return auditDraft(by, at, event, about);
  return {
    practiceId: session.practiceId,
    at,
    actor: systemActor,
    event,
    outcome: 'ok',
    assurance: 'none',
    ...about,
  };
}

export function sessionEvent(
  type: SessionEvent['type'],
  at: Date,
  session: EndedSession,
  cause: EndCause | null = null,
): SessionEvent {
  return {
    type,
    at,
    practiceId: session.practiceId,
    userId: session.userId,
    sessionId: session.id,
    certificateId: session.certificateId,
    mode: session.mode,
    notOnOrAfter: session.notOnOrAfter,
    cause,
  };
}
