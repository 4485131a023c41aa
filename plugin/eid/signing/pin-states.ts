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
  /** Leaves the PIN state to a session that holds it open too, and owes its end; false where none does: then it is to be ended. */
  leaveOpen(card: CardToClose): boolean;
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

/**
 * The one owner of the PIN states that this process opened: each is ended in the end. A signature within a session holds the card's PIN state
 * with the session; the last of them ends it.
 */
export function createPinStates({ monitor, onLeftOpen, ledger }: PinStatesDeps): PinStates {
  const closings = new Set<Closing>();
  /** Opened, and not ended yet: by how many, a session and a signature within it. */
  const open = new Map<string, { holders: number; readonly closed: Deferred<null> }>();

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
    letGo(card);
    const done = Promise.race([work(card, connect, isInside, gone.signal), gone.aborted]).then(
      () => {
        gone.stop();
        closings.delete(closing);
        afterEnd(card);
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

  function letGo(card: CardToClose): void {
    const held = open.get(keyOf(card));
    if (held !== undefined && held.holders > 0) held.holders -= 1;
  }

  /** One that another holds open, or is being closed once more, is not closed yet. */
  function afterEnd(card: CardToClose): void {
    const key = keyOf(card);
    const held = open.get(key);
    if ((held?.holders ?? 0) > 0 || [...closings].some((other) => keyOf(other.card) === key))
      return;
    ledger?.closed(card);
    held?.closed.resolve(null);
    open.delete(key);
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
      const held = open.get(keyOf(card));
      if (held === undefined) open.set(keyOf(card), { holders: 1, closed: createDeferred() });
      else held.holders += 1;
    },
    end,
    leaveOpen: (card) => {
      if ((open.get(keyOf(card))?.holders ?? 0) < 2) return false;
      letGo(card);
      return true;
    },
    isLeftOpen: (readerName) =>
      [...closings].some(({ card, isLate }) => isLate && card.readerName === readerName),
    closed: (readerName) => ended(({ card }) => card.readerName === readerName),
    settled: async () => {
      while (open.size > 0)
        await Promise.all([...open.values()].map(({ closed }) => closed.promise));
      await ended(() => true);
    },
  };
}

const keyOf = ({ readerName, chipNumber }: CardToClose): string =>
  `${readerName}\n${chipNumber.toUpperCase()}`;
