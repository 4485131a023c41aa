import type { Signer } from '../pki/signer.ts';

/*
 * The port between everything above and the Belgian identity card. Today the card is in a reader of this machine; an agent on
 * another workstation can take the place of this implementation later, so nothing here speaks of PC/SC or PKCS#11.
 */

export type CardState =
  /** Nothing in the reader. */
  | { readonly kind: 'empty' }
  /** Inserted, being read: at most a few seconds. */
  | { readonly kind: 'reading' }
  /** An identity card, read and proved by the National Register's signature. */
  | { readonly kind: 'eid'; readonly card: EidCard }
  /** Something that we cannot use, with the code of the error to show (ERR_CARD_…). */
  | { readonly kind: 'unusable'; readonly code: CardProblem };

export type CardProblem =
  | 'ERR_CARD_UNREADABLE'
  | 'ERR_CARD_NOT_EID'
  | 'ERR_CARD_IDENTITY_UNPROVED'
  | 'ERR_CARD_NO_CERTIFICATE'
  | 'ERR_CARD_BUSY'
  | 'ERR_CARD_FAULT';

export interface ReaderState {
  readonly name: string;
  /** The reader has a keypad of its own: the PIN is typed there, never on screen. */
  readonly pinPad: boolean;
  readonly card: CardState;
}

/** What readers there are now. 'unavailable': the system's smart card service does not run, or the binding is missing. */
export type ReadersState = (
  | { readonly service: 'running'; readonly readers: readonly ReaderState[] }
  | {
      readonly service: 'unavailable';
      readonly code: 'ERR_READER_SERVICE' | 'ERR_READER_SUPPORT_MISSING';
    }
) & {
  /** Cards that are to be taken out at once; left out where there is none. */
  readonly leftOpen?: readonly OpenCard[];
};

/**
 * A card that still signs for every program of the machine without its PIN, although no session needs it any more: another program or a
 * library keeps us from ending its PIN state. We go on trying; taking the card out ends it at once.
 */
export interface OpenCard {
  readonly readerName: string;
  readonly chipNumber: string;
}

/** An identity card as read without PIN. Personal data: shown to its holder, in no log. */
export interface EidCard {
  readonly readerName: string;
  /** Serial number of the chip, hex: distinguishes two cards. */
  readonly chipNumber: string;
  readonly applet: '1.0' | '1.1' | '1.7' | '1.8' | 'unknown';
  /** National number, 11 digits. */
  readonly ssin: string;
  readonly firstNames: string;
  readonly lastName: string;
  /** YYYY-MM-DD, the first day of the card or of its certificate, the later of the two; null when the card does not say. */
  readonly validFrom: string | null;
  /** Last day of the card or of its certificate, the earlier of the two. */
  readonly validTo: string | null;
  /** JPEG; null when its hash does not fit the identity file. */
  readonly photo: Uint8Array | null;
  /** DER of the authentication certificate. */
  readonly authenticationCertificate: Uint8Array;
  /** The instants between which that certificate is valid; eHealth checks them to the second. */
  readonly certificateValidity: { readonly notBefore: Date; readonly notAfter: Date };
  /** PIN tries left; null where the card cannot report them without spending one. */
  readonly triesLeft: number | null;
  /** Whether the National Register's certificate chains to a configured root; false when no root is configured. */
  readonly rootKnown: boolean;
}

export interface CardLogin {
  readonly readerName: string;
  /** The card must still be this one; ERR_CARD_REMOVED otherwise. */
  readonly chipNumber: string;
  /** As typed; null when the reader's own keypad asks. */
  readonly pin: string | null;
  /** The holder knows that this is the last try before the card blocks; without it ERR_PIN_LAST_TRY, and the card is not touched. */
  readonly lastTryConfirmed: boolean;
}

/**
 * A card logged in. `close` ends the card's PIN state for good, also when the middleware's log-off does not. It resolves after some
 * seconds at most: what another program delays goes on, and the card is in {@link ReadersState.leftOpen} until then.
 */
export interface CardSession {
  readonly signer: Signer;
  /** Called once when card or reader is removed, or another program resets the card; not after `close`. */
  onLost(listener: () => void): void;
  /** Never throws; the second call does nothing. */
  close(): Promise<void>;
}

export interface CardService {
  /** The latest known state at once, without touching a reader; kept up to date from the first call on. */
  readers(): Promise<ReadersState>;
  /** Called after each change of {@link readers}. Returns the function that unsubscribes. */
  onChange(listener: (state: ReadersState) => void): () => void;
  /** Waits for a card being read; rejects with ERR_READER_…, ERR_CARD_…; without a name the only card there is, else ERR_CARD_SEVERAL. */
  card(readerName?: string): Promise<EidCard>;
  /** PIN tries left, read from the card itself; null where the card cannot report them. */
  triesLeft(card: Pick<EidCard, 'readerName' | 'chipNumber'>): Promise<number | null>;
  /**
   * Presents the PIN exactly once. ERR_PIN_FORMAT before the card sees it, ERR_PIN_WRONG with `triesLeft` where known,
   * ERR_PIN_LAST_TRY, ERR_PIN_BLOCKED, ERR_PIN_CANCELLED, ERR_PIN_TIMEOUT, ERR_MIDDLEWARE_…, ERR_CARD_…; ERR_CARD_LEFT_OPEN where
   * the PIN was presented, or an earlier one, and the card may still be open.
   */
  logIn(login: CardLogin): Promise<CardSession>;
  close(): Promise<void>;
}
