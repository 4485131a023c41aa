import { readPinState } from '../card/card-data.ts';
import type { EidCard } from '../card-service.ts';
import type { CardConnection } from '../reader/reader-port.ts';

const logOutCommand = Uint8Array.of(0x80, 0xe6, 0x00, 0x00);

/**
 * Ends the card's PIN state for good, also one opened by another program, and disconnects: after the log-off of some middleware (OpenSC) the
 * card would sign for any program for some seconds more (eid.md 3.5). Asks the card whether it obeyed where asking is harmless, and
 * resets the card where it did not. Never throws.
 */
export async function endPinState(
  connection: CardConnection,
  applet: EidCard['applet'],
): Promise<void> {
  const ended = await connection
    .transaction(async (transmit) => {
      const { status } = await transmit(logOutCommand);
      return status === 0x9000 && (await readPinState(transmit, applet)) !== 'open';
    })
    // Gone, and its PIN state with it; or so ill that only a reset helps
    .catch(() => false);
  await connection.disconnect(ended ? 'leave' : 'reset');
}
