import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createPcscPort } from '../../../plugin/eid/reader/pcsc.ts';
import type { ReaderPort, ReaderSlot } from '../../../plugin/eid/reader/reader-port.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { startCompetingProgram } from '../../support/card/competing-program.ts';
import { insertCard } from '../../support/card/vpcd.ts';
import { collectGarbage } from '../../support/tools/collect-garbage.ts';

type State = readonly ReaderSlot[] | 'no-service' | 'no-support';

const handles = () => readdirSync('/proc/self/fd').length;
const emptyVerify = Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00);
const verify = Buffer.from('0020000108241234FFFFFFFFFF', 'hex');
/** The states as they come, and a wait for one that is as wanted. */
function watch(port: ReaderPort) {
  const states: State[] = [];
  let look: () => void = () => undefined;
  port.start((state) => {
    states.push(state);
    look();
  });
  const until = (isIt: (state: State) => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        const last = states.at(-1);
        if (last !== undefined && isIt(last)) resolve();
      };
      look();
    });
  return { states, until };
}

const present = (state: State): boolean =>
  typeof state !== 'string' && state.some((slot) => slot.present);

const ports: ReaderPort[] = [];
let pcscd: RunningPcscd | null = null;
afterEach(async () => {
  await Promise.all(ports.splice(0).map((port) => port.stop()));
  await pcscd?.stop();
  pcscd = null;
});
const aPort = (): ReaderPort => {
  const port = createPcscPort({ retryMs: 50, patienceMs: 500 });
  ports.push(port);
  return port;
};

it('reports no support, and nothing more, when the binding is missing', async () => {
  const port = createPcscPort({ load: () => Promise.reject(new Error('no such package')) });
  const { states, until } = watch(port);
  await until((state) => state === 'no-support');
  await expect(port.connect('Desk')).rejects.toMatchObject({ failure: 'NoService' });
  expect(await port.hasPinPad('Desk')).toBe(false);
  await port.stop();
  expect(states).toEqual(['no-support']);
});

describe.skipIf(pcscdIsMissing())('readers of this machine', () => {
  it('stops at once, however soon after the start, and starts again', async () => {
    pcscd = await startPcscd({ readers: 2 });
    let longest = 0;
    for (let round = 0; round < 100; round += 1) {
      const port = createPcscPort();
      port.start(() => undefined);
      await wait((round * 7) % 20);
      const before = performance.now();
      await port.stop();
      longest = Math.max(longest, performance.now() - before);
    }
    expect(longest).toBeLessThan(1_000);
    await watch(aPort()).until((state) => state.length === 2);
  });

  it('lists readers after each start of the service, and reports no service after a stop', async () => {
    const port = aPort();
    const { until } = watch(port);
    await until((state) => state === 'no-service');
    pcscd = await startPcscd({ readers: 2 });
    await until((state) => state.length === 2);
    for (const readers of [0, 4, 2]) {
      await pcscd.restart({ readers });
      await until((state) => typeof state !== 'string' && state.length === readers);
    }
    await pcscd.stop();
    await until((state) => state === 'no-service');
    // The binding's finalizer would end the process here, had anything of the old services been let go
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await wait(10);
    }
  });

  it('reports no keypad, and finds readers by name', async () => {
    pcscd = await startPcscd();
    const port = aPort();
    await watch(port).until((state) => state.length === 2);
    expect(await port.hasPinPad(pcscd.readers[0]!.name)).toBe(false);
    await expect(port.connect(pcscd.readers[0]!.name)).rejects.toMatchObject({ failure: 'NoCard' });
    await expect(port.connect('Another')).rejects.toMatchObject({ failure: 'NoReader' });
  });

  it('leaves no handle open after stop', async () => {
    pcscd = await startPcscd();
    const card = await insertCard(await anEmulatedCard(), pcscd.readers[0]!.port);
    const cycle = async (): Promise<void> => {
      const port = createPcscPort();
      await watch(port).until(present);
      const connection = await port.connect(pcscd!.readers[0]!.name);
      await connection.transaction((transmit) => transmit(emptyVerify));
      await port.stop();
      await expect(connection.transaction((transmit) => transmit(emptyVerify))).rejects.toThrow();
    };
    await cycle();
    const before = handles();
    for (let count = 0; count < 10; count += 1) await cycle();
    expect(handles()).toBe(before);
    await card.remove();
  });
});

describe.skipIf(pcscdIsMissing())('card connection', () => {
  const connected = async () => {
    pcscd = await startPcscd();
    const [reader] = pcscd.readers;
    const card = await anEmulatedCard();
    const inserted = await insertCard(card, reader!.port);
    const port = aPort();
    const { until } = watch(port);
    await until(present);
    const connection = await port.connect(reader!.name);
    return { card, inserted, port, connection, until, readerName: reader!.name };
  };

  it('returns the answer-to-reset of the card', async () => {
    const { card, connection, inserted } = await connected();
    expect(Buffer.from(connection.atr)).toEqual(card.atr);
    await inserted.remove();
  });

  it('reports Removed at once and later when the card is pulled', async () => {
    const { connection, inserted, until } = await connected();
    const ask = () => connection.transaction((transmit) => transmit(emptyVerify));
    const midway = connection.transaction(async (transmit) => {
      await transmit(emptyVerify);
      await inserted.remove();
      await transmit(emptyVerify);
    });
    await expect(midway).rejects.toMatchObject({ failure: 'Removed' });
    await until((state) => !present(state));
    await expect(ask()).rejects.toMatchObject({ failure: 'Removed' });
    await connection.disconnect('reset');
    await connection.disconnect('leave');
  });

  it('clears the PIN state after a disconnect by reset, and keeps the state after leave', async () => {
    const { card, port, connection, inserted, readerName } = await connected();
    await connection.transaction((transmit) => transmit(verify));
    await connection.disconnect('leave');
    expect(card.verified).toBe(true);
    await (await port.connect(readerName)).disconnect('reset');
    expect(card.verified).toBe(false);
    await inserted.remove();
  });

  it('reports Reset when another connection of this process reset the card', async () => {
    const { port, connection, inserted, readerName } = await connected();
    await (await port.connect(readerName)).disconnect('reset');
    await expect(connection.transaction((transmit) => transmit(emptyVerify))).rejects.toMatchObject(
      { failure: 'Reset' },
    );
    await inserted.remove();
  });

  it('runs transactions one at a time within this process', async () => {
    const { port, connection, inserted, readerName } = await connected();
    const other = await port.connect(readerName);
    const order: string[] = [];
    const mark = async (name: string, of: typeof connection): Promise<void> =>
      of.transaction(async (transmit) => {
        order.push(`${name} begins`);
        await transmit(emptyVerify);
        await transmit(emptyVerify);
        order.push(`${name} ends`);
      });
    await Promise.all([mark('one', connection), mark('two', other)]);
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
    await inserted.remove();
  });

  it('reports Busy while another program keeps the card, and works afterwards', async () => {
    const { port, connection, inserted, readerName } = await connected();
    const rival = await startCompetingProgram(readerName, 'keeps');
    const ask = () => connection.transaction((transmit) => transmit(emptyVerify));
    await expect(ask()).rejects.toMatchObject({ failure: 'Busy' });
    await expect(port.connect(readerName)).rejects.toMatchObject({ failure: 'Busy' });
    await rival.stop();
    // The service resets a card whose owner died
    await ask().catch(() => undefined);
    const again = await port.connect(readerName);
    expect(await again.transaction((transmit) => transmit(emptyVerify))).toMatchObject({
      status: 0x63c3,
    });
    await inserted.remove();
  });
});
