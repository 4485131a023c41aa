import { dayInMilliseconds } from '../../time/duration.ts';
import { isSilenced, silencesAll } from './mute-rule.ts';
import type { MuteFacts } from './mute-rule.ts';
import type { Notice, NoticeEnd } from './notice.ts';
import type { RenewalReason } from '../renewal.ts';
import type { ActiveCause } from './active-causes.ts';

/** What a decision needs to know of a notice that exists already. */
type FormerNotice = Pick<Notice, 'id' | 'cause' | 'step' | 'endedAt'>;

/** What notices of one certificate follow from. */
export interface NoticeFacts {
  readonly causes: readonly ActiveCause[];
  /** Every notice it ever had, in any order: a notice that was raised once is not raised again. */
  readonly former: readonly FormerNotice[];
  readonly mute: MuteFacts | null;
  /** Reason of the plan without its mute, for when there is no active cause. */
  readonly reason: RenewalReason;
}

export interface NoticeChanges {
  readonly raise: readonly Pick<Notice, 'cause' | 'step' | 'severity'>[];
  /** Ended notices that hold again: shown, and no person is sent them a second time. */
  readonly reopen: readonly string[];
  readonly end: readonly { readonly id: string; readonly end: NoticeEnd }[];
}

/**
 * Which notices begin, end and hold again at this instant (rules.md 9.3).
 *
 * Pure. A step is raised once for ever; of steps that were missed only the current one is, and the next takes the place of the one
 * before. It is opened again when it is the current one after its end: the clock was ahead and is set back, a mute or a successor is gone.
 * Anything else has one notice while it lasts, and another one when it comes back after a day or more, so that a cause that comes and goes,
 * or a user who mutes and unmutes, sends one message a day. While muted nothing quiet enough is raised; when the mute ends, the step of
 * that day is.
 */
export function decideNotices(facts: NoticeFacts, now: Date): NoticeChanges {
  const { former, mute, reason } = facts;
  const open = former.filter(({ endedAt }) => endedAt === null);
  if (mute !== null && mute.until > now && silencesAll(mute.reason)) {
    return { raise: [], reopen: [], end: open.map(({ id }) => ({ id, end: 'NotRenewed' })) };
  }
  const audible = facts.causes.filter(({ severity }) => !isSilenced(mute, severity, now));
  const known = audible.map((active) => ({ active, notice: noticeOf(active, former, now) }));
  const raise = known.flatMap(({ active: { cause, severity, expiryStep }, notice }) =>
    notice === undefined ? [{ cause, step: expiryStep ?? nextStep(cause, former), severity }] : [],
  );
  const reopen = known.flatMap(({ notice }) =>
    notice === undefined || notice.endedAt === null ? [] : [notice.id],
  );
  const end = open.flatMap(({ id, cause }): NoticeChanges['end'] => {
    const current = known.find(({ active }) => active.cause === cause);
    if (current !== undefined && current.notice?.id !== id) return [{ id, end: 'Superseded' }];
    if (facts.causes.some((active) => active.cause === cause)) return [];
    return [{ id, end: reason === 'SuccessorLoaded' ? 'Successor' : 'CauseEnded' }];
  });
  return { raise, reopen, end };
}

/** The notice that a cause has already: of a step that step's; of a lasting cause the last one, while it is open or ended within a day. */
function noticeOf(
  { cause, expiryStep }: ActiveCause,
  former: NoticeFacts['former'],
  now: Date,
): FormerNotice | undefined {
  const step = expiryStep ?? nextStep(cause, former) - 1;
  const notice = former.find((one) => one.cause === cause && one.step === step);
  const endedAt = expiryStep === null ? notice?.endedAt : null;
  const isOver = endedAt != null && now.getTime() - endedAt.getTime() >= dayInMilliseconds;
  return isOver ? undefined : notice;
}

function nextStep(cause: Notice['cause'], former: NoticeFacts['former']): number {
  return (
    Math.max(0, ...former.filter((notice) => notice.cause === cause).map(({ step }) => step)) + 1
  );
}
