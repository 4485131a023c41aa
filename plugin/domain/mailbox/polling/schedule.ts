import { minuteInMilliseconds } from '../../time/duration.ts';
import type { EhealthSession } from '../../session/session.ts';

/*
 * When a box is asked for new letters. eHealth publishes no interval; ours is in mailbox.md section 20.
 */

/** How it went with a box since a session of it runs here. */
export interface BoxState {
  /** null: not asked yet. */
  readonly nextAt: Date | null;
  /** In a row. */
  readonly failures: number;
  readonly isAsking: boolean;
}

export interface RunningBox {
  readonly key: string;
  /** At least one, that which lasts longest first. */
  readonly sessions: readonly [EhealthSession, ...EhealthSession[]];
}

/** One for each box of a practice, though several sessions read it: a box belongs to a holder in a quality. Pure. */
export function runningBoxes(sessions: readonly EhealthSession[]): readonly RunningBox[] {
  const boxes = new Map<string, [EhealthSession, ...EhealthSession[]]>();
  const longestFirst = sessions.toSorted(
    (a, b) => b.notOnOrAfter.getTime() - a.notOnOrAfter.getTime(),
  );
  for (const session of longestFirst) {
    const { practiceId, holder, quality } = session;
    const key = JSON.stringify([practiceId, holder.kind, holder.identifier, quality]);
    const known = boxes.get(key);
    if (known === undefined) boxes.set(key, [session]);
    else known.push(session);
  }
  return [...boxes].map(([key, ofBox]) => ({ key, sessions: ofBox }));
}

/** A box that is asked for the first time is due at once: its reader has just opened a session. Pure. */
export function isDue(state: BoxState | undefined, now: Date): boolean {
  if (state === undefined) return true;
  return !state.isAsking && (state.nextAt === null || state.nextAt <= now);
}

const longestPauseMinutes = 30;

/** Of one interval, either way: practices that open at the same time are not to ask at the same time. */
const jitter = 0.1;

/**
 * When a box is asked again: after the interval, doubled for each failure in a row up to half an hour (or the interval, where that is longer).
 * `chance`: 0 to 1. Pure.
 */
export function nextAskAt(facts: {
  readonly askedAt: Date;
  readonly failures: number;
  readonly pollMinutes: number;
  readonly chance: number;
}): Date {
  const { askedAt, failures, pollMinutes, chance } = facts;
  const longest = Math.max(pollMinutes, longestPauseMinutes);
  const minutes = Math.min(longest, pollMinutes * 2 ** failures);
  const spread = 1 + jitter * (2 * chance - 1);
  return new Date(askedAt.getTime() + minutes * minuteInMilliseconds * spread);
}

/** Who asked since then, another process or the reader, has asked for this time too. Pure. */
export const askedSince = (now: Date, pollMinutes: number): Date =>
  new Date(now.getTime() - pollMinutes * (1 - 2 * jitter) * minuteInMilliseconds);
