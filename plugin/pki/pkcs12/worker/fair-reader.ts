import { PluginError } from '../../../errors.ts';
import type { KeystoreCaller, KeystoreReader } from '../keystore-content.ts';
import { createFairQueue } from './fair-queue.ts';

export interface FairReaderOptions {
  /** As many as the reader has threads. */
  readonly slots: number;
}

/** Files of all users that may wait, half of them of one practice and few of one person. */
const maxWaiting = 128;
const maxWaitingOfPerson = 4;

/**
 * The same reader, shared fairly: one file at a time for each person, over all that a keystore is opened for, and slots by rotation.
 * Who hangs up leaves the queue. ERR_KEYSTORE_BUSY when too many wait. A call without a caller is not queued.
 */
export function createFairReader(
  reader: KeystoreReader,
  { slots }: FairReaderOptions,
): KeystoreReader {
  const queue = createFairQueue({
    slots,
    maxWaiting,
    maxWaitingOfPractice: maxWaiting / 2,
    maxWaitingOfPerson,
  });
  const inSlot = async <Result>(
    caller: KeystoreCaller | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    if (caller === undefined) return work();
    const release = await queue.acquire(caller);
    if (release === null) {
      throw new PluginError('ERR_KEYSTORE_BUSY', 'too many files wait, or the client has gone');
    }
    try {
      return await work();
    } finally {
      release();
    }
  };
  return {
    inspect: (file, password, fileName, caller) =>
      inSlot(caller, () => reader.inspect(file, password, fileName)),
    openKey: (file, secret, fingerprint, fileName, caller) =>
      inSlot(caller, () => reader.openKey(file, secret, fingerprint, fileName)),
    openKeys: (file, secret, fingerprints, fileName, caller) =>
      inSlot(caller, () => reader.openKeys(file, secret, fingerprints, fileName)),
    rewrite: (file, passwords, caller) => inSlot(caller, () => reader.rewrite(file, passwords)),
    build: (order, caller) => inSlot(caller, () => reader.build(order)),
    close: () => reader.close(),
  };
}
