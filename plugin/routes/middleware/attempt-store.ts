import type { Store } from 'express-rate-limit';
import type { AttemptCounter, AttemptSubject } from '../../domain/access/attempts.ts';

export interface AttemptStoreDeps {
  readonly attempts: AttemptCounter;
  readonly windowMs: number;
  readonly now: () => Date;
}

/**
 * Where the limit on password attempts keeps its counters: in the database, shared by all processes. Its keys are made by
 * {@link attemptKey}.
 */
export function attemptStore({ attempts, windowMs, now }: AttemptStoreDeps): Store {
  return {
    // The counters are not this process's alone
    localKeys: false,
    increment: async (key) => {
      const { count, endsAt } = await attempts.count(subjectOf(key), windowMs, now());
      return { totalHits: count, resetTime: endsAt };
    },
    decrement: (key) => attempts.uncount(subjectOf(key)),
    resetKey: (key) => attempts.reset(subjectOf(key)),
  };
}

/** The key under which the attempts about one user of a practice are counted. */
export function attemptKey(practiceId: string, userId: string): string {
  return JSON.stringify([practiceId, userId]);
}

function subjectOf(key: string): AttemptSubject {
  const [practiceId, subject] = JSON.parse(key) as [string, string];
  return { practiceId, kind: 'password', subject };
}
