import type { PlaceRepository } from '../../domain/enrolment/places/repository.ts';
import { promised } from '../async.ts';
import { toInstant, toText } from '../instant.ts';
import { isConstraintError } from '../sqlite.ts';
import type { Database } from '../sqlite.ts';

interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly done_at: string | null;
}

export function createPlaceRepository(database: Database): PlaceRepository {
  const read = database.prepare<[string, string], PlaceRow>(
    `SELECT id, name, done_at FROM enrolment_place WHERE practice_id = ? AND enrolment_id = ?
      ORDER BY rowid`,
  );
  // Nothing where the limit is reached, or where the practice has no such request
  const insert = database.prepare<[Readonly<Record<string, string | number>>]>(
    `INSERT INTO enrolment_place (id, practice_id, enrolment_id, name, added_at)
     SELECT @id, @practiceId, @enrolmentId, @name, @addedAt
      WHERE (SELECT count(*) FROM enrolment_place WHERE enrolment_id = @enrolmentId) < @limit
        AND EXISTS (SELECT 1 FROM enrolment WHERE practice_id = @practiceId AND id = @enrolmentId)`,
  );
  const update = database.prepare<[string | null, string, string, string]>(
    'UPDATE enrolment_place SET done_at = ? WHERE practice_id = ? AND enrolment_id = ? AND id = ?',
  );
  const destroy = database.prepare<[string, string, string]>(
    'DELETE FROM enrolment_place WHERE practice_id = ? AND enrolment_id = ? AND id = ?',
  );
  return {
    list: (practiceId, enrolmentId) =>
      promised(() =>
        read
          .all(practiceId, enrolmentId)
          .map(({ id, name, done_at }) => ({ id, name, doneAt: toInstant(done_at) })),
      ),
    add: (practiceId, enrolmentId, { id, name, addedAt }, limit) =>
      promised(() => {
        const row = { id, practiceId, enrolmentId, name, addedAt: toText(addedAt), limit };
        try {
          return insert.run(row).changes === 1 ? 'added' : 'many';
        } catch (error) {
          if (!isConstraintError(error, 'UNIQUE')) throw error;
          return 'known';
        }
      }),
    mark: (practiceId, enrolmentId, id, doneAt) =>
      promised(() => {
        update.run(toText(doneAt), practiceId, enrolmentId, id);
      }),
    remove: (practiceId, enrolmentId, id) =>
      promised(() => {
        destroy.run(practiceId, enrolmentId, id);
      }),
  };
}
