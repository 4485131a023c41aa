import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { CardService, ReadersState } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { createPcscPort } from '../../../plugin/eid/reader/pcsc.ts';
import type { ReaderPort } from '../../../plugin/eid/reader/reader-port.ts';
import { hasCard, untilState } from '../../support/card/reader-harness.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { startCompetingProgram } from '../../support/card/competing-program.ts';
import type { CompetingProgram } from '../../support/card/competing-program.ts';
import type { EmulatedCard, InsertableCard } from '../../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { insertCard, type InsertedCard } from '../../support/card/vpcd.ts';
import { systemPart } from '../../support/tools/system-parts.ts';
import { closeAll } from '../../support/stories/close-all.ts';

/* A card in use by another program, at the moment when its PIN state is to be ended. */

const openSc = systemPart('/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so');
const emptyVerify = Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00);

let pcscd: RunningPcscd;
let inserted: InsertedCard | null = null;
let service: CardService | null = null;
let rival: CompetingProgram | null = null;
let ports: ReaderPort[] = [];
afterEach(async () => {
  await closeAll(
    () => rival?.stop(),
    () => service?.close(),
    () => Promise.all(ports.map((port) => port.stop())),
    () => inserted?.remove(),
    () => pcscd.stop(),
  );
  [rival, service, inserted, ports] = [null, null, null, []];
});

async function start(
  applet: '1.7' | '1.8',
  signing: 'apdu' | 'pkcs11',
  patienceMs: number,
  pinMs = 0,
) {
  pcscd = await startPcscd();
  const [reader] = pcscd.readers;
  const card = await anEmulatedCard({ applet });
  inserted = await insertCard(slowWithPin(card, pinMs), reader!.port);
  const cards = createCardService({
    settings: { reader: null, pkcs11Library: openSc.path, signing, rootAnchors: [] },
    now: () => new Date(),
    port: createPcscPort({ patienceMs }),
    limits: { logIn: 500 },
  });
  service = cards;
  const found = await untilState(cards, (state) => state.service === 'running' && hasCard(state));
  expect(found.service).toBe('running');
  const logIn = async () => {
    const { chipNumber, readerName } = await cards.card(reader!.name);
    return cards.logIn({ readerName, chipNumber, pin: '1234', lastTryConfirmed: false });
  };
  return { card, cards, logIn, readerName: reader!.name };
}

/** Takes so long to answer a VERIFY with a PIN. */
function slowWithPin(card: EmulatedCard, milliseconds: number): InsertableCard {
  return {
    atr: card.atr,
    power: (state) => card.power(state),
    transmit: async (command) => {
      if (command[1] === 0x20 && command.length > 5) await wait(milliseconds);
      return card.transmit(command);
    },
  };
}

const isOpenNow = (state: ReadersState) => state.leftOpen !== undefined;
const isClosedNow = (state: ReadersState) => state.leftOpen === undefined;

/** What another process is answered that asks whether the card signs without PIN. */
async function askedByAnother(readerName: string): Promise<number> {
  const port = createPcscPort();
  ports.push(port);
  await new Promise<void>((resolve) => {
    port.start((state) => {
      if (typeof state !== 'string' && state.some(({ present }) => present)) resolve();
    });
  });
  const connection = await port.connect(readerName);
  const { status } = await connection.transaction((transmit) => transmit(emptyVerify));
  await connection.disconnect('leave');
  return status;
}

async function expectClosed(card: EmulatedCard, readerName: string): Promise<void> {
  expect(card.verified).toBe(false);
  expect(card.pinAttempts).toBe(1);
  expect(await askedByAnother(readerName)).toBe(0x63c3);
}

describe.skipIf(pcscdIsMissing() || openSc.missing)('card that another program holds', () => {
  it.each([
    ['1.7', 'pkcs11', 500, 5_500],
    ['1.8', 'apdu', 8_000, 12_000],
  ] as const)(
    'keeps being closed (%s, %s, patience %i ms, held for %i ms) until it is',
    async (applet, signing, patienceMs, heldMs) => {
      const { card, cards, logIn, readerName } = await start(applet, signing, patienceMs);
      const session = await logIn();
      expect(await session.signer.sign(randomBytes(10))).not.toHaveLength(0);
      rival = await startCompetingProgram(readerName, 'keeps');
      const releasedAt = wait(heldMs);
      const leftOpen = untilState(cards, isOpenNow);
      await session.close();
      expect(await leftOpen).toMatchObject({
        leftOpen: [{ readerName, chipNumber: card.chipNumber }],
      });
      await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_LEFT_OPEN' });
      await releasedAt;
      expect(card.verified).toBe(true);
      await rival.release();
      await untilState(cards, isClosedNow);
      await expectClosed(card, readerName);
    },
    60_000,
  );

  it('keeps asking for a reset that is refused until it is taken', async () => {
    const { card, readerName, logIn } = await start('1.8', 'apdu', 500);
    await logIn();
    const port = createPcscPort();
    ports.push(port);
    await new Promise<void>((resolve) => {
      port.start((state) => {
        if (typeof state !== 'string' && state.some(({ present }) => present)) resolve();
      });
    });
    const connection = await port.connect(readerName);
    rival = await startCompetingProgram(readerName, 'keeps');
    const reset = connection.disconnect('reset');
    expect(await Promise.race([reset, wait(1_500, 'refused')])).toBe('refused');
    expect(card.verified).toBe(true);
    await rival.release();
    await reset;
    expect(card.verified).toBe(false);
  });
});

describe.skipIf(pcscdIsMissing() || openSc.missing)('VERIFY that is answered late', () => {
  it('keeps the card closed after the library has returned', async () => {
    const { card, cards, logIn, readerName } = await start('1.7', 'pkcs11', 500, 9_000);
    await expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_LEFT_OPEN' });
    expect((await cards.readers()).leftOpen).toHaveLength(1);
    await untilState(cards, isClosedNow);
    await expectClosed(card, readerName);
  }, 60_000);
});
