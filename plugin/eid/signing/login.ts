import { isPluginError, PluginError } from '../../errors.ts';
import type { Signer } from '../../pki/signer.ts';
import { logInByApdu } from './apdu-signer.ts';
import { allTries, readCardData, readTriesLeft } from '../card/card-data.ts';
import { cardError } from '../card/card-error.ts';
import type {
  CardLogin,
  CardService,
  CardSession,
  EidCard,
  ReadersState,
} from '../card-service.ts';
import { createCardSession, keyTypeOf, removedOr } from './card-session.ts';
import type { CardKey, OpenCardSession } from './card-session.ts';
import type { PinStates } from './pin-states.ts';
import { checkPinFormat, checkPinTry, pinFormat, wrongPin } from '../card/pin.ts';
import type { Pkcs11 } from '../pkcs11/token.ts';
import { ReaderError } from '../reader/reader-port.ts';
import type { CardConnection, ReaderPort } from '../reader/reader-port.ts';
import type { ChooseSigningMethod, SigningMethod } from './signing-method.ts';
import { withTimeout } from '../../async.ts';

export interface LoginServiceDeps {
  readonly port: Pick<ReaderPort, 'connect'>;
  readonly monitor: {
    state(): ReadersState;
    readonly onChange: CardService['onChange'];
    card(readerName?: string): Promise<EidCard>;
    /** Reads the card's remaining tries again: they have changed. Never rejects. */
    refresh(readerName: string): Promise<void>;
  };
  readonly pkcs11: Pick<Pkcs11, 'logIn' | 'isInside'> | null;
  readonly chooseSigningMethod: ChooseSigningMethod;
  readonly pinStates: PinStates;
}

export interface LoginService {
  logIn(login: CardLogin): Promise<CardSession>;
  /** Whether this process is logging in to the card of that reader. */
  isUnderWay(readerName: string): boolean;
  /** Ends every session that is open, and the one of a log-in that is under way as soon as it is; never throws. */
  close(): Promise<void>;
}

/** A reader that hangs after a failure holds up its report no longer than this, in milliseconds. */
const cleanUpLimitMs = 5_000;

/**
 * The one way a PIN takes to a card. Everything that can be refused is refused before: the format, another card than the one
 * shown, the last try without a yes, middleware that cannot sign. Then the PIN is presented once. The PIN is handed down as an
 * argument and held by no closure that outlives the call.
 */
export function createLoginService({
  port,
  monitor,
  pkcs11,
  chooseSigningMethod,
  pinStates,
}: LoginServiceDeps): LoginService {
  const underWay = new Set<string>();
  const sessions = new Map<string, OpenCardSession>();
  let isClosed = false;

  async function logIn(login: CardLogin): Promise<CardSession> {
    if (login.pin !== null) checkPinFormat(login.pin);
    const card = await monitor.card(login.readerName);
    if (!isSameChip(card.chipNumber, login.chipNumber)) throw anotherCard();
    if (login.pin === null && !hasKeypad(card.readerName)) throw pinFormat();
    if (isClosed) throw closedError();
    if (underWay.has(card.readerName))
      throw new PluginError('ERR_SESSION_BUSY', 'a login with this card is in progress');
    if (pinStates.isLeftOpen(card.readerName)) throw leftOpen();
    underWay.add(card.readerName);
    try {
      return await logInTo(card, login);
    } finally {
      underWay.delete(card.readerName);
    }
  }

  async function logInTo(card: EidCard, login: CardLogin): Promise<CardSession> {
    const keyType = keyTypeOf(card.authenticationCertificate);
    let connection = await reach(card, login.lastTryConfirmed);
    let key: CardKey;
    let presented = false;
    try {
      const method = await chooseSigningMethod(card, keyType, login.pin === null);
      // Reading may have taken seconds; if the card was swapped since, this connection is useless
      if (method === 'pkcs11') {
        await withTimeout(connection.disconnect('leave'), cleanUpLimitMs);
        connection = await reach(card, login.lastTryConfirmed);
      }
      // One PIN state per card: that of an earlier session ends here, also when the card refuses this PIN
      await sessions.get(card.readerName)?.lose();
      // While an earlier end goes on, it would end the new PIN state too
      await withTimeout(pinStates.closed(card.readerName), cleanUpLimitMs, () => {
        throw leftOpen();
      });
      await pinStates.opening(card);
      presented = true;
      key = await present(method, { card, keyType, connection }, login.pin);
    } catch (error) {
      if (presented) throw await closeAfterPin(error, card, connection);
      await withTimeout(connection.disconnect('leave'), cleanUpLimitMs);
      throw error;
    }
    const session = keep(card, key, connection);
    if (!isClosed) return session;
    await session.lose();
    throw closedError();
  }

  /** Ends what a PIN may have opened before its failure, and says what to report: also that the card is still open. */
  async function closeAfterPin(
    error: unknown,
    card: EidCard,
    connection: CardConnection,
  ): Promise<unknown> {
    const reported = await errorAfterPin(error, card, connection);
    const isClosed = await pinStates.end(card, () => Promise.resolve(connection), {
      limitMs: cleanUpLimitMs,
      isInside,
    });
    void monitor.refresh(card.readerName);
    // What is wrong with the PIN is the better news: nothing is open then
    if (isClosed || isPluginError(reported, 'ERR_PIN_WRONG', 'ERR_PIN_BLOCKED')) return reported;
    return leftOpen(reported);
  }

  const isInside = () => pkcs11?.isInside() ?? null;

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

  function present(method: SigningMethod, to: Target, pin: string | null): Promise<CardKey> {
    if (method === 'apdu') return logInByApdu(to.connection, to.keyType, pin);
    if (pkcs11 === null) throw new TypeError('a signing method was chosen that is not available');
    const { readerName, chipNumber } = to.card;
    return pkcs11.logIn({ readerName, chipNumber, keyType: to.keyType }, pin);
  }

  function keep(card: EidCard, key: CardKey, connection: CardConnection): OpenCardSession {
    const { readerName, triesLeft } = card;
    const session = createCardSession({
      card,
      key,
      connection,
      onChange: monitor.onChange,
      pinStates,
      isInside,
      onEnded: () => {
        if (sessions.get(readerName) === session) sessions.delete(readerName);
        // The right PIN gave all tries back; not asked before, because asking selects the applet again
        if (triesLeft !== null && triesLeft < allTries) void monitor.refresh(readerName);
      },
    });
    sessions.set(readerName, session);
    return session;
  }

  function hasKeypad(readerName: string): boolean {
    const state = monitor.state();
    return (
      state.service === 'running' &&
      state.readers.some(({ name, pinPad }) => name === readerName && pinPad)
    );
  }

  return {
    logIn,
    isUnderWay: (readerName) => underWay.has(readerName),
    async close() {
      isClosed = true;
      await Promise.all([...sessions.values()].map((session) => session.lose()));
      sessions.clear();
    },
  };
}

interface Target {
  readonly card: EidCard;
  readonly keyType: Signer['keyType'];
  readonly connection: CardConnection;
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

function isSameChip(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function closedError(): PluginError {
  return new PluginError('ERR_READER_SERVICE', 'the card service is closed');
}

function leftOpen(cause?: unknown): PluginError {
  return new PluginError(
    'ERR_CARD_LEFT_OPEN',
    'the PIN state of the card could not be ended yet',
    cause === undefined ? {} : { cause },
  );
}

function anotherCard(): PluginError {
  return new PluginError('ERR_CARD_REMOVED', 'another card is in the reader');
}
