import type { EidCard, ReadersState } from '../card-service.ts';

type Place = Pick<EidCard, 'readerName' | 'chipNumber'>;

/**
 * Whether readers say that this card is out of its reader, and so without power. One that is being read again, held by another program or
 * that answers no more is still in it.
 */
export function isCardOut(state: ReadersState, { readerName, chipNumber }: Place): boolean {
  if (state.service === 'unavailable') return true;
  const card = state.readers.find(({ name }) => name === readerName)?.card;
  switch (card?.kind) {
    case undefined:
    case 'empty':
      return true;
    case 'reading':
    case 'unusable':
      return false;
    case 'eid':
      return card.card.chipNumber.toLowerCase() !== chipNumber.toLowerCase();
  }
}

/** Whether this card can serve no session any more: it is out, or answers no more. Being read again, or held by another program, is not gone. */
export function isCardGone(state: ReadersState, place: Place): boolean {
  if (isCardOut(state, place)) return true;
  if (state.service === 'unavailable') return true;
  const card = state.readers.find(({ name }) => name === place.readerName)?.card;
  return card?.kind === 'unusable' && card.code !== 'ERR_CARD_BUSY';
}
