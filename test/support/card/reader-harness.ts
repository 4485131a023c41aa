import type { CardService, ReadersState } from '../../../plugin/eid/card-service.ts';
import { ReaderError } from '../../../plugin/eid/reader/reader-port.ts';
import type { ReaderPort, ReaderSlot } from '../../../plugin/eid/reader/reader-port.ts';
import { connectDirectly } from './card-connection.ts';
import type { DirectConnection } from './card-connection.ts';
import type { InsertableCard } from './emulated-card.ts';

/** Readers without a service: cards come and go by a call, and everything happens in this process. */
export interface ReaderHarness {
  readonly port: ReaderPort;
  /** Connections that are open now. */
  readonly open: number;
  insert(readerName: string, card: InsertableCard): void;
  remove(readerName: string): void;
  /** Another program resets the card: every connection is notified, and the PIN state is gone. */
  reset(readerName: string): void;
  stopService(): void;
}

interface Slot {
  card: InsertableCard | null;
  events: number;
  queue: Promise<unknown>;
  readonly connections: Set<DirectConnection>;
}

export function createReaderHarness(
  readers: readonly string[],
  keypads: readonly string[] = [],
): ReaderHarness {
  const slots = new Map<string, Slot>(
    readers.map((name) => [
      name,
      { card: null, events: 0, queue: Promise.resolve(), connections: new Set() },
    ]),
  );
  let onChange: Parameters<ReaderPort['start']>[0] | null = null;
  let running = true;

  const slotOf = (name: string): Slot => {
    const slot = slots.get(name);
    if (slot === undefined) throw new TypeError(`no reader ${name}`);
    return slot;
  };
  const report = (): void => {
    const state: ReaderSlot[] = [...slots].map(([name, { card, events }]) => ({
      name,
      present: card !== null,
      events,
    }));
    onChange?.(running ? state : 'no-service');
  };

  return {
    get open() {
      return [...slots.values()].reduce((sum, { connections }) => sum + connections.size, 0);
    },
    insert(name, card) {
      const slot = slotOf(name);
      slot.card = card;
      card.power('on');
      slot.events += 1;
      report();
    },
    remove(name) {
      const slot = slotOf(name);
      slot.card?.power('off');
      slot.card = null;
      slot.events += 1;
      for (const connection of slot.connections) connection.fail('Removed');
      report();
    },
    reset(name) {
      const slot = slotOf(name);
      slot.card?.power('reset');
      for (const connection of slot.connections) connection.fail('Reset');
    },
    stopService() {
      running = false;
      for (const { connections } of slots.values())
        for (const connection of connections) connection.fail('NoService');
      report();
    },
    port: {
      start(listener) {
        onChange = listener;
        report();
      },
      connect(name) {
        const slot = slots.get(name);
        if (!running) return Promise.reject(new ReaderError('NoService'));
        if (slot === undefined) return Promise.reject(new ReaderError('NoReader'));
        if (slot.card === null) return Promise.reject(new ReaderError('NoCard'));
        const direct = connectDirectly(slot.card, true);
        slot.connections.add(direct);
        return Promise.resolve({
          atr: direct.atr,
          transaction<T>(work: Parameters<typeof direct.transaction<T>>[0]) {
            const result = slot.queue.then(() => direct.transaction(work));
            slot.queue = result.catch(() => undefined);
            return result;
          },
          async disconnect(then) {
            slot.connections.delete(direct);
            await direct.disconnect(then);
            if (then === 'reset') for (const other of slot.connections) other.fail('Reset');
          },
        });
      },
      hasPinPad: (name) => Promise.resolve(keypads.includes(name)),
      stop() {
        onChange = null;
        return Promise.resolve();
      },
    },
  };
}

/** Whether an identity card is in a reader, and read. */
export const hasCard = (state: ReadersState): boolean =>
  state.service === 'running' && state.readers.some(({ card }) => card.kind === 'eid');

/** Resolves with the first state of the readers that is so, the present one included. */
export function untilState(
  cards: Pick<CardService, 'readers' | 'onChange'>,
  isIt: (state: ReadersState) => boolean,
): Promise<ReadersState> {
  return new Promise((resolve) => {
    const check = (state: ReadersState): void => {
      if (!isIt(state)) return;
      stop();
      resolve(state);
    };
    const stop = cards.onChange(check);
    void cards.readers().then(check);
  });
}
