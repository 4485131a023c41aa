import { PluginError } from '../../../errors.ts';
import type { EndCause, Quality } from '../session.ts';
import type { OpenOutcome } from '../service.ts';

/** One opening under way. */
export interface OpeningAttempt {
  readonly practiceId: string;
  readonly userId: string;
  /** Why its session must not begin to live any more; null as long as it may. */
  readonly cancelledBy: EndCause | null;
}

export interface OpeningKey {
  readonly practiceId: string;
  readonly userId: string;
  /** With the user: what is being opened, by which certificate and mode. */
  readonly what: string;
  readonly quality: Quality;
}

export interface OpeningSingleFlight {
  /**
   * Does `work`, unless the same is being opened already: then waits for that one and gives its session, so that two windows
   * do not ask for two PINs. ERR_SESSION_BUSY when that one fails (its secrets are not tried again with those of the second),
   * or when it is for another quality.
   */
  run(
    key: OpeningKey,
    work: (attempt: OpeningAttempt) => Promise<OpenOutcome>,
  ): Promise<OpenOutcome>;
  /** Calls off a user's openings under way; they fail once they come to their end. */
  cancel(cause: EndCause, of: { readonly practiceId: string; readonly userId: string }): void;
  /** Calls off every opening under way, and refuses every later one with ERR_SESSION_BUSY. */
  close(cause: EndCause): void;
}

interface Running {
  readonly attempt: OpeningAttempt & { cancelledBy: EndCause | null };
  readonly quality: Quality;
  readonly outcome: Promise<OpenOutcome>;
}

export function createOpeningSingleFlight(): OpeningSingleFlight {
  const running = new Map<string, Running>();
  let closed = false;

  const join = async (first: Running, quality: Quality): Promise<OpenOutcome> => {
    if (first.quality !== quality) throw busy();
    try {
      return { ...(await first.outcome), reused: true };
    } catch (error) {
      throw busy(error);
    }
  };

  return {
    run: async ({ practiceId, userId, what, quality }, work) => {
      if (closed) throw busy();
      const key = JSON.stringify([practiceId, userId, what]);
      const first = running.get(key);
      if (first !== undefined) return join(first, quality);
      const attempt: Running['attempt'] = { practiceId, userId, cancelledBy: null };
      const outcome = work(attempt);
      running.set(key, { attempt, quality, outcome });
      try {
        return await outcome;
      } finally {
        running.delete(key);
      }
    },
    cancel: (cause, of) => {
      for (const { attempt } of running.values()) {
        if (attempt.practiceId === of.practiceId && attempt.userId === of.userId) {
          attempt.cancelledBy ??= cause;
        }
      }
    },
    close: (cause) => {
      closed = true;
      for (const { attempt } of running.values()) attempt.cancelledBy ??= cause;
    },
  };
}

function busy(cause?: unknown): PluginError {
  return new PluginError('ERR_SESSION_BUSY', 'the same session is being opened elsewhere', {
    ...(cause === undefined ? {} : { cause }),
  });
}
