import { createDeferred, withTimeout } from '../../async.ts';
import { PluginError } from '../../errors.ts';
import type { HostLog } from '../../logging.ts';
import type {
  CardLogin,
  CardService,
  CardSession,
  OpenCard,
  ReadersState,
  SignOnce,
} from '../card-service.ts';
import type { SignatureTokens } from '../signature-token.ts';
import { checkPinFormat } from '../card/pin.ts';
import { createCalls } from './calls.ts';
import { startChild } from './child-link.ts';
import type { ChildLink } from './child-link.ts';
import type {
  CardProcessSettings,
  LibraryState,
  LoggedIn,
  OwedCard,
  ToParent,
} from './protocol.ts';
import { createSupervisor, supervisorTiming } from './supervisor.ts';
import type { SupervisorTiming } from './supervisor.ts';

export interface CardProcessDeps {
  readonly settings: CardProcessSettings;
  readonly log?: Pick<HostLog, 'debug' | 'warn' | 'error'>;
  /** Starts the child; replaced in tests, or where another environment is wanted. */
  readonly start?: () => ChildLink;
  readonly timing?: Partial<SupervisorTiming>;
}

export interface CardProcess extends CardService {
  /** Whether the PKCS#11 library of the settings loads. */
  library(): Promise<LibraryState>;
  /** A PKCS#11 token of another kind; null where none is configured. */
  readonly token: SignatureTokens | null;
}

/** A child that has not ended everything by then goes on alone, in milliseconds; it is bounded itself (child/main.ts). */
const closeLimitMs = 8_000;

/** So many starts at most to end what is owed while this service closes. */
const maxClosingStarts = 3;

const unavailable: ReadersState = { service: 'unavailable', code: 'ERR_READER_SERVICE' };

/**
 * The cards of this machine, served by a process of its own: what a reader, a card or a library does there, this process goes on. It is started
 * with the first question, killed when it hangs, and started again; what it owed to a card is the first thing that the next one does.
 */
export function createCardProcess({
  settings,
  log,
  start = startChild,
  timing = {},
}: CardProcessDeps): CardProcess {
  const calls = createCalls();
  /** Cards that may be open, by reader and chip: written here before a PIN is presented. */
  const owed = new Map<string, OwedCard>();
  /** What the child that runs was given of them: still there when it goes, they stay open for longer than a moment. */
  let inherited = new Set<string>();
  const sessions = new Map<number, () => void>();
  const listeners = new Set<(state: ReadersState) => void>();
  let state: ReadersState | null = null;
  const firstState = createDeferred<ReadersState>();
  let isRestarting = false;
  let isClosing = false;
  let closing: Promise<void> | null = null;
  let starts = 0;
  const ended = createDeferred<null>();

  const supervisor = createSupervisor({
    start,
    timing: { ...supervisorTiming, ...timing },
    log: (details, message) => log?.warn(details, message),
    onUp: (link) => {
      isRestarting = false;
      starts += 1;
      inherited = new Set(owed.keys());
      link.send({ kind: 'start', settings, owed: [...owed.values()] });
      calls.up(link);
      holdWhileNeeded();
      if (isClosing) link.send({ kind: 'close' });
    },
    onMessage: receive,
    onDown: (retryMs) => {
      const isOver = isClosing && (owed.size === 0 || starts >= maxClosingStarts);
      if (isOver) supervisor.stop();
      isRestarting = !isOver && retryMs === 0;
      calls.down(isRestarting);
      const stale = [...owed].filter(([key]) => inherited.has(key)).map(([, card]) => card);
      show(stale.length === 0 ? unavailable : { ...unavailable, leftOpen: stale.map(placeOf) });
      for (const lose of [...sessions.values()]) lose();
      if (isOver) ended.resolve(null);
    },
  });

  function receive(message: ToParent, link: ChildLink): void {
    switch (message.kind) {
      case 'state':
        show(message.state);
        return;
      case 'opening':
        owed.set(keyOf(message.card), message.card);
        calls.presented(message.card);
        link.send({ kind: 'noted', id: message.id });
        return;
      case 'closed':
        owed.delete(keyOf(message.card));
        return;
      case 'value':
      case 'error':
        calls.answer(message);
        holdWhileNeeded();
        return;
      case 'lost':
        sessions.get(message.session)?.();
        return;
      case 'log':
        log?.[message.level](message.details, message.message);
        return;
      case 'hello':
      case 'pong':
      case 'done':
    }
  }

  function show(next: ReadersState): void {
    state = next;
    firstState.resolve(next);
    holdWhileNeeded();
    for (const listener of [...listeners]) {
      try {
        listener(next);
      } catch (error) {
        log?.warn({ err: error }, 'card reader listener failed');
      }
    }
  }

  /** A question keeps this process alive until its answer; a child that waits for cards does not. */
  function holdWhileNeeded(): void {
    supervisor.link()?.hold(calls.size() > 0 || (state === null && !isClosing) || isClosing);
  }

  /** The child to ask, null while it starts. Throws ERR_READER_SERVICE when there is none for a while. */
  function reach(): ChildLink | null {
    if (isClosing) throw new PluginError('ERR_READER_SERVICE', 'the card service is closed');
    supervisor.wake();
    const link = supervisor.link();
    if (link === null && state !== null && !isRestarting)
      throw new PluginError('ERR_READER_SERVICE', 'the card process does not run');
    return link;
  }

  const ask: typeof calls.send = async (call, link) => {
    const answer = calls.send(call, link);
    holdWhileNeeded();
    return answer;
  };

  /** Sends the PIN ahead of the call that names how many bytes it is. A PIN waits for no child that is only starting. */
  function sendPin(pin: string | null) {
    const link = reach();
    if (link === null) throw new PluginError('ERR_READER_SERVICE', 'the card process is starting');
    return { link, pinBytes: pin === null ? null : writePin(link, pin) };
  }

  function sendCardPin({ readerName, chipNumber, pin, lastTryConfirmed }: CardLogin) {
    if (pin !== null) checkPinFormat(pin);
    const { link, pinBytes } = sendPin(pin);
    return { link, sent: { readerName, chipNumber, pinBytes, lastTryConfirmed } };
  }

  async function logIn(login: CardLogin): Promise<CardSession> {
    const { link, sent } = sendCardPin(login);
    return sessionOf(await ask<'logIn'>({ name: 'logIn', ...sent }, link), link);
  }

  async function signOnce({ key, data, ecdsaHash, ...login }: SignOnce): Promise<Uint8Array> {
    const { link, sent } = sendCardPin(login);
    return ask<'signOnce'>({ name: 'signOnce', ...sent, key, data, ecdsaHash }, link);
  }

  const token: SignatureTokens = {
    read: async () => ask<'token'>({ name: 'token' }, reach()),
    signOnce: async ({ pin, certificate, lastTryConfirmed, data, ecdsaHash }) => {
      const { link, pinBytes } = sendPin(pin);
      return ask<'signOnToken'>(
        { name: 'signOnToken', pinBytes, lastTryConfirmed, certificate, data, ecdsaHash },
        link,
      );
    },
  };

  function sessionOf({ session, certificate, keyType }: LoggedIn, link: ChildLink): CardSession {
    const lostListeners: (() => void)[] = [];
    let isOver = false;
    const lose = (): void => {
      if (isOver) return;
      isOver = true;
      sessions.delete(session);
      for (const listener of lostListeners.splice(0)) listener();
    };
    sessions.set(session, lose);
    if (supervisor.link() !== link) queueMicrotask(lose);
    return {
      signer: {
        certificate,
        keyType,
        sign: async (data, ecdsaHash = 'sha256') => {
          if (ecdsaHash !== 'sha256') throw new TypeError('a card’s session signs with SHA-256');
          if (isOver) throw new PluginError('ERR_CARD_REMOVED', 'the card session has ended');
          return ask<'sign'>({ name: 'sign', session, data }, link);
        },
      },
      onLost: (listener) => {
        lostListeners.push(listener);
      },
      close: async () => {
        const isOpen = !isOver;
        isOver = true;
        sessions.delete(session);
        if (!isOpen || supervisor.link() !== link) return;
        // A process that is ending closes it by itself
        await ask<'closeSession'>({ name: 'closeSession', session }, link).catch(() => undefined);
      },
    };
  }

  async function close(): Promise<void> {
    isClosing = true;
    listeners.clear();
    const link = supervisor.link();
    if (link === null && owed.size === 0) {
      supervisor.stop();
      firstState.resolve(state ?? unavailable);
      return;
    }
    link?.send({ kind: 'close' });
    holdWhileNeeded();
    await withTimeout(ended.promise, closeLimitMs);
    const left = supervisor.link();
    supervisor.stop();
    left?.hold(false);
    left?.release();
  }

  return {
    readers: async () => {
      if (!isClosing) supervisor.wake();
      holdWhileNeeded();
      return state ?? firstState.promise;
    },
    onChange: (listener) => {
      const own = (current: ReadersState): void => listener(current);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    card: async (readerName) =>
      ask<'card'>({ name: 'card', readerName: readerName ?? null }, reach()),
    triesLeft: async ({ readerName, chipNumber }) =>
      ask<'triesLeft'>({ name: 'triesLeft', readerName, chipNumber }, reach()),
    library: async () => ask<'library'>({ name: 'library' }, reach()),
    logIn,
    certificate: async ({ readerName, chipNumber }, key) =>
      ask<'certificate'>({ name: 'certificate', readerName, chipNumber, key }, reach()),
    signOnce,
    token: (settings.signatureToken ?? null) === null ? null : token,
    close: () => (closing ??= close()),
  };
}

/** How many bytes it is. A token's PIN may have other characters than digits. */
function writePin(link: ChildLink, pin: string): number {
  const bytes = Buffer.alloc(Buffer.byteLength(pin));
  bytes.write(pin, 'utf8');
  link.writePin(bytes);
  return bytes.length;
}

function keyOf({ readerName, chipNumber }: OpenCard): string {
  return JSON.stringify([readerName, chipNumber]);
}

function placeOf({ readerName, chipNumber }: OpenCard): OpenCard {
  return { readerName, chipNumber };
}
