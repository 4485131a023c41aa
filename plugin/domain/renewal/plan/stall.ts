import { dayInMilliseconds } from '../../time/duration.ts';
import type { RenewalState } from '../renewal.ts';

/** For how long a renewal may stand still at a point that others were to carry it past (rules.md 9.2). Days. */
const limits: Partial<Readonly<Record<RenewalState, number>>> = {
  WaitingForDelivery: 2,
  WaitingForActivation: 3,
};

/** When a state that began then becomes a stall that somebody is told of; null for states that do not stall. */
export function stallAt(state: RenewalState, since: Date): Date | null {
  const days = limits[state];
  return days === undefined ? null : new Date(since.getTime() + days * dayInMilliseconds);
}
