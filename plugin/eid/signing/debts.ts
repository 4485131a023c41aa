import { setTimeout as wait } from 'node:timers/promises';
import { withTimeout } from '../../async.ts';
import { PluginError } from '../../errors.ts';
import { readCardData } from '../card/card-data.ts';
import type { CardService, ReadersState } from '../card-service.ts';
import { ReaderError } from '../reader/reader-port.ts';
import type { CardConnection, ReaderFailure, ReaderPort } from '../reader/reader-port.ts';
import type { CardToClose, PinStates } from './pin-states.ts';

export interface DebtDeps {
  readonly port: Pick<ReaderPort, 'connect'>;
  readonly monitor: {
    state(): ReadersState;
    ready(): Promise<ReadersState>;
    readonly onChange: CardService['onChange'];
  };
  readonly pinStates: Pick<PinStates, 'end'>;
}

/** A reader is listed with the first report of the service; on a busy machine a moment later, in milliseconds. */
const listedLimitMs = 5_000;
/** After this time the card counts as left open, in milliseconds. */
const payLimitMs = 5_000;
const retryMs = 250;

/** With these no card has power in this reader. */
const withoutPower: readonly ReaderFailure[] = [
  ...(['NoService', 'NoReader', 'NoCard', 'Removed', 'Unresponsive'] as const),
];

/** Ends the PIN state that a former process may have left on a card, if it is still in its reader. Never rejects. */
export async function payDebt(card: CardToClose, deps: DebtDeps): Promise<void> {
  await deps.monitor.ready();
  await withTimeout(untilListed(card, deps), listedLimitMs);
  await deps.pinStates.end(card, () => reachSame(card, deps), { limitMs: payLimitMs });
}

function untilListed({ readerName }: CardToClose, { monitor }: DebtDeps): Promise<void> {
  return new Promise((resolve) => {
    const check = (state: ReadersState): void => {
      if (state.service !== 'running' || !state.readers.some(({ name }) => name === readerName))
        return;
      stop();
      resolve();
    };
    const stop = monitor.onChange(check);
    check(monitor.state());
  });
}

/** A connection to the very card; null where it is gone. */
async function reachSame(
  { readerName, chipNumber }: CardToClose,
  { port }: DebtDeps,
): Promise<CardConnection | null> {
  for (;;) {
    let connection: CardConnection | null = null;
    try {
      connection = await port.connect(readerName);
      const found = await connection.transaction(readCardData);
      if (found.chipNumber === chipNumber) return connection;
      await connection.disconnect('leave');
      return null;
    } catch (error) {
      // One that does not give its number is closed without it
      if (error instanceof PluginError && connection !== null) return connection;
      await connection?.disconnect('leave');
      if (error instanceof ReaderError && withoutPower.includes(error.failure)) return null;
      await wait(retryMs);
    }
  }
}
