import type { Signer } from '../../pki/signer.ts';
import type { CardKeyName, SignOnce } from '../card-service.ts';
import { mechanism, tokenFlag } from './cryptoki.ts';
import { pkcs11Error } from './error.ts';
import type { Pkcs11Request, Pkcs11Values, TokenView } from './message.ts';
import type { Pkcs11Thread } from './thread.ts';
import { namesAnotherCard } from './slot.ts';

/** How long each step may take, in milliseconds. Starting a library with a card inserted has been seen to take 6 s. */
export interface Pkcs11Limits {
  readonly inspect: number;
  readonly logIn: number;
  /** While the holder types on the reader, which itself gives up after about 30 s. */
  readonly keypad: number;
  readonly sign: number;
}

const defaultLimits: Pkcs11Limits = {
  inspect: 30_000,
  logIn: 30_000,
  keypad: 120_000,
  sign: 30_000,
};

/** Whether a library can sign with a card, found out without a PIN. */
export type Pkcs11Fit =
  | { readonly kind: 'fits' }
  /** It cannot: too old for this card, or it does not know it. */
  | { readonly kind: 'Unfit' }
  /** It speaks of another card than the one in the reader. */
  | { readonly kind: 'OtherCard' }
  /** It cannot have the reader's keypad ask for the PIN. */
  | { readonly kind: 'NoKeypad' };

/** OpenSC answers CKR_FUNCTION_NOT_SUPPORTED for it, on purpose, and only after the PIN was presented (eid.md 3.3). */
const refusesSignatureKey = /opensc/i;

/** Decides on what the library shows. Pure. */
export function decideFit(
  token: TokenView,
  wanted: {
    readonly keyType: Signer['keyType'];
    /** Hex; null where no card was read before. */
    readonly chipNumber: string | null;
    readonly keypad: boolean;
    readonly key: CardKeyName;
  },
): Pkcs11Fit {
  if (wanted.chipNumber !== null && namesAnotherCard(token.serial, wanted.chipNumber))
    return { kind: 'OtherCard' };
  const needed = wanted.keyType === 'RSA' ? mechanism.CKM_SHA256_RSA_PKCS : mechanism.CKM_ECDSA;
  if (!token.mechanisms.includes(needed)) return { kind: 'Unfit' };
  if (wanted.key === 'signature' && refusesSignatureKey.test(token.manufacturer))
    return { kind: 'Unfit' };
  if (wanted.keypad && (token.flags & tokenFlag.CKF_PROTECTED_AUTHENTICATION_PATH) === 0)
    return { kind: 'NoKeypad' };
  return { kind: 'fits' };
}

export interface Pkcs11Card {
  readonly readerName: string;
  readonly keyType: Signer['keyType'];
  /** Hex; null where no card was read before. */
  readonly chipNumber: string | null;
}

/** The authentication key of a card that is logged in, as long as its session in the library lives. */
export interface Pkcs11Key {
  /** SHA-256 over `data`, signed: PKCS#1 v1.5, or ECDSA as raw r‖s. Rejects with a coded error. */
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** Closes the session; never throws. The second call does nothing. */
  logOut(): Promise<void>;
}

/** PKCS#11 as the log-in needs it: look without a PIN, then present it once. */
export interface Pkcs11 {
  /** Rejects with ERR_READER_SUPPORT_MISSING, ERR_MIDDLEWARE_MISSING, ERR_CARD_…. */
  inspect(readerName: string): Promise<TokenView>;
  /**
   * `pin` null: the reader's keypad asks. Rejects with ERR_PIN_…, ERR_MIDDLEWARE_OLD, ERR_CARD_…; after a rejection nothing is open
   * unless the call is still inside.
   */
  logIn(card: Pkcs11Card, pin: string | null): Promise<Pkcs11Key>;
  /**
   * The same for one signature with one of the card's keys; ERR_CARD_NO_SIGNATURE where the card has none. Nothing is open afterwards but the
   * session that it was made within, if any; a refused PIN ends that one too.
   */
  signOnce(
    card: Pkcs11Card,
    message: Pick<SignOnce, 'key' | 'data' | 'ecdsaHash'> & { readonly isWithinSession?: boolean },
    pin: string | null,
  ): Promise<Uint8Array>;
  /** A call that was given up and may still reach the card: resolves when it has returned; null when there is none. */
  isInside(): Promise<unknown> | null;
}

export function createPkcs11(
  thread: Pick<Pkcs11Thread, 'request' | 'isInside'>,
  limits: Partial<Pkcs11Limits> = {},
): Pkcs11 {
  const limit = { ...defaultLimits, ...limits };

  async function ask<K extends Pkcs11Request['kind']>(
    request: Extract<Pkcs11Request, { kind: K }>,
    limitMs: number,
  ): Promise<Pkcs11Values[K]> {
    const outcome = await thread.request<K>(request, limitMs);
    if (outcome.ok) return outcome.value;
    throw pkcs11Error(outcome.failure);
  }

  return {
    isInside: () => thread.isInside(),

    inspect: (readerName) => ask<'inspect'>({ kind: 'inspect', readerName }, limit.inspect),

    async logIn({ readerName, keyType, chipNumber }, pin) {
      // An empty PIN is PKCS#11's way to have the reader's keypad ask
      const session = await ask<'logIn'>(
        { kind: 'logIn', readerName, keyType, chipNumber, pin: pin ?? '' },
        pin === null ? limit.keypad : limit.logIn,
      );
      return keyOf(session);
    },

    signOnce: (card, { key, data, ecdsaHash, isWithinSession = false }, pin) =>
      ask<'signOnce'>(
        { kind: 'signOnce', isWithinSession, ...card, key, data, ecdsaHash, pin: pin ?? '' },
        // A library may have the holder asked once more, before that very signature
        pin === null || key === 'signature' ? limit.keypad : limit.logIn,
      ),
  };

  /** A function of its own: closures of one function share its variables, and these live as long as the session. */
  function keyOf(session: number): Pkcs11Key {
    return {
      sign: (data) => ask<'sign'>({ kind: 'sign', session, data }, limit.sign),
      async logOut() {
        await thread.request<'logOut'>({ kind: 'logOut', session }, limit.sign);
      },
    };
  }
}
