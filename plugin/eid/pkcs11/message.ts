import type { EcdsaHash, Signer } from '../../pki/signer.ts';
import type { CardKeyName } from '../card-service.ts';

/*
 * What travels between the process and the one thread that owns the PKCS#11 library: plain data. A PIN travels inside a
 * request, is used once and is kept by neither side.
 */

export type Pkcs11Request =
  /** Looks for the card of a reader and at what the library can do with it. Loads the library when that is not yet done. */
  | { readonly kind: 'inspect'; readonly readerName: string }
  /** Opens a session and presents the PIN once; an empty PIN has the reader's keypad ask for it. */
  | {
      readonly kind: 'logIn';
      readonly readerName: string;
      readonly keyType: Signer['keyType'];
      /** The card that the PIN is meant for, hex: checked last, because a request may wait long in the queue. */
      readonly chipNumber: string | null;
      readonly pin: string;
    }
  /**
   * Presents the PIN once and signs one message with that key. Within the session that the card has open, which goes on; else in one of its own,
   * which is closed.
   */
  | {
      readonly kind: 'signOnce';
      readonly isWithinSession: boolean;
      readonly readerName: string;
      readonly keyType: Signer['keyType'];
      readonly chipNumber: string | null;
      readonly pin: string;
      readonly key: CardKeyName;
      readonly data: Uint8Array;
      readonly ecdsaHash: EcdsaHash | undefined;
    }
  /** Reads what a token shows without a PIN. */
  | { readonly kind: 'token'; readonly label: string }
  /** Presents the PIN once and signs one message with the key of that id; closes the session. */
  | {
      readonly kind: 'signOnToken';
      readonly label: string;
      readonly id: Uint8Array;
      readonly keyType: Signer['keyType'];
      readonly pin: string;
      readonly data: Uint8Array;
      readonly ecdsaHash: EcdsaHash | undefined;
    }
  | { readonly kind: 'sign'; readonly session: number; readonly data: Uint8Array }
  | { readonly kind: 'logOut'; readonly session: number }
  /** Gives the library back to the system; the thread ends by itself afterwards. */
  | { readonly kind: 'end' };

/** The token in a reader, as the library sees it. */
export interface TokenView {
  /** Bits of `tokenFlag`. */
  readonly flags: number;
  readonly serial: string;
  /** Of the library, as it says. */
  readonly manufacturer: string;
  /** Numbers of the mechanisms offered, over all slots of the reader. */
  readonly mechanisms: readonly number[];
}

/** What a token shows without a PIN. */
export interface TokenContents {
  /** Bits of `tokenFlag`. */
  readonly flags: number;
  /** In characters. */
  readonly pinLength: { readonly min: number; readonly max: number };
  /** DER, each with the id that its private key has too. */
  readonly certificates: readonly { readonly id: Uint8Array; readonly der: Uint8Array }[];
}

export interface Pkcs11Values {
  readonly inspect: TokenView;
  /** Names the session in later requests. */
  readonly logIn: number;
  /** The signature. */
  readonly signOnce: Uint8Array;
  readonly token: TokenContents;
  /** The signature. */
  readonly signOnToken: Uint8Array;
  readonly sign: Uint8Array;
  readonly logOut: null;
  readonly end: null;
}

/** Why the thread could not; never a PIN in it. */
export type Pkcs11Failure =
  /** pkcs11js is not installed, or not built for this system. */
  | { readonly kind: 'NoBinding' }
  /** The library cannot be loaded, is not PKCS#11, or does not start. */
  | { readonly kind: 'NoLibrary'; readonly detail: string }
  /** No card that the library knows in this reader. */
  | { readonly kind: 'NoToken' }
  /** No slot of the reader offers the mechanism. */
  | { readonly kind: 'NoMechanism' }
  /** The card does not show that key, even after log-in. */
  | { readonly kind: 'NoKey'; readonly key: CardKeyName }
  /** The session ended before. */
  | { readonly kind: 'NoSession' }
  /** A function of the library returned an error; `flags` are the token's flags after a log-in that failed. */
  | {
      readonly kind: 'Function';
      readonly name: string;
      readonly returned: string;
      readonly code: number;
      readonly flags: number | null;
    };

export interface Pkcs11Call {
  readonly id: number;
  readonly request: Pkcs11Request;
}

export type Pkcs11Reply =
  | { readonly id: number; readonly value: Pkcs11Values[keyof Pkcs11Values] }
  | { readonly id: number; readonly failure: Pkcs11Failure };
