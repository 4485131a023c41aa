import { createHmac } from 'node:crypto';
import { brusselsInstant, brusselsTime, minuteOf } from '../../time/brussels-time.ts';
import { isDayOff } from '../../time/calendar-day.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

export interface Hours {
  /** "08:30", Belgian time. */
  readonly from: string;
  readonly to: string;
}

/** The part of the settings that planning takes (renewal.ts), and what spreads installations. */
export interface RenewalPolicy {
  readonly windowStartDays: number;
  readonly windowEndDays: number;
  readonly officeHours: Hours;
  readonly consultingHours: readonly Hours[];
  readonly installationKey: Uint8Array;
}

/** What the window of one certificate rests on; instants of its own life. */
export interface WindowFacts {
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
  /** ReplacementPeriodStartDate, where eHealth gave it. */
  readonly replaceableFrom: Date | null;
  /** The earliest moment at which the holder can be asked. */
  readonly loadedAt: Date;
}

export interface RenewalWindow {
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly latestAt: Date;
}

/** Where eHealth does not say it itself (rules.md 1). */
const opensDaysBefore = 90;

/**
 * When a certificate is renewed (rules.md 9.1): from when eHealth takes it, when we ask for it, and until when we call that in time.
 * The planned moment depends on certificate and installation alone, so a restart does not move it, and lies within office hours
 * where the window has any. Where eHealth opens later than our window ends, it is the first fitting moment after the opening; where
 * the file is loaded later than that, it is the loading. As many days remain as the window would have had. All lie within the
 * certificate's life.
 */
export function renewalWindow(facts: WindowFacts, policy: RenewalPolicy): RenewalWindow {
  const end = facts.notAfter.getTime();
  const begin = Math.min(facts.notBefore.getTime(), end);
  const inLife = (instant: number) => Math.min(Math.max(instant, begin), end);
  const before = (days: number) => end - days * dayInMilliseconds;

  const opens = inLife(facts.replaceableFrom?.getTime() ?? before(opensDaysBefore));
  const earliest = Math.max(opens, inLife(facts.loadedAt.getTime()));
  const start = Math.max(earliest, inLife(before(policy.windowStartDays)));
  const length = (policy.windowStartDays - policy.windowEndDays) * dayInMilliseconds;
  const regular = before(policy.windowEndDays);
  const isEmpty = regular <= start;
  const latest = isEmpty ? inLife(start + length) : regular;
  const wished = isEmpty ? start : start + spread(facts.fingerprint, policy) * (latest - start);
  // Who loads a file that late is at the desk: the moment is now
  const isLoadedLate = isEmpty && earliest > opens;
  return {
    opensAt: new Date(opens),
    dueAt: new Date(
      isLoadedLate ? start : moved(Math.round(wished), earliest, latest, openHours(policy)),
    ),
    latestAt: new Date(latest),
  };
}

/** Between 0 and 1, the same for ever for one certificate and installation. */
function spread(fingerprint: string, { installationKey }: RenewalPolicy): number {
  const digest = createHmac('sha256', installationKey)
    .update(Buffer.from(fingerprint, 'hex'))
    .digest();
  return Number(digest.readBigUInt64BE(0)) / 2 ** 64;
}

/** Minutes of a working day, [from, to): when the holder is present and not busy with patients. */
type Span = readonly [from: number, to: number];

function openHours({ officeHours, consultingHours }: RenewalPolicy): readonly Span[] {
  const office: readonly Span[] = [spanOf(officeHours)];
  const free = consultingHours.map(spanOf).reduce(without, office);
  // Consulting all day long: then any office hour must do
  return free.length > 0 ? free : office;
}

function without(spans: readonly Span[], [from, to]: Span): readonly Span[] {
  return spans
    .flatMap(([start, end]): readonly Span[] => [
      [start, Math.min(end, from)],
      [Math.max(start, to), end],
    ])
    .filter(([start, end]) => start < end);
}

const spanOf = ({ from, to }: Hours): Span => [minuteOf(from), minuteOf(to)];

/** The wished instant or the next opening after it; where none is left, the last opening before; else the last instant. */
function moved(wished: number, earliest: number, latest: number, spans: readonly Span[]): number {
  const wishedDay = brusselsTime(new Date(wished)).day;
  const lastDay = brusselsTime(new Date(latest)).day;
  const firstDay = brusselsTime(new Date(earliest)).day;
  for (let day = wishedDay; day <= lastDay; day += 1) {
    for (const [from, to] of openingsOf(day, spans)) {
      const at = Math.max(from, wished);
      if (at < to && at <= latest) return at;
    }
  }
  for (let day = lastDay; day >= firstDay; day -= 1) {
    for (const [from, to] of openingsOf(day, spans).toReversed()) {
      const at = Math.max(from, earliest);
      if (at < to && at <= latest) return at;
    }
  }
  return latest;
}

/** Openings of one day as instants, in order; none on a day off. */
function openingsOf(day: number, spans: readonly Span[]): readonly Span[] {
  if (isDayOff(day)) return [];
  return spans.map(([from, to]) => [
    brusselsInstant(day, from).getTime(),
    brusselsInstant(day, to).getTime(),
  ]);
}
