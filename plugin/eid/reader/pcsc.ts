import type { Card, Reader } from 'pcsc-mini';
import { pcscClient } from './pcsc-client.ts';
import type { Binding, PcscClient } from './pcsc-client.ts';
import { getFeatureRequest, readFeatures, readerFeature } from './features.ts';
import { createPcscConnection } from './pcsc-connection.ts';
import { readerError } from './pcsc-failure.ts';
import { ReaderError } from './reader-port.ts';
import type { CardConnection, ReaderPort } from './reader-port.ts';
import { createReaderLock } from './reader-lock.ts';
import type { ReaderLock } from './reader-lock.ts';

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

/** The readers of this machine through the system's PC/SC service, with the binding pcsc-mini (why this one: eid.md 7). */
export function createPcscPort(deps: PcscDeps = {}): ReaderPort {
  const { load = () => import('pcsc-mini'), retryMs = 1_000, patienceMs = 8_000 } = deps;
  const locks = new Map<string, ReaderLock>();
  const open = new Set<CardConnection>();
  let service: PcscClient | null = null;
  let unfollow: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let report: SlotListener = () => undefined;

  /** One timer for all: polls the service, or reports changes. */
  function later(milliseconds: number, work: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
    timer.unref();
  }

  const reportSlots = (): void => report([...(service?.slots.values() ?? [])]);

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
    if (!stopped) watch(binding);
  }

  function watch(binding: Binding): void {
    try {
      service = pcscClient(binding);
    } catch {
      later(retryMs, () => watch(binding));
      report('no-service');
      return;
    }
    unfollow = service.follow({
      changed: () => later(0, reportSlots),
      lost: () => {
        service = null;
        unfollow();
        later(retryMs, () => watch(binding));
        report('no-service');
      },
    });
    later(service.slots.size > 0 ? 0 : silenceMs, reportSlots);
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
    const reader = service.readers.get(readerName);
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
        const featureRequest = binding.controlCode(getFeatureRequest);
        const numbers = { leave, reset, featureRequest };
        const connection = createPcscConnection(card, state.atr, lock, numbers, () => {
          open.delete(connection);
        });
        open.add(connection);
        return connection;
      };
      return lock.run(acquire, (late) => late.disconnect('leave'));
    },

    hasPinPad: async (readerName) => {
      if (unreliablePad.test(readerName)) return false;
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
      unfollow();
      service = null;
      await Promise.all([...open].map((connection) => connection.disconnect('leave')));
    },
  };
}

/** Its keypad uses up tries of this card: the official middleware does not use it either (eid.md 5.7). */
const unreliablePad = /gempc pinpad/i;

/** By a feature of its own, or step by step, which a library does. */
function verifiesPin(answer: Uint8Array): boolean {
  const features = readFeatures(answer);
  return features.has(readerFeature.verifyPinStart) || features.has(readerFeature.verifyPinDirect);
}
