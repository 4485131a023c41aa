import { isPluginError, PluginError } from '../../errors.ts';
import { readCardData } from '../card/card-data.ts';
import { cardError } from '../card/card-error.ts';
import { keyTypeOf } from '../card/certificate-key.ts';
import type { CardService, CardSession, EidCard } from '../card-service.ts';
import { isCardGone } from './card-gone.ts';
import { checkSignature } from './signature-check.ts';
import type { PinStates } from './pin-states.ts';
import type { CardConnection } from '../reader/reader-port.ts';
import { withTimeout } from '../../async.ts';

/** A reader that hangs holds the end of a session up no longer than this, in milliseconds. */
const endLimitMs = 5_000;

/** Milliseconds to find out whether a card that failed is still there. */
const presenceLimitMs = 2_000;

/**
 * The authentication key of a card that is logged in, by library or by commands. What both methods share;
 * certificate and checks come on top (login.ts).
 */
export interface CardKey {
  /** SHA-256 over `data`, signed: PKCS#1 v1.5, or ECDSA as raw r‖s. Rejects with a coded error. */
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** Ends the log-in as far as this method can (see logout.ts for the rest); never throws. The second call does nothing. */
  logOut(): Promise<void>;
}

export type LoggedInCard = Pick<
  EidCard,
  'readerName' | 'chipNumber' | 'applet' | 'authenticationCertificate'
>;

export interface CardSessionDeps {
  readonly card: LoggedInCard;
  readonly key: CardKey;
  /** The session's from now on. */
  readonly connection: CardConnection;
  readonly onChange: CardService['onChange'];
  readonly pinStates: Pick<PinStates, 'end'>;
  /** See EndOptions in pin-states.ts. */
  readonly isInside?: () => Promise<unknown> | null;
  /** Called once, when the PIN state has ended, or is taken over by `pinStates` for as long as it takes. */
  readonly onEnded: () => void;
}

export interface OpenCardSession extends CardSession {
  readonly card: LoggedInCard;
  /** Treats the card as removed: notifies the session's holder. */
  lose(): Promise<void>;
}

/**
 * A key that is logged in, as a session: signatures are checked with the certificate before they are handed out, the end of the
 * card is reported, and `close` leaves no PIN state behind. Knows no PIN.
 */
export function createCardSession({
  card,
  key,
  connection,
  onChange,
  pinStates,
  isInside = () => null,
  onEnded,
}: CardSessionDeps): OpenCardSession {
  const { authenticationCertificate: certificate } = card;
  const keyType = keyTypeOf(certificate);
  const listeners: (() => void)[] = [];
  let ending: Promise<void> | null = null;
  const stopWatching = onChange((state) => {
    if (isCardGone(state, card)) void lose();
  });

  function end(): Promise<void> {
    stopWatching();
    return (ending ??= (async () => {
      // The lock may be held for long by a keypad that waits for a PIN; the PIN state ends without it
      await withTimeout(key.logOut(), endLimitMs);
      await pinStates.end(card, () => Promise.resolve(connection), {
        limitMs: endLimitMs,
        isInside,
      });
      onEnded();
    })());
  }

  function lose(): Promise<void> {
    if (ending !== null) return ending;
    const ended = end();
    for (const listener of listeners.splice(0)) listener();
    return ended;
  }

  async function sign(data: Uint8Array): Promise<Uint8Array> {
    if (ending !== null) throw new PluginError('ERR_CARD_REMOVED', 'the card session has ended');
    try {
      const signature = await key.sign(data);
      await checkSignature(certificate, data, signature);
      return signature;
    } catch (error) {
      const reported = await removedOr(error, connection);
      if (isPluginError(reported, 'ERR_CARD_REMOVED')) void lose();
      throw reported;
    }
  }

  return {
    card,
    signer: { certificate, keyType, sign },
    onLost(listener) {
      listeners.push(listener);
    },
    lose,
    close: end,
  };
}

/**
 * A card pulled in the middle of its work shows as a fault of many names. Asks whether it is still there: ERR_CARD_REMOVED, or ERR_READER_…
 * where the reader or its service has gone, the error itself otherwise.
 */
export async function removedOr(error: unknown, connection: CardConnection): Promise<unknown> {
  if (!isPluginError(error, 'ERR_CARD_FAULT')) return error;
  let asked: unknown = null;
  const asking = connection.transaction(readCardData).catch((reason: unknown) => {
    asked = cardError(reason);
  });
  await withTimeout(asking, presenceLimitMs);
  return isPluginError(asked, 'ERR_CARD_REMOVED', 'ERR_READER_SERVICE', 'ERR_READER_NONE')
    ? asked
    : error;
}
