import { PluginError } from '../../errors.ts';
import { tokenFlag } from '../pkcs11/cryptoki.ts';
import { signatureTokenError } from '../pkcs11/error.ts';
import type { Pkcs11Request, Pkcs11Values, TokenContents } from '../pkcs11/message.ts';
import type { Pkcs11Thread } from '../pkcs11/thread.ts';
import { signatureKeys } from '../pkcs11/token-keys.ts';
import type { SignatureToken, SignatureTokens } from '../signature-token.ts';
import { checkSignature } from './signature-check.ts';

export interface SignatureTokenDeps {
  readonly thread: Pick<Pkcs11Thread, 'request'>;
  readonly label: string;
}

/** A library that reaches a service over the network takes its time, in milliseconds. */
const readLimitMs = 60_000;
/** While the holder may be asked elsewhere, in milliseconds. */
const signLimitMs = 180_000;

/** The token with that label, by the PKCS#11 library of the thread. */
export function createSignatureTokens({ thread, label }: SignatureTokenDeps): SignatureTokens {
  async function ask<K extends Pkcs11Request['kind']>(
    request: Extract<Pkcs11Request, { kind: K }>,
    limitMs: number,
  ): Promise<Pkcs11Values[K]> {
    const outcome = await thread.request<K>(request, limitMs);
    if (outcome.ok) return outcome.value;
    throw signatureTokenError(outcome.failure);
  }

  const contents = () => ask<'token'>({ kind: 'token', label }, readLimitMs);

  return {
    read: async () => {
      const found = await contents();
      return viewOf(label, found);
    },

    signOnce: async ({ certificate, pin, lastTryConfirmed, data, ecdsaHash }) => {
      const found = await contents();
      checkTry(viewOf(label, found), found.pinLength, pin, lastTryConfirmed);
      const wanted = Buffer.from(certificate);
      const own = signatureKeys(found.certificates).find(({ key }) =>
        wanted.equals(key.certificate),
      );
      if (own === undefined)
        throw new PluginError('ERR_TOKEN_NO_CERTIFICATE', 'the token has no such certificate');
      const { id, key } = own;
      const signature = await ask<'signOnToken'>(
        { kind: 'signOnToken', label, id, keyType: key.keyType, pin: pin ?? '', data, ecdsaHash },
        signLimitMs,
      );
      await checkSignature(certificate, data, signature, { fault: 'ERR_TOKEN_FAULT', ecdsaHash });
      return signature;
    },
  };
}

function viewOf(label: string, { flags, certificates }: TokenContents): SignatureToken {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  return {
    label,
    pinPad: has(tokenFlag.CKF_PROTECTED_AUTHENTICATION_PATH),
    triesLeft: has(tokenFlag.CKF_USER_PIN_LOCKED)
      ? 0
      : has(tokenFlag.CKF_USER_PIN_FINAL_TRY)
        ? 1
        : null,
    keys: signatureKeys(certificates).map(({ key }) => key),
  };
}

/** Throws before the token sees a PIN that cannot be one, or that may be the last. */
function checkTry(
  { pinPad, triesLeft }: SignatureToken,
  { min, max }: TokenContents['pinLength'],
  pin: string | null,
  lastTryConfirmed: boolean,
): void {
  if (triesLeft === 0) throw new PluginError('ERR_TOKEN_PIN_BLOCKED', 'the token’s PIN is blocked');
  const isPossible =
    pin === null ? pinPad : pin.length > 0 && pin.length >= min && pin.length <= max;
  if (!isPossible)
    throw new PluginError('ERR_TOKEN_PIN_FORMAT', 'no PIN of this token', {
      params: { min, max },
    });
  if (triesLeft === 1 && !lastTryConfirmed)
    throw new PluginError('ERR_PIN_LAST_TRY', 'the last PIN attempt needs confirmation', {
      params: { triesLeft },
    });
}
