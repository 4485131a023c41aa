import { PluginError } from '../../errors.ts';
import type { EidCard, ReadersState } from '../card-service.ts';

/** What {@link selectCard} makes of the readers; 'wait': a card is still being read. */
export type CardSelection =
  | { readonly kind: 'card'; readonly card: EidCard }
  | { readonly kind: 'wait' }
  | { readonly kind: 'none'; readonly error: PluginError };

/**
 * Decides which card is meant: the one in the named reader, else the only identity card there is. A foreign card next to it (of a
 * payment terminal, of the reader itself) does not count.
 */
export function selectCard(state: ReadersState, readerName: string | undefined): CardSelection {
  if (state.service === 'unavailable') return none(state.code, 'no card service');
  const readers = state.readers.filter(
    ({ name }) => readerName === undefined || name === readerName,
  );
  if (readers.length === 0) return none('ERR_READER_NONE', 'no card reader');
  const states = readers.map(({ card }) => card);
  if (states.some(({ kind }) => kind === 'reading')) return { kind: 'wait' };
  const cards = states.flatMap((card) => (card.kind === 'eid' ? [card.card] : []));
  const [only] = cards;
  if (cards.length > 1) return none('ERR_CARD_SEVERAL', 'several cards');
  if (only !== undefined) return { kind: 'card', card: only };
  const [unusable] = states.flatMap((card) => (card.kind === 'unusable' ? [card.code] : []));
  return none(unusable ?? 'ERR_CARD_NONE', 'no card that can be used');
}

function none(code: PluginError['code'], message: string): CardSelection {
  return { kind: 'none', error: new PluginError(code, message) };
}
