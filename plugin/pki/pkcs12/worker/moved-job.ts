import type {
  CertificateToWrite,
  KeptEntries,
  KeystoreLimits,
  KeystoreProtection,
  KeyToWrite,
} from '../keystore-content.ts';
import type { MovedSecret } from './moved-secret.ts';

/** One job for a worker thread. File and secret are copies of their own, moved here and overwritten here. */
export interface KeystoreJob {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly secret: MovedSecret;
  readonly wanted: WantedKeys | null;
  readonly limits: KeystoreLimits;
  readonly fileName: string;
  /** Of the job's deadline. */
  readonly clock: SharedArrayBuffer;
}

/** The keys that are asked for. They travel in shared memory: a message is a copy that nothing overwrites. */
export interface WantedKeys {
  /** Of the certificates that the keys belong to. */
  readonly fingerprints: readonly string[];
  /** Takes the keys, each in its own `largestKeyBytes`, in the order of the fingerprints. */
  readonly room: SharedArrayBuffer;
}

/** More than any key whose public half is read: RSA of 16,384 bits takes 9 KiB (private-key.ts). */
export const largestKeyBytes = 16_384;

/** What a new file is made of. Files, secrets and new keys are copies of their own, moved here and overwritten here. */
export interface BuildJob {
  readonly sources: readonly BuildSource[];
  readonly keys: readonly MovedKey[];
  readonly certificates: readonly CertificateToWrite[];
  readonly secret: MovedSecret;
  readonly protection: KeystoreProtection;
  /** Takes the keys of the new file; null when they are not wanted. */
  readonly room: SharedArrayBuffer | null;
  readonly limits: KeystoreLimits;
  readonly clock: SharedArrayBuffer;
}

export interface BuildSource {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly secret: MovedSecret;
  readonly keep: KeptEntries | 'all';
}

export interface MovedKey extends KeyToWrite {
  readonly pkcs8: Uint8Array<ArrayBuffer>;
}

export type Job = KeystoreJob | BuildJob;
export type Unclocked<One extends Job> = Omit<One, 'clock'>;
/** A job before its deadline runs. What it holds in bytes is its own. */
export type MovedJob = Unclocked<KeystoreJob> | Unclocked<BuildJob>;

const filesOf = (job: MovedJob) =>
  'sources' in job ? job.sources.map(({ file }) => file) : [job.file];

function secretsOf(job: MovedJob): readonly Uint8Array<ArrayBuffer>[] {
  if (!('sources' in job)) return [job.secret.bytes];
  const opening = job.sources.map(({ secret }) => secret.bytes);
  return [job.secret.bytes, ...opening, ...job.keys.map(({ pkcs8 }) => pkcs8)];
}

/** To move: of what is moved no copy stays. */
export const buffersOf = (job: MovedJob): ArrayBuffer[] =>
  [...filesOf(job), ...secretsOf(job)].map(({ buffer }) => buffer);

/** Passwords and keys that were not moved; what is detached has no length and cannot be filled. */
export function wipeSecrets(job: MovedJob): void {
  for (const secret of secretsOf(job)) if (secret.length > 0) secret.fill(0);
}

/** In the thread, where all of it has arrived. */
export function wipeJob(job: MovedJob): void {
  for (const bytes of [...filesOf(job), ...secretsOf(job)]) bytes.fill(0);
}
