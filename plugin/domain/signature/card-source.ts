import type { CardKeyName, CardService } from '../../eid/card-service.ts';
import { createOwnCardLogin, hasPinPad } from '../session/opening/card-login.ts';
import { checkOwnCard } from '../session/opening/card-view.ts';
import type { LeftOpenCards } from '../session/running/left-open-cards.ts';
import { signOnlyOnce } from './one-signature.ts';
import type { Signatory, SignatureKey } from './signature-key.ts';

export interface CardSourceDeps {
  readonly card: CardService;
  /** Knows whose card it was if it is left open. */
  readonly cardUsed: LeftOpenCards['used'];
  readonly now: () => Date;
}

export type FindKey = (user: Signatory, key: CardKeyName) => Promise<SignatureKey>;

/** The keys of the user's own identity card. */
export function createCardSource({ card: cards, cardUsed, now }: CardSourceDeps): FindKey {
  const cardLogin = createOwnCardLogin({ card: cards, now });

  return async (user, key) => {
    const card = await cardLogin.ownCard(user);
    const { certificate, keyType, issuers, validity } = await cards.certificate(card, key);
    checkOwnCard({ ...card, certificateValidity: validity }, user.ssin, now());
    return {
      source: 'eid',
      place: card.readerName,
      certificate,
      chain: issuers,
      validUntil: validity.notAfter,
      triesLeft: await cards.triesLeft(card),
      pinPad: await hasPinPad(cards, card.readerName),
      ready: async (given) => {
        const ready = await cardLogin.ready(card, given);
        return signOnlyOnce({ certificate, keyType, chain: issuers }, (data, ecdsaHash) => {
          cardUsed(card, { practiceId: user.practiceId, userId: user.id });
          return ready.signOnce(key, data, ecdsaHash);
        });
      },
    };
  };
}
