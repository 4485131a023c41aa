import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCardMonitor, type CardMonitor } from '../../../plugin/eid/card/card-monitor.ts';
import type { CardState } from '../../../plugin/eid/card-service.ts';
import { createPcscPort } from '../../../plugin/eid/reader/pcsc.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { insertCard } from '../../support/card/vpcd.ts';
import { collectGarbage } from '../../support/tools/collect-garbage.ts';

const readers = 4;
const cyclesPerReader = 50;

/** What a leak would make grow. */
const held = () => ({
  files: readdirSync('/proc/self/fd').length,
  threads: readdirSync('/proc/self/task').length,
});

/** The binding closes its sockets in threads of its own, a moment after the request to close. */
async function settled(): Promise<ReturnType<typeof held>> {
  for (let last = held(); ;) {
    await wait(300);
    const now = held();
    if (now.files === last.files && now.threads === last.threads) return now;
    last = now;
  }
}

describe.skipIf(pcscdIsMissing())('card monitor endurance', () => {
  let pcscd: RunningPcscd;
  beforeAll(async () => {
    pcscd = await startPcscd({ readers });
  });
  afterAll(() => pcscd.stop());

  it(`releases everything after ${readers * cyclesPerReader} cards, pulled at any moment`, async () => {
    await warmUp();
    const before = await settled();
    const monitor = aMonitor();
    const memory: NodeJS.MemoryUsage[] = [];
    let read = 0;
    await Promise.all(
      pcscd.readers.map(async ({ name, port }, reader) => {
        const card = await anEmulatedCard({
          applet: reader % 2 === 0 ? '1.7' : '1.8',
        });
        for (let cycle = 0; cycle < cyclesPerReader; cycle += 1) {
          const inserted = await insertCard(card, port);
          await until(monitor, name, ({ kind }) => kind !== 'empty');
          if (cycle % 10 === 9) {
            await until(monitor, name, ({ kind }) => kind === 'eid');
            read += 1;
          } else {
            // Now here, now there in the reading
            await wait((cycle * 37) % 400);
          }
          await inserted.remove();
          await until(monitor, name, ({ kind }) => kind === 'empty');
          if (reader === 0 && (cycle === 9 || cycle === cyclesPerReader - 1)) {
            // What is only not collected yet is no leak
            collectGarbage();
            memory.push(process.memoryUsage());
          }
        }
        expect(card.pinAttempts).toBe(0);
      }),
    );
    expect(read).toBe((readers * cyclesPerReader) / 10);
    await monitor.close();
    expect(await settled()).toEqual(before);
    const [early, late] = memory;
    const grown = (bytes: (used: NodeJS.MemoryUsage) => number): number =>
      (bytes(late!) - bytes(early!)) / 2 ** 20;
    expect(grown(({ heapUsed, external }) => heapUsed + external)).toBeLessThan(5);
    // Roughly: what the system has not taken back yet is in it too
    expect(grown(({ rss }) => rss)).toBeLessThan(40);
  }, 200_000);

  /** Threads of libuv and files of the loader come once, with the first use. */
  async function warmUp(): Promise<void> {
    const monitor = aMonitor();
    await monitor.ready();
    await Promise.all(pcscd.readers.map(({ name }) => monitor.refresh(name)));
    await monitor.close();
  }
});

const aMonitor = (): CardMonitor =>
  createCardMonitor({
    port: createPcscPort(),
    readerFilter: null,
    rootAnchors: [],
    now: () => new Date(),
  });

function until(
  monitor: CardMonitor,
  readerName: string,
  isIt: (card: CardState) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = monitor.state();
      if (state.service === 'unavailable') return;
      const card = state.readers.find(({ name }) => name === readerName)?.card;
      if (card === undefined || !isIt(card)) return;
      end();
      resolve();
    };
    const end = monitor.onChange(look);
    look();
  });
}
