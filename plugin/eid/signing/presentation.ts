import { isPluginError, PluginError } from '../../errors.ts';
import { isSameChip, readCardData, readTriesLeft } from '../card/card-data.ts';
import { anotherCard, cardError } from '../card/card-error.ts';
import { authenticationCertificateOf, readSignatureCertificate } from '../card/key-certificate.ts';
import { checkPinFormat, checkPinTry, pinFormat, wrongPin } from '../card/pin.ts';
import type {
  CardCertificate,
  CardKeyName,
  CardLogin,
  EidCard,
  ReadersState,
} from '../card-service.ts';
import type { Pkcs11 } from '../pkcs11/token.ts';
import { ReaderError } from '../reader/reader-port.ts';
import type { CardConnection, ReaderPort } from '../reader/reader-port.ts';
import { removedOr } from './card-session.ts';
import type { OpenCardSession } from './card-session.ts';
import type { PinEnd } from './pin-end.ts';
import type { PinStates } from './pin-states.ts';
import type { ChooseSigningMethod } from './signing-method.ts';
import { withTimeout } from '../../async.ts';

export interface PinPresentationDeps {
  readonly port: Pick<ReaderPort, 'connect'>;
  readonly monitor: {
    state(): ReadersState;
    card(readerName?: string): Promise<EidCard>;
    /** Reads the card's remaining tries again: they have changed. Never rejects. */
    refresh(readerName: string): Promise<void>;
  };
  readonly pkcs11: Pick<Pkcs11, 'logIn' | 'signOnce'> | null;
  readonly chooseSigningMethod: ChooseSigningMethod;
  readonly pinStates: Pick<PinStates, 'opening' | 'closed' | 'isLeftOpen'>;
  readonly pinEnd: PinEnd;
  /** Ends a session in that reader which this use does not go on within; throws when nothing is to be begun any more. */
  readonly prepare: (readerName: string, within: OpenCardSession | undefined) => Promise<void>;
}

/** What a PIN is presented for, and how by either method. Each presents it once. */
export interface PinUse<Result> {
  readonly key: CardKeyName;
  /** Whether a session of the same card goes on; otherwise it ends. */
  readonly isWithinSession: boolean;
  byApdu(
    connection: CardConnection,
    certificate: CardCertificate,
    pin: string | null,
  ): Promise<Result>;
  byPkcs11(
    pkcs11: NonNullable<PinPresentationDeps['pkcs11']>,
    to: {
      readonly card: EidCard;
      readonly certificate: CardCertificate;
      readonly isWithinSession: boolean;
    },
    pin: string | null,
  ): Promise<Result>;
}

export interface Presented<Result> {
  readonly card: EidCard;
  readonly certificate: CardCertificate;
  /** Open; whose PIN state is to be ended. */
  readonly connection: CardConnection;
  readonly result: Result;
}

export interface PinPresentation {
  /** `finish` owns the connection and the PIN state. Until it resolves no other PIN is presented in that reader. */
  present<Result, Finished>(
    login: CardLogin,
    use: PinUse<Result>,
    finish: (presented: Presented<Result>) => Promise<Finished>,
  ): Promise<Finished>;
  /** Whether this process is presenting a PIN in that reader. */
  isUnderWay(readerName: string): boolean;
}

/** A reader that hangs after a failure holds up its report no longer than this, in milliseconds. */
const cleanUpLimitMs = 5_000;

/**
 * The one way a PIN takes to a card. Everything that can be refused is refused before: the format, another card than the one
 * shown, a key that the card has not, the last try without a yes, middleware that cannot sign. Then the PIN is presented once. The PIN is
 * handed down as an argument and held by no closure that outlives the call.
 */
export function createPinPresentation({
  port,
  monitor,
  pkcs11,
  chooseSigningMethod,
  pinStates,
  pinEnd,
  prepare,
}: PinPresentationDeps): PinPresentation {
  const underWay = new Set<string>();

  async function presentTo<Result>(
    card: EidCard,
    login: CardLogin,
    use: PinUse<Result>,
  ): Promise<Presented<Result>> {
    let connection = await reach(card, login.lastTryConfirmed);
    let presented = false;
    try {
      const certificate = await certificateBehind(connection, card, use.key);
      const within = use.isWithinSession ? pinEnd.sessionOf(card) : undefined;
      const method = await chooseSigningMethod(card, certificate.keyType, {
        keypad: login.pin === null,
        key: use.key,
        isWithinSession: within !== undefined,
      });
      // Reading may have taken seconds; if the card was swapped since, this connection is useless
      if (method === 'pkcs11') {
        await withTimeout(connection.disconnect('leave'), cleanUpLimitMs);
        connection = await reach(card, login.lastTryConfirmed);
      }
      // One PIN state per card: that of an earlier session ends here, also when the card refuses this PIN
      await prepare(card.readerName, within);
      // While an earlier end goes on, it would end the new PIN state too
      await withTimeout(pinStates.closed(card.readerName), cleanUpLimitMs, () => {
        throw leftOpen();
      });
      await pinStates.opening(card);
      presented = true;
      const result =
        method === 'apdu'
          ? await use.byApdu(connection, certificate, login.pin)
          : await use.byPkcs11(
              library(),
              { card, certificate, isWithinSession: within !== undefined },
              login.pin,
            );
      return { card, certificate, connection, result };
    } catch (error) {
      if (presented) throw await closeAfterPin(error, card, connection);
      await withTimeout(connection.disconnect('leave'), cleanUpLimitMs);
      throw error;
    }
  }

  function library(): NonNullable<PinPresentationDeps['pkcs11']> {
    if (pkcs11 !== null) return pkcs11;
    throw new TypeError('a signing method was chosen that is not available');
  }

  /** Ends what a PIN may have opened before its failure, and says what to report: also that the card is still open. */
  async function closeAfterPin(
    error: unknown,
    card: EidCard,
    connection: CardConnection,
  ): Promise<unknown> {
    const reported = await errorAfterPin(error, card, connection);
    const isClosed = await pinEnd.after(card, connection, 'failed');
    void monitor.refresh(card.readerName);
    // What is wrong with the PIN is the better news: nothing is open then
    if (isClosed || isPluginError(reported, 'ERR_PIN_WRONG', 'ERR_PIN_BLOCKED')) return reported;
    return leftOpen(reported);
  }

  /**
   * A connection to the card, with its remaining tries read. A program that released the card just before may have reset it, which ends
   * other connections too; no PIN was presented yet, so it is reached for once more.
   */
  async function reach(card: EidCard, lastTryConfirmed: boolean): Promise<CardConnection> {
    for (let again = false; ; again = true) {
      const connection = await connectTo(port, card.readerName);
      try {
        await checkTries(connection, card, lastTryConfirmed);
        return connection;
      } catch (error) {
        await withTimeout(connection.disconnect('leave'), cleanUpLimitMs);
        if (again || !wasReset(error)) throw error;
      }
    }
  }

  function hasKeypad(readerName: string): boolean {
    const state = monitor.state();
    return (
      state.service === 'running' &&
      state.readers.some(({ name, pinPad }) => name === readerName && pinPad)
    );
  }

  return {
    isUnderWay: (readerName) => underWay.has(readerName),

    present: async (login, use, finish) => {
      if (login.pin !== null) checkPinFormat(login.pin);
      const card = await monitor.card(login.readerName);
      if (!isSameChip(card.chipNumber, login.chipNumber)) throw anotherCard();
      if (login.pin === null && !hasKeypad(card.readerName)) throw pinFormat();
      if (underWay.has(card.readerName))
        throw new PluginError('ERR_SESSION_BUSY', 'a login with this card is in progress');
      if (pinStates.isLeftOpen(card.readerName)) throw leftOpen();
      underWay.add(card.readerName);
      try {
        return await finish(await presentTo(card, login, use));
      } finally {
        underWay.delete(card.readerName);
      }
    },
  };
}

/** The certificate of a key of the card behind a connection. Rejects with a coded error. */
export async function certificateBehind(
  connection: CardConnection,
  card: EidCard,
  key: CardKeyName,
): Promise<CardCertificate> {
  if (key === 'authentication') return authenticationCertificateOf(card);
  try {
    return await readSignatureCertificate(connection, card);
  } catch (error) {
    throw await removedOr(cardError(error), connection);
  }
}

/** Rejects with a coded error. */
export async function connectTo(
  port: Pick<ReaderPort, 'connect'>,
  readerName: string,
): Promise<CardConnection> {
  try {
    return await port.connect(readerName);
  } catch (error) {
    throw cardError(error);
  }
}

/**
 * Tries left of the card behind this connection; null where it cannot report them. Rejects with ERR_CARD_REMOVED when it is another
 * card than the one that was read.
 */
export async function askTriesLeft(
  connection: CardConnection,
  chipNumber: string,
): Promise<number | null> {
  try {
    return await connection.transaction(async (transmit) => {
      const card = await readCardData(transmit);
      if (!isSameChip(card.chipNumber, chipNumber)) throw anotherCard();
      return readTriesLeft(transmit, card.applet);
    });
  } catch (error) {
    throw await removedOr(cardError(error), connection);
  }
}

async function checkTries(
  connection: CardConnection,
  { chipNumber }: EidCard,
  lastTryConfirmed: boolean,
): Promise<void> {
  checkPinTry({ triesLeft: await askTriesLeft(connection, chipNumber), lastTryConfirmed });
}

/** A library says that the PIN was wrong, the card says how many tries that leaves; and a fault may be a card that was pulled. */
async function errorAfterPin(
  error: unknown,
  { chipNumber }: EidCard,
  connection: CardConnection,
): Promise<unknown> {
  if (!isPluginError(error, 'ERR_PIN_WRONG') || error.params['triesLeft'] !== undefined)
    return removedOr(error, connection);
  const triesLeft = await askTriesLeft(connection, chipNumber).catch(() => null);
  return triesLeft === null ? error : wrongPin(triesLeft);
}

function wasReset(error: unknown): boolean {
  return (
    error instanceof PluginError &&
    error.cause instanceof ReaderError &&
    error.cause.failure === 'Reset'
  );
}

function leftOpen(cause?: unknown): PluginError {
  return new PluginError(
    'ERR_CARD_LEFT_OPEN',
    'the PIN state of the card could not be ended yet',
    cause === undefined ? {} : { cause },
  );
}
