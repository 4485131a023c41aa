import type { CardService } from '../../eid/card-service.ts';
import type { SignatureTokens } from '../../eid/signature-token.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import { createCardSource } from './card-source.ts';
import type { CardSourceDeps } from './card-source.ts';
import type { SignatureKeys } from './signature-key.ts';
import { createTokenSource } from './token-source.ts';

export interface SignatureKeysDeps extends Omit<CardSourceDeps, 'card'> {
  /** null: no card can be in this machine. */
  readonly card: CardService | null;
  /** null: no token is configured. */
  readonly token: SignatureTokens | null;
}

export function createSignatureKeys({ card, token, ...deps }: SignatureKeysDeps): SignatureKeys {
  const ofCard = card === null ? null : createCardSource({ ...deps, card });
  const ofToken = token === null ? null : createTokenSource({ token, now: deps.now });

  const onCard: SignatureKeys['find'] = async (user, key) => {
    if (ofCard === null) throw new PluginError('ERR_MODE_DISABLED', 'no card in this machine');
    return ofCard(user, key);
  };

  const onToken: SignatureKeys['find'] = async (user) => {
    if (ofToken === null) throw new PluginError('ERR_TOKEN_MISSING', 'no token is configured');
    return ofToken(user);
  };

  return {
    sources: [
      ...(ofCard === null ? [] : ['eid' as const]),
      ...(ofToken === null ? [] : ['token' as const]),
    ],
    find: async (user, key, source) => {
      if (source === 'token') return onToken(user, key);
      if (key === 'authentication' || source === 'eid' || ofToken === null)
        return onCard(user, key);
      try {
        return await onCard(user, key);
      } catch (error) {
        if (!isPluginError(error)) throw error;
        // The card is what most people have: what is wrong with it is the better answer where neither can sign
        return onToken(user, key).catch(() => {
          throw error;
        });
      }
    },
  };
}
