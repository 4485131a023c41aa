import type * as z from 'zod';
import type { Enrolment, EnrolmentProblem } from '../../../domain/enrolment/enrolment.ts';
import type { Actor } from '../../../domain/practice/actor.ts';
import { maskNumbers } from '../../parts/evidence.ts';
import { paths } from '../../parts/paths.ts';
import type { EnrolmentSchema, HolderSchema, nextSteps, ProblemSchema } from './schema.ts';

/** A request as hosts get it. */
export type EnrolmentInfo = z.output<typeof EnrolmentSchema>;

/** A request as its person, or who manages the practice, may know it: no contract, no contact data, no key. */
export function enrolmentInfo(
  enrolment: Enrolment,
  { userId }: Pick<Actor, 'userId'>,
): EnrolmentInfo {
  const { problem, state, contract } = enrolment;
  const isOnProfile = state === 'to-activate' || state === 'done';
  return {
    id: enrolment.id,
    userId: enrolment.userId,
    kind: enrolment.kind,
    state,
    holder: holderInfo(enrolment, userId),
    next: nextStep(enrolment),
    path: paths('').enrolment(enrolment.id),
    startedAt: enrolment.startedAt.toISOString(),
    changedAt: enrolment.changedAt.toISOString(),
    submittedAt: enrolment.submittedAt?.toISOString() ?? null,
    endedAt: enrolment.endedAt?.toISOString() ?? null,
    checkedByHand: enrolment.checkedByHand,
    unattended: enrolment.unattended,
    nextAt: enrolment.nextAt?.toISOString() ?? null,
    certificateId: isOnProfile ? enrolment.certificateId : null,
    replaces: enrolment.replaces,
    confirm: enrolment.userId === userId ? confirmOf(enrolment) : null,
    contractLanguages: Object.keys(contract?.texts ?? {}),
    problem: problemInfo(problem),
  };
}

/** null for a request that a card signs, and once its certificate is here. */
function confirmOf({ state, abroad }: Enrolment): EnrolmentInfo['confirm'] {
  const { validationUrl: url = null, confirmBefore: before = null } = abroad ?? {};
  return state === 'waiting' && url !== null ? { url, before } : null;
}

/** The number is for its own person. */
export function holderInfo(
  { holder, userId }: Pick<Enrolment, 'holder' | 'userId'>,
  readerId: string,
): z.output<typeof HolderSchema> {
  const { type, id, applicationId, name } = holder;
  return { type, id: userId === readerId ? id : maskNumbers(id), applicationId, name };
}

export const problemInfo = (
  problem: EnrolmentProblem | null,
): z.output<typeof ProblemSchema> | null => problem && { ...problem, at: problem.at.toISOString() };

function nextStep(enrolment: Enrolment): (typeof nextSteps)[number] {
  const { state, unattended } = enrolment;
  switch (state) {
    case 'contract':
      return 'sign';
    case 'to-activate':
      return 'activate';
    case 'delivered':
    case 'registering':
      return unattended ? 'wait' : 'password';
    case 'waiting':
      return confirmOf(enrolment) === null ? 'wait' : 'confirm';
    case 'submitting':
    case 'registered':
      return 'wait';
    case 'done':
    case 'abandoned':
      return 'none';
  }
}
