import { isSameChip } from './card/card-data.ts';
import { anotherCard } from './card/card-error.ts';
import { createCardMonitor } from './card/card-monitor.ts';
import type { CardLog } from './card/card-monitor.ts';
import { createDeferred } from '../async.ts';
import { isPluginError } from '../errors.ts';
import type { CardService } from './card-service.ts';
import type { LibraryState } from './process/protocol.ts';
import { payDebt } from './signing/debts.ts';
import { withFailureCause } from './signing/failure-cause.ts';
import { createLoginService } from './signing/login.ts';
import { createPinStates } from './signing/pin-states.ts';
import type { CardToClose, PinStateLedger } from './signing/pin-states.ts';
import { createPcscPort } from './reader/pcsc.ts';
import { findPkcs11Library } from './pkcs11/library.ts';
import { createPkcs11Thread } from './pkcs11/thread.ts';
import type { Pkcs11Thread } from './pkcs11/thread.ts';
import { createPkcs11 } from './pkcs11/token.ts';
import type { Pkcs11Limits } from './pkcs11/token.ts';
import type { CardConnection, ReaderPort } from './reader/reader-port.ts';
import { askTriesLeft, certificateBehind, connectTo } from './signing/presentation.ts';
import { createSigningMethodChooser } from './signing/signing-method.ts';
import type { SigningSetting } from './signing/signing-method.ts';
import { createSignatureTokens } from './signing/token-signature.ts';
import type { SignatureTokens } from './signature-token.ts';

export interface CardServiceDeps {
  readonly settings: {
    /** Part of a reader's name: only such readers are used. */
    readonly reader: string | null;
    /** Path; null: the official library, else OpenSC. */
    readonly pkcs11Library: string | null;
    readonly signing: SigningSetting;
    /** DER of Belgium Root CAs. */
    readonly rootAnchors: readonly Uint8Array[];
    /** A PKCS#11 token of another kind that signs what binds by law. */
    readonly signatureToken?: SignatureTokenSettings | null;
  };
  readonly now: () => Date;
  readonly log?: CardLog;
  /** Replaces the readers of this machine in tests. */
  readonly port?: ReaderPort;
  readonly ledger?: PinStateLedger;
  /** Cards that a former process may have left open: each is ended before anything else is done with its reader. */
  readonly owed?: readonly CardToClose[];
  /** Shorter in tests. */
  readonly limits?: Partial<Pkcs11Limits>;
  /** In which a removal of a card is noticed, in milliseconds; shorter in tests. */
  readonly noticeMs?: number;
}

export interface SignatureTokenSettings {
  /** Path of its PKCS#11 library. */
  readonly library: string;
  readonly label: string;
}

export interface LocalCardService extends CardService {
  /** Null where none is configured. */
  readonly token: SignatureTokens | null;
  /** Whether the library can be used; found out by loading it, as a log-in does. */
  library(): Promise<LibraryState>;
  /** The first half of `close`: the readers are watched on, because a card that is being closed may go. */
  endSessions(): Promise<void>;
  /** Resolves once no card is open or being closed any more. */
  settled(): Promise<void>;
}

/** The identity cards in the readers of this machine, watched from now on. No library is loaded before the first log-in. */
export function createCardService({
  settings,
  now,
  log,
  port = createPcscPort(),
  ledger,
  owed = [],
  limits,
  noticeMs,
}: CardServiceDeps): LocalCardService {
  const paid = new Map(owed.map((card) => [card, createDeferred<null>()]));
  const whenPaid = async (readerName: string): Promise<void> => {
    for (const [card, { promise }] of paid) if (card.readerName === readerName) await promise;
  };
  const monitor = createCardMonitor({
    port: {
      ...port,
      connect: async (readerName) => {
        await whenPaid(readerName);
        return port.connect(readerName);
      },
    },
    readerFilter: settings.reader,
    rootAnchors: settings.rootAnchors,
    now,
    ...(log === undefined ? {} : { log }),
  });
  const library =
    settings.signing === 'apdu'
      ? null
      : findPkcs11Library(settings.pkcs11Library, { env: process.env });
  if (library === null && settings.pkcs11Library !== null && settings.signing !== 'apdu')
    log?.warn({ library: settings.pkcs11Library }, 'configured PKCS#11 library not found');
  const thread = library === null ? null : createPkcs11Thread(library.path);
  const pkcs11 = thread === null ? null : createPkcs11(thread, limits);
  const { signatureToken = null } = settings;
  const tokenThread = threadOfToken(signatureToken?.library ?? null, library?.path, thread);
  const pinStates = createPinStates({
    monitor,
    onLeftOpen: (cards) => monitor.showLeftOpen(cards),
    ...(ledger === undefined ? {} : { ledger }),
  });
  for (const [card, payment] of paid)
    void payDebt(card, { port, monitor, pinStates }).then(() => {
      paid.delete(card);
      payment.resolve(null);
    });
  const logIn = createLoginService({
    port,
    monitor,
    pkcs11,
    pinStates,
    chooseSigningMethod: createSigningMethodChooser({
      setting: settings.signing,
      pkcs11,
      onLibrarySkipped: (reason) =>
        log?.warn({ reason, library: library?.path ?? null }, 'card used without PKCS#11 library'),
    }),
  });

  const causes = {
    monitor,
    isLoggingIn: (readerName: string) => logIn.isUnderWay(readerName),
    ...(noticeMs === undefined ? {} : { noticeMs }),
  };

  async function withConnection<Result>(
    readerName: string,
    work: (connection: CardConnection) => Promise<Result>,
  ): Promise<Result> {
    const connection = await connectTo(port, readerName);
    try {
      return await work(connection);
    } finally {
      await connection.disconnect('leave');
    }
  }

  async function endSessions(): Promise<void> {
    await logIn.close();
    await Promise.all([thread?.close(), tokenThread?.close()]);
  }

  return {
    readers: async () => {
      await monitor.ready();
      return monitor.state();
    },
    onChange: (listener) => monitor.onChange(listener),
    card: (readerName) => monitor.card(readerName),
    triesLeft: (card) =>
      withFailureCause(card, causes, () =>
        withConnection(card.readerName, (connection) => askTriesLeft(connection, card.chipNumber)),
      ),
    logIn: (login) => withFailureCause(login, causes, () => logIn.logIn(login)),
    certificate: (card, key) =>
      withFailureCause(card, causes, async () => {
        const found = await monitor.card(card.readerName);
        if (!isSameChip(found.chipNumber, card.chipNumber)) throw anotherCard();
        return withConnection(card.readerName, (connection) =>
          certificateBehind(connection, found, key),
        );
      }),
    token:
      signatureToken === null || tokenThread === null
        ? null
        : createSignatureTokens({ thread: tokenThread, label: signatureToken.label }),
    signOnce: (request) => withFailureCause(request, causes, () => logIn.signOnce(request)),
    settled: async () => {
      await Promise.all([...paid.values()].map(({ promise }) => promise));
      await pinStates.settled();
    },
    async library() {
      if (library === null || pkcs11 === null) return { kind: 'none' };
      try {
        await pkcs11.inspect('');
        return { kind: 'loads', library };
      } catch (error) {
        if (!isPluginError(error)) throw error;
        // No reader has an empty name: that it says so means that it works
        if (error.code === 'ERR_CARD_REMOVED') return { kind: 'loads', library };
        return { kind: 'fails', library, code: error.code };
      }
    },
    endSessions,
    async close() {
      await endSessions();
      await monitor.close();
    },
  };
}

/** One thread for each library: a process may initialise it once. */
function threadOfToken(
  library: string | null,
  ofCards: string | undefined,
  cards: Pkcs11Thread | null,
): Pkcs11Thread | null {
  if (library === null) return null;
  return library === ofCards && cards !== null ? cards : createPkcs11Thread(library);
}
