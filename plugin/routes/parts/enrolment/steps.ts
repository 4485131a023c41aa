import type { Enrolment, EnrolmentState } from '../../../domain/enrolment/enrolment.ts';
import type { PageLocals } from '../page-locals.ts';

export interface StepView {
  readonly text: string;
  readonly state: 'done' | 'current' | 'ahead';
}

const steps = ['data', 'sign', 'wait', 'activate', 'done'] as const;
type Step = (typeof steps)[number];

const stepOf: Readonly<Record<EnrolmentState, Step>> = {
  contract: 'sign',
  submitting: 'wait',
  waiting: 'wait',
  delivered: 'wait',
  registering: 'wait',
  registered: 'wait',
  'to-activate': 'activate',
  done: 'done',
  abandoned: 'data',
};

/** The place of a request in its course; only a renewal is activated. Empty for a completion, which is one act. */
export function stepViews(
  page: Pick<PageLocals, 't'>,
  { kind, state }: Pick<Enrolment, 'kind'> & { readonly state: EnrolmentState | 'data' },
): readonly StepView[] {
  if (kind === 'completion' || state === 'abandoned') return [];
  const shown = steps.filter(
    (step) =>
      (step !== 'activate' || kind === 'renewal' || state === 'to-activate') &&
      (step !== 'sign' || kind !== 'non-resident'),
  );
  const current = shown.indexOf(state === 'data' ? 'data' : stepOf[state]);
  return shown.map((step, index) => ({
    text: page.t(`enrolment.step.${step}`),
    state: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}
