import { PluginError } from '../../errors.ts';
import { minuteInMilliseconds } from '../time/duration.ts';
import type { Actor } from '../practice/actor.ts';
import type { Enrolment } from './enrolment.ts';

/** What has steps of its own: a request for a certificate, or for its end. */
type Taken = Pick<Enrolment, 'id' | 'practiceId' | 'endedAt'> & { readonly state: string };

export interface TakenRequestsDeps<Request extends Taken = Enrolment> {
  readonly enrolments: {
    find(practiceId: string, id: string): Promise<Request | undefined>;
    take(practiceId: string, id: string, now: Date): Promise<Request | undefined>;
    release(practiceId: string, id: string): Promise<void>;
  };
  readonly now: () => Date;
}

/** One step of a request at a time, over all processes. */
export interface TakenRequests<Request extends Taken = Enrolment> {
  /** Takes a request for a user's step and lets go of it, also when the step fails. ERR_ENROLMENT_BUSY, ERR_ENROLMENT_STATE. */
  take(
    actor: Pick<Actor, 'practiceId'>,
    id: string,
    step: (current: Request) => Promise<Request>,
  ): Promise<Request>;
  /** The same for one that is taken already; what it rejects with, it rejects with. */
  whileTaken(current: Request, step: (current: Request) => Promise<Request>): Promise<Request>;
  /** Until when a step that begins now keeps it. */
  until(at: Date): Date;
}

const stepMs = 3 * minuteInMilliseconds;

export function createTakenRequests<Request extends Taken>({
  enrolments,
  now,
}: TakenRequestsDeps<Request>): TakenRequests<Request> {
  const whileTaken: TakenRequests<Request>['whileTaken'] = async (current, step) => {
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
      if (found?.endedAt === null)
        throw new PluginError('ERR_ENROLMENT_BUSY', 'a step of this request is under way');
      throw new PluginError('ERR_ENROLMENT_STATE', 'the request has ended', {
        params: { problem: found?.state ?? 'done' },
      });
    },
  };
}
