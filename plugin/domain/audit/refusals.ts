import { hourInMilliseconds } from '../time/duration.ts';
import type { AuditDraft, AuditRepository } from './audit.ts';

/** Refusals of an actor in one hour that have an entry each; the others of that hour are counted in one. */
export const entriesAnHour = { 'access.denied': 10, others: 100 } as const;

export interface Refusals {
  /** Writes or counts a refusal. */
  record(refusal: AuditDraft): Promise<void>;
  /** Writes the counts of hours that are over; with `all` also of the present one, at the end of the process. */
  flush(all?: boolean): Promise<void>;
}

export interface RefusalsDeps {
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
}

interface Counted {
  readonly hour: number;
  /** The last one: its actor, practice and event are those of all. */
  last: AuditDraft;
  entries: number;
  counted: number;
}

/**
 * Bounds what a person who is refused can write: every refusal is in the audit, but a thousand are not a thousand entries. Counts
 * are in memory: a process that is killed loses those of its last hour, not the entries before them.
 */
export function createRefusals({ audit, now }: RefusalsDeps): Refusals {
  const actors = new Map<string, Counted>();

  const writeCount = async (key: string, { last, counted, hour }: Counted): Promise<void> => {
    actors.delete(key);
    if (counted === 0) return;
    const since = new Date(hour * hourInMilliseconds).toISOString();
    await audit.append({ ...last, details: { counted, since } });
  };

  let flushedIn = hourOf(now());
  const flush = async (all = false): Promise<void> => {
    const present = hourOf(now());
    if (!all && present === flushedIn) return;
    flushedIn = present;
    for (const [key, one] of actors) {
      if (all || one.hour !== present) await writeCount(key, one);
    }
  };

  return {
    record: async (refusal) => {
      await flush();
      const key = JSON.stringify([refusal.practiceId, refusal.actor.userId, refusal.event]);
      const one = actors.get(key) ?? {
        hour: hourOf(now()),
        last: refusal,
        entries: 0,
        counted: 0,
      };
      actors.set(key, one);
      one.last = refusal;
      const limit =
        refusal.event === 'access.denied' ? entriesAnHour['access.denied'] : entriesAnHour.others;
      if (one.entries >= limit) {
        one.counted += 1;
        return;
      }
      one.entries += 1;
      await audit.append(refusal);
    },
    flush,
  };
}

/** The same repository, whose refusals are bounded. */
export function boundedAudit<Audit extends Pick<AuditRepository, 'append'>>(
  audit: Audit,
  refusals: Refusals,
): Audit {
  return {
    ...audit,
    append: (draft: AuditDraft) =>
      draft.outcome === 'refused' ? refusals.record(draft) : audit.append(draft),
  };
}

function hourOf(instant: Date): number {
  return Math.floor(instant.getTime() / hourInMilliseconds);
}
