import { tooCostly } from './keystore-error.ts';

/**
 * Adds up what opening one file will cost, in microseconds of a common core, before any of it is done. By time and not by rounds: one
 * round of the native PBKDF2 takes as long as four of the SHA-1 that older files ask for.
 *
 * `require` is for derivations the file cannot be opened without: the sum is known before the first one runs, and grows
 * only when an encrypted safe is found to hold encrypted keys. `allow` is for second attempts with another encoding of
 * the password; these share the same limit, so that the work done never passes twice the limit.
 */
export interface KdfBudget {
  /** Throws ERR_KEYSTORE_TOO_COSTLY when the required sum passes the limit. */
  require(microseconds: number): void;
  /** False when an optional attempt does not fit any more. */
  allow(microseconds: number): boolean;
}

export function createKdfBudget(limitMs: number): KdfBudget {
  const limit = limitMs * 1000;
  let required = 0;
  let optional = 0;
  return {
    require(microseconds) {
      required += microseconds;
      if (required > limit) throw tooCostly(required / 1000, limitMs);
    },
    allow(microseconds) {
      if (required + optional + microseconds > limit) return false;
      optional += microseconds;
      return true;
    },
  };
}
