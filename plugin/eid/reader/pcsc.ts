import type { Card, Client, Reader } from 'pcsc-mini';
import { createPcscConnection } from './pcsc-connection.ts';
import { readerError } from './pcsc-failure.ts';
import { ReaderError } from './reader-port.ts';
import type { CardConnection, ReaderPort, ReaderSlot } from './reader-port.ts';
import { createReaderLock } from './reader-lock.ts';
import type { ReaderLock } from './reader-lock.ts';

type Binding = typeof import('pcsc-mini');
type SlotListener = Parameters<ReaderPort['start']>[0];

export interface PcscDeps {
  /** Where the binding comes from: a customer without card readers may do without it. */
  readonly load?: () => Promise<Binding>;
  /** Milliseconds between looks for a service that does not run. */
  readonly retryMs?: number;
  /** Longest wait for a card that another program holds exclusively, in milliseconds. */
  readonly patienceMs?: number;
}

/** The service reports its readers at once; no report for this long means no reader. */
const silenceMs = 200;

/**
 * Clients whose service went away under them. When the binding's finalizer frees such a client it throws where no handler can catch
 * it and takes the process along (0.1.3, seen), so they are never freed: some bytes each time that the service stops.
 */
const abandoned: Client[] = [];

/** The readers of this machine through the system's PC/SC service, with the binding pcsc-mini (why this one: eid.md 7). */
export function createPcscPort(deps: PcscDeps = {}): ReaderPort {
  const { load = () => import('pcsc-mini'), retryMs = 1_000, patienceMs = 8_000 } = deps;
  const slots = new Map<string, ReaderSlot>();
  const readers = new Map<string, Reader>();
  const locks = new Map<string, ReaderLock>();
  const open = new Set<CardConnection>();
  let service: { readonly binding: Binding; readonly client: Client } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let report: SlotListener = () => undefined;

  /** One timer for all: polls the service, or reports changes. */
  function later(milliseconds: number, work: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
    timer.unref();
  }

  const reportSlots = (): void => report([...slots.values()]);

  async function begin(): Promise<void> {
    let binding: Binding;
    try {
      const loaded = await load();
      // CommonJS: which named exports Node finds in it is Node's guess
      binding = 'default' in loaded ? (loaded.default as Binding) : loaded;
    } catch {
      if (!stopped) report('no-support');
      return;
    }
    if (!stopped) watch(binding, new binding.Client());
  }

  function watch(binding: Binding, client: Client): void {
    client.on('reader', (reader) => follow(reader, binding));
    client.on('error', () => loseService(binding, client));
    try {
      client.start();
    } catch {
      client.removeAllListeners();
      later(retryMs, () => watch(binding, client));
      report('no-service');
      return;
    }
    service = { binding, client };
    later(silenceMs, reportSlots);
  }

  function follow(reader: Reader, binding: Binding): void {
    const name = reader.name();
    readers.set(name, reader);
    reader.on('change', (status) => {
      const present = status.has(binding.ReaderStatus.PRESENT);
      // The upper half of the word counts; where the service does not count it stays the same
      const events = status.raw >>> 16;
      const known = slots.get(name);
      if (known?.present === present && known.events === events) return;
      slots.set(name, { name, present, events });
      later(0, reportSlots);
    });
    reader.on('disconnect', () => {
      readers.delete(name);
      if (slots.delete(name)) later(0, reportSlots);
    });
  }

  function loseService(binding: Binding, client: Client): void {
    if (service?.client !== client) return;
    service = null;
    slots.clear();
    readers.clear();
    end(client);
    later(retryMs, () => watch(binding, new binding.Client()));
    report('no-service');
  }

  function lockOf(readerName: string): ReaderLock {
    const lock = locks.get(readerName) ?? createReaderLock(patienceMs);
    locks.set(readerName, lock);
    return lock;
  }

  async function openCard(
    readerName: string,
    how: (binding: Binding, reader: Reader) => Promise<Card>,
  ): Promise<{ readonly binding: Binding; readonly card: Card }> {
    if (service === null || stopped) throw new ReaderError('NoService');
    const reader = readers.get(readerName);
    if (reader === undefined) throw new ReaderError('NoReader');
    const { binding } = service;
    try {
      return { binding, card: await how(binding, reader) };
    } catch (error) {
      throw readerError(error);
    }
  }

  return {
    start: (onChange) => {
      report = (state) => {
        if (!stopped) onChange(state);
      };
      void begin();
    },

    connect: (readerName) => {
      const lock = lockOf(readerName);
      const acquire = async (): Promise<CardConnection> => {
        const { binding, card } = await openCard(readerName, ({ CardMode }, reader) =>
          reader.connect(CardMode.SHARED),
        );
        const { LEAVE: leave, RESET: reset } = binding.CardDisposition;
        // The answer to reset that comes with change events is garbage (0.1.3); this one is right
        const state = await card.state().catch(async (error: unknown) => {
          await card.disconnect(leave).catch(() => undefined);
          throw readerError(error);
        });
        const connection = createPcscConnection(card, state.atr, lock, { leave, reset }, () => {
          open.delete(connection);
        });
        open.add(connection);
        return connection;
      };
      return lock.run(acquire, (late) => late.disconnect('leave'));
    },

    hasPinPad: async (readerName) => {
      const ask = async (): Promise<boolean> => {
        const { binding, card } = await openCard(readerName, ({ CardMode, Protocol }, reader) =>
          reader.connect(CardMode.DIRECT, Protocol.UNSET),
        );
        try {
          return verifiesPin(await card.control(binding.controlCode(getFeatureRequest)));
        } finally {
          await card.disconnect(binding.CardDisposition.LEAVE).catch(() => undefined);
        }
      };
      return lockOf(readerName)
        .run(ask, () => undefined)
        .catch(() => false);
    },

    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([...open].map((connection) => connection.disconnect('leave')));
      if (service !== null) end(service.client);
      service = null;
    },
  };
}

function end(client: Client): void {
  try {
    client.stop();
  } catch {
    abandoned.push(client);
  }
}

/** PC/SC part 10, 2.2: asks a reader what it can do beyond passing commands on. */
const getFeatureRequest = 3400;

/** Each feature is a tag, a length of four, and the code to call it with. */
function verifiesPin(features: Uint8Array): boolean {
  const verifyPinStart = 0x01;
  const verifyPinDirect = 0x06;
  for (let at = 0; at + 1 < features.length; at += 2 + (features[at + 1] ?? 0)) {
    if (features[at] === verifyPinStart || features[at] === verifyPinDirect) return true;
  }
  return false;
}
