import { withTimeout } from '../../async.ts';
import { isSameChip, readPinState } from '../card/card-data.ts';
import type { EidCard } from '../card-service.ts';
import type { CardConnection } from '../reader/reader-port.ts';
import type { OpenCardSession } from './card-session.ts';
import type { EndOptions, PinStates } from './pin-states.ts';

export interface PinEndDeps {
  readonly pinStates: Pick<PinStates, 'end' | 'leaveOpen'>;
  /** The session that is open with the card of a reader. */
  readonly sessionIn: (readerName: string) => OpenCardSession | undefined;
  readonly isInside: NonNullable<EndOptions['isInside']>;
}

export interface PinEnd {
  /** The session that a signature with this card is made within; undefined where there is none. */
  sessionOf(card: EidCard): OpenCardSession | undefined;
  /**
   * After one PIN, of which a signature came or a failure: ends the card's PIN state, and disconnects. But within a session it is left to that
   * one, as long as the card would still sign for it. Resolves with false where the card stays open for longer than a moment, though no
   * session needs it. Never rejects.
   */
  after(card: EidCard, connection: CardConnection, outcome: 'signed' | 'failed'): Promise<boolean>;
}

/** A reader that hangs holds the answer up no longer than this, in milliseconds; the end goes on. */
const endLimitMs = 5_000;

export function createPinEnd({ pinStates, sessionIn, isInside }: PinEndDeps): PinEnd {
  const sessionOf = ({ readerName, chipNumber }: EidCard): OpenCardSession | undefined => {
    const session = sessionIn(readerName);
    const isItsCard = session !== undefined && isSameChip(session.card.chipNumber, chipNumber);
    return isItsCard ? session : undefined;
  };

  return {
    sessionOf,

    after: async (card, connection, outcome) => {
      const session = sessionOf(card);
      if (session !== undefined) {
        const state = await askPinState(connection, card);
        // A card that cannot be asked, or not now, has taken the PIN where it signed; a wrong one drops all rights
        const goesOn = outcome === 'signed' ? state !== 'closed' : state === 'open';
        if (goesOn && pinStates.leaveOpen(card)) {
          await withTimeout(connection.disconnect('leave'), endLimitMs);
          return true;
        }
      }
      const options = { limitMs: endLimitMs, isInside };
      const ended = pinStates.end(card, () => Promise.resolve(connection), options);
      await session?.lose();
      return ended;
    },
  };
}

async function askPinState(
  connection: CardConnection,
  { applet }: EidCard,
): Promise<'open' | 'closed' | null> {
  const asking = connection.transaction((transmit) => readPinState(transmit, applet));
  return withTimeout(
    asking.catch(() => null),
    endLimitMs,
    () => null,
  );
}
