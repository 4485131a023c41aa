import type { SessionOverview } from './service.ts';
import type { EhealthSession, SessionPhase } from './session.ts';

/*
 * Where an instant lies in the life of a session. Pure; every instant is one of eHealth's clock where that is known, because
 * `notOnOrAfter` is.
 */

export type Life = Pick<EhealthSession, 'openedAt' | 'notOnOrAfter'>;

/** With this little left a session is no longer used, in milliseconds: a call would meet its end on the way (sessions.md 14.1). */
const reserve = 60_000;

const millisecondsPerMinute = 60_000;

export function isUsable(life: Life, now: Date): boolean {
  return now.getTime() + reserve < life.notOnOrAfter.getTime();
}

/** Reused instead of opening a new one: more than half its life is left (sessions.md 14.2). */
export function isFresh(life: Life, now: Date): boolean {
  return isUsable(life, now) && now.getTime() < halfLife(life);
}

/**
 * The instants at which the holder is warned, first to last. None lies in the first half of the life: a warning half an hour
 * before the end says nothing about a session that was given forty minutes.
 */
export function warningInstants(life: Life, warnMinutes: readonly number[]): readonly Date[] {
  const end = life.notOnOrAfter.getTime();
  return [...new Set(warnMinutes)]
    .map((minutes) => end - minutes * millisecondsPerMinute)
    .filter((instant) => instant >= halfLife(life) && instant < end)
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
}

/** 'ending' begins with the first warning; without one a session is 'ageing' until it is over. */
export function phaseOf(life: Life, now: Date, warnMinutes: readonly number[]): SessionPhase {
  if (!isUsable(life, now)) return 'over';
  const [firstWarning] = warningInstants(life, warnMinutes);
  if (firstWarning !== undefined && now >= firstWarning) return 'ending';
  return isFresh(life, now) ? 'open' : 'ageing';
}

/** Whole seconds until `notOnOrAfter`, never negative. */
export function secondsLeft(life: Life, now: Date): number {
  return Math.max(0, Math.floor((life.notOnOrAfter.getTime() - now.getTime()) / 1000));
}

/** A session as its user sees it at this instant. */
export function overviewOf(
  session: EhealthSession,
  now: Date,
  warnMinutes: readonly number[],
): SessionOverview {
  return {
    session,
    phase: phaseOf(session, now, warnMinutes),
    secondsLeft: secondsLeft(session, now),
  };
}

/** The latest warning that is due and was not given yet; null when there is none. `warnedAt`: that of the last one given. */
export function dueWarning(
  life: Life,
  now: Date,
  warnMinutes: readonly number[],
  warnedAt: Date | null,
): Date | null {
  const due = warningInstants(life, warnMinutes).filter(
    (instant) => instant <= now && (warnedAt === null || instant > warnedAt),
  );
  return due.at(-1) ?? null;
}

/** When to check the session next: its next warning, else its end. */
export function nextInstant(life: Life, now: Date, warnMinutes: readonly number[]): Date {
  return warningInstants(life, warnMinutes).find((instant) => instant > now) ?? life.notOnOrAfter;
}

function halfLife(life: Life): number {
  const begin = life.openedAt.getTime();
  return begin + (life.notOnOrAfter.getTime() - begin) / 2;
}
