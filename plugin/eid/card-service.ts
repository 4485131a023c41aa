import type { EcdsaHash, Signer } from '../pki/signer.ts';

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
  /** DER of the authorities above it, which are above the signature certificate too: its issuer first, the root last. */
  readonly issuers: readonly Uint8Array[];
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
 * The two keys of a card's holder. `signature` is the non-repudiation key: what it signs binds its holder by law, and it wants the PIN
 * directly before each signature.
 */
export type CardKeyName = 'authentication' | 'signature';

/** The certificate of one of a card's keys, read without PIN. */
export interface CardCertificate {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly keyType: Signer['keyType'];
  /** DER of the authorities above it, its issuer first, the root last. */
  readonly issuers: readonly Uint8Array[];
  /** The instants between which it is valid. */
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
}

/** One message to be signed with a PIN that was asked for it. */
export interface SignOnce extends CardLogin {
  readonly key: CardKeyName;
  /** Signed as {@link Signer.sign} does. */
  readonly data: Uint8Array;
  readonly ecdsaHash?: EcdsaHash | undefined;
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
  /**
   * The certificate of one of the card's keys. ERR_CARD_NO_SIGNATURE where the card has no signature certificate, because its holder is a
   * child or refused it; ERR_CARD_SIGNATURE_INACTIVE where it has one and its key was never activated.
   */
  certificate(
    card: Pick<EidCard, 'readerName' | 'chipNumber'>,
    key: CardKeyName,
  ): Promise<CardCertificate>;
  /**
   * Presents the PIN exactly once, signs one message and ends the PIN state. Checks the signature with the certificate. Rejects as
   * {@link logIn} and {@link certificate} do. A session that this card has open by {@link logIn} goes on, and the PIN state ends with it; a
   * wrong PIN ends it, because the card then takes back every right.
   */
  signOnce(request: SignOnce): Promise<Uint8Array>;
  close(): Promise<void>;
}
