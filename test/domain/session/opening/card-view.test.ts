import { describe, expect, it } from 'vitest';
import type { CardState, EidCard, ReaderState } from '../../../../plugin/eid/card-service.ts';
import {
  cardView,
  checkOwnCard,
  isExpired,
  isNotYetValid,
} from '../../../../plugin/domain/session/opening/card-view.ts';
import { aCard } from '../../../support/builders/card.ts';

const now = new Date('2026-06-15T10:00:00.000Z');
const own = '00000000097';
const empty: CardState = { kind: 'empty' };
const reading: CardState = { kind: 'reading' };
const unusable: CardState = { kind: 'unusable', code: 'ERR_CARD_NOT_EID' };
const mine = aCard({ ssin: own });
const other = aCard({ ssin: '00000000196', lastName: 'Invente' });
const eid = (card: EidCard): CardState => ({ kind: 'eid', card });

function view(...cards: readonly CardState[]) {
  const readers = cards.map((card, index): ReaderState => ({
    name: `R${index}`,
    pinPad: false,
    card,
  }));
  return cardView({ service: 'running', readers }, own, now);
}

describe('card view of a user', () => {
  it.each([
    ['no reader', [], 'no-reader'],
    ['an empty reader', [empty], 'empty'],
    ['two empty readers', [empty, empty], 'empty'],
    ['a card being read', [reading], 'reading'],
    ['a card that is none of ours', [unusable], 'unusable'],
    ['their own card', [eid(mine)], 'ready'],
    ['their own card in the second reader', [empty, eid(mine)], 'ready'],
    ["another person's card", [eid(other)], 'other-person'],
    ['their own and another', [eid(other), eid(mine)], 'ready'],
    ['two of others', [eid(other), eid(other)], 'several'],
    ["another person's and a foreign one", [unusable, eid(other)], 'other-person'],
    ['a foreign one and one being read', [unusable, reading], 'reading'],
    ['two of their own', [eid(mine), eid(mine)], 'several'],
    ['another and one being read', [eid(other), reading], 'reading'],
    ['their own, past its last day', [eid({ ...mine, validTo: '2026-06-14' })], 'expired'],
    ['their own, before its first day', [eid({ ...mine, validFrom: '2026-06-16' })], 'unusable'],
    ["another person's expired card", [eid({ ...other, validTo: '2020-01-01' })], 'other-person'],
  ] as const)('returns the expected state: %s', (_words, cards, kind) => {
    expect(view(...cards).kind).toBe(kind);
  });

  it("hides every detail of another person's card", () => {
    expect(view(eid(other))).toEqual({ kind: 'other-person' });
  });

  it('returns the error code when the card service is unavailable', () => {
    const state = { service: 'unavailable', code: 'ERR_READER_SERVICE' } as const;
    expect(cardView(state, own, now)).toEqual({ kind: 'unavailable', code: 'ERR_READER_SERVICE' });
  });

  it('returns other-person when the user has no national number', () => {
    const state = {
      service: 'running',
      readers: [{ name: 'R', pinPad: true, card: eid(mine) }],
    } as const;
    expect(cardView(state, null, now)).toEqual({ kind: 'other-person' });
    expect(cardView(state, own, now)).toEqual({ kind: 'ready', card: mine, pinPad: true });
  });
});

describe('last day of a card', () => {
  it.each([
    ['is still good', '2026-06-15', false],
    ['has passed', '2026-06-14', true],
    ['lies ahead', '2030-01-01', false],
    ['is unknown', null, false],
    ['makes no sense', 'soon', false],
  ] as const)('returns the expected state: %s', (_words, validTo, expired) => {
    expect(isExpired({ ...mine, validTo }, now)).toBe(expired);
  });

  it('ends at midnight in Brussels after the last valid day', () => {
    expect(isExpired({ ...mine, validTo: '2026-06-15' }, new Date('2026-06-15T21:59:00Z'))).toBe(
      false,
    );
    expect(isExpired({ ...mine, validTo: '2026-06-15' }, new Date('2026-06-15T22:00:00Z'))).toBe(
      true,
    );
  });
});

describe('certificate of a card', () => {
  const between = (notBefore: string, notAfter: string) => ({
    ...mine,
    certificateValidity: { notBefore: new Date(notBefore), notAfter: new Date(notAfter) },
  });

  it('counts as not yet valid until the second at which it begins', () => {
    const card = between('2026-06-15T10:00:01Z', '2034-01-01T00:00:00Z');
    expect(isNotYetValid(card, now)).toBe(true);
    expect(isNotYetValid(card, new Date('2026-06-15T10:00:01Z'))).toBe(false);
    expect(view(eid(card))).toEqual({ kind: 'unusable', code: 'ERR_CARD_NOT_YET_VALID' });
  });

  it('counts as expired from the second at which it ends, within its last day', () => {
    const card = between('2024-01-01T00:00:00Z', '2026-06-15T10:00:00Z');
    expect(isExpired({ ...card, validTo: '2026-06-15' }, now)).toBe(true);
    expect(isExpired({ ...card, validTo: '2026-06-15' }, new Date(now.getTime() - 1))).toBe(false);
  });
});

describe('first day of a card', () => {
  it.each([
    ['is today', '2026-06-15', false],
    ['is tomorrow', '2026-06-16', true],
    ['has passed', '2020-01-01', false],
    ['is unknown', null, false],
    ['makes no sense', 'soon', false],
  ] as const)('returns the expected state: %s', (_words, validFrom, early) => {
    expect(isNotYetValid({ ...mine, validFrom }, now)).toBe(early);
  });

  it('rejects a card before its first day', () => {
    expect(() => {
      checkOwnCard({ ...mine, validFrom: '2026-07-01' }, own, now);
    }).toThrow(expect.objectContaining({ code: 'ERR_CARD_NOT_YET_VALID' }));
  });
});

it('rejects a card for the wrong owner before checking the last day', () => {
  const old = { ...other, validTo: '2020-01-01' };
  expect(() => {
    checkOwnCard(old, own, now);
  }).toThrow(expect.objectContaining({ code: 'ERR_CARD_OTHER_PERSON' }));
  expect(() => {
    checkOwnCard({ ...old, ssin: own }, own, now);
  }).toThrow(expect.objectContaining({ code: 'ERR_CARD_EXPIRED' }));
  expect(() => {
    checkOwnCard(mine, null, now);
  }).toThrow(expect.objectContaining({ code: 'ERR_CARD_OTHER_PERSON' }));
});
