import { freshKeys, type KeyPair, type KeySource } from '../../simulator/pki/key-source.ts';

/**
 * Keys for the demo's many files, dealt round-robin from a pool that is generated on first use, so that the first
 * start takes seconds. Files of different invented people share keys, which real ones never do; within one file all differ.
 */
export function createDealtKeys(size: number): KeySource {
  let pool: readonly Promise<KeyPair>[] | undefined;
  let next = 0;
  return {
    rsa: () => {
      pool ??= Array.from({ length: size }, () => freshKeys.rsa());
      const key = pool[next % size];
      next += 1;
      return key ?? freshKeys.rsa();
    },
    ec: (curve) => freshKeys.ec(curve),
  };
}
