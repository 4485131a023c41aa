import { PluginError } from '../../errors.ts';
import { allTries } from '../card/card-data.ts';
import type { CardLogin, CardService, CardSession, SignOnce } from '../card-service.ts';
import { logInByApdu, signOnceByApdu } from './apdu-signer.ts';
import { createCardSession } from './card-session.ts';
import type { CardKey, OpenCardSession } from './card-session.ts';
import { createPinPresentation } from './presentation.ts';
import type { PinPresentationDeps, PinUse, Presented } from './presentation.ts';
import { checkSignature } from './signature-check.ts';

export interface LoginServiceDeps extends Omit<PinPresentationDeps, 'prepare'> {
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

/** The end of the PIN state after one signature holds that up no longer than this, in milliseconds; it goes on. */
const endLimitMs = 5_000;

/** What a PIN is asked for: a session that signs with the authentication key, or one signature with either key. */
export function createLoginService(deps: LoginServiceDeps): LoginService {
  const { monitor, pkcs11, pinStates } = deps;
  const sessions = new Map<string, OpenCardSession>();
  let isClosed = false;

  const requireOpen = (): void => {
    if (isClosed) throw closedError();
  };

  const pins = createPinPresentation({
    ...deps,
    prepare: async ({ readerName }) => {
      requireOpen();
      await sessions.get(readerName)?.lose();
    },
  });

  const isInside = () => pkcs11?.isInside() ?? null;

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
    await pinStates.end(card, () => Promise.resolve(connection), { limitMs: endLimitMs, isInside });
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
    byApdu: (connection, { keyType }, pin) =>
      signOnceByApdu(connection, { ...message, keyType }, pin),
    byPkcs11: (pkcs11, { card: { readerName, chipNumber }, certificate: { keyType } }, pin) =>
      pkcs11.signOnce({ readerName, chipNumber, keyType }, message, pin),
  };
}

function closedError(): PluginError {
  return new PluginError('ERR_READER_SERVICE', 'the card service is closed');
}
