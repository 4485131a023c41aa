import { dayInMilliseconds } from '../../time/duration.ts';
import type { RenewalState } from '../renewal.ts';

/** Longest time in a state that waits for eHealth, in days (rules.md 9.2). */
const limits: Partial<Readonly<Record<RenewalState, number>>> = {
  WaitingForDelivery: 2,
  WaitingForActivation: 3,
};

/** When a state that began then counts as stalled; null for states that do not stall. */
export function stallAt(state: RenewalState, since: Date): Date | null {
  const days = limits[state];
  return days === undefined ? null : new Date(since.getTime() + days * dayInMilliseconds);
}
