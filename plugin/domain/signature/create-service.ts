import type { CardService } from '../../eid/card-service.ts';
import { PluginError } from '../../errors.ts';
import { createCardSource } from './card-source.ts';
import type { CardSourceDeps } from './card-source.ts';
import type { SignatureKeys } from './signature-key.ts';

export interface SignatureKeysDeps extends Omit<CardSourceDeps, 'card'> {
  /** null: no card can be in this machine. */
  readonly card: CardService | null;
}

export function createSignatureKeys({ card, ...deps }: SignatureKeysDeps): SignatureKeys {
  const ofCard = card === null ? null : createCardSource({ ...deps, card });
  return {
    sources: ofCard === null ? [] : ['eid'],
    find: async (user, key) => {
      if (ofCard === null) throw new PluginError('ERR_MODE_DISABLED', 'no card in this machine');
      return ofCard(user, key);
    },
  };
}
