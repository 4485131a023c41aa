import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { minuteInMilliseconds } from '../../domain/time/duration.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { PageLocals } from '../parts/page-locals.ts';

export interface RequestSentence {
  readonly say: string;
  readonly then: string | null;
}

export interface SentenceFacts {
  readonly isOwn: boolean;
  /** The end of the certificate that is there now. */
  readonly until: string | null;
  readonly now: Date;
}

/** After this time an automatic delivery is later than usual. */
const lateMs = 30 * minuteInMilliseconds;

/** Where the request is, as a colleague would say it, and at most one line more. Pure. */
export function requestSentence(
  page: Pick<PageLocals, 't'>,
  enrolment: Enrolment,
  facts: SentenceFacts,
): RequestSentence {
  if (enrolment.state === 'done') {
    const { until } = facts;
    const say =
      until === null
        ? page.t('enrolment.done.say.undated')
        : page.t('enrolment.done.say', { date: until });
    return { say, then: null };
  }
  if (!facts.isOwn && enrolment.state !== 'abandoned') {
    const name = enrolment.startedBy.displayName;
    return { say: page.t(theirs(enrolment), { name }), then: page.t('enrolment.theirs.then') };
  }
  const [say, then] = own(enrolment, facts.now);
  return { say: page.t(say), then: page.t(then) };
}

type Words = readonly [say: MessageKey, then: MessageKey];

function own(enrolment: Enrolment, now: Date): Words {
  const { state, kind, unattended } = enrolment;
  switch (state) {
    case 'contract':
      return ['enrolment.contract.say', 'enrolment.contract.then'];
    case 'submitting':
      if (kind === 'non-resident')
        return ['enrolment.confirm.sent.say', 'enrolment.confirm.sent.then'];
      return ['enrolment.submitting.say', 'enrolment.submitting.then'];
    case 'waiting':
      return waiting(enrolment, now);
    case 'delivered':
    case 'registering':
      return unattended
        ? ['enrolment.delivered.say.alone', 'enrolment.delivered.then.alone']
        : ['enrolment.delivered.say', 'enrolment.delivered.then'];
    case 'registered':
      return ['enrolment.registered.say', 'enrolment.registered.then'];
    case 'to-activate':
      return ['enrolment.activate.say', 'enrolment.activate.then'];
    case 'abandoned':
    case 'done':
      return [
        'enrolment.abandoned.say',
        kind === 'completion'
          ? 'enrolment.abandoned.then.completion'
          : kind === 'non-resident'
            ? 'enrolment.abandoned.then.abroad'
            : 'enrolment.abandoned.then',
      ];
  }
}

function waiting(enrolment: Enrolment, now: Date): Words {
  const { kind, checkedByHand, submittedAt } = enrolment;
  if (kind === 'non-resident') return confirming(enrolment, now);
  if (kind === 'completion')
    return ['enrolment.waiting.say.completion', 'enrolment.waiting.then.completion'];
  if (checkedByHand === true) return ['enrolment.waiting.say.hand', 'enrolment.waiting.then.hand'];
  const isLate = submittedAt !== null && now.getTime() - submittedAt.getTime() > lateMs;
  return isLate
    ? ['enrolment.waiting.say.late', 'enrolment.waiting.then.late']
    : ['enrolment.waiting.say', 'enrolment.waiting.then'];
}

function theirs({ state, unattended }: Enrolment): MessageKey {
  if (state === 'contract') return 'enrolment.theirs.say.contract';
  if (state === 'to-activate') return 'enrolment.theirs.say.activate';
  if ((state === 'delivered' || state === 'registering') && !unattended)
    return 'enrolment.theirs.say.password';
  return 'enrolment.theirs.say.wait';
}

/** Of a request that is confirmed on the web. */
function confirming(enrolment: Enrolment, now: Date): Words {
  if (isConfirmEnded(enrolment, now))
    return ['enrolment.confirm.ended.say', 'enrolment.confirm.ended.then'];
  return (enrolment.abroad?.validationUrl ?? null) === null
    ? ['enrolment.confirm.lost.say', 'enrolment.confirm.lost.then']
    : ['enrolment.confirm.say', 'enrolment.confirm.then'];
}

/** Whether the time to confirm a request on the web has passed; it may have been confirmed before. */
export const isConfirmEnded = ({ abroad }: Pick<Enrolment, 'abroad'>, now: Date): boolean => {
  const end = abroad?.confirmBefore ?? null;
  return end !== null && new Date(end) <= now;
};
