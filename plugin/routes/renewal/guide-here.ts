import type { Enrolment, EnrolmentState } from '../../domain/enrolment/enrolment.ts';
import type { Guide, GuidePrerequisite, GuideStepName } from '../../domain/renewal/renewal.ts';

/** Where a request that was made here has come, as a step of the guide, and what shows it. */
interface Progress {
  readonly next: readonly GuideStepName[];
  readonly before: string;
  readonly now: string;
  /** What to have at hand; the password of a file is asked for where its keys were not left here. */
  readonly atHand: readonly GuidePrerequisite[];
}

const progressOf: Readonly<Partial<Record<EnrolmentState, Progress>>> = {
  contract: {
    next: ['renew', 'request'],
    before: '',
    now: 'contract-ready',
    atHand: ['card', 'pin', 'reader'],
  },
  submitting: { next: ['wait'], before: 'signed-here', now: 'waiting-here', atHand: [] },
  waiting: { next: ['wait'], before: 'signed-here', now: 'waiting-here', atHand: [] },
  delivered: {
    next: ['complete'],
    before: 'signed-here',
    now: 'delivered-here',
    atHand: ['new-password'],
  },
  registering: {
    next: ['complete'],
    before: 'signed-here',
    now: 'delivered-here',
    atHand: ['new-password'],
  },
  registered: {
    next: ['load'],
    before: 'delivered-here',
    now: 'delivered-here',
    atHand: [],
  },
  'to-activate': {
    next: ['activate', 'load'],
    before: 'installed-here',
    now: 'installed-here',
    atHand: ['new-password'],
  },
};

/** Ticks off what was done here: a request knows more than files and eHealth's public answers show. Pure. */
export function guideWithRequest(guide: Guide, request: Enrolment | null): Guide {
  const progress = request === null ? undefined : progressOf[request.state];
  const next = progress?.next.find((name) => guide.steps.some((step) => step.name === name));
  if (progress === undefined || next === undefined) return guide;
  const place = guide.steps.findIndex(({ name }) => name === next);
  return {
    ...guide,
    next,
    atHand: progress.atHand.filter(
      (thing) => thing !== 'new-password' || request?.unattended !== true,
    ),
    steps: guide.steps.map(({ name }, index) => {
      if (index < place) return { name, state: 'done', evidence: progress.before };
      return index === place
        ? { name, state: 'next', evidence: progress.now }
        : { name, state: 'ahead', evidence: null };
    }),
  };
}
