import { isSilenced, silencesAll } from './mute-rule.ts';
import type { MuteFacts } from './mute-rule.ts';
import type { Notice, NoticeEnd } from './notice.ts';
import type { RenewalReason } from '../renewal.ts';
import type { ActiveCause } from './active-causes.ts';

/** What notices of one certificate follow from. */
export interface NoticeFacts {
  readonly causes: readonly ActiveCause[];
  /** Every notice it ever had, in any order: a notice that was raised once is not raised again. */
  readonly former: readonly Pick<Notice, 'id' | 'cause' | 'step' | 'endedAt'>[];
  readonly mute: MuteFacts | null;
  /** Reason of the plan without its mute, for when there is no active cause. */
  readonly reason: RenewalReason;
}

export interface NoticeChanges {
  readonly raise: readonly Pick<Notice, 'cause' | 'step' | 'severity'>[];
  readonly end: readonly { readonly id: string; readonly end: NoticeEnd }[];
}

/**
 * Which notices begin and which end at this instant (rules.md 9.3).
 *
 * Pure. A step is raised once for ever; of steps that were missed only the current one is, and the next takes the place of the one
 * before. Anything else has one notice while it lasts, and another one when it comes back. While muted nothing quiet enough is
 * raised; when the mute ends, the step of that day is.
 */
export function decideNotices(facts: NoticeFacts, now: Date): NoticeChanges {
  const { causes, former, mute, reason } = facts;
  const open = former.filter(({ endedAt }) => endedAt === null);
  if (mute !== null && mute.until > now && silencesAll(mute.reason)) {
    return { raise: [], end: open.map(({ id }) => ({ id, end: 'NotRenewed' })) };
  }
  const raise = causes
    .filter(({ severity }) => !isSilenced(mute, severity, now))
    .flatMap(({ cause, severity, expiryStep }) => {
      const step = expiryStep ?? nextStep(cause, former);
      const isRaised =
        expiryStep === null
          ? open.some((notice) => notice.cause === cause)
          : former.some((notice) => notice.cause === cause && notice.step === step);
      return isRaised ? [] : [{ cause, step, severity }];
    });
  const end = open.flatMap(({ id, cause }): NoticeChanges['end'] => {
    if (raise.some((notice) => notice.cause === cause)) return [{ id, end: 'Superseded' }];
    if (causes.some((active) => active.cause === cause)) return [];
    return [{ id, end: reason === 'SuccessorLoaded' ? 'Successor' : 'CauseEnded' }];
  });
  return { raise, end };
}

function nextStep(cause: Notice['cause'], former: NoticeFacts['former']): number {
  return (
    Math.max(0, ...former.filter((notice) => notice.cause === cause).map(({ step }) => step)) + 1
  );
}
