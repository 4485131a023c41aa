import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { CardService } from '../../../plugin/eid/card-service.ts';
import { createCardProcess } from '../../../plugin/eid/process/card-process.ts';
import { startChild } from '../../../plugin/eid/process/child-link.ts';
import { hasCard, untilState } from '../../support/card/reader-harness.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { startCompetingProgram } from '../../support/card/competing-program.ts';
import { gateCard } from '../../support/card/gated-card.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { insertCard, type InsertedCard } from '../../support/card/vpcd.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

/*
 * The process of the cards, killed and stopped at every step by a real signal, with a card behind the service of this machine: no PIN twice, no
 * card left open, and the host goes on.
 */

const openSc = systemPart('/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so');
const pin = '97003186';
const holdingHost = fileURLToPath(new URL('./child/holding-host.ts', import.meta.url));

let pcscd: RunningPcscd | null = null;
let inserted: InsertedCard | null = null;
let service: CardService | null = null;
afterEach(async () => {
  await service?.close();
  await inserted?.remove();
  await pcscd?.stop();
  [service, inserted, pcscd] = [null, null, null];
});

const signals = ['SIGKILL', 'SIGSTOP'] as const;
type Signing = 'apdu' | 'pkcs11';

const steps = {
  reading: (command: Uint8Array) => command[1] === 0xb0,
  beforePin: (command: Uint8Array) => command[1] === 0xe4,
  verify: (command: Uint8Array) => command[1] === 0x20 && command.length > 5,
  sign: (command: Uint8Array) => command[1] === 0x2a,
  end: (command: Uint8Array) => command[1] === 0xe6,
};

async function start(signing: Signing = 'apdu', applet: '1.7' | '1.8' = '1.8') {
  pcscd = await startPcscd();
  const [slot] = pcscd.readers;
  const card = await anEmulatedCard({ applet, pin });
  const gate = gateCard(card);
  inserted = await insertCard(gate.card, slot!.port);
  const lines: string[] = [];
  const pids: number[] = [];
  const write = (details: object, message: string) => lines.push(JSON.stringify(details) + message);
  const cards = createCardProcess({
    settings: { reader: null, pkcs11Library: openSc.path, signing, rootAnchors: [] },
    log: { debug: write, warn: write, error: write },
    timing: { beatMs: 250, maxMissed: 3 },
    start: () => {
      const link = startChild();
      if (link.pid !== undefined) pids.push(link.pid);
      return link;
    },
  });
  service = cards;
  const readerName = slot!.name;
  const logIn = async () => {
    const { chipNumber } = await cards.card(readerName);
    return cards.logIn({ readerName, chipNumber, pin, lastTryConfirmed: false });
  };
  const strike = (signal: (typeof signals)[number]) => process.kill(pids.at(-1)!, signal);
  return { card, cards, logIn, lines, pids, strike, gate, readerName };
}

const patience = { timeout: 15_000 };

describe.skipIf(pcscdIsMissing() || openSc.missing).each(signals)(
  'process that gets %s',
  (signal) => {
    it('keeps the readers known when it is idle', async () => {
      const { cards, pids, strike } = await start();
      await untilState(cards, hasCard);
      strike(signal);
      await untilState(cards, (state) => state.service === 'unavailable');
      await untilState(cards, hasCard);
      expect(pids).toHaveLength(2);
    });

    it('returns the card when it goes while reading it', async () => {
      const { card, cards, strike, gate } = await start();
      const held = gate.holdAt(steps.reading);
      const asked = cards.card();
      await held.reached;
      strike(signal);
      held.release();
      expect(await asked).toMatchObject({ chipNumber: card.chipNumber });
    });

    it('rejects a log-in whose PIN was not presented', async () => {
      const { card, cards, strike, gate, logIn } = await start();
      await untilState(cards, hasCard);
      const held = gate.holdAt(steps.beforePin);
      const attempt = expect(logIn()).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
      await held.reached;
      strike(signal);
      await attempt;
      held.release();
      await untilState(cards, hasCard);
      expect(card.pinAttempts).toBe(0);
      await (await logIn()).close();
      expect(card.pinAttempts).toBe(1);
    });

    it.each([
      ['1.8', 'apdu'],
      ['1.7', 'pkcs11'],
    ] as const)('closes the card (%s, %s) when it goes during VERIFY', async (applet, signing) => {
      const { card, cards, strike, gate, logIn, lines } = await start(signing, applet);
      await untilState(cards, hasCard);
      const held = gate.holdAt(steps.verify);
      const attempt = expect(logIn()).rejects.toMatchObject({ code: 'ERR_CARD_LEFT_OPEN' });
      await held.reached;
      strike(signal);
      await attempt;
      held.release();
      await untilState(cards, hasCard);
      await expect.poll(() => card.verified, patience).toBe(false);
      expect(card.pinAttempts).toBe(1);
      expect(lines.join('\n')).not.toContain(pin);
    });

    it('closes the card when it goes with a session open', async () => {
      const { card, cards, strike, logIn } = await start();
      await untilState(cards, hasCard);
      const session = await logIn();
      const lost = new Promise<void>((resolve) => session.onLost(resolve));
      expect(card.verified).toBe(true);
      strike(signal);
      await lost;
      await expect.poll(() => card.verified, patience).toBe(false);
      await untilState(cards, (state) => state.leftOpen === undefined && hasCard(state));
      await (await logIn()).close();
    });

    it('closes the card when it goes during a signature', async () => {
      const { card, cards, strike, gate, logIn } = await start();
      await untilState(cards, hasCard);
      const session = await logIn();
      const held = gate.holdAt(steps.sign);
      const signing = expect(session.signer.sign(randomBytes(9))).rejects.toMatchObject({
        code: 'ERR_CARD_FAULT',
      });
      await held.reached;
      strike(signal);
      await signing;
      held.release();
      await expect.poll(() => card.verified, patience).toBe(false);
    });

    it('closes the card when it goes while it ends a session', async () => {
      const { card, cards, strike, gate, logIn } = await start();
      await untilState(cards, hasCard);
      const session = await logIn();
      const held = gate.holdAt(steps.end);
      const closing = session.close();
      await held.reached;
      strike(signal);
      await closing;
      held.release();
      await expect.poll(() => card.verified, patience).toBe(false);
      await untilState(cards, (state) => state.leftOpen === undefined && hasCard(state));
    });
  },
);

describe.skipIf(pcscdIsMissing() || openSc.missing)('process of a host that is killed', () => {
  it.each([0, 1_500])(
    'closes the card, also one that another program holds for %i ms more, and ends',
    async (heldMs) => {
      pcscd = await startPcscd();
      const [slot] = pcscd.readers;
      const card = await anEmulatedCard({ applet: '1.8', pin });
      inserted = await insertCard(card, slot!.port);
      const host = spawn(process.execPath, ['--import', 'tsx', holdingHost], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      host.stdin.write(`${pin}\n`);
      const [line] = (await once(host.stdout, 'data')) as [Buffer];
      const child = Number(line.toString());
      expect(card.verified).toBe(true);
      const rival = heldMs > 0 ? await startCompetingProgram(slot!.name, 'keeps') : null;
      host.kill('SIGKILL');
      await wait(heldMs);
      if (rival !== null) expect(card.verified).toBe(true);
      await rival?.release();
      await expect.poll(() => card.verified, patience).toBe(false);
      await expect.poll(() => isAlive(child), patience).toBe(false);
      await rival?.stop();
    },
    60_000,
  );
});

describe.skipIf(pcscdIsMissing())('event loop of the host', () => {
  it('keeps running through 400 starts and stops with any gap', async () => {
    pcscd = await startPcscd();
    const card = await anEmulatedCard({ applet: '1.8' });
    inserted = await insertCard(card, pcscd.readers[0]!.port);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (let round = 0; round < 400; round += 1) {
      const cards = createCardProcess({
        settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
      });
      const first = cards.readers();
      if (round % 40 === 0) await first;
      else await wait(Math.random() * 20);
      await cards.close();
    }
    delay.disable();
    expect(delay.percentile(99) / 1e6).toBeLessThan(50);
    // One stall of a busy machine is no freeze
    expect(delay.max / 1e6).toBeLessThan(1_000);
  }, 120_000);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
