import type { ReadinessRepository } from '../../domain/enrolment/readiness/repository.ts';
import { promised } from '../async.ts';
import { toInstant, toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

export function createReadinessRepository(database: Database): ReadinessRepository {
  const read = database
    .prepare<[string, string], string>(
      'SELECT good_at FROM readiness_check WHERE practice_id = ? AND user_id = ?',
    )
    .pluck();
  const write = database.prepare<[string, string, string]>(
    `INSERT INTO readiness_check (practice_id, user_id, good_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET good_at = excluded.good_at`,
  );
  const recheck = database.prepare<[string, string]>(
    `UPDATE renewal SET next_check_at = '1970-01-01T00:00:00.000Z', version = version + 1
      WHERE certificate_id IN (SELECT certificate_id FROM notice
                                WHERE practice_id = ? AND user_id = ? AND cause = 'Readiness' AND ended_at IS NULL)`,
  );
  const save = database.transaction((practiceId: string, userId: string, at: Date) => {
    write.run(practiceId, userId, toText(at));
    recheck.run(practiceId, userId);
  });
  return {
    lastGood: (practiceId, userId) =>
      promised(() => toInstant(read.get(practiceId, userId) ?? null)),
    saveGood: (practiceId, userId, at) =>
      promised(() => {
        save.immediate(practiceId, userId, at);
      }),
  };
}
