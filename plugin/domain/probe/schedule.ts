import { createHash } from 'node:crypto';
import { brusselsInstant, brusselsTime } from '../time/brussels-time.ts';
import type { DueProbe } from './repository.ts';
import { retryAt } from '../time/backoff.ts';
import { dayInMilliseconds, minuteInMilliseconds } from '../time/duration.ts';

/** How a probe ended. `nothing`: of this certificate there is nothing to ask this service. */
export type ProbeEnd = 'answered' | 'failed' | 'nothing';

const night = { from: 120, minutes: 180 } as const;
const jitterMs = 8 * minuteInMilliseconds;
const week = 7;
/** From here on eHealth may open the window any day, and is asked nightly (rules.md 9.1). */
const watchedDays = 100;

/**
 * When a service is asked about a certificate again: each night between two and five, the status once a week until the last hundred
 * days, after a failure by {@link retryAt}. A certificate keeps its minute, so that a practice's questions are spread and eHealth
 * is never asked for all of them at once; up to eight minutes of jitter differ from day to day.
 */
export function nextProbeAt(
  probe: Pick<DueProbe, 'certificateId' | 'source' | 'failures'>,
  end: ProbeEnd,
  notAfter: Date | null,
  at: Date,
): Date {
  const jitter = fractionOf(probe, at.toISOString()) * jitterMs;
  if (end === 'failed') {
    return new Date(retryAt(probe.failures + 1, at).getTime() + Math.floor(jitter));
  }
  const daysAhead = end === 'nothing' || isRestful(probe, notAfter, at) ? week : 1;
  const room = night.minutes - jitterMs / minuteInMilliseconds;
  const minute = night.from + Math.floor(fractionOf(probe, 'night') * room);
  const begin = brusselsInstant(brusselsTime(at).day + daysAhead, minute);
  return new Date(begin.getTime() + Math.floor(jitter));
}

function isRestful({ source }: Pick<DueProbe, 'source'>, notAfter: Date | null, at: Date): boolean {
  if (source !== 'status' || notAfter === null) return false;
  // A week from now the hundred days must not have begun unnoticed
  return notAfter.getTime() - at.getTime() > (watchedDays + week) * dayInMilliseconds;
}

/** In [0, 1), the same for the same row and word. */
function fractionOf(
  { certificateId, source }: Pick<DueProbe, 'certificateId' | 'source'>,
  word: string,
): number {
  const digest = createHash('sha256').update(`${certificateId} ${source} ${word}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
