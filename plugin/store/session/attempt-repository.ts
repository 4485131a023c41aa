import type { AttemptCounter, AttemptSubject } from '../../domain/access/attempts.ts';
import { promised } from '../async.ts';
import { toInstant, toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

interface CountParameters extends AttemptSubject {
  readonly now: string;
  readonly endsAt: string;
}

interface AttemptRow {
  readonly count: number;
  readonly window_ends_at: string;
}

/** Attempts, counted by one statement: two processes at once count two. */
export function createAttemptRepository(database: Database): AttemptCounter {
  // A window that ends later than one that begins now was made by a clock that ran ahead: it begins again
  const isOver = 'attempt.window_ends_at <= @now OR attempt.window_ends_at > @endsAt';
  const count = database.prepare<[CountParameters], AttemptRow>(
    `INSERT INTO attempt (practice_id, kind, subject, count, window_ends_at)
     VALUES (@practiceId, @kind, @subject, 1, @endsAt)
     ON CONFLICT (practice_id, kind, subject) DO UPDATE SET
       count = CASE WHEN ${isOver} THEN 1 ELSE attempt.count + 1 END,
       window_ends_at = CASE WHEN ${isOver} THEN @endsAt ELSE attempt.window_ends_at END
     RETURNING count, window_ends_at`,
  );
  const uncount = database.prepare<[AttemptSubject]>(
    `UPDATE attempt SET count = count - 1
      WHERE practice_id = @practiceId AND kind = @kind AND subject = @subject AND count > 0`,
  );
  const reset = database.prepare<[AttemptSubject]>(
    'DELETE FROM attempt WHERE practice_id = @practiceId AND kind = @kind AND subject = @subject',
  );
  const removeExpired = database.prepare<[string]>('DELETE FROM attempt WHERE window_ends_at <= ?');
  return {
    count: ({ practiceId, kind, subject }, windowMs, now) =>
      promised(() => {
        const endsAt = toText(new Date(now.getTime() + windowMs));
        const row = count.get({ practiceId, kind, subject, now: toText(now), endsAt });
        if (row === undefined) throw new Error('an attempt was not counted');
        return { count: row.count, endsAt: toInstant(row.window_ends_at) };
      }),
    uncount: ({ practiceId, kind, subject }) =>
      promised(() => {
        uncount.run({ practiceId, kind, subject });
      }),
    reset: ({ practiceId, kind, subject }) =>
      promised(() => {
        reset.run({ practiceId, kind, subject });
      }),
    removeExpired: (now) => promised(() => removeExpired.run(toText(now)).changes),
  };
}
