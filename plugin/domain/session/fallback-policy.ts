import { calendarDaysUntil } from '../time/brussels-time.ts';
import type { FallbackReason } from './session.ts';
import { fallbackReasons } from './session.ts';
import { dayInMilliseconds } from '../time/duration.ts';

/** Mildest first. hint: "this is becoming a habit"; notice: holder and admin are notified; stopped: not today, unless an admin lifts it. */
export const fallbackLevels = ['none', 'hint', 'notice', 'stopped'] as const;
export type FallbackLevel = (typeof fallbackLevels)[number];

/** Fallback level of the holder (rules.md 8.4). */
export interface FallbackState {
  readonly openings: number;
  readonly periodDays: number;
  readonly level: FallbackLevel;
  /** From how many on holder and admin are notified. */
  readonly noticeAfter: number;
  /** How many of the openings had a fault for their reason: something to repair, and no habit. */
  readonly faults: number;
  /** What the openings were for, the most frequent first. */
  readonly reasons: readonly ReasonCount[];
  readonly liftedUntil: Date | null;
}

export interface ReasonCount {
  readonly reason: FallbackReason;
  readonly count: number;
}

export interface FallbackUse {
  readonly at: Date;
  readonly reason: FallbackReason;
}

/** Of a device, its software or the card itself; what is forgotten or lost is no fault. */
const faultReasons: ReadonlySet<FallbackReason> = new Set([
  'card-fault',
  'reader-fault',
  'software-fault',
]);

/** Whether only faults led to the fallback: then repairing helps, and the rule needs no reminder. */
export function isCausedByFaults({
  openings,
  faults,
}: Pick<FallbackState, 'openings' | 'faults'>): boolean {
  return openings > 0 && faults === openings;
}

/** The part of the settings that this decision takes (sessions.ts). */
export interface FallbackPolicy {
  readonly periodDays: number;
  readonly hintAfter: number;
  readonly noticeAfter: number;
  readonly consecutiveDays: number;
  /** null: never. */
  readonly stopAfter: number | null;
}

/** From when on openings count. */
export function periodBegin(policy: Pick<FallbackPolicy, 'periodDays'>, now: Date): Date {
  return new Date(now.getTime() - policy.periodDays * dayInMilliseconds);
}

/**
 * Decides the fallback level of a holder: exceptional and temporary by eHealth's rule, so a habit is first hinted at,
 * then reported to holder and admin, and where the practice wants it stopped (rules.md 8.4). Openings before the period do not
 * count. A stop that an admin lifted keeps the notice open.
 */
export function fallbackState(
  openings: readonly FallbackUse[],
  policy: FallbackPolicy,
  now: Date,
  liftedUntil: Date | null,
): FallbackState {
  const begin = periodBegin(policy, now);
  const inPeriod = openings.filter(({ at }) => at > begin);
  const counted = inPeriod.map(({ at }) => at);
  const lifted = liftedUntil !== null && liftedUntil > now ? liftedUntil : null;
  return {
    openings: counted.length,
    periodDays: policy.periodDays,
    level: levelOf(counted, policy, now, lifted !== null),
    noticeAfter: policy.noticeAfter,
    faults: inPeriod.filter(({ reason }) => faultReasons.has(reason)).length,
    reasons: reasonCounts(inPeriod.map(({ reason }) => reason)),
    liftedUntil: lifted,
  };
}

/** The most frequent first; equal counts keep the order of the list of reasons. */
function reasonCounts(given: readonly FallbackReason[]): readonly ReasonCount[] {
  return fallbackReasons
    .map((reason) => ({ reason, count: given.filter((one) => one === reason).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

function levelOf(
  counted: readonly Date[],
  policy: FallbackPolicy,
  now: Date,
  lifted: boolean,
): FallbackLevel {
  if (policy.stopAfter !== null && counted.length >= policy.stopAfter && !lifted) return 'stopped';
  if (
    counted.length >= policy.noticeAfter ||
    longestRunOfDays(counted, now) >= policy.consecutiveDays ||
    (policy.stopAfter !== null && counted.length >= policy.stopAfter)
  ) {
    return 'notice';
  }
  return counted.length >= policy.hintAfter ? 'hint' : 'none';
}

/** Calendar days of Brussels in a row on each of which there was an opening. */
export function longestRunOfDays(openings: readonly Date[], now: Date): number {
  const days = [...new Set(openings.map((at) => calendarDaysUntil(now, at)))].sort((a, b) => a - b);
  let longest = 0;
  let run = 0;
  days.forEach((day, index) => {
    run = index > 0 && day === (days[index - 1] ?? 0) + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Sorts the mildest first. */
export function byFallbackLevel(a: FallbackLevel, b: FallbackLevel): number {
  return fallbackLevels.indexOf(a) - fallbackLevels.indexOf(b);
}

/** Whether this opening made it something that holder and admin should act on: reported once for each step up. */
export function isNowOverused(before: FallbackState, after: FallbackState): boolean {
  const isGrave = byFallbackLevel(after.level, 'notice') >= 0;
  return isGrave && byFallbackLevel(after.level, before.level) > 0;
}

/** Longest text that may come with the reason 'other'. */
const maxReasonText = 200;

export interface GivenReason {
  readonly reason: FallbackReason;
  /** '' unless the reason is 'other'. */
  readonly text: string;
}

/** The reason as it will be kept, or undefined when none was chosen, or 'other' says nothing or too much. */
export function checkReason(reason: FallbackReason | null, text: string): GivenReason | undefined {
  if (reason === null || !fallbackReasons.includes(reason)) return undefined;
  if (reason !== 'other') return { reason, text: '' };
  const words = text.trim();
  return words === '' || words.length > maxReasonText ? undefined : { reason, text: words };
}
