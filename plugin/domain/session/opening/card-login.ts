import type { CardKeyName, CardService, CardSession, EidCard } from '../../../eid/card-service.ts';
import { checkPinFormat, checkPinTry, pinFormat } from '../../../eid/card/pin.ts';
import { PluginError } from '../../../errors.ts';
import type { EcdsaHash } from '../../../pki/signer.ts';
import type { HostUser } from '../../practice/directory.ts';
import { checkOwnCard, chooseReader } from './card-view.ts';
import type { OpenRequest } from '../service.ts';

export interface OwnCardLoginDeps {
  readonly card: CardService | null;
  readonly now: () => Date;
}

/** A card that is its user's and may be asked for a signature; its PIN has not been presented. */
export interface ReadyCard {
  readonly card: EidCard;
  /** Presents the PIN, exactly once. */
  logIn(): Promise<CardSession>;
  /** Presents the PIN, exactly once, for one signature. */
  signOnce(key: CardKeyName, data: Uint8Array, ecdsaHash?: EcdsaHash): Promise<Uint8Array>;
}

export interface OwnCardLogin {
  /** The user's own valid card. Throws ERR_READER_…, ERR_CARD_…; no secret is needed. */
  ownCard(user: Pick<HostUser, 'ssin'>): Promise<EidCard>;
  /**
   * The same card, ready for its PIN: throws ERR_PIN_FORMAT, ERR_PIN_LAST_TRY or ERR_PIN_BLOCKED while that costs no try yet.
   */
  ready(card: EidCard, request: Pick<OpenRequest, 'pin' | 'lastTryConfirmed'>): Promise<ReadyCard>;
}

/** Everything about the card that comes before its PIN, so that no PIN is spent on what cannot succeed. */
export function createOwnCardLogin({ card: service, now }: OwnCardLoginDeps): OwnCardLogin {
  const required = (): CardService => {
    if (service === null) throw new PluginError('ERR_MODE_DISABLED', 'no card in this machine');
    return service;
  };

  return {
    ownCard: async ({ ssin }) => {
      const cards = required();
      const state = await cards.readers();
      const chosen = state.service === 'running' ? chooseReader(state.readers, ssin) : undefined;
      // Without a name the service answers for what it finds: no reader, no card, several
      const card = await cards.card(typeof chosen === 'object' ? chosen.name : undefined);
      checkOwnCard(card, ssin, now());
      return card;
    },

    ready: async (card, { pin, lastTryConfirmed }) => {
      const cards = required();
      if (pin !== null) checkPinFormat(pin);
      else if (!(await hasPinPad(cards, card.readerName))) throw pinFormat();
      checkPinTry({ triesLeft: await cards.triesLeft(card), lastTryConfirmed });
      const { readerName, chipNumber } = card;
      const login = { readerName, chipNumber, pin, lastTryConfirmed };
      return {
        card,
        logIn: () => cards.logIn(login),
        signOnce: (key, data, ecdsaHash) => cards.signOnce({ ...login, key, data, ecdsaHash }),
      };
    },
  };
}

/** Whether the PIN is typed on the reader itself. */
export async function hasPinPad(cards: CardService, readerName: string): Promise<boolean> {
  const state = await cards.readers();
  return (
    state.service === 'running' &&
    state.readers.some(({ name, pinPad }) => name === readerName && pinPad)
  );
}
