import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createCardMonitor, type CardMonitor } from '../../../plugin/eid/card/card-monitor.ts';
import type { CardState, ReadersState } from '../../../plugin/eid/card-service.ts';
import {
  ReaderError,
  type ReaderFailure,
  type ReaderPort,
} from '../../../plugin/eid/reader/reader-port.ts';
import { anEmulatedCard, cardHolder } from '../../support/card/an-emulated-card.ts';
import { foreignCard } from '../../support/card/faulty-cards.ts';
import { createReaderHarness } from '../../support/card/reader-harness.ts';

const bo = { ssin: '00000000196', firstNames: 'Bo', lastName: 'Voorbeeld' };

const monitors: CardMonitor[] = [];
afterEach(() => Promise.all(monitors.splice(0).map((monitor) => monitor.close())));

function watch(port: ReaderPort, readerFilter: string | null = null): CardMonitor {
  const monitor = createCardMonitor({
    port,
    readerFilter,
    rootAnchors: [],
    now: () => new Date(),
  });
  monitors.push(monitor);
  return monitor;
}

const kinds = (state: ReadersState): string =>
  state.service === 'unavailable'
    ? state.code
    : state.readers.map(({ card }) => (card.kind === 'unusable' ? card.code : card.kind)).join(' ');

/** A port whose connections fail with these, one after the other, before they are as `port` has them. */
function failing(port: ReaderPort, failures: ReaderFailure[]): ReaderPort {
  return {
    ...port,
    connect: (name) => {
      const failure = failures.shift();
      return failure === undefined ? port.connect(name) : Promise.reject(new ReaderError(failure));
    },
  };
}

function until(monitor: CardMonitor, wanted: string): Promise<ReadersState> {
  return new Promise((resolve) => {
    const look = (state: ReadersState): void => {
      if (kinds(state) !== wanted) return;
      end();
      resolve(state);
    };
    const end = monitor.onChange(look);
    look(monitor.state());
  });
}

describe('card', () => {
  it('goes from empty through reading to eid, and back to empty', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(harness.port);
    const seen: string[] = [];
    monitor.onChange((state) => seen.push(kinds(state)));
    harness.insert('Desk', await anEmulatedCard());
    expect((await monitor.card()).ssin).toBe(cardHolder.ssin);
    harness.remove('Desk');
    await expect(monitor.card()).rejects.toMatchObject({ code: 'ERR_CARD_NONE' });
    expect(seen).toEqual(['reading', 'eid', 'empty']);
    expect(harness.open).toBe(0);
  });

  it('reads a card once for any number of requests', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(harness.port);
    const card = await anEmulatedCard();
    harness.insert('Desk', card);
    await monitor.card();
    const { length } = card.commands;
    await monitor.card('Desk');
    monitor.state();
    expect(card.commands).toHaveLength(length);
  });

  it('returns the new card after a swap between two notifications', async () => {
    const harness = createReaderHarness(['Desk']);
    let report: Parameters<ReaderPort['start']>[0] = () => undefined;
    const monitor = watch({
      ...harness.port,
      start: (listener) => {
        report = listener;
        harness.port.start(() => undefined);
      },
    });
    harness.insert('Desk', await anEmulatedCard());
    report([{ name: 'Desk', present: true, events: 1 }]);
    expect((await monitor.card()).ssin).toBe(cardHolder.ssin);
    harness.remove('Desk');
    harness.insert('Desk', await anEmulatedCard({ person: bo }));
    report([{ name: 'Desk', present: true, events: 3 }]);
    expect((await monitor.card()).ssin).toBe(bo.ssin);
  });

  it('returns the last card when cards are swapped during a reading', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(harness.port);
    const slow = await anEmulatedCard({ delays: { read: 10 } });
    const second = await anEmulatedCard({ person: bo });
    harness.insert('Desk', slow);
    await turn();
    harness.remove('Desk');
    harness.insert('Desk', second);
    expect((await monitor.card()).ssin).toBe(bo.ssin);
    await until(monitor, 'eid');
    expect(harness.open).toBeLessThanOrEqual(1);
  });

  it.each<[ReaderFailure[], string]>([
    [['Reset', 'Reset'], 'eid'],
    [['Busy'], 'eid'],
    [['Unresponsive', 'NoCard'], 'eid'],
    [['Unresponsive', 'Unresponsive', 'Unresponsive', 'Unresponsive'], 'ERR_CARD_UNREADABLE'],
    [['Failed', 'Failed', 'Failed', 'Failed'], 'ERR_CARD_FAULT'],
  ])('ends after %j as %s', async (failures, expected) => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(failing(harness.port, [...failures]));
    harness.insert('Desk', await anEmulatedCard());
    await until(monitor, expected);
  });

  it('reports a busy card, and reads the card when released', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(failing(harness.port, ['Busy', 'Busy', 'Busy']));
    harness.insert('Desk', await anEmulatedCard());
    await until(monitor, 'ERR_CARD_BUSY');
    await until(monitor, 'eid');
  });

  it('reads a failed card again when refreshed', async () => {
    const harness = createReaderHarness(['Desk']);
    const four = ['Failed', 'Failed', 'Failed', 'Failed'] as ReaderFailure[];
    const monitor = watch(failing(harness.port, four));
    harness.insert('Desk', await anEmulatedCard());
    await until(monitor, 'ERR_CARD_FAULT');
    await monitor.refresh('Desk');
    await until(monitor, 'eid');
  });

  it('refreshes the tries without reading the card again', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(harness.port);
    const card = await anEmulatedCard();
    harness.insert('Desk', card);
    const before = await monitor.card();
    await card.transmit(Buffer.from('0020000108244321FFFFFFFFFF', 'hex'));
    await monitor.refresh('Desk');
    expect(await monitor.card()).toEqual({ ...before, triesLeft: 2 });
  });
});

describe('readers', () => {
  it('filters readers by part of the name', async () => {
    const harness = createReaderHarness(['Desk ACS 0', 'Terminal 1']);
    const monitor = watch(harness.port, 'ACS');
    harness.insert('Terminal 1', await anEmulatedCard());
    harness.insert('Desk ACS 0', await anEmulatedCard({ person: bo }));
    expect((await monitor.card()).ssin).toBe(bo.ssin);
    await expect(monitor.card('Terminal 1')).rejects.toMatchObject({ code: 'ERR_READER_NONE' });
  });

  it('skips the virtual readers of Windows, also with a card in them', async () => {
    const harness = createReaderHarness(['Windows Hello for Business 1', 'Desk']);
    const monitor = watch(harness.port);
    harness.insert('Windows Hello for Business 1', foreignCard());
    expect(kinds(await until(monitor, 'empty'))).toBe('empty');
    await expect(monitor.card()).rejects.toMatchObject({ code: 'ERR_CARD_NONE' });
  });

  it('reports no reader when the only one is virtual', async () => {
    const monitor = watch(createReaderHarness(['Microsoft Virtual Smart Card 0']).port);
    await expect(monitor.card()).rejects.toMatchObject({ code: 'ERR_READER_NONE' });
  });

  it('reports a keypad when the reader has one', async () => {
    const harness = createReaderHarness(['Desk', 'Pad'], ['Pad']);
    const monitor = watch(harness.port);
    await turn();
    expect(monitor.state()).toMatchObject({ readers: [{ pinPad: false }, { pinPad: true }] });
  });

  it('returns the code of the service when the service stops', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(harness.port);
    harness.insert('Desk', await anEmulatedCard());
    const asked = monitor.card();
    harness.stopService();
    await expect(asked).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
    expect(kinds(monitor.state())).toBe('ERR_READER_SERVICE');
  });

  it('reports missing support when there is no binding', async () => {
    const monitor = watch({
      ...createReaderHarness([]).port,
      start: (listener) => listener('no-support'),
    });
    expect(await monitor.ready()).toEqual({
      service: 'unavailable',
      code: 'ERR_READER_SUPPORT_MISSING',
    });
    await expect(monitor.card()).rejects.toMatchObject({ code: 'ERR_READER_SUPPORT_MISSING' });
  });

  it('returns the eID card when another reader holds a foreign card', async () => {
    const harness = createReaderHarness(['A', 'B']);
    const monitor = watch(harness.port);
    harness.insert('A', foreignCard());
    harness.insert('B', await anEmulatedCard());
    expect((await monitor.card()).readerName).toBe('B');
    await expect(monitor.card('A')).rejects.toMatchObject({ code: 'ERR_CARD_NOT_EID' });
  });
});

describe('monitor listeners', () => {
  it('continues when one listener throws, and ends when unsubscribed', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(harness.port);
    const seen: CardState['kind'][] = [];
    monitor.onChange(() => {
      throw new Error('not ours');
    });
    const end = monitor.onChange(() => seen.push('eid'));
    harness.insert('Desk', await anEmulatedCard());
    await monitor.card();
    end();
    const { length } = seen;
    harness.remove('Desk');
    expect(length).toBe(2);
    expect(seen).toHaveLength(2);
  });

  it('rejects a pending card request when the monitor closes', async () => {
    const harness = createReaderHarness(['Desk']);
    const monitor = watch(harness.port);
    harness.insert('Desk', await anEmulatedCard({ delays: { read: 20 } }));
    const asked = monitor.card();
    await turn();
    await monitor.close();
    await expect(asked).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
  });
});
