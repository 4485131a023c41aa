/** What is counted: wrong passwords and PINs of a user; checks of a certificate at eHealth's services. */
export type AttemptKind = 'password' | 'check';

/** A user id, or a certificate id. */
export interface AttemptSubject {
  readonly practiceId: string;
  readonly kind: AttemptKind;
  readonly subject: string;
}

/**
 * Counts attempts within a window of time, for all processes on the database: a second process does not double what is allowed, a
 * restart forgets nothing. A window begins with its first attempt.
 */
export interface AttemptCounter {
  /** Counts one more; `count` includes it. */
  count(
    of: AttemptSubject,
    windowMs: number,
    now: Date,
  ): Promise<{ readonly count: number; readonly endsAt: Date }>;
  /** Takes one back: it was no failure. */
  uncount(of: AttemptSubject): Promise<void>;
  reset(of: AttemptSubject): Promise<void>;
  removeExpired(now: Date): Promise<number>;
}
