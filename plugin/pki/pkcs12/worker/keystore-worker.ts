import { PluginError } from '../../../errors.ts';
import type { ErrorParams, PluginErrorCode } from '../../../errors.ts';
import { markStarted } from './job-deadline.ts';
import type { KeystoreFacts, KeystoreLimits, OpenedKeystore } from '../keystore-content.ts';
import { openKeystore } from '../open-keystore.ts';

/** One job for a worker thread. The file is a copy of its own, moved here. */
export interface KeystoreJob {
  readonly file: Uint8Array;
  readonly password: string;
  readonly limits: KeystoreLimits;
  readonly fileName: string;
  /** Of the job's deadline. */
  readonly clock: SharedArrayBuffer;
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

/** Runs in the worker. */
export function open(job: KeystoreJob): KeystoreOutcome<OpenedKeystore> {
  return outcomeOf(job, (opened) => opened);
}

function outcomeOf<T>(job: KeystoreJob, pick: (opened: OpenedKeystore) => T): KeystoreOutcome<T> {
  markStarted(job.clock);
  try {
    return {
      ok: true,
      value: pick(openKeystore(job.file, job.password, job.limits, job.fileName)),
    };
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    return { ok: false, code: error.code, message: error.message, params: error.params };
  }
}
