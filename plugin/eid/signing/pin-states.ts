import { createDeferred, withTimeout } from '../../async.ts';
import type { Deferred } from '../../async.ts';
import type { CardService, EidCard, OpenCard, ReadersState } from '../card-service.ts';
import type { CardConnection } from '../reader/reader-port.ts';
import { isCardOut } from './card-gone.ts';
import { logOff } from './logout.ts';

/** A card whose PIN is about to be presented, or was. */
export type CardToClose = Pick<EidCard, 'readerName' | 'chipNumber' | 'applet'>;

/** Where it is written down that a card's PIN state is to be ended, in case this process does not live to do it. */
export interface PinStateLedger {
  /** Resolves once it is written; no PIN is presented before. */
  opening(card: CardToClose): Promise<void>;
  closed(card: CardToClose): void;
}

export interface PinStatesDeps {
  readonly monitor: {
    state(): ReadersState;
    readonly onChange: CardService['onChange'];
  };
  /** Called with the cards that stay open for longer than a moment, whenever there is one more or one less. */
  readonly onLeftOpen: (cards: readonly OpenCard[]) => void;
  readonly ledger?: PinStateLedger;
}

export interface EndOptions {
  /** After this time the promise resolves and the card counts as left open, in milliseconds; the end goes on. */
  readonly limitMs: number;
  /** A library call that was given up may open the card when it returns: null when there is none. */
  readonly isInside?: () => Promise<unknown> | null;
}

export interface PinStates {
  /** To be awaited right before a PIN is presented. */
  opening(card: CardToClose): Promise<void>;
  /**
   * Ends the PIN state, then disconnects. Goes on until the card obeyed, was reset or is gone, however long another program holds
   * it; resolves earlier with false when that takes longer than the limit. `connect` brings the connection, null where the card is gone.
   * Never rejects.
   */
  end(
    card: CardToClose,
    connect: () => Promise<CardConnection | null>,
    options: EndOptions,
  ): Promise<boolean>;
  /** Whether the card of a reader is one that stays open for longer than a moment. */
  isLeftOpen(readerName: string): boolean;
  /** Resolves once no card of this reader is being closed any more. */
  closed(readerName: string): Promise<void>;
  /** Resolves once no card is open or being closed any more. */
  settled(): Promise<void>;
}

interface Closing {
  readonly card: CardToClose;
  readonly done: Promise<void>;
  isLate: boolean;
}

/** The one owner of the PIN states that this process opened: each is ended in the end. */
export function createPinStates({ monitor, onLeftOpen, ledger }: PinStatesDeps): PinStates {
  const closings = new Set<Closing>();
  /** Opened, and not ended yet. */
  const open = new Map<CardToClose, Deferred<null>>();

  const report = (): void =>
    onLeftOpen(
      [...closings]
        .filter(({ isLate }) => isLate)
        .map(({ card: { readerName, chipNumber } }) => ({ readerName, chipNumber })),
    );

  /** Aborts once the card is gone: it lost its power, even if a library or another program still has hold of the reader. */
  function untilGone(card: CardToClose) {
    const gone = new AbortController();
    const aborted = new Promise<void>((resolve) => {
      gone.signal.addEventListener('abort', () => resolve());
    });
    const check = (state: ReadersState): void => {
      if (isCardOut(state, card)) gone.abort();
    };
    const stop = monitor.onChange(check);
    check(monitor.state());
    return { signal: gone.signal, aborted, stop };
  }

  async function work(
    { applet }: CardToClose,
    connect: () => Promise<CardConnection | null>,
    isInside: NonNullable<EndOptions['isInside']>,
    signal: AbortSignal,
  ): Promise<void> {
    const connection = await connect();
    if (connection === null) return;
    let result = await logOff(connection, applet, signal);
    for (let inside = isInside(); inside !== null && !signal.aborted; inside = isInside()) {
      await inside;
      result = await logOff(connection, applet, signal);
    }
    await connection.disconnect(result === 'ended' ? 'leave' : 'reset');
  }

  async function end(
    card: CardToClose,
    connect: () => Promise<CardConnection | null>,
    { limitMs, isInside = () => null }: EndOptions,
  ): Promise<boolean> {
    const gone = untilGone(card);
    const done = Promise.race([work(card, connect, isInside, gone.signal), gone.aborted]).then(
      () => {
        gone.stop();
        closings.delete(closing);
        ledger?.closed(card);
        open.get(card)?.resolve(null);
        open.delete(card);
        if (closing.isLate) report();
      },
    );
    const closing: Closing = { card, done, isLate: false };
    closings.add(closing);
    return withTimeout(
      done.then(() => true),
      limitMs,
      () => {
        closing.isLate = true;
        report();
        return false;
      },
    );
  }

  async function ended(which: (closing: Closing) => boolean): Promise<void> {
    for (;;) {
      const under = [...closings].filter(which);
      if (under.length === 0) return;
      await Promise.all(under.map(({ done }) => done));
    }
  }

  return {
    opening: async (card) => {
      await ledger?.opening(card);
      open.set(card, createDeferred());
    },
    end,
    isLeftOpen: (readerName) =>
      [...closings].some(({ card, isLate }) => isLate && card.readerName === readerName),
    closed: (readerName) => ended(({ card }) => card.readerName === readerName),
    settled: async () => {
      while (open.size > 0) await Promise.all([...open.values()].map(({ promise }) => promise));
      await ended(() => true);
    },
  };
}
