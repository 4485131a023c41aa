/*
 * PC/SC behind a small port: what identity file, APDU signer and monitor need of a binding, and nothing of which one it is.
 */

/**
 * Why a reader or card did not answer; everything a binding throws is turned into one of these. `Busy`: another program has the card;
 * `InUse`: this process has, for something else.
 */
export type ReaderFailure =
  | 'NoService'
  | 'NoReader'
  | 'NoCard'
  | 'Removed'
  | 'Reset'
  | 'Busy'
  | 'InUse'
  | 'Unresponsive'
  | 'Failed';

export class ReaderError extends Error {
  readonly failure: ReaderFailure;

  constructor(failure: ReaderFailure, options: { readonly cause?: unknown } = {}) {
    super(`card reader: ${failure}`, options);
    this.name = 'ReaderError';
    this.failure = failure;
  }
}

export interface ReaderSlot {
  readonly name: string;
  /** A card is in it. */
  readonly present: boolean;
  /** Counts insertions and removals where the service reports them: a jump means another card. */
  readonly events: number;
}

/** A shared connection to one card. 61xx and 6Cxx are handled inside: callers see data and the final status word. */
export interface CardConnection {
  readonly atr: Uint8Array;
  /**
   * Runs `work` with the card to itself; nothing else, in no other process, comes between its commands. Keep it short (< 5 s), but
   * for a feature that waits for the holder.
   */
  transaction<T>(work: (transmit: Transmit, callFeature?: CallFeature) => Promise<T>): Promise<T>;
  /** Never throws. `reset` powers the card's state down, PIN included; it waits for as long as another program holds the card. */
  disconnect(then: 'leave' | 'reset'): Promise<void>;
}

/** One command APDU; resolves with the response data and status word. Rejects with ReaderError only. */
export type Transmit = (command: Uint8Array) => Promise<CardResponse>;

/**
 * Calls a feature of the reader itself by its tag (PC/SC part 10); resolves with its answer, null where the reader has no such
 * feature. Rejects with ReaderError only.
 */
export type CallFeature = (tag: number, data: Uint8Array) => Promise<Uint8Array | null>;

export interface CardResponse {
  readonly data: Uint8Array;
  /** Status word, 0x9000 when fine. */
  readonly status: number;
}

export interface ReaderPort {
  /**
   * Begins watching; `onChange` gets every state from then on, starting with the first. Throws never: that the service does not
   * run ('no-service') or the binding is not installed ('no-support') is a state.
   */
  start(onChange: (slots: readonly ReaderSlot[] | 'no-service' | 'no-support') => void): void;
  connect(readerName: string): Promise<CardConnection>;
  /** Whether the reader has a PIN pad (PC/SC part 10); false when unknown. */
  hasPinPad(readerName: string): Promise<boolean>;
  stop(): Promise<void>;
}
