import type { ErrorParams, PluginErrorCode, SupportNote } from '../../errors.ts';
import type { EcdsaHash } from '../../pki/signer.ts';
import type {
  CardCertificate,
  CardKeyName,
  EidCard,
  OpenCard,
  ReadersState,
} from '../card-service.ts';
import type { SignatureToken } from '../signature-token.ts';

/*
 * What passes between the process of the cards and the one that started it (README.md). Plain data, by the IPC channel of Node with
 * serialization "advanced". A PIN is never among it: it has a pipe of its own.
 */

/** The child's end of the pipe for PINs; 0 to 2 are closed, 3 is the IPC channel. */
export const pinPipe = 4;

export interface CardProcessSettings {
  /** Part of a reader's name: only such readers are used. */
  readonly reader: string | null;
  /** Path; null: the official library, else OpenSC. */
  readonly pkcs11Library: string | null;
  readonly signing: 'auto' | 'pkcs11' | 'apdu';
  /** DER of Belgium Root CAs. */
  readonly rootAnchors: readonly Uint8Array[];
  /** Path of its PKCS#11 library, and its label. */
  readonly signatureToken?: { readonly library: string; readonly label: string } | null;
}

/** A card whose PIN state a former process may have left open. */
export type OwedCard = Pick<EidCard, 'readerName' | 'chipNumber' | 'applet'>;

export type CardCall =
  | { readonly name: 'card'; readonly readerName: string | null }
  | ({ readonly name: 'triesLeft' } & OpenCard)
  | ({
      readonly name: 'logIn';
      /** So many bytes of the pipe are its PIN; null: the reader's keypad asks. */
      readonly pinBytes: number | null;
      readonly lastTryConfirmed: boolean;
    } & OpenCard)
  | ({ readonly name: 'certificate'; readonly key: CardKeyName } & OpenCard)
  | ({
      readonly name: 'signOnce';
      /** As of `logIn`. */
      readonly pinBytes: number | null;
      readonly lastTryConfirmed: boolean;
      readonly key: CardKeyName;
      readonly data: Uint8Array;
      readonly ecdsaHash: EcdsaHash | undefined;
    } & OpenCard)
  | { readonly name: 'token' }
  | {
      readonly name: 'signOnToken';
      /** As of `logIn`. */
      readonly pinBytes: number | null;
      readonly lastTryConfirmed: boolean;
      readonly certificate: Uint8Array;
      readonly data: Uint8Array;
      readonly ecdsaHash: EcdsaHash | undefined;
    }
  | { readonly name: 'sign'; readonly session: number; readonly data: Uint8Array }
  | { readonly name: 'closeSession'; readonly session: number }
  | { readonly name: 'library' };

export interface CardValues {
  readonly card: EidCard;
  readonly triesLeft: number | null;
  readonly logIn: LoggedIn;
  readonly certificate: CardCertificate;
  /** The signature. */
  readonly signOnce: Uint8Array;
  readonly token: SignatureToken;
  /** The signature. */
  readonly signOnToken: Uint8Array;
  /** The signature. */
  readonly sign: Uint8Array;
  readonly closeSession: null;
  readonly library: LibraryState;
}

export interface LoggedIn {
  /** Names the session in later calls to the same process. */
  readonly session: number;
  readonly certificate: Uint8Array;
  readonly keyType: 'RSA' | 'EC';
}

/** Whether a PKCS#11 library can be used; found out by loading it, as a log-in does. */
export type LibraryState =
  | { readonly kind: 'loads'; readonly library: FoundLibrary }
  | { readonly kind: 'fails'; readonly library: FoundLibrary; readonly code: PluginErrorCode }
  | { readonly kind: 'none' };

export interface FoundLibrary {
  readonly path: string;
  readonly kind: 'setting' | 'official' | 'opensc';
}

export type ToChild =
  /** The first message: nothing is loaded before. The cards owed are closed before anything else is done with them. */
  | {
      readonly kind: 'start';
      readonly settings: CardProcessSettings;
      readonly owed: readonly OwedCard[];
    }
  | { readonly kind: 'call'; readonly id: number; readonly call: CardCall }
  /** Answers `opening`: it is written down. */
  | { readonly kind: 'noted'; readonly id: number }
  | { readonly kind: 'ping' }
  /** Ends everything, then the process. */
  | { readonly kind: 'close' };

export type ToParent =
  /** The child listens. */
  | { readonly kind: 'hello' }
  /** After each change, and once at the start. */
  | { readonly kind: 'state'; readonly state: ReadersState }
  /** A PIN is about to be presented; the child waits for `noted`. */
  | { readonly kind: 'opening'; readonly id: number; readonly card: OwedCard }
  /** The card's PIN state has ended for good. */
  | { readonly kind: 'closed'; readonly card: OwedCard }
  | {
      readonly kind: 'value';
      readonly id: number;
      readonly value: CardValues[keyof CardValues];
    }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError }
  /** Card or reader of a session has gone. */
  | { readonly kind: 'lost'; readonly session: number }
  | {
      readonly kind: 'log';
      readonly level: 'debug' | 'warn' | 'error';
      readonly details: Readonly<Record<string, unknown>>;
      readonly message: string;
    }
  | { readonly kind: 'pong' }
  /** The last message. */
  | { readonly kind: 'done' };

/** A coded error; `code` null: a mistake of ours, of which the log has the place. */
export interface WireError {
  readonly code: PluginErrorCode | null;
  readonly message: string;
  readonly params: ErrorParams;
  readonly support: SupportNote | null;
}
