import { PluginError } from '../../../errors.ts';
import type { ErrorParams, PluginErrorCode } from '../../../errors.ts';
import { markStarted } from './job-deadline.ts';
import { largestKeyBytes, wipeJob } from './moved-job.ts';
import type { BuildJob, KeystoreJob } from './moved-job.ts';
import type { MovedSecret } from './moved-secret.ts';
import type { KeystoreFacts, OpenedKeystore, RewrittenKeystore } from '../keystore-content.ts';
import { FileKeys } from '../file-keys.ts';
import { openKeystore } from '../open-keystore.ts';
import { buildKeystore } from '../writer/build-keystore.ts';
import type { OpeningSecret } from '../writer/source-file.ts';

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

export interface KeysOutcome {
  readonly facts: KeystoreFacts;
  /** Of each key in its part of the room; 0 where the file has no key for the certificate. */
  readonly keyLengths: readonly number[];
}

/** Runs in the worker. */
export function openKeys(job: KeystoreJob): KeystoreOutcome<KeysOutcome> {
  return outcomeOf(job, ({ facts, privateKeys }) => {
    const { fingerprints, room } = job.wanted ?? { fingerprints: [], room: null };
    const keyLengths = fingerprints.map((fingerprint, place) => {
      const index = facts.keys.findIndex(({ certificates }) =>
        certificates.some((at) => facts.certificates[at]?.fingerprint === fingerprint),
      );
      const key = privateKeys.find(({ keyIndex }) => keyIndex === index);
      if (room === null || key === undefined) return 0;
      new Uint8Array(room).set(key.pkcs8, place * largestKeyBytes);
      return key.pkcs8.length;
    });
    return { facts, keyLengths };
  });
}

export interface BuildOutcome extends RewrittenKeystore {
  /** Whether the room holds the keys of the file. */
  readonly hasFileKeys: boolean;
}

/** Runs in the worker. The new file; private keys stay behind. */
export function build(job: BuildJob): KeystoreOutcome<BuildOutcome> {
  const { room, limits } = job;
  return attempt(job, (opening) => {
    let hasFileKeys = false;
    const sources = job.sources.map((source) => ({ ...source, secret: opening(source.secret) }));
    const ordered = { ...job, sources, secret: opening(job.secret) };
    const written = buildKeystore(ordered, limits, ({ bytes }) => {
      if (room === null) return;
      new Uint8Array(room).set(bytes);
      hasFileKeys = true;
    });
    return { ...written, hasFileKeys };
  });
}

function outcomeOf<T>(job: KeystoreJob, pick: (opened: OpenedKeystore) => T): KeystoreOutcome<T> {
  return attempt(job, (opening) => {
    const opened = openKeystore(job.file, opening(job.secret), job.limits, job.fileName);
    try {
      return pick(opened);
    } finally {
      for (const { pkcs8 } of opened.privateKeys) pkcs8.fill(0);
    }
  });
}

/** What the job brought is overwritten after it, and what was made of its secrets. */
function attempt<T>(
  job: KeystoreJob | BuildJob,
  work: (opening: (secret: MovedSecret) => OpeningSecret) => T,
): KeystoreOutcome<T> {
  markStarted(job.clock);
  const made: FileKeys[] = [];
  try {
    const value = work(({ kind, bytes }) => {
      if (kind === 'password') return bytes;
      const keys = new FileKeys(bytes);
      made.push(keys);
      return keys;
    });
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    return { ok: false, code: error.code, message: error.message, params: error.params };
  } finally {
    for (const keys of made) keys.wipe();
    wipeJob(job);
  }
}
