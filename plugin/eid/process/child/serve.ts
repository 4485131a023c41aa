import { createDeferred, createMutex, withTimeout } from '../../../async.ts';
import type { Deferred } from '../../../async.ts';
import { isPluginError, PluginError } from '../../../errors.ts';
import { errorSummary } from '../../../logging.ts';
import type { CardSession } from '../../card-service.ts';
import type { CardServiceDeps, LocalCardService } from '../../create-card-service.ts';
import type { SignatureTokens } from '../../signature-token.ts';
import type { CardCall, CardValues, ToChild, ToParent } from '../protocol.ts';
import { toWire } from '../wire-error.ts';

export interface ServeDeps {
  readonly send: (message: ToParent) => void;
  /** The next bytes of the pipe for PINs; the caller overwrites them. Rejects when the parent has gone. */
  readonly readPin: (length: number) => Promise<Buffer>;
  readonly createService: (deps: CardServiceDeps) => LocalCardService;
  /** Ends this process once its last message is out. */
  readonly exit: () => void;
}

export interface Server {
  receive(message: ToChild): void;
  /** Ends every session and every PIN state, then the process. The parent has gone, or wants it. */
  leave(): Promise<void>;
}

/** A card that is kept open by another program for longer than this stays open, in milliseconds: a process must end at some time. */
const leaveLimitMs = 120_000;

/** For the answers of calls that the end interrupted, in milliseconds. */
const answerLimitMs = 1_000;

/** The child's side of the protocol. */
export function serve({ send, readPin, createService, exit }: ServeDeps): Server {
  let service: LocalCardService | null = null;
  const sessions = new Map<number, CardSession>();
  const answers = new Set<Promise<void>>();
  const notes = new Map<number, Deferred<boolean>>();
  /** The bytes of the pipe come in the order of the log-ins. */
  const pins = createMutex();
  let lastSession = 0;
  let lastNote = 0;
  let leaving: Promise<void> | null = null;

  const log = (level: 'debug' | 'warn') => (details: object, message: string) =>
    send({ kind: 'log', level, details: plainDetails(details), message });

  function start({ settings, owed }: Extract<ToChild, { kind: 'start' }>): void {
    const started = createService({
      settings,
      owed,
      now: () => new Date(),
      log: { debug: log('debug'), warn: log('warn') },
      ledger: {
        opening: async (card) => {
          lastNote += 1;
          const noted = createDeferred<boolean>();
          notes.set(lastNote, noted);
          const { readerName, chipNumber, applet } = card;
          send({ kind: 'opening', id: lastNote, card: { readerName, chipNumber, applet } });
          if (leaving !== null || !(await noted.promise))
            throw new PluginError('ERR_READER_SERVICE', 'the host of the cards has gone');
        },
        closed: ({ readerName, chipNumber, applet }) =>
          send({ kind: 'closed', card: { readerName, chipNumber, applet } }),
      },
    });
    service = started;
    started.onChange((state) => send({ kind: 'state', state }));
    void started.readers().then((state) => send({ kind: 'state', state }));
  }

  async function carryOut(call: CardCall): Promise<CardValues[CardCall['name']]> {
    if (service === null || leaving !== null)
      throw new PluginError('ERR_READER_SERVICE', 'the card process is ending');
    switch (call.name) {
      case 'card':
        return service.card(call.readerName ?? undefined);
      case 'triesLeft':
        return service.triesLeft(call);
      case 'logIn':
        return logIn(service, call);
      case 'certificate':
        return service.certificate(call, call.key);
      case 'signOnce': {
        const { readerName, chipNumber, lastTryConfirmed, key, data, ecdsaHash } = call;
        const pin = await pinOf(call);
        const login = { readerName, chipNumber, pin, lastTryConfirmed };
        return service.signOnce({ ...login, key, data, ecdsaHash });
      }
      case 'sign':
        return sessionOf(call.session).signer.sign(call.data);
      case 'closeSession':
        await sessions.get(call.session)?.close();
        sessions.delete(call.session);
        return null;
      case 'token':
        return tokenOf(service).read();
      case 'signOnToken': {
        const { certificate, lastTryConfirmed, data, ecdsaHash } = call;
        const pin = await pinOf(call);
        const request = { certificate, pin, lastTryConfirmed, data, ecdsaHash };
        return tokenOf(service).signOnce(request);
      }
      case 'library':
        return service.library();
    }
  }

  function tokenOf({ token }: LocalCardService): SignatureTokens {
    if (token !== null) return token;
    throw new PluginError('ERR_TOKEN_MISSING', 'no signature token is configured');
  }

  function sessionOf(id: number): CardSession {
    const session = sessions.get(id);
    if (session === undefined)
      throw new PluginError('ERR_CARD_REMOVED', 'the card session has ended');
    return session;
  }

  async function logIn(
    cards: LocalCardService,
    { readerName, chipNumber, pinBytes, lastTryConfirmed }: Extract<CardCall, { name: 'logIn' }>,
  ): Promise<CardValues['logIn']> {
    const pin = await pinOf({ pinBytes });
    const session = await cards.logIn({ readerName, chipNumber, pin, lastTryConfirmed });
    lastSession += 1;
    const id = lastSession;
    sessions.set(id, session);
    session.onLost(() => {
      sessions.delete(id);
      send({ kind: 'lost', session: id });
    });
    const { certificate, keyType } = session.signer;
    return { session: id, certificate, keyType };
  }

  function pinOf({ pinBytes }: { readonly pinBytes: number | null }): Promise<string | null> {
    return pinBytes === null ? Promise.resolve(null) : pins(() => takePin(pinBytes));
  }

  async function takePin(length: number): Promise<string> {
    const bytes = await readPin(length);
    try {
      return bytes.toString('utf8');
    } finally {
      bytes.fill(0);
    }
  }

  async function answer(id: number, call: CardCall): Promise<void> {
    try {
      send({ kind: 'value', id, value: await carryOut(call) });
    } catch (error) {
      if (!isPluginError(error))
        send({
          kind: 'log',
          level: 'error',
          details: { call: call.name, ...errorSummary(error) },
          message: 'card call failed',
        });
      send({ kind: 'error', id, error: toWire(error) });
    }
  }

  function follow(answering: Promise<void>): void {
    answers.add(answering);
    void answering.then(() => answers.delete(answering));
  }

  async function endAll(): Promise<void> {
    for (const noted of notes.values()) noted.resolve(false);
    const ending = service;
    if (ending !== null)
      await withTimeout(Promise.all([ending.endSessions(), ending.settled()]), leaveLimitMs);
    await withTimeout(Promise.all(answers), answerLimitMs);
    exit();
  }

  const leave = (): Promise<void> => (leaving ??= endAll());

  return {
    receive: (message) => {
      switch (message.kind) {
        case 'start':
          start(message);
          return;
        case 'call':
          follow(answer(message.id, message.call));
          return;
        case 'noted':
          notes.get(message.id)?.resolve(true);
          notes.delete(message.id);
          return;
        case 'ping':
          send({ kind: 'pong' });
          return;
        case 'close':
          void leave();
      }
    },
    leave,
  };
}

/** An error as what identifies no person; all else as it is. */
function plainDetails(details: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Error ? errorSummary(value) : value,
    ]),
  );
}
