import type { Database } from './sqlite.ts';

/** Makes renewals due inside a transaction that somebody else holds: an input of the plan changes in the same one. */
export interface RenewalTurns {
  due(practiceId: string, certificateId: string, at: Date): void;
}

/** An earlier moment stays: who waits longest is looked at first. */
export function createRenewalTurns(database: Database): RenewalTurns {
  const update = database.prepare<[string, string, string]>(
    `UPDATE renewal SET looks_again_at = min(looks_again_at, ?), version = version + 1
      WHERE practice_id = ? AND certificate_id = ?`,
  );
  return {
    due: (practiceId, certificateId, at) => {
      update.run(at.toISOString(), practiceId, certificateId);
    },
  };
}
