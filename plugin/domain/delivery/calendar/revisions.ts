import { createHash } from 'node:crypto';
import type { CalendarEvent } from './ics.ts';
import type { PlannedEvent } from './events.ts';
import type { CalendarEntry } from './repository.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

export interface Revisions {
  /** Entries that are new or changed: to be saved before the calendar is served. */
  readonly changed: readonly CalendarEntry[];
  readonly events: readonly CalendarEvent[];
}

/** A cancelled event is published for this long; calendars that have not synchronised by then do not need it. */
const cancelledFor = 90 * dayInMilliseconds;

/**
 * Compares the wanted events with those published before: a changed event rises in sequence, one that is no longer
 * wanted is cancelled under the words it had, one that came back is published again. Entries of certificates in `undecided` stay as they are.
 */
export function reviseEvents(
  known: readonly CalendarEntry[],
  wanted: readonly PlannedEvent[],
  undecided: ReadonlySet<string>,
  now: Date,
): Revisions {
  const knownByUid = new Map(known.map((entry) => [entry.uid, entry]));
  const wantedUids = new Set(wanted.map(({ uid }) => uid));

  const current = wanted.map((event): Change => {
    const content = JSON.stringify(event);
    const digest = createHash('sha256').update(content).digest('hex');
    const before = knownByUid.get(event.uid);
    if (before?.digest === digest && !before.cancelled) return { entry: before, isNew: false };
    return {
      entry: {
        uid: event.uid,
        certificateId: event.certificateId,
        sequence: (before?.sequence ?? -1) + 1,
        digest,
        changedAt: now,
        content,
        cancelled: false,
      },
      isNew: true,
    };
  });

  const left = known
    .filter(({ uid }) => !wantedUids.has(uid))
    .map((entry): Change => {
      if (entry.cancelled || undecided.has(entry.certificateId)) return { entry, isNew: false };
      return {
        entry: { ...entry, sequence: entry.sequence + 1, changedAt: now, cancelled: true },
        isNew: true,
      };
    });

  const all = [...current, ...left];
  return {
    changed: all.filter(({ isNew }) => isNew).map(({ entry }) => entry),
    events: all
      .map(({ entry }) => entry)
      .filter(
        ({ cancelled, changedAt }) =>
          !cancelled || now.getTime() - changedAt.getTime() < cancelledFor,
      )
      .map(knownEvent),
  };
}

interface Change {
  readonly entry: CalendarEntry;
  readonly isNew: boolean;
}

/** The entry as the calendar writes it; with the last published text. */
function knownEvent(entry: CalendarEntry): CalendarEvent {
  // Written by ourselves, a few lines above
  const event = JSON.parse(entry.content) as PlannedEvent;
  return {
    ...event,
    sequence: entry.sequence,
    changedAt: entry.changedAt,
    cancelled: entry.cancelled,
  };
}
