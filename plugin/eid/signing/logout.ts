import { setTimeout as wait } from 'node:timers/promises';
import { readPinState } from '../card/card-data.ts';
import type { EidCard } from '../card-service.ts';
import { ReaderError } from '../reader/reader-port.ts';
import type { CardConnection, ReaderFailure } from '../reader/reader-port.ts';

const logOutCommand = Uint8Array.of(0x80, 0xe6, 0x00, 0x00);

/** Between two tries while another program holds the card, in milliseconds. Each try waits in PC/SC for some seconds, too. */
const retryMs = 200;

const waiting: readonly ReaderFailure[] = ['Busy', 'InUse'];

/** `ended`: nothing is left to do. `reset`: the card did not obey, so it needs to be reset. */
export type LogOff = 'ended' | 'reset';

/**
 * Sends the log-off command, also for a PIN state opened by another program: after the log-off of some middleware (OpenSC) the card would sign
 * for any program for some seconds more (eid.md 3.5). Asks the card whether it obeyed where asking is harmless. Waits for as long as another
 * program holds the card, until `signal` aborts. Never rejects.
 */
export async function logOff(
  connection: CardConnection,
  applet: EidCard['applet'],
  signal?: AbortSignal,
): Promise<LogOff> {
  for (;;) {
    const result = await logOffOnce(connection, applet);
    if (result !== 'Busy') return result;
    if (signal?.aborted === true) return 'ended';
    await wait(retryMs);
  }
}

async function logOffOnce(
  connection: CardConnection,
  applet: EidCard['applet'],
): Promise<LogOff | 'Busy'> {
  try {
    return await connection.transaction(async (transmit) => {
      const { status } = await transmit(logOutCommand);
      const obeyed = status === 0x9000 && (await readPinState(transmit, applet)) !== 'open';
      return obeyed ? 'ended' : 'reset';
    });
  } catch (error) {
    // Gone, and its PIN state with it; or so ill that only a reset helps
    return error instanceof ReaderError && waiting.includes(error.failure) ? 'Busy' : 'reset';
  }
}

/** Ends the card's PIN state for good and disconnects, however long that takes. Never rejects. */
export async function endPinState(
  connection: CardConnection,
  applet: EidCard['applet'],
): Promise<void> {
  const result = await logOff(connection, applet);
  await connection.disconnect(result === 'ended' ? 'leave' : 'reset');
}
