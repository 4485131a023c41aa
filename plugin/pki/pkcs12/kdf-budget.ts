import { tooCostly } from './keystore-error.ts';

/**
 * Adds up what opening one file will cost, in rounds of hashing, before any of it is done.
 *
 * `require` is for derivations the file cannot be opened without: the sum is known before the first one runs, and grows
 * only when an encrypted safe is found to hold encrypted keys. `allow` is for second attempts with another encoding of
 * the password; these share the same limit, so that the work done never passes twice the limit.
 */
export interface KdfBudget {
  /** Throws ERR_KEYSTORE_TOO_COSTLY when the required sum passes the limit. */
  require(iterations: number): void;
  /** False when an optional attempt does not fit any more. */
  allow(iterations: number): boolean;
}

export function createKdfBudget(limit: number): KdfBudget {
  let required = 0;
  let optional = 0;
  return {
    require(iterations) {
      required += iterations;
      if (required > limit) throw tooCostly(required, limit);
    },
    allow(iterations) {
      if (required + optional + iterations > limit) return false;
      optional += iterations;
      return true;
    },
  };
}
