import type { Database } from '../sqlite.ts';

/** Makes renewals due inside the caller's transaction: an input of the plan changes in the same one. */
export interface RenewalDue {
  due(practiceId: string, certificateId: string, at: Date): void;
  /** Of everything that its holder has: what is known of one file decides on its neighbours too. */
  dueForHolder(practiceId: string, certificateId: string, at: Date): void;
}

/** An earlier due time stays: the longest waiting row is checked first. */
export function createRenewalDue(database: Database): RenewalDue {
  const makeDue = 'UPDATE renewal SET next_check_at = min(next_check_at, ?), version = version + 1';
  const update = database.prepare<[string, string, string]>(
    `${makeDue} WHERE practice_id = ? AND certificate_id = ?`,
  );
  const updateHolder = database.prepare<[string, string, string]>(
    `${makeDue}
      WHERE certificate_id IN (
        SELECT other.id FROM certificate AS own
          JOIN certificate AS other USING (practice_id, kind, identifier)
         WHERE own.practice_id = ? AND own.id = ?)`,
  );
  return {
    due: (practiceId, certificateId, at) => {
      update.run(at.toISOString(), practiceId, certificateId);
    },
    dueForHolder: (practiceId, certificateId, at) => {
      updateHolder.run(at.toISOString(), practiceId, certificateId);
    },
  };
}
