import type { AuditDraft, AuditEvent } from '../audit/audit.ts';
import type { NoticeEvent } from './notice/notice-event.ts';
import type { Notice, NoticeEnd } from './notice/notice.ts';
import type { RenewalPlan } from './renewal.ts';

/* Audit entries and events of reconciliations. There is no actor, so the plugin itself is named. */

const systemActor = { userId: 'trousseau', displayName: 'Trousseau' } as const;

type Subject = Pick<Notice, 'practiceId' | 'certificateId' | 'userId'>;

export function raisedEntry(
  notice: Subject & Pick<Notice, 'cause' | 'step' | 'severity'>,
  at: Date,
) {
  const { cause, step, severity } = notice;
  return entry(notice, at, 'notice.raised', { cause, step, severity });
}

export function reopenedEntry(
  notice: Subject & Pick<Notice, 'cause' | 'step' | 'severity'>,
  at: Date,
) {
  const { cause, step, severity } = notice;
  return entry(notice, at, 'notice.raised', { cause, step, severity, reopened: true });
}

export function endedEntry(
  notice: Subject & Pick<Notice, 'cause' | 'step'>,
  end: NoticeEnd,
  at: Date,
): AuditDraft {
  return entry(notice, at, 'notice.ended', { cause: notice.cause, step: notice.step, end });
}

/**
 * The milestones of a renewal: due, done, too late. Not at the first reconciliation of a certificate, which did
 * not see how things came about.
 */
export function milestoneEntries(
  subject: Subject,
  previous: RenewalPlan | null,
  next: RenewalPlan,
  at: Date,
): readonly AuditDraft[] {
  if (previous === null) return [];
  const before = milestoneOf(previous);
  const milestone = milestoneOf(next);
  return milestone === null || milestone === before
    ? []
    : [entry(subject, at, milestone, { reason: (next.muted ?? next).reason })];
}

function milestoneOf(plan: RenewalPlan): AuditEvent | null {
  const { state, reason } = plan.muted ?? plan;
  if (state === 'Due' || state === 'WaitingForHolder') return 'renewal.due';
  if (state === 'Overdue') return 'renewal.due';
  if (state === 'Expired' && reason === 'Ended') return 'renewal.too-late';
  return state === 'Done' && reason === 'SuccessorLoaded' ? 'renewal.done' : null;
}

export function noticeEvent(
  type: NoticeEvent['type'],
  notice: Subject & Pick<Notice, 'id' | 'cause' | 'step' | 'severity'>,
  end: NoticeEnd | null,
  at: Date,
): NoticeEvent {
  const { practiceId, userId, certificateId, id, cause, step, severity } = notice;
  return { type, at, practiceId, userId, certificateId, noticeId: id, cause, step, severity, end };
}

function entry(
  { practiceId, certificateId, userId }: Subject,
  at: Date,
  event: AuditEvent,
  details: AuditDraft['details'],
): AuditDraft {
  return {
    practiceId,
    at,
    actor: systemActor,
    event,
    outcome: 'ok',
    subjectUserId: userId,
    certificateId,
    assurance: 'none',
    details,
  };
}
