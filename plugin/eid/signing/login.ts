import { PluginError } from '../../errors.ts';
import { allTries } from '../card/card-data.ts';
import type { CardLogin, CardService, CardSession, SignOnce } from '../card-service.ts';
import { logInByApdu, signOnceByApdu } from './apdu-signer.ts';
import { createCardSession } from './card-session.ts';
import type { CardKey, OpenCardSession } from './card-session.ts';
import type { Pkcs11 } from '../pkcs11/token.ts';
import { createPinEnd } from './pin-end.ts';
import type { PinStates } from './pin-states.ts';
import { createPinPresentation } from './presentation.ts';
import type { PinPresentationDeps, PinUse, Presented } from './presentation.ts';
import { checkSignature } from './signature-check.ts';

export interface LoginServiceDeps extends Omit<
  PinPresentationDeps,
  'prepare' | 'pinEnd' | 'pinStates' | 'pkcs11'
> {
  readonly pinStates: PinStates;
  readonly pkcs11: Pick<Pkcs11, 'logIn' | 'signOnce' | 'isInside'> | null;
  readonly monitor: PinPresentationDeps['monitor'] & { readonly onChange: CardService['onChange'] };
}

export interface LoginService {
  logIn(login: CardLogin): Promise<CardSession>;
  signOnce(request: SignOnce): Promise<Uint8Array>;
  /** Whether this process is presenting a PIN to the card of that reader. */
  isUnderWay(readerName: string): boolean;
  /** Ends every session that is open, and the one of a log-in that is under way as soon as it is; never throws. */
  close(): Promise<void>;
}

/**
 * What a PIN is asked for: a session that signs with the authentication key, or one signature with either key. A signature is made within the
 * session that its card has open: that one goes on, and still owes the end of the PIN state. A new log-in ends it.
 */
export function createLoginService(deps: LoginServiceDeps): LoginService {
  const { monitor, pkcs11, pinStates } = deps;
  const sessions = new Map<string, OpenCardSession>();
  let isClosed = false;

  const requireOpen = (): void => {
    if (isClosed) throw closedError();
  };

  const isInside = () => pkcs11?.isInside() ?? null;
  const pinEnd = createPinEnd({
    pinStates,
    sessionIn: (readerName) => sessions.get(readerName),
    isInside,
  });

  const pins = createPinPresentation({
    ...deps,
    pinEnd,
    prepare: async (readerName, within) => {
      requireOpen();
      const session = sessions.get(readerName);
      if (session !== within) await session?.lose();
    },
  });

  async function keep({ card, result, connection }: Presented<CardKey>): Promise<CardSession> {
    const { readerName } = card;
    const session = createCardSession({
      card,
      key: result,
      connection,
      onChange: monitor.onChange,
      pinStates,
      isInside,
      onEnded: () => {
        if (sessions.get(readerName) === session) sessions.delete(readerName);
        refreshTries(card);
      },
    });
    sessions.set(readerName, session);
    if (!isClosed) return session;
    await session.lose();
    throw closedError();
  }

  async function release(
    presented: Presented<Uint8Array>,
    { data, ecdsaHash }: Pick<SignOnce, 'data' | 'ecdsaHash'>,
  ): Promise<Uint8Array> {
    const { card, certificate, connection, result } = presented;
    await pinEnd.after(card, connection, 'signed');
    refreshTries(card);
    await checkSignature(certificate.certificate, data, result, { ecdsaHash });
    return result;
  }

  /** The right PIN gave all tries back; asked after the end of the PIN state, because asking selects the applet again. */
  function refreshTries({ readerName, triesLeft }: Presented<unknown>['card']): void {
    if (triesLeft !== null && triesLeft < allTries) void monitor.refresh(readerName);
  }

  return {
    logIn: async (login) => {
      requireOpen();
      return pins.present(login, logInUse, keep);
    },
    signOnce: async (request) => {
      requireOpen();
      return pins.present(request, signOnceUse(request), (presented) =>
        release(presented, request),
      );
    },
    isUnderWay: (readerName) => pins.isUnderWay(readerName),
    async close() {
      isClosed = true;
      await Promise.all([...sessions.values()].map((session) => session.lose()));
      sessions.clear();
    },
  };
}

const logInUse: PinUse<CardKey> = {
  key: 'authentication',
  isWithinSession: false,
  byApdu: (connection, { keyType }, pin) => logInByApdu(connection, keyType, pin),
  byPkcs11: (pkcs11, { card: { readerName, chipNumber }, certificate: { keyType } }, pin) =>
    pkcs11.logIn({ readerName, chipNumber, keyType }, pin),
};

function signOnceUse({
  key,
  data,
  ecdsaHash,
}: Pick<SignOnce, 'key' | 'data' | 'ecdsaHash'>): PinUse<Uint8Array> {
  const message = { key, data, ecdsaHash };
  return {
    key,
    isWithinSession: true,
    byApdu: (connection, { keyType }, pin) =>
      signOnceByApdu(connection, { ...message, keyType }, pin),
    byPkcs11: (pkcs11, { card, certificate: { keyType }, isWithinSession }, pin) => {
      const { readerName, chipNumber } = card;
      const place = { readerName, chipNumber, keyType };
      return pkcs11.signOnce(place, { ...message, isWithinSession }, pin);
    },
  };
}

function closedError(): PluginError {
  return new PluginError('ERR_READER_SERVICE', 'the card service is closed');
}
