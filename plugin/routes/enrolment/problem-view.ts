import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { confirmEnded } from '../../domain/enrolment/enrolment.ts';
import type { SupportNote } from '../../errors.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** Why a request does not go on, and who does something about it. */
export interface ProblemView {
  readonly tone: 'attention' | 'unusable';
  readonly title: string;
  readonly text: string;
  /** eHealth's own words, for its help desk; null where it said nothing. */
  readonly support: SupportNote | null;
}

/** null where all is well. */
export function problemView(
  page: Pick<PageLocals, 't' | 'formatDateTime'>,
  {
    kind: of,
    state,
    problem,
    nextAt,
    unattended,
  }: Pick<Enrolment, 'kind' | 'state' | 'problem' | 'nextAt' | 'unattended'>,
): ProblemView | null {
  if (problem === null) return null;
  const { kind, code, message } = problem;
  // The first sentence of the page says it
  if (code === confirmEnded) return null;
  const say = (tone: ProblemView['tone'], title: string, text: string): ProblemView => ({
    tone,
    title,
    text,
    support: { code, text: message, ticket: null },
  });
  // Without its keys nothing goes on by itself
  const needsPassword = !unattended && (state === 'delivered' || state === 'registering');
  switch (kind) {
    case 'refused':
      if (code === 'NOT_DELIVERED')
        return {
          ...say(
            'attention',
            page.t('enrolment.problem.late'),
            page.t('enrolment.problem.late.text'),
          ),
          support: null,
        };
      return say(
        'unusable',
        page.t('enrolment.problem.refused'),
        page.t(
          state === 'contract'
            ? 'enrolment.problem.refused.contract'
            : 'enrolment.problem.refused.other',
        ),
      );
    case 'unreachable':
      return say(
        'attention',
        page.t('enrolment.problem.unreachable'),
        nextAt === null || needsPassword
          ? page.t('enrolment.problem.unreachable.now')
          : page.t('enrolment.problem.unreachable.text', { at: page.formatDateTime(nextAt) }),
      );
    case 'not-received':
      return say(
        'attention',
        page.t('enrolment.problem.notReceived'),
        page.t(
          of === 'non-resident'
            ? 'enrolment.problem.notReceived.abroad'
            : 'enrolment.problem.notReceived.text',
        ),
      );
    case 'untrusted':
      return say(
        'unusable',
        page.t('enrolment.problem.untrusted'),
        page.t('enrolment.problem.untrusted.text'),
      );
  }
}
