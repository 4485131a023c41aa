import { MalformedError } from '../asn1/malformed.ts';

/** What a key derivation function of PBES2 must offer. */
export interface Derivation {
  /** For the scheme's name: the PRF, or the function itself. */
  readonly name: string;
  readonly iterations: number;
  readonly keyLength: number | null;
  readonly salt: Uint8Array;
  /** Microseconds of a common core. */
  cost(length: number): number;
  derive(password: Uint8Array, length: number): Buffer;
}

/**
 * An iteration count as the file states it. A count of 0 would make the key independent of the password, which is an
 * attack (or damage), never a habit of a writer. Huge counts are passed on: the budget refuses them with their number.
 */
export function checkedIterations(count: number): number {
  if (!(count >= 1)) throw new MalformedError('an iteration count is below 1');
  return count;
}

/** RFC 7292 sets no bound on salts; no known writer uses more than 64 bytes, and every byte is hashed. */
const maxSaltBytes = 1024;

/** A salt of bounded length. An empty one is tolerated here and reported by the caller. */
export function checkedSalt(salt: Uint8Array): Uint8Array {
  if (salt.length > maxSaltBytes) throw new MalformedError('a salt is too long');
  return salt;
}
