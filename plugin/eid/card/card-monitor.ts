import { createDeferred } from '../../async.ts';
import { PluginError } from '../../errors.ts';
import { recogniseApplet } from './applet.ts';
import { selectCard } from './card-selection.ts';
import { readTriesLeft } from './card-data.ts';
import { readCard } from './card-reading.ts';
import type { CardState, EidCard, OpenCard, ReadersState } from '../card-service.ts';
import { decideReadRetry } from './read-retry.ts';
import { ReaderError } from '../reader/reader-port.ts';
import type { CardConnection, ReaderPort, ReaderSlot } from '../reader/reader-port.ts';
import { isUsedReader } from '../reader/virtual-reader.ts';

export interface CardMonitorDeps {
  /** The monitor's from now on: started here, stopped by `close`. */
  readonly port: ReaderPort;
  /** Part of a reader's name: only such readers count; null: all but virtual ones. */
  readonly readerFilter: string | null;
  /** DER of Belgium Root CAs. */
  readonly rootAnchors: readonly Uint8Array[];
  readonly now: () => Date;
  readonly log?: CardLog;
}

/** Details name readers, never a person. */
export interface CardLog {
  debug(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface CardMonitor {
  /** The latest known; no reader at all until the system's service has answered (see `ready`). */
  state(): ReadersState;
  /** The first state that the PC/SC service reported. */
  ready(): Promise<ReadersState>;
  /** Called after each change. Returns the function that unsubscribes. */
  onChange(listener: (state: ReadersState) => void): () => void;
  /** Changes with each card that comes or goes; null while the reader has none. */
  insertion(readerName: string): number | null;
  /** Waits for a card being read; rejects with ERR_READER_… or ERR_CARD_…. Without a name the only card there is. */
  card(readerName?: string): Promise<EidCard>;
  /** Reads the card's remaining tries again, and a card that could not be used once more. Never rejects. */
  refresh(readerName: string): Promise<void>;
  /** Makes the cards that are left open part of the state. */
  showLeftOpen(cards: readonly OpenCard[]): void;
  close(): Promise<void>;
}

/** A card takes two or three seconds; one that takes this long, in milliseconds, will not come. */
const readingLimitMs = 30_000;

interface Entry {
  readonly name: string;
  slot: ReaderSlot;
  pinPad: boolean;
  card: CardState;
  /** Counts the cards; what was begun for an earlier one is thrown away. */
  generation: number;
  timer: NodeJS.Timeout | undefined;
}

/** Watches readers, reads each card that comes once, and keeps what it read until the card goes. */
export function createCardMonitor(deps: CardMonitorDeps): CardMonitor {
  const { port, readerFilter, now, log } = deps;
  const anchors = deps.rootAnchors.map((raw) => ({ raw }));
  const entries = new Map<string, Entry>();
  const listeners = new Set<(state: ReadersState) => void>();
  const waiting = new Set<() => void>();
  let unavailable: (ReadersState & { service: 'unavailable' })['code'] | null = null;
  let leftOpen: readonly OpenCard[] = [];
  let closed = false;
  const first = createDeferred<ReadersState>();

  function state(): ReadersState {
    const open = leftOpen.length === 0 ? {} : { leftOpen };
    if (unavailable !== null) return { service: 'unavailable', code: unavailable, ...open };
    return {
      service: 'running',
      readers: [...entries.values()].map(({ name, pinPad, card }) => ({ name, pinPad, card })),
      ...open,
    };
  }

  function changed(): void {
    if (closed) return;
    for (const listener of [...listeners]) {
      try {
        listener(state());
      } catch (error) {
        log?.warn({ err: error }, 'card reader listener failed');
      }
    }
    for (const wake of waiting) wake();
  }

  port.start((slots) => {
    if (closed) return;
    if (typeof slots === 'string') loseReaders(slots);
    else updateReaders(slots);
    first.resolve(state());
  });

  function loseReaders(why: 'no-service' | 'no-support'): void {
    const code = why === 'no-service' ? 'ERR_READER_SERVICE' : 'ERR_READER_SUPPORT_MISSING';
    if (unavailable === code) return;
    unavailable = code;
    for (const entry of entries.values()) forget(entry);
    entries.clear();
    log?.warn({ code }, 'card readers unavailable');
    changed();
  }

  function updateReaders(slots: readonly ReaderSlot[]): void {
    unavailable = null;
    const wanted = slots.filter(({ name }) => isUsedReader(name, readerFilter));
    const names = new Set(wanted.map(({ name }) => name));
    for (const entry of [...entries.values()].filter(({ name }) => !names.has(name))) {
      forget(entry);
      entries.delete(entry.name);
    }
    for (const slot of wanted) updateReader(slot);
    changed();
  }

  function updateReader(slot: ReaderSlot): void {
    const known = entries.get(slot.name);
    const entry = known ?? newEntry(slot);
    const before = known?.slot;
    entry.slot = slot;
    if (before?.present === slot.present && before.events === slot.events) return;
    forget(entry);
    entry.card = slot.present ? { kind: 'reading' } : { kind: 'empty' };
    if (slot.present) void read(entry, entry.generation, 0);
  }

  function newEntry(slot: ReaderSlot): Entry {
    const { name } = slot;
    const card: CardState = { kind: 'empty' };
    const entry: Entry = { name, slot, pinPad: false, card, generation: 0, timer: undefined };
    entries.set(name, entry);
    void port.hasPinPad(name).then((pinPad) => {
      if (entries.get(name) !== entry || !pinPad) return;
      entry.pinPad = true;
      changed();
    });
    return entry;
  }

  function forget(entry: Entry): void {
    entry.generation += 1;
    clearTimeout(entry.timer);
  }

  function isCurrent(entry: Entry, generation: number): boolean {
    return !closed && entry.generation === generation;
  }

  async function read(entry: Entry, generation: number, failures: number): Promise<void> {
    const show = (card: CardState): void => {
      if (!isCurrent(entry, generation)) return;
      entry.card = card;
      changed();
    };
    const startedAt = now().getTime();
    try {
      const result = await withCard(entry.name, (connection) =>
        readCard(connection, entry.name, anchors),
      );
      const details = { reader: entry.name, milliseconds: now().getTime() - startedAt };
      if (typeof result !== 'string') {
        log?.debug({ ...details, applet: result.applet }, 'identity card read');
        show({ kind: 'eid', card: result });
      } else {
        log?.warn({ ...details, code: result }, 'card unusable');
        show({ kind: 'unusable', code: result });
      }
    } catch (error) {
      if (!isCurrent(entry, generation)) return;
      const retry = decideReadRetry(failureOf(error), failures + 1);
      if (retry.kind === 'report' && !isReported(entry.card, retry.code)) {
        log?.warn({ reader: entry.name, code: retry.code, err: error }, 'card read failed');
        show({ kind: 'unusable', code: retry.code });
      }
      if (retry.afterMs === null || !isCurrent(entry, generation)) return;
      entry.timer = setTimeout(() => void read(entry, generation, failures + 1), retry.afterMs);
      entry.timer.unref();
    }
  }

  async function withCard<T>(
    readerName: string,
    work: (connection: CardConnection) => Promise<T>,
  ): Promise<T> {
    const connection = await port.connect(readerName);
    try {
      return await work(connection);
    } finally {
      await connection.disconnect('leave');
    }
  }

  async function refresh(readerName: string): Promise<void> {
    const entry = entries.get(readerName);
    if (entry === undefined || closed) return;
    if (entry.card.kind === 'unusable') {
      readAgain(entry);
      return;
    }
    if (entry.card.kind !== 'eid') return;
    const { generation, card: before } = entry;
    const { card } = before;
    try {
      const triesLeft = await withCard(readerName, (connection) =>
        connection.transaction(async (transmit) => {
          const data = await recogniseApplet(transmit, connection.atr);
          if (typeof data === 'string' || data.chipNumber !== card.chipNumber) return 'other';
          return readTriesLeft(transmit, data.applet);
        }),
      );
      if (!isCurrent(entry, generation)) return;
      if (triesLeft === 'other') readAgain(entry);
      else if (triesLeft !== card.triesLeft) {
        entry.card = { kind: 'eid', card: { ...card, triesLeft } };
        changed();
      }
    } catch (error) {
      // The reader reports a removal; while others use the card, the last known tries remain
      log?.debug({ reader: readerName, failure: failureOf(error) }, 'PIN retry counter not read');
    }
  }

  function readAgain(entry: Entry): void {
    forget(entry);
    entry.card = { kind: 'reading' };
    changed();
    void read(entry, entry.generation, 0);
  }

  async function card(readerName?: string): Promise<EidCard> {
    await first.promise;
    const deadline = AbortSignal.timeout(readingLimitMs);
    for (;;) {
      if (closed) throw new PluginError('ERR_READER_SERVICE', 'the card service is closed');
      const selection = selectCard(state(), readerName);
      if (selection.kind === 'card') return selection.card;
      if (selection.kind === 'none') throw selection.error;
      if (deadline.aborted) throw new PluginError('ERR_CARD_BUSY', 'the card is still being read');
      await nextChange(deadline);
    }
  }

  function nextChange(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        waiting.delete(done);
        deadline.removeEventListener('abort', done);
        resolve();
      };
      waiting.add(done);
      deadline.addEventListener('abort', done);
    });
  }

  return {
    state,
    ready: () => first.promise,
    onChange: (listener) => {
      const own = (current: ReadersState): void => listener(current);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    insertion: (name) => insertionOf(entries.get(name)?.slot),
    card,
    refresh,
    showLeftOpen: (cards) => {
      leftOpen = cards;
      for (const { readerName } of cards) log?.warn({ reader: readerName }, 'card left open');
      changed();
    },
    close: async () => {
      if (closed) return;
      closed = true;
      for (const entry of entries.values()) forget(entry);
      listeners.clear();
      first.resolve(state());
      for (const wake of waiting) wake();
      await port.stop();
    },
  };
}

const insertionOf = (slot?: ReaderSlot): number | null => (slot?.present ? slot.events : null);

function failureOf(error: unknown): ReaderError['failure'] {
  return error instanceof ReaderError ? error.failure : 'Failed';
}

function isReported(card: CardState, code: string): boolean {
  return card.kind === 'unusable' && card.code === code;
}
