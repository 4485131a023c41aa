/*
 * How our clock lies to eHealth's, read from the HTTP header Date of each answer (sessions.md section 15.4). The computer's
 * clock is never touched; messages are dated by the corrected time instead, where the settings allow it.
 */

/** When one exchange began and ended by our clock, and the Date header of its answer. All in milliseconds since 1970. */
export interface DatedExchange {
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly date: number;
}

export interface ClockReading {
  /** Theirs minus ours, in milliseconds. */
  readonly offset: number;
  /** The offset is right to within this many milliseconds: half of what the exchange took. */
  readonly uncertainty: number;
  readonly readAt: number;
}

/** Offsets up to here are left alone. */
const toleratedMs = 5_000;

/** A clock further off than this is named first when the STS refuses something. */
export const namedFirstMs = 30_000;

export function readOffset({ sentAt, receivedAt, date }: DatedExchange): ClockReading {
  return {
    offset: Math.round(date - (sentAt + receivedAt) / 2),
    uncertainty: Math.abs(receivedAt - sentAt) / 2,
    readAt: receivedAt,
  };
}

/** Whether a reading says for certain that the clock is off: a slow answer alone must not move our time. */
export function isOff({ offset, uncertainty }: ClockReading): boolean {
  return Math.abs(offset) > toleratedMs + uncertainty;
}

/** The instant a message is dated by. */
export interface MessageTime {
  readonly at: Date;
  /** What was added to our clock, in milliseconds; 0 for an uncorrected one. */
  readonly offset: number;
}

export interface ServiceClock {
  /** Takes over what an answer of `host` says; the last one counts. */
  learn(host: string, exchange: DatedExchange): ClockReading;
  /** The last reading of `host`; null before the first. */
  reading(host: string): ClockReading | null;
  /** Now, for a message to `host`: corrected where correction is on and our clock is off. */
  timeFor(host: string): MessageTime;
}

export function createServiceClock({
  now,
  correct,
}: {
  readonly now: () => Date;
  readonly correct: boolean;
}): ServiceClock {
  const readings = new Map<string, ClockReading>();
  const clock: ServiceClock = {
    learn: (host, exchange) => {
      const reading = readOffset(exchange);
      readings.set(host, reading);
      return reading;
    },
    reading: (host) => readings.get(host) ?? null,
    timeFor: (host) => {
      const reading = clock.reading(host);
      const offset = correct && reading !== null && isOff(reading) ? reading.offset : 0;
      return { at: new Date(now().getTime() + offset), offset };
    },
  };
  return clock;
}
