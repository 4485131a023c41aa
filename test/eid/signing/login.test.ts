import { randomBytes, verify, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type {
  CardLogin,
  EidCard,
  OpenCard,
  ReadersState,
} from '../../../plugin/eid/card-service.ts';
import { isCardGone } from '../../../plugin/eid/signing/card-gone.ts';
import { createCardSession } from '../../../plugin/eid/signing/card-session.ts';
import { createLoginService } from '../../../plugin/eid/signing/login.ts';
import { askTriesLeft } from '../../../plugin/eid/signing/presentation.ts';
import { createPinStates } from '../../../plugin/eid/signing/pin-states.ts';
import type { LoginService, LoginServiceDeps } from '../../../plugin/eid/signing/login.ts';
import type { SigningMethod } from '../../../plugin/eid/signing/signing-method.ts';
import { ReaderError } from '../../../plugin/eid/reader/reader-port.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { anEmulatedCard, cardHolder } from '../../support/card/an-emulated-card.ts';
import type { EmulatedCard, EmulatedCardOptions } from '../../support/card/emulated-card.ts';
import { connectDirectly } from '../../support/card/card-connection.ts';
import { createReaderHarness } from '../../support/card/reader-harness.ts';

const reader = 'Desk 00 00';

const noLibrary: NonNullable<LoginServiceDeps['pkcs11']> = {
  logIn: () => Promise.reject(new TypeError('not asked')),
  signOnce: () => Promise.reject(new TypeError('not asked')),
  isInside: () => null,
};

/** A card in a reader, and the log-in to it; the monitor is a fake that knows one card. */
async function harness(
  options: Partial<EmulatedCardOptions> & {
    readonly method?: SigningMethod;
    readonly pkcs11?: Partial<NonNullable<LoginServiceDeps['pkcs11']>>;
    readonly keypad?: boolean;
    /** Happens during the check of the library. */
    readonly onInspect?: () => void;
    /** This many connections are reset by another program as soon as they are open. */
    readonly resets?: number;
  } = {},
) {
  const card = await anEmulatedCard({
    applet: '1.8',
    ...options,
  });
  const readers = createReaderHarness([reader]);
  readers.insert(reader, card);
  const listeners = new Set<(state: ReadersState) => void>();
  let current = asRead(card);
  let state: ReadersState = {
    service: 'running',
    readers: [
      { name: reader, pinPad: options.keypad ?? false, card: { kind: 'eid', card: current } },
    ],
  };
  const refresh = vi.fn(() => Promise.resolve());
  let resets = options.resets ?? 0;
  const onChange = (listener: (state: ReadersState) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const leftOpen: (readonly OpenCard[])[] = [];
  const pinStates = createPinStates({
    monitor: { state: () => state, onChange },
    onLeftOpen: (cards) => leftOpen.push(cards),
  });
  const logIn = createLoginService({
    port: {
      connect: async (name) => {
        const connection = await readers.port.connect(name);
        if (resets-- > 0) readers.reset(name);
        return connection;
      },
    },
    monitor: {
      state: () => state,
      onChange,
      card: () => Promise.resolve(current),
      refresh,
    },
    pkcs11: options.pkcs11 === undefined ? null : { ...noLibrary, ...options.pkcs11 },
    pinStates,
    chooseSigningMethod: () => {
      options.onInspect?.();
      return Promise.resolve(options.method ?? 'apdu');
    },
  });
  opened.push(logIn);
  return {
    card,
    readers,
    refresh,
    logIn: (login: Partial<CardLogin> = {}) =>
      logIn.logIn({
        readerName: reader,
        chipNumber: card.chipNumber,
        pin: '1234',
        lastTryConfirmed: false,
        ...login,
      }),
    pinStates,
    /** The cards reported as left open, report by report. */
    leftOpen,
    listening: () => listeners.size,
    /** The monitor notices what is in the reader now. */
    notice: (next: 'empty' | EmulatedCard) => {
      if (next !== 'empty') current = asRead(next);
      const kind = next === 'empty' ? 'empty' : 'eid';
      state = {
        service: 'running',
        readers: [
          {
            name: reader,
            pinPad: false,
            card: kind === 'empty' ? { kind } : { kind, card: current },
          },
        ],
      };
      for (const listener of listeners) listener(state);
    },
  };
}

/** What a monitor says while the card is in its reader. */
function inReader(card: EmulatedCard): ReadersState {
  return {
    service: 'running',
    readers: [{ name: reader, pinPad: false, card: { kind: 'eid', card: asRead(card) } }],
  };
}

function asRead(card: EmulatedCard): EidCard {
  return {
    readerName: reader,
    chipNumber: card.chipNumber,
    applet: card.applet,
    ssin: cardHolder.ssin,
    firstNames: cardHolder.firstNames,
    lastName: cardHolder.lastName,
    validFrom: null,
    validTo: null,
    photo: null,
    authenticationCertificate: card.authenticationCertificate!,
    issuers: card.issuers,
    certificateValidity: { notBefore: new Date(0), notAfter: new Date('2099-01-01') },
    triesLeft: null,
    rootKnown: false,
  };
}

let opened: LoginService[] = [];
afterEach(async () => {
  await Promise.all(opened.map((logIn) => logIn.close()));
  opened = [];
});

describe.each(['1.7', '1.8'] as const)('log-in to applet %s', (applet) => {
  test('returns a signer with signatures that the certificate verifies', async () => {
    const { card, logIn } = await harness({ applet });
    const session = await logIn();
    const { signer } = session;
    const data = randomBytes(500);
    const signature = await signer.sign(data);
    const { publicKey } = new X509Certificate(signer.certificate);
    expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
      true,
    );
    expect(signer.keyType).toBe(applet === '1.7' ? 'RSA' : 'EC');
    await session.close();
    expect([card.verified, card.pinAttempts]).toEqual([false, 1]);
  });

  test('asks for confirmation before the last try, and spends no try until then', async () => {
    const { card, logIn } = await harness({ applet, tries: 1 });
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_PIN_LAST_TRY' });
    expect([card.triesLeft, card.pinAttempts]).toEqual([1, 0]);
    await logIn({ lastTryConfirmed: true });
    expect([card.triesLeft, card.pinAttempts]).toEqual([3, 1]);
  });

  test('rejects wrong PINs step by step until the card is blocked', async () => {
    const { card, logIn } = await harness({ applet });
    const wrong = { pin: '4321' };
    await expect(logIn(wrong)).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 2 },
    });
    await expect(logIn(wrong)).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 1 },
    });
    await expect(logIn(wrong)).rejects.toMatchObject({ code: 'ERR_PIN_LAST_TRY' });
    expect(card.pinAttempts).toBe(2);
    const confirmed = { lastTryConfirmed: true };
    await expect(logIn({ ...wrong, ...confirmed })).rejects.toMatchObject({
      code: 'ERR_PIN_BLOCKED',
    });
    expect(card.pinAttempts).toBe(3);
    await expect(logIn(confirmed)).rejects.toMatchObject({ code: 'ERR_PIN_BLOCKED' });
    expect(card.pinAttempts).toBe(3);
  });

  test('accepts the right PIN after a wrong PIN, and refreshes the tries', async () => {
    const { refresh, logIn } = await harness({ applet });
    await expect(logIn({ pin: '4321' })).rejects.toThrow(PluginError);
    expect(refresh).toHaveBeenCalledExactlyOnceWith(reader);
    await logIn();
  });
});

describe('checks before the PIN', () => {
  test.each([
    ['what cannot be a PIN', { pin: '12' }, 'ERR_PIN_FORMAT'],
    ['another card than the one shown', { chipNumber: '00'.repeat(16) }, 'ERR_CARD_REMOVED'],
    ['no PIN, where the reader has no keypad', { pin: null }, 'ERR_PIN_FORMAT'],
  ])('rejects %s', async (_what, login, code) => {
    const { card, readers, logIn } = await harness();
    await expect(logIn(login)).rejects.toMatchObject({ code });
    expect([card.pinAttempts, readers.open]).toEqual([0, 0]);
  });

  test('connects once more when another program reset the card', async () => {
    const { card, readers, logIn } = await harness({ resets: 1 });
    const session = await logIn();
    await session.close();
    expect([card.pinAttempts, readers.open]).toEqual([1, 0]);
  });

  test('rejects a card before the PIN when the card is reset again and again', async () => {
    const { card, readers, logIn } = await harness({ resets: 9 });
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    expect([card.pinAttempts, readers.open]).toEqual([0, 0]);
  });

  test('rejects a card that was swapped after the display', async () => {
    const { card, readers, logIn } = await harness();
    const other = await anEmulatedCard({
      applet: '1.8',
    });
    readers.remove(reader);
    readers.insert(reader, other);
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    expect([card.pinAttempts, other.pinAttempts, readers.open]).toEqual([0, 0, 0]);
  });

  test('reports the card as removed when the reader is empty', async () => {
    const { readers, logIn } = await harness();
    readers.remove(reader);
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
  });

  test('rejects a second log-in to the same card until the first is finished', async () => {
    const { card, logIn } = await harness({ delays: { verify: 50 } });
    const [first, second] = await Promise.allSettled([logIn(), logIn()]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'ERR_SESSION_BUSY' } });
    expect(card.pinAttempts).toBe(1);
    await logIn();
  });
});

describe('log-in through the library', () => {
  const key = { sign: () => Promise.resolve(new Uint8Array(96)), logOut: () => Promise.resolve() };

  test('reports a wrong PIN with the tries that the card returns', async () => {
    const refused = () => Promise.reject(new PluginError('ERR_PIN_WRONG', 'wrong'));
    const { logIn } = await harness({ method: 'pkcs11', tries: 2, pkcs11: { logIn: refused } });
    await expect(logIn()).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 2 },
    });
  });

  test('reports the card as blocked when the wrong PIN was the last try', async () => {
    const { card, logIn } = await harness({
      method: 'pkcs11',
      tries: 1,
      pkcs11: {
        async logIn() {
          await card.transmit(Buffer.from('0020000108241111ffffffffff', 'hex'));
          throw new PluginError('ERR_PIN_WRONG', 'wrong');
        },
      },
    });
    await expect(logIn({ lastTryConfirmed: true })).rejects.toMatchObject({
      code: 'ERR_PIN_BLOCKED',
    });
  });

  test('ends a PIN state that the library leaves behind, also after a failure', async () => {
    const { card, readers, logIn } = await harness({
      method: 'pkcs11',
      pkcs11: {
        async logIn() {
          await card.transmit(Buffer.from('0020000108241234ffffffffff', 'hex'));
          expect(card.verified).toBe(true);
          throw new PluginError('ERR_CARD_NO_CERTIFICATE', 'no key');
        },
      },
    });
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_NO_CERTIFICATE' });
    expect([card.verified, readers.open]).toEqual([false, 0]);
  });

  test('reports the card as removed when pulled, for any error of the library', async () => {
    const { readers, logIn } = await harness({
      method: 'pkcs11',
      pkcs11: {
        logIn() {
          readers.remove(reader);
          return Promise.reject(new PluginError('ERR_CARD_FAULT', 'CKR_GENERAL_ERROR'));
        },
      },
    });
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
  });

  test('keeps the PIN from a card that was swapped during the check of the library', async () => {
    const shown = vi.fn(() => Promise.resolve(key));
    const swap = vi.fn();
    const { readers, logIn } = await harness({
      method: 'pkcs11',
      pkcs11: { logIn: shown },
      onInspect: swap,
    });
    const other = await anEmulatedCard({ applet: '1.8' });
    swap.mockImplementation(() => {
      readers.remove(reader);
      readers.insert(reader, other);
    });
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    expect(shown).not.toHaveBeenCalled();
    expect([other.pinAttempts, readers.open]).toEqual([0, 0]);
  });

  test('rejects a signature that the certificate does not verify', async () => {
    const { logIn } = await harness({
      method: 'pkcs11',
      pkcs11: { logIn: () => Promise.resolve(key) },
    });
    const { signer } = await logIn();
    await expect(signer.sign(randomBytes(10))).rejects.toMatchObject({ code: 'ERR_CARD_FAULT' });
  });

  test('passes no PIN to the library when the reader has a keypad', async () => {
    const pins: (string | null)[] = [];
    const { logIn } = await harness({
      method: 'pkcs11',
      keypad: true,
      pkcs11: {
        logIn(_card, pin) {
          pins.push(pin);
          return Promise.resolve(key);
        },
      },
    });
    await logIn({ pin: null });
    expect(pins).toEqual([null]);
  });
});

test('reports the card as removed when it is pulled while the tries are asked', async () => {
  const failures: ReaderError['failure'][] = ['Failed', 'Removed'];
  const pulled = {
    atr: new Uint8Array(),
    transaction: () => Promise.reject(new ReaderError(failures.shift() ?? 'Removed')),
    disconnect: () => Promise.resolve(),
  };
  await expect(askTriesLeft(pulled, 'AB')).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
});

describe('card that another program holds', () => {
  /** A rival in a transaction, from now until it is released. */
  const hold = async (readers: Awaited<ReturnType<typeof harness>>['readers']) => {
    const rival = await readers.port.connect(reader);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = rival.transaction(() => released);
    return async () => {
      release();
      await holding;
      await rival.disconnect('leave');
    };
  };
  const endIn = async (closing: Promise<void>) => {
    await vi.advanceTimersByTimeAsync(5_000);
    await closing;
  };

  test.each(['1.7', '1.8'] as const)(
    'keeps ending the PIN state of applet %s until the card is free, and names it as left open',
    async (applet) => {
      vi.useFakeTimers();
      onTestFinished(() => void vi.useRealTimers());
      const { card, readers, logIn, leftOpen, pinStates } = await harness({ applet });
      const session = await logIn();
      const release = await hold(readers);
      await endIn(session.close());
      expect(card.verified).toBe(true);
      expect(leftOpen).toEqual([[{ readerName: reader, chipNumber: card.chipNumber }]]);
      await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_LEFT_OPEN' });
      await release();
      await pinStates.settled();
      expect([card.verified, readers.open, card.pinAttempts]).toEqual([false, 0, 1]);
      expect(leftOpen).toHaveLength(2);
      expect(leftOpen[1]).toEqual([]);
      await logIn();
    },
  );

  test('keeps nothing as left open once the card is out', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { readers, logIn, leftOpen, pinStates, notice } = await harness();
    const session = await logIn();
    await hold(readers);
    await endIn(session.close());
    notice('empty');
    await pinStates.settled();
    expect(leftOpen.at(-1)).toEqual([]);
  });

  test('ends the PIN state that a library opens after it was given up', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let leave: () => void = () => undefined;
    let inside: Promise<void> | null = null;
    const { card, logIn, leftOpen, pinStates, readers } = await harness({
      method: 'pkcs11',
      pkcs11: {
        logIn: () => {
          inside = new Promise((resolve) => {
            leave = () => {
              inside = null;
              resolve();
            };
          });
          return Promise.reject(new PluginError('ERR_CARD_FAULT', 'stuck'));
        },
        isInside: () => inside,
      },
    });
    const attempt = expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_LEFT_OPEN' });
    await vi.advanceTimersByTimeAsync(5_000);
    await attempt;
    expect(leftOpen).toHaveLength(1);
    await card.transmit(Buffer.from('0020000108241234ffffffffff', 'hex'));
    expect(card.verified).toBe(true);
    leave();
    await pinStates.settled();
    expect([card.verified, readers.open, leftOpen.at(-1)]).toEqual([false, 0, []]);
  });
});

describe('card session', () => {
  test('reports the loss once when the card goes, and signs no more', async () => {
    const { card, readers, logIn, notice, listening } = await harness();
    const session = await logIn();
    const lost = vi.fn();
    session.onLost(lost);
    readers.remove(reader);
    notice('empty');
    notice('empty');
    await session.close();
    expect(lost).toHaveBeenCalledTimes(1);
    await expect(session.signer.sign(randomBytes(10))).rejects.toMatchObject({
      code: 'ERR_CARD_REMOVED',
    });
    expect([card.signatures, readers.open, listening()]).toEqual([0, 0, 0]);
  });

  test('reports the loss at the next signature when another program resets the card', async () => {
    const { card, readers, logIn } = await harness();
    const session = await logIn();
    const lost = vi.fn();
    session.onLost(lost);
    readers.reset(reader);
    await expect(session.signer.sign(randomBytes(10))).rejects.toMatchObject({
      code: 'ERR_CARD_REMOVED',
    });
    expect(lost).toHaveBeenCalledTimes(1);
    expect(card.pinAttempts).toBe(1);
  });

  test('passes the PIN state to the next session with the same card', async () => {
    const { card, logIn } = await harness();
    const first = await logIn();
    const lost = vi.fn();
    first.onLost(lost);
    const second = await logIn();
    expect(lost).toHaveBeenCalledTimes(1);
    await first.close();
    expect(card.verified).toBe(true);
    expect(await second.signer.sign(randomBytes(10))).toHaveLength(96);
  });

  test('keeps working while another program uses the card', async () => {
    const { logIn, readers, card } = await harness();
    const session = await logIn();
    const rival = await readers.port.connect(reader);
    await rival.transaction((transmit) =>
      transmit(Uint8Array.from([0, 0xa4, 0x08, 0x0c, 6, 0x3f, 0, 0xdf, 0x01, 0x40, 0x31])),
    );
    expect(await session.signer.sign(randomBytes(10))).toHaveLength(96);
    await rival.disconnect('leave');
    expect(card.signatures).toBe(1);
  });

  test('reports no loss after close, and accepts a second close', async () => {
    const { logIn, notice, readers } = await harness();
    const session = await logIn();
    const lost = vi.fn();
    session.onLost(lost);
    await Promise.all([session.close(), session.close()]);
    notice('empty');
    expect(lost).not.toHaveBeenCalled();
    expect(readers.open).toBe(0);
  });

  test('ends when the log-in service closes', async () => {
    const { card, logIn, readers } = await harness();
    await logIn();
    expect(card.verified).toBe(true);
    await Promise.all(opened.map((each) => each.close()));
    expect([card.verified, readers.open]).toEqual([false, 0]);
  });
});

describe('isCardGone', () => {
  const here = { readerName: reader, chipNumber: 'AB'.repeat(16) };
  const card = { ...here, chipNumber: 'ab'.repeat(16) } as EidCard;
  const other = { ...here, chipNumber: '00'.repeat(16) } as EidCard;
  test.each([
    ['when its reader is empty', { kind: 'empty' }, true],
    ['not while it is read again', { kind: 'reading' }, false],
    ['not while another program holds it', { kind: 'unusable', code: 'ERR_CARD_BUSY' }, false],
    ['when it answers no more', { kind: 'unusable', code: 'ERR_CARD_UNREADABLE' }, true],
    ['not when it is still the one', { kind: 'eid', card }, false],
    ['when it is another one', { kind: 'eid', card: other }, true],
  ] as const)('decides whether the card is gone: %s', (_when, state, gone) => {
    const readers = [{ name: reader, pinPad: false, card: state }];
    expect(isCardGone({ service: 'running', readers }, here)).toBe(gone);
  });

  test('reports the card as gone when the reader or the service is gone', () => {
    expect(isCardGone({ service: 'running', readers: [] }, here)).toBe(true);
    expect(isCardGone({ service: 'unavailable', code: 'ERR_READER_SERVICE' }, here)).toBe(true);
  });
});

test('releases the card when the log-off of the library does not finish', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const card = await anEmulatedCard({ applet: '1.8' });
  const connection = connectDirectly(card);
  const session = createCardSession({
    card: asRead(card),
    key: {
      sign: () => Promise.reject(new Error('not asked')),
      logOut: () => new Promise<void>(() => undefined),
    },
    connection,
    onChange: () => () => undefined,
    pinStates: createPinStates({
      monitor: { state: () => inReader(card), onChange: () => () => undefined },
      onLeftOpen: () => undefined,
    }),
    onEnded: () => undefined,
  });
  const closing = session.close();
  await vi.advanceTimersByTimeAsync(5_000);
  await closing;
  expect(connection.disconnected).toBe('leave');
});
