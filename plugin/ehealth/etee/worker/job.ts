import type { SealOptions } from '../seal.ts';
import type { UnsealOptions } from '../verdict.ts';

/*
 * Jobs of the worker threads. Keys travel as KeyObject: the thread gets a reference to the one key that OpenSSL holds, and no octet of it is
 * copied. Parts are copies of their own, moved.
 */

export interface UnsealingJob {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly options: UnsealOptions;
}

export interface SealingJob {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly options: SealOptions;
}
