import type { EcdsaHash, Signer } from '../pki/signer.ts';

/*
 * The port to a PKCS#11 token of another kind than the identity card, with a signature certificate in its holder's name: a remote or virtual
 * signing certificate, a USB token (eid.md 9b). Its PIN is that of the token.
 */

export interface SignatureTokens {
  /** What the configured token holds, without its PIN. ERR_TOKEN_MISSING, ERR_TOKEN_FAULT, ERR_READER_SUPPORT_MISSING. */
  read(): Promise<SignatureToken>;
  /**
   * Presents the PIN exactly once, signs one message and logs off. Checks the signature with the certificate. Rejects as {@link read}, and with
   * ERR_TOKEN_NO_CERTIFICATE (it is not there any more), ERR_TOKEN_PIN_FORMAT and ERR_PIN_LAST_TRY before the token sees the PIN,
   * ERR_TOKEN_PIN_WRONG, ERR_TOKEN_PIN_BLOCKED, ERR_PIN_CANCELLED.
   */
  signOnce(request: TokenSignature): Promise<Uint8Array>;
}

export interface SignatureToken {
  /** As configured. */
  readonly label: string;
  /** The PIN is typed elsewhere: on the token, or in a window of its software. */
  readonly pinPad: boolean;
  /** 0: blocked. 1: the last. null: more, or unknown; a token does not say how many. */
  readonly triesLeft: 0 | 1 | null;
  /** Keys whose certificate says that they sign what binds by law. */
  readonly keys: readonly TokenKey[];
}

export interface TokenKey {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly keyType: Signer['keyType'];
  /** DER of the certificates above it, as far as the token has them, its issuer first. */
  readonly issuers: readonly Uint8Array[];
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
  /** National number in its subject, 11 digits; null when there is none, or more than one. */
  readonly ssin: string | null;
}

export interface TokenSignature {
  /** DER: whose key signs. */
  readonly certificate: Uint8Array;
  /** As typed; null when it is asked elsewhere. */
  readonly pin: string | null;
  readonly lastTryConfirmed: boolean;
  /** Signed as {@link Signer.sign} does. */
  readonly data: Uint8Array;
  readonly ecdsaHash?: EcdsaHash | undefined;
}
