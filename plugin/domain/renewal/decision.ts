import { isSilenced } from './notice/mute-rule.ts';
import type { MuteFacts } from './notice/mute-rule.ts';
import { decideNotices } from './notice/notice-decision.ts';
import type { NoticeChanges } from './notice/notice-decision.ts';
import { planRenewal } from './plan/plan.ts';
import type { Notice, NoticeCause } from './notice/notice.ts';
import type { RenewalPlan, RenewalReason, RenewalState } from './renewal.ts';
import type { RenewalSubject } from './plan/successor.ts';
import { activeCauses } from './notice/active-causes.ts';
import type { CauseFacts } from './notice/active-causes.ts';
import type { RenewalPolicy } from './plan/window.ts';

/** The facts of one reconciliation. */
export interface ReconcileFacts extends CauseFacts {
  readonly own: RenewalSubject;
  readonly siblings: readonly RenewalSubject[];
  readonly former: readonly Notice[];
  /** As stored; one that is over decides nothing. */
  readonly mute: MuteFacts | null;
  readonly previous: RenewalPlan | null;
  readonly notifiedAt: Date | null;
}

export interface ReconcileDecision extends NoticeChanges {
  readonly plan: RenewalPlan;
  readonly notifiedAt: Date | null;
  /** An open notice to be sent once more: its planned moment has come. null: none. */
  readonly remind: Notice | null;
}

/** Decides one reconciliation: plan, notices, and whether the holder has been notified. Pure. */
export function decideReconcile(
  facts: ReconcileFacts,
  policy: RenewalPolicy,
  now: Date,
): ReconcileDecision {
  const { own, siblings, former, previous } = facts;
  const basePlan = planRenewal(
    { own, siblings, notifiedAt: null, mute: null, previous },
    policy,
    now,
  );
  const causes = activeCauses(facts, basePlan, now);
  const changes = decideNotices({ causes, former, mute: facts.mute, reason: basePlan.reason }, now);
  const isMuted =
    facts.mute !== null &&
    facts.mute.until > now &&
    causes.every(({ severity }) => isSilenced(facts.mute, severity, now));
  const requestNotice = isMuted ? null : requestNoticeOf(basePlan, changes, former);
  const notification = notificationOf(facts, basePlan, requestNotice !== null, now);
  const mute = isMuted ? facts.mute : null;
  return {
    ...changes,
    plan:
      notification.notifiedAt === null && mute === null
        ? basePlan
        : planRenewal(
            { own, siblings, notifiedAt: notification.notifiedAt, mute, previous },
            policy,
            now,
          ),
    notifiedAt: notification.notifiedAt,
    remind:
      notification.isNew && basePlan.reason === 'PlannedMoment' && requestNotice !== 'new'
        ? requestNotice
        : null,
  };
}

/** States in which what was said still holds. */
const notifiedStates: readonly RenewalState[] = ['Overdue', 'Expired'];

function notificationOf(
  { previous, notifiedAt }: ReconcileFacts,
  { state, reason }: RenewalPlan,
  hasRequestNotice: boolean,
  now: Date,
): { readonly notifiedAt: Date | null; readonly isNew: boolean } {
  if (notifiedStates.includes(state)) return { notifiedAt, isNew: false };
  if (state !== 'Due') return { notifiedAt: null, isNew: false };
  const wasAsked = (previous?.muted?.reason ?? previous?.reason) === reason;
  if (notifiedAt !== null && wasAsked) return { notifiedAt, isNew: false };
  return { notifiedAt: hasRequestNotice ? now : null, isNew: hasRequestNotice };
}

/** The notice that asks the holder to renew: one raised now, or an open one. null: none does. */
function requestNoticeOf(
  { reason }: RenewalPlan,
  { raise, reopen, end }: NoticeChanges,
  former: readonly Notice[],
): Notice | 'new' | null {
  const cause = causeOf(reason);
  if (raise.some((notice) => notice.cause === cause)) return 'new';
  return (
    former.find(
      ({ id, cause: other, endedAt }) =>
        other === cause &&
        (reopen.includes(id) || (endedAt === null && !end.some((one) => one.id === id))),
    ) ?? null
  );
}

function causeOf(reason: RenewalReason): NoticeCause | null {
  if (reason === 'PlannedMoment') return 'Expiry';
  return reason === 'WeakKey' ||
    reason === 'WrongEnvironment' ||
    reason === 'NotCompleted' ||
    reason === 'NoEncryptionKey' ||
    reason === 'OtherFilePublished' ||
    reason === 'IssuerEndsFirst' ||
    reason === 'RequestRefused'
    ? reason
    : null;
}
