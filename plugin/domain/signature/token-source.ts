import type { SignatureTokens } from '../../eid/signature-token.ts';
import { PluginError } from '../../errors.ts';
import { signOnlyOnce } from './one-signature.ts';
import type { Signatory, SignatureKey } from './signature-key.ts';

export interface TokenSourceDeps {
  readonly token: SignatureTokens;
  readonly now: () => Date;
}

/** The key on the configured token whose certificate names the user and is valid now; of several the one that lasts longest. */
export function createTokenSource({
  token,
  now,
}: TokenSourceDeps): (user: Signatory) => Promise<SignatureKey> {
  return async ({ ssin }) => {
    const { label, pinPad, triesLeft, keys } = await token.read();
    const at = now();
    const [key] = keys
      .filter((each) => ssin !== null && each.ssin === ssin)
      .filter(({ validity }) => validity.notBefore <= at && at <= validity.notAfter)
      .sort((one, other) => other.validity.notAfter.getTime() - one.validity.notAfter.getTime());
    if (key === undefined)
      throw new PluginError('ERR_TOKEN_NO_CERTIFICATE', 'no valid certificate of this user');
    const { certificate, keyType, issuers, validity } = key;
    return {
      source: 'token',
      place: label,
      certificate,
      chain: issuers,
      validUntil: validity.notAfter,
      triesLeft,
      pinPad,
      ready: ({ pin, lastTryConfirmed }) =>
        Promise.resolve(
          signOnlyOnce({ certificate, keyType, chain: issuers }, (data, ecdsaHash) =>
            token.signOnce({ certificate, pin, lastTryConfirmed, data, ecdsaHash }),
          ),
        ),
    };
  };
}
