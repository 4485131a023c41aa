import { PluginError } from '../../errors.ts';
import { minuteInMilliseconds } from '../time/duration.ts';
import type { Actor } from '../practice/actor.ts';
import type { Enrolment } from './enrolment.ts';
import { isEnded } from './enrolment.ts';
import type { EnrolmentRepository } from './repository.ts';

export interface TakenRequestsDeps {
  readonly enrolments: Pick<EnrolmentRepository, 'find' | 'take' | 'release'>;
  readonly now: () => Date;
}

/** One step of a request at a time, over all processes. */
export interface TakenRequests {
  /** Takes a request for a user's step and lets go of it, also when the step fails. ERR_ENROLMENT_BUSY, ERR_ENROLMENT_STATE. */
  take(
    actor: Pick<Actor, 'practiceId'>,
    id: string,
    step: (current: Enrolment) => Promise<Enrolment>,
  ): Promise<Enrolment>;
  /** The same for one that is taken already; what it rejects with, it rejects with. */
  whileTaken(
    current: Enrolment,
    step: (current: Enrolment) => Promise<Enrolment>,
  ): Promise<Enrolment>;
  /** Until when a step that begins now keeps it. */
  until(at: Date): Date;
}

const stepMs = 3 * minuteInMilliseconds;

export function createTakenRequests({ enrolments, now }: TakenRequestsDeps): TakenRequests {
  const whileTaken: TakenRequests['whileTaken'] = async (current, step) => {
    try {
      return await step(current);
    } finally {
      await enrolments.release(current.practiceId, current.id);
    }
  };
  return {
    whileTaken,
    until: (at) => new Date(at.getTime() + stepMs),
    take: async ({ practiceId }, id, step) => {
      const taken = await enrolments.take(practiceId, id, now());
      if (taken !== undefined) return whileTaken(taken, step);
      const found = await enrolments.find(practiceId, id);
      if (found !== undefined && !isEnded(found))
        throw new PluginError('ERR_ENROLMENT_BUSY', 'a step of this request is under way');
      throw new PluginError('ERR_ENROLMENT_STATE', 'the request has ended', {
        params: { problem: found?.state ?? 'done' },
      });
    },
  };
}
