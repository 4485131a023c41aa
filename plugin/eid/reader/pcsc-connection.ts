import { setTimeout as wait } from 'node:timers/promises';
import type { Card, CardDisposition, Transaction } from 'pcsc-mini';
import { followT0 } from './apdu.ts';
import { callFeatures } from './features.ts';
import { bindingCode, readerError } from './pcsc-failure.ts';
import { ReaderError } from './reader-port.ts';
import type { CallFeature, CardConnection, ReaderFailure, Transmit } from './reader-port.ts';
import type { ReaderLock } from './reader-lock.ts';

/** The binding's numbers for what becomes of a card, handed in so that only one file imports it. */
export interface Dispositions {
  readonly leave: CardDisposition;
  readonly reset: CardDisposition;
}

/** And its control code that asks a reader what it can do. */
export interface BindingNumbers extends Dispositions {
  readonly featureRequest: number;
}

/** Between questions whether a card is gone, in milliseconds. The service looks every 400 ms. */
const presenceStepMs = 100;
const presenceSteps = 7;

/** Between two tries to reset a card that another program holds, in milliseconds. */
const resetRetryMs = 250;

/** A connected card of the binding as our port has it. `onClosed` is called once, when `disconnect` has finished. */
export function createPcscConnection(
  card: Card,
  atr: Uint8Array,
  lock: ReaderLock,
  dispositions: BindingNumbers,
  onClosed: () => void,
): CardConnection {
  let closing: Promise<void> | null = null;
  let lost: ReaderError | null = null;
  const underWay = new Set<Promise<unknown>>();

  const reach = async (ask: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    if (closing !== null) throw new ReaderError('Removed');
    try {
      return await ask();
    } catch (error) {
      throw await removedOr(error);
    }
  };
  const exchange = (command: Uint8Array) => reach(() => card.transmit(command));
  const callFeature = callFeatures(
    (code, data) => reach(() => card.control(code, data)),
    dispositions.featureRequest,
  );

  /** Just after a card was pulled the reader only says that the exchange failed; a moment later it says why. */
  async function removedOr(error: unknown): Promise<ReaderError> {
    const failure = readerError(error);
    if (bindingCode(error) !== 'NotTransacted') return failure;
    for (let step = 0; step < presenceSteps; step += 1) {
      try {
        await card.state();
      } catch (reason) {
        return readerError(reason);
      }
      await wait(presenceStepMs);
    }
    return failure;
  }

  async function transact<T>(
    work: (transmit: Transmit, callFeature: CallFeature) => Promise<T>,
  ): Promise<T> {
    if (closing !== null) throw new ReaderError('Removed');
    if (lost !== null) throw lost;
    // One that cannot be ended (the card went, or was reset) stays open for ever in the binding: no other can begin after it
    const end = (transaction: Transaction) =>
      transaction.end(dispositions.leave).catch((error: unknown) => {
        lost = readerError(error);
      });
    const { held, release } = await lock.hold(async () => {
      try {
        return await card.transaction();
      } catch (error) {
        throw readerError(error);
      }
    }, end);
    try {
      return await work(followT0(exchange), callFeature);
    } finally {
      await end(held);
      release();
    }
  }

  return {
    atr,
    transaction: (work) => {
      const running = transact(work);
      underWay.add(running);
      return running.finally(() => underWay.delete(running));
    },
    // The binding refuses, by a throw, to disconnect while a command runs; no further command is sent until then
    disconnect: (then) =>
      (closing ??= Promise.allSettled(underWay)
        .then(() => letGo(card, dispositions, then))
        .then(onClosed)),
  };
}

/** With these there is nothing left to let go, and no power on the card. */
const withoutPower: readonly ReaderFailure[] = [
  'NoService',
  'NoReader',
  'NoCard',
  'Removed',
  'Reset',
];

/**
 * A reset is refused while another program has the card in a transaction. It is asked for until it is taken: a handle that is forgotten would
 * keep the service from taking the card's power away. Never rejects.
 */
async function letGo(
  card: Card,
  dispositions: Dispositions,
  then: keyof Dispositions,
): Promise<void> {
  for (;;) {
    try {
      await card.disconnect(dispositions[then]);
      return;
    } catch (error) {
      if (then === 'leave' || withoutPower.includes(readerError(error).failure)) return;
      await wait(resetRetryMs);
    }
  }
}
