import type { CardKeyName } from '../../eid/card-service.ts';
import type { Signer } from '../../pki/signer.ts';

/*
 * Whose key signs a request to eHealth's registration authorities (registration.md section 9), and with which PIN. The key may be on the
 * holder's identity card or elsewhere; code that signs a request knows this port only.
 */

/** `eid`: the holder's identity card in a reader. `token`: the PKCS#11 token of another kind that the settings name. */
export type SignatureSourceName = 'eid' | 'token';

/** Who is to sign: the key must be in the name of this person. */
export interface Signatory {
  readonly practiceId: string;
  readonly id: string;
  /** National number, 11 digits; null: no key is theirs. */
  readonly ssin: string | null;
}

/** As typed for one signature. */
export interface SignaturePin {
  /** null: the reader's own keypad asks. */
  readonly pin: string | null;
  /** The holder knows that this is the last try before the card blocks. */
  readonly lastTryConfirmed: boolean;
}

/** What a request is signed with: fits `RequestSigner` of the registration clients. */
export interface OneSignature {
  /** Presents the PIN with the first message, exactly once; rejects with ERR_PIN_…, ERR_CARD_…, ERR_READER_…, ERR_TOKEN_…. A second message is a mistake (TypeError). */
  readonly signer: Signer;
  /** DER of the certificates above the signer's, its issuer first. */
  readonly chain: readonly Uint8Array[];
}

/** A key that its holder may sign with now; no PIN was needed to find it. */
export interface SignatureKey {
  readonly source: SignatureSourceName;
  /** The reader, as it is called by the system, or the label of the token. */
  readonly place: string;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  /** The last instant of its certificate. */
  readonly validUntil: Date;
  /** PIN tries left; null where they cannot be read without spending one, as of most tokens. */
  readonly triesLeft: number | null;
  /** The PIN is not typed on screen, but on the reader or in a window of the token's software. */
  readonly pinPad: boolean;
  /**
   * Checks the PIN as far as that costs no try: ERR_PIN_FORMAT, ERR_PIN_LAST_TRY, ERR_PIN_BLOCKED; of a token that happens with the signature. To be awaited before a service is asked for
   * anything that this signature is for. Keeps the PIN until the one signature.
   */
  ready(given: SignaturePin): Promise<OneSignature>;
}

export interface SignatureKeys {
  /** Where a key may be on this machine, the preferred source first; none where no card can be used here. */
  readonly sources: readonly SignatureSourceName[];
  /**
   * The user's own key, valid now. Without `source` that of the card, or that of the token where the card has none to offer and the token has.
   * The authentication key is on the card only. Rejects with ERR_TOKEN_… and ERR_READER_…, ERR_CARD_… (ERR_CARD_OTHER_PERSON, ERR_CARD_EXPIRED, ERR_CARD_NO_SIGNATURE,
   * ERR_CARD_SIGNATURE_INACTIVE …), and ERR_MODE_DISABLED where there is no source. No PIN.
   */
  find(user: Signatory, key: CardKeyName, source?: SignatureSourceName): Promise<SignatureKey>;
}
