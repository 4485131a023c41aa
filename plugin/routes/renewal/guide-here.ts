import type { Enrolment, EnrolmentState } from '../../domain/enrolment/enrolment.ts';
import type { CertificateRecord } from '../../domain/certificate/repository.ts';
import type { Guide, GuideStepName } from '../../domain/renewal/renewal.ts';

/** Where a request that was made here has come, as a step of the guide, and what shows it. */
interface Progress {
  readonly next: readonly GuideStepName[];
  readonly before: string;
  readonly now: string;
}

const progressOf: Readonly<Partial<Record<EnrolmentState, Progress>>> = {
  contract: { next: ['renew', 'request'], before: '', now: 'contract-ready' },
  submitting: { next: ['wait'], before: 'signed-here', now: 'waiting-here' },
  waiting: { next: ['wait'], before: 'signed-here', now: 'waiting-here' },
  delivered: { next: ['complete'], before: 'signed-here', now: 'delivered-here' },
  registering: { next: ['complete'], before: 'signed-here', now: 'delivered-here' },
  registered: { next: ['load'], before: 'delivered-here', now: 'delivered-here' },
  'to-activate': { next: ['activate', 'load'], before: 'installed-here', now: 'installed-here' },
};

/** The request that is about this certificate: in its place, or of the same file. */
export function requestOf(
  { id }: Pick<CertificateRecord, 'id'>,
  running: readonly Enrolment[],
): Enrolment | null {
  return (
    running.find(({ replaces, certificateId }) => replaces === id || certificateId === id) ?? null
  );
}

/** Ticks off what was done here: a request knows more than files and eHealth's public answers show. Pure. */
export function guideWithRequest(guide: Guide, request: Enrolment | null): Guide {
  const progress = request === null ? undefined : progressOf[request.state];
  const next = progress?.next.find((name) => guide.steps.some((step) => step.name === name));
  if (progress === undefined || next === undefined) return guide;
  const place = guide.steps.findIndex(({ name }) => name === next);
  return {
    ...guide,
    next,
    steps: guide.steps.map(({ name }, index) => {
      if (index < place) return { name, state: 'done', evidence: progress.before };
      return index === place
        ? { name, state: 'next', evidence: progress.now }
        : { name, state: 'ahead', evidence: null };
    }),
  };
}
