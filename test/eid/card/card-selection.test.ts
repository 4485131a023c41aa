import { expect, it } from 'vitest';
import { selectCard } from '../../../plugin/eid/card/card-selection.ts';
import type { CardState, EidCard, ReadersState } from '../../../plugin/eid/card-service.ts';

const eid = (readerName: string): CardState => ({
  kind: 'eid',
  card: { readerName } as EidCard,
});
const empty: CardState = { kind: 'empty' };
const reading: CardState = { kind: 'reading' };
const foreign: CardState = { kind: 'unusable', code: 'ERR_CARD_NOT_EID' };
const busy: CardState = { kind: 'unusable', code: 'ERR_CARD_BUSY' };

const readers = (...cards: CardState[]): ReadersState => ({
  service: 'running',
  readers: cards.map((card, index) => ({ name: `R${index}`, pinPad: false, card })),
});

it.each<[string, ReadersState, string | undefined, string]>([
  [
    'no service',
    { service: 'unavailable', code: 'ERR_READER_SERVICE' },
    'R0',
    'ERR_READER_SERVICE',
  ],
  ['no reader', readers(), undefined, 'ERR_READER_NONE'],
  ['no reader of that name', readers(eid('R0')), 'R1', 'ERR_READER_NONE'],
  ['no card', readers(empty, empty), undefined, 'ERR_CARD_NONE'],
  ['the only card', readers(empty, eid('R1')), undefined, 'R1'],
  ['the card of the named reader', readers(eid('R0'), eid('R1')), 'R1', 'R1'],
  ['two cards and no name', readers(eid('R0'), eid('R1')), undefined, 'ERR_CARD_SEVERAL'],
  ['an identity card and a foreign one', readers(foreign, eid('R1')), undefined, 'R1'],
  ['a foreign card alone', readers(foreign, empty), undefined, 'ERR_CARD_NOT_EID'],
  ['a card in use', readers(busy), 'R0', 'ERR_CARD_BUSY'],
  ['an empty reader and a card', readers(empty, eid('R1')), 'R0', 'ERR_CARD_NONE'],
  ['a card being read', readers(reading, eid('R1')), undefined, 'wait'],
  ['another reader’s card being read', readers(reading, eid('R1')), 'R1', 'R1'],
])('chooses a card or an error: %s', (_, state, name, expected) => {
  const selection = selectCard(state, name);
  const shown =
    selection.kind === 'card'
      ? selection.card.readerName
      : selection.kind === 'none'
        ? selection.error.code
        : 'wait';
  expect(shown).toBe(expected);
});
