import { damaged, tooCostly } from './keystore-error.ts';

/**
 * Adds up what opening one file will cost, in rounds of hashing, before any of it is done.
 *
 * `require` is for derivations the file cannot be opened without: the sum is known before the first one runs, and grows
 * only when an encrypted safe turns out to hold encrypted keys. `allow` is for second attempts with another encoding of
 * the password; these share the same limit, so that the work done never passes twice the limit.
 */
export interface WorkBudget {
  /** Throws ERR_KEYSTORE_TOO_COSTLY when the required sum passes the limit. */
  require(iterations: number): void;
  /** False when an optional attempt does not fit any more. */
  allow(iterations: number): boolean;
}

export function createWorkBudget(limit: number): WorkBudget {
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

/**
 * An iteration count as the file states it. A count of 0 would make the key independent of the password, which is an
 * attack (or damage), never a habit of a writer. Huge counts are passed on: the budget refuses them with their number.
 */
export function checkedIterations(count: number): number {
  if (!(count >= 1)) throw damaged('an iteration count is below 1');
  return count;
}

/** RFC 7292 sets no bound on salts; no known writer uses more than 64 bytes, and every byte is hashed. */
const maxSaltBytes = 1024;

/** A salt of bounded length. An empty one is tolerated here and reported by the caller. */
export function checkedSalt(salt: Uint8Array): Uint8Array {
  if (salt.length > maxSaltBytes) throw damaged('a salt is absurdly long');
  return salt;
}
