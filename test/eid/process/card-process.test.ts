import { randomBytes, verify, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CardLogin, ReadersState } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { createCardProcess } from '../../../plugin/eid/process/card-process.ts';
import type { CardProcess } from '../../../plugin/eid/process/card-process.ts';
import { childEnvironment } from '../../../plugin/eid/process/child-environment.ts';
import type { SupervisorTiming } from '../../../plugin/eid/process/supervisor.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { gateCard } from '../../support/card/gated-card.ts';
import { createReaderHarness } from '../../support/card/reader-harness.ts';
import { startLoopback } from './loopback.ts';
import type { LoopbackChild } from './loopback.ts';

/* The protocol and its supervision with a child in this process; card-process.card.test.ts has real ones. */

const reader = 'Desk 00 00';
const pin = '97003186';
const quick: Partial<SupervisorTiming> = { beatMs: 10, maxMissed: 3, backOffMs: [0, 0, 0] };

let running: CardProcess[] = [];
afterEach(async () => {
  await Promise.all(running.map((cards) => cards.close()));
  running = [];
});

const isVerify = (command: Uint8Array) => command[1] === 0x20 && command.length > 5;

async function start(
  options: {
    readonly timing?: Partial<SupervisorTiming>;
    readonly gateAt?: (command: Uint8Array) => boolean;
  } = {},
) {
  const card = await anEmulatedCard({ applet: '1.8', pin });
  const gate = gateCard(card);
  const held = gate.holdAt(options.gateAt ?? (() => false));
  const readers = createReaderHarness([reader]);
  readers.insert(reader, gate.card);
  const children: LoopbackChild[] = [];
  const lines: string[] = [];
  const write = (details: object, message: string) => lines.push(JSON.stringify(details) + message);
  const cards = createCardProcess({
    settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
    log: { debug: write, warn: write, error: write },
    timing: { ...quick, ...options.timing },
    start: () => {
      const child = startLoopback((deps) => createCardService({ ...deps, port: readers.port }));
      children.push(child);
      return child.link;
    },
  });
  running.push(cards);
  const logIn = async (login: Partial<CardLogin> = {}) => {
    const { chipNumber } = await cards.card(reader);
    return cards.logIn({ readerName: reader, chipNumber, pin, lastTryConfirmed: false, ...login });
  };
  return { card, readers, cards, children, logIn, lines, ...held };
}

describe('createCardProcess', () => {
  it('keeps every child away until the first question', async () => {
    const { cards, children } = await start();
    const stop = cards.onChange(() => undefined);
    expect(children).toHaveLength(0);
    stop();
    await cards.readers();
    expect(children).toHaveLength(1);
  });

  it('returns cards, tries and signatures as the service of the child does', async () => {
    const { card, cards, logIn } = await start();
    expect(await cards.card()).toMatchObject({ chipNumber: card.chipNumber, applet: '1.8' });
    expect(await cards.triesLeft({ readerName: reader, chipNumber: card.chipNumber })).toBe(3);
    expect(await cards.library()).toEqual({ kind: 'none' });
    const session = await logIn();
    const data = randomBytes(300);
    const { publicKey } = new X509Certificate(session.signer.certificate);
    const signature = await session.signer.sign(data);
    expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
      true,
    );
    await session.close();
    expect([card.verified, card.pinAttempts]).toEqual([false, 1]);
    await session.close();
  });

  it('returns the coded error of the child with its parameters', async () => {
    const { logIn } = await start();
    await expect(logIn({ pin: '1111' })).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      status: 422,
      params: { triesLeft: 2 },
    });
    await expect(logIn({ chipNumber: '00'.repeat(16) })).rejects.toMatchObject({
      code: 'ERR_CARD_REMOVED',
    });
  });

  it('rejects what is no PIN before anything is sent', async () => {
    const { cards, children, card } = await start();
    await cards.readers();
    const wrong = { readerName: reader, chipNumber: card.chipNumber, lastTryConfirmed: false };
    await expect(cards.logIn({ ...wrong, pin: '12a4' })).rejects.toMatchObject({
      code: 'ERR_PIN_FORMAT',
    });
    expect(children[0]!.pins).toHaveLength(0);
  });

  it('keeps the PIN in no message and no log line, and overwrites it on both sides', async () => {
    const { logIn, children, lines } = await start();
    const session = await logIn();
    await session.close();
    await expect(logIn({ pin: '97003187' })).rejects.toMatchObject({ code: 'ERR_PIN_WRONG' });
    const sent = children.flatMap(({ toChild }) => toChild);
    expect(sent.map(({ kind }) => kind)).toContain('call');
    expect(JSON.stringify(sent)).not.toMatch(/9700318/);
    expect(lines.join('\n')).not.toMatch(/9700318/);
    const { pins } = children[0]!;
    expect(pins).toHaveLength(4);
    for (const bytes of pins) expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('returns changes of the readers, and reports a card that goes to its session', async () => {
    const { readers, cards, logIn } = await start();
    const states: ReadersState[] = [];
    cards.onChange((state) => states.push(state));
    const session = await logIn();
    const lost = new Promise<void>((resolve) => session.onLost(resolve));
    readers.remove(reader);
    await lost;
    await expect
      .poll(() => states.at(-1))
      .toMatchObject({ readers: [{ card: { kind: 'empty' } }] });
    await expect(session.signer.sign(randomBytes(3))).rejects.toMatchObject({
      code: 'ERR_CARD_REMOVED',
    });
  });
});

describe('child that ends', () => {
  it('reports its sessions as lost, and ends the PIN state with the next one', async () => {
    const { card, cards, children, logIn } = await start();
    const session = await logIn();
    const lost = vi.fn();
    session.onLost(lost);
    children[0]!.end();
    await expect.poll(() => card.verified).toBe(false);
    expect(lost).toHaveBeenCalledTimes(1);
    expect(children[1]!.toChild[0]).toMatchObject({
      kind: 'start',
      owed: [{ readerName: reader, chipNumber: card.chipNumber }],
    });
    await session.close();
    await expect(session.signer.sign(randomBytes(3))).rejects.toMatchObject({
      code: 'ERR_CARD_REMOVED',
    });
    await expect.poll(async () => (await cards.readers()).service).toBe('running');
    await (await logIn()).close();
    children[1]!.end();
    await expect.poll(() => children[2]?.toChild[0]).toMatchObject({ kind: 'start', owed: [] });
  });

  it('keeps another card in the same reader as it is', async () => {
    const { card, readers, children, logIn } = await start();
    await logIn();
    const other = await anEmulatedCard({ applet: '1.8' });
    readers.insert(reader, other);
    await other.transmit(Buffer.from('0020000108241234ffffffffff', 'hex'));
    children[0]!.end();
    await expect.poll(() => children[1]?.toChild.length).toBeGreaterThan(0);
    await expect.poll(() => other.commands.length).toBeGreaterThan(3);
    expect(other.verified).toBe(true);
    expect(card.pinAttempts).toBe(1);
  });

  it('reports ERR_CARD_LEFT_OPEN when the PIN may have reached the card', async () => {
    const { card, children, logIn, reached, release } = await start({ gateAt: isVerify });
    const attempt = logIn();
    await reached;
    children[0]!.end();
    await expect(attempt).rejects.toMatchObject({ code: 'ERR_CARD_LEFT_OPEN' });
    release();
    await expect.poll(() => card.commands.includes('80E60000')).toBe(true);
    await expect.poll(() => card.verified).toBe(false);
  });

  it('reports ERR_READER_SERVICE when no PIN has reached the card', async () => {
    let isAsked = false;
    const { card, cards, children, reached, release } = await start({
      gateAt: (command) => isAsked && command[1] === 0xe4,
    });
    const { chipNumber } = await cards.card(reader);
    isAsked = true;
    const attempt = cards.logIn({ readerName: reader, chipNumber, pin, lastTryConfirmed: false });
    await reached;
    children[0]!.end();
    await expect(attempt).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
    isAsked = false;
    release();
    expect(card.pinAttempts).toBe(0);
  });

  it('returns the answer of the next child to a question under way', async () => {
    const { card, cards, children, reached, release } = await start({
      gateAt: (command) => command[1] === 0xb0,
    });
    const asked = cards.card(reader);
    await reached;
    children[0]!.end();
    release();
    expect(await asked).toMatchObject({ chipNumber: card.chipNumber });
    expect(children).toHaveLength(2);
  });

  it('rejects questions while the next start waits', async () => {
    const { cards, children } = await start({ timing: { backOffMs: [60_000] } });
    await cards.readers();
    children[0]!.end();
    await expect.poll(async () => (await cards.readers()).service).toBe('unavailable');
    await expect(cards.card()).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
    expect(children).toHaveLength(1);
  });

  it('reports a card as left open when its end is owed by one child after the other', async () => {
    const { card, cards, children, logIn, readers } = await start({
      timing: { backOffMs: [0, 60_000] },
    });
    await logIn();
    const rival = await readers.port.connect(reader);
    let release: () => void = () => undefined;
    void rival.transaction(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    children[0]!.end();
    await expect.poll(() => children[1]?.toChild.length).toBeGreaterThan(0);
    children[1]!.end();
    await expect
      .poll(() => cards.readers())
      .toMatchObject({
        service: 'unavailable',
        leftOpen: [{ readerName: reader, chipNumber: card.chipNumber }],
      });
    release();
  });
});

describe('child that hangs', () => {
  it('kills it, and starts the next one', async () => {
    const { card, children, logIn } = await start();
    await logIn();
    children[0]!.freeze();
    await expect.poll(() => children[0]!.isKilled).toBe(true);
    await expect.poll(() => card.verified).toBe(false);
    expect(children).toHaveLength(2);
  });

  it('kills one that does not start', async () => {
    const { cards, children } = await start({ timing: { startMs: 20, backOffMs: [60_000] } });
    const state = cards.readers();
    children[0]!.freeze();
    children[0]!.link.onMessage(() => undefined);
    expect(await state).toEqual({ service: 'unavailable', code: 'ERR_READER_SERVICE' });
    expect(children[0]!.isKilled).toBe(true);
  });
});

describe('close', () => {
  it('ends sessions and the child, and starts none any more', async () => {
    const { card, cards, children, logIn } = await start();
    await logIn();
    await cards.close();
    expect(card.verified).toBe(false);
    expect(children[0]!.isKilled).toBe(false);
    await expect(cards.card()).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
    expect(children).toHaveLength(1);
  });

  it('ends the session of a log-in that is under way', async () => {
    const { card, cards, children, logIn, reached, release } = await start({ gateAt: isVerify });
    const outcome = expect(logIn()).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
    await reached;
    const closing = cards.close();
    await expect.poll(() => children[0]!.toChild).toContainEqual({ kind: 'close' });
    release();
    await closing;
    await outcome;
    expect([card.pinAttempts, card.verified]).toEqual([1, false]);
  });

  it('ends the PIN state that a child owes when it closes right after that child', async () => {
    const { card, cards, children, logIn } = await start();
    await logIn();
    children[0]!.end();
    await expect.poll(() => children).toHaveLength(2);
    await cards.close();
    expect(card.verified).toBe(false);
  });

  it('ends the PIN state of a child that goes while it closes', async () => {
    const { card, cards, children, logIn } = await start();
    await logIn();
    children[0]!.freeze();
    await cards.close();
    expect(children[0]!.isKilled).toBe(true);
    expect(card.verified).toBe(false);
  });
});

describe('childEnvironment', () => {
  it('keeps what libraries need, and no secret of the host', () => {
    expect(
      childEnvironment({
        PATH: '/bin',
        SystemRoot: 'C:\\Windows',
        LC_ALL: 'C',
        XDG_RUNTIME_DIR: '/run',
        TROUSSEAU_MASTER_KEY: 'secret',
        NODE_OPTIONS: '--inspect',
        DATABASE_URL: 'secret',
      }),
    ).toEqual({ PATH: '/bin', SystemRoot: 'C:\\Windows', LC_ALL: 'C', XDG_RUNTIME_DIR: '/run' });
  });
});
