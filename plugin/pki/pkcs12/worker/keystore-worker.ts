import { PluginError } from '../../../errors.ts';
import type { ErrorParams, PluginErrorCode } from '../../../errors.ts';
import { markStarted } from './job-deadline.ts';
import type {
  KeystoreFacts,
  KeystoreLimits,
  KeystoreProtection,
  OpenedKeystore,
  RewrittenKeystore,
} from '../keystore-content.ts';
import { openKeystore } from '../open-keystore.ts';
import { rewriteKeystore } from '../writer/rewrite-keystore.ts';

/** One job for a worker thread. File and password are copies of their own, moved here and overwritten here. */
export interface KeystoreJob {
  readonly file: Uint8Array<ArrayBuffer>;
  /** As passwordBytes makes it. */
  readonly password: Uint8Array<ArrayBuffer>;
  readonly wanted: WantedKey | null;
  readonly limits: KeystoreLimits;
  readonly fileName: string;
  /** Of the job's deadline. */
  readonly clock: SharedArrayBuffer;
}

/** The one key that is asked for. It travels in shared memory: a message is a copy that nothing overwrites. */
export interface WantedKey {
  /** Of the certificate that the key belongs to. */
  readonly fingerprint: string;
  /** Takes the key. */
  readonly room: SharedArrayBuffer;
}

/** What a new file is written with. As passwordBytes makes it; overwritten here. */
export interface RewriteJob extends KeystoreJob {
  readonly nextPassword: Uint8Array<ArrayBuffer>;
  readonly protection: KeystoreProtection;
}

/** An outcome as plain data: classes do not survive the way between threads. */
export type KeystoreOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: PluginErrorCode;
      readonly message: string;
      readonly params: ErrorParams;
    };

/** Runs in the worker. Facts only: private keys stay behind. */
export function inspect(job: KeystoreJob): KeystoreOutcome<KeystoreFacts> {
  return outcomeOf(job, ({ facts }) => facts);
}

/** Runs in the worker. Facts, and how many bytes of the room the key takes; 0 when the file has no key for the certificate. */
export function openKey(
  job: KeystoreJob,
): KeystoreOutcome<{ readonly facts: KeystoreFacts; readonly keyLength: number }> {
  return outcomeOf(job, ({ facts, privateKeys }) => {
    const index = facts.keys.findIndex(({ certificates }) =>
      certificates.some((at) => facts.certificates[at]?.fingerprint === job.wanted?.fingerprint),
    );
    const key = privateKeys.find(({ keyIndex }) => keyIndex === index);
    if (job.wanted === null || key === undefined) return { facts, keyLength: 0 };
    new Uint8Array(job.wanted.room).set(key.pkcs8);
    return { facts, keyLength: key.pkcs8.length };
  });
}

/** Runs in the worker. The file under its new password; the keys stay behind. */
export function rewrite(job: RewriteJob): KeystoreOutcome<RewrittenKeystore> {
  try {
    return attempt(job, () =>
      rewriteKeystore(job.file, job.password, job.nextPassword, job.protection, job.limits),
    );
  } finally {
    job.nextPassword.fill(0);
  }
}

function outcomeOf<T>(job: KeystoreJob, pick: (opened: OpenedKeystore) => T): KeystoreOutcome<T> {
  return attempt(job, () => {
    const opened = openKeystore(job.file, job.password, job.limits, job.fileName);
    try {
      return pick(opened);
    } finally {
      for (const { pkcs8 } of opened.privateKeys) pkcs8.fill(0);
    }
  });
}

function attempt<T>(job: KeystoreJob, work: () => T): KeystoreOutcome<T> {
  markStarted(job.clock);
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    return { ok: false, code: error.code, message: error.message, params: error.params };
  } finally {
    job.password.fill(0);
    job.file.fill(0);
  }
}
