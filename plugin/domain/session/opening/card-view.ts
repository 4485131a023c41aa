import { calendarDaysUntil } from '../../time/brussels-time.ts';
import type { CardState, EidCard, ReaderState, ReadersState } from '../../../eid/card-service.ts';
import { PluginError } from '../../../errors.ts';
import type { CardView } from '../service.ts';

type Validity = Pick<EidCard, 'validFrom' | 'validTo' | 'certificateValidity'>;

/**
 * Whether the certificate has ended, to the second, or the last day of validity, a date of Brussels, has passed. A card that does not say
 * its end is taken as it is.
 */
export function isExpired(card: Omit<Validity, 'validFrom'>, now: Date): boolean {
  if (card.certificateValidity.notAfter <= now) return true;
  if (card.validTo === null) return false;
  const lastDay = new Date(`${card.validTo}T12:00:00Z`);
  return !Number.isNaN(lastDay.getTime()) && calendarDaysUntil(now, lastDay) < 0;
}

/** The same for the begin: a certificate that begins later today costs a PIN and is refused by eHealth. */
export function isNotYetValid(card: Omit<Validity, 'validTo'>, now: Date): boolean {
  if (card.certificateValidity.notBefore > now) return true;
  if (card.validFrom === null) return false;
  const firstDay = new Date(`${card.validFrom}T12:00:00Z`);
  return !Number.isNaN(firstDay.getTime()) && calendarDaysUntil(now, firstDay) > 0;
}

/** A bank card, or a security key that is always plugged in: it does not count next to another card. */
function isForeign(card: CardState): boolean {
  return card.kind === 'unusable' && card.code === 'ERR_CARD_NOT_EID';
}

/**
 * Chooses the reader with the user's card. The user's own card is chosen even when another person's is present; which
 * of two own cards is meant is ambiguous.
 */
export function chooseReader(
  readers: readonly ReaderState[],
  ssin: string | null,
): ReaderState | 'several' | undefined {
  const inserted = readers.filter(({ card }) => card.kind !== 'empty');
  const possible = inserted.filter(({ card }) => !isForeign(card));
  const filled = possible.length > 0 ? possible : inserted;
  if (filled.length < 2) return filled[0];
  const own = filled.filter(({ card }) => card.kind === 'eid' && card.card.ssin === ssin);
  if (own.length === 1) return own[0];
  // One that is being read may be theirs
  return own.length === 0
    ? (filled.find(({ card }) => card.kind === 'reading') ?? 'several')
    : 'several';
}

/**
 * What a user may see of readers and cards: a card's facts are its owner's, so of another person's card only its presence.
 * `ssin` is the user's own number; without one no card is theirs.
 */
export function cardView(state: ReadersState, ssin: string | null, now: Date): CardView {
  if (state.service === 'unavailable') return { kind: 'unavailable', code: state.code };
  if (state.readers.length === 0) return { kind: 'no-reader' };
  const reader = chooseReader(state.readers, ssin);
  if (reader === undefined) return { kind: 'empty' };
  if (reader === 'several') return { kind: 'several' };
  switch (reader.card.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'reading':
      return { kind: 'reading' };
    case 'unusable':
      return { kind: 'unusable', code: reader.card.code };
    case 'eid': {
      const { card } = reader.card;
      if (card.ssin !== ssin) return { kind: 'other-person' };
      if (isExpired(card, now)) return { kind: 'expired', validTo: card.validTo ?? '' };
      if (isNotYetValid(card, now)) return { kind: 'unusable', code: 'ERR_CARD_NOT_YET_VALID' };
      return { kind: 'ready', card, pinPad: reader.pinPad };
    }
  }
}

/** Throws ERR_CARD_OTHER_PERSON, ERR_CARD_EXPIRED or ERR_CARD_NOT_YET_VALID: to be asked before any secret is (sessions.md section 6). */
export function checkOwnCard(card: EidCard, ssin: string | null, now: Date): void {
  if (card.ssin !== ssin) {
    throw new PluginError('ERR_CARD_OTHER_PERSON', 'the card belongs to another person');
  }
  if (isExpired(card, now)) {
    throw new PluginError('ERR_CARD_EXPIRED', 'the card has expired', {
      params: { validTo: card.validTo ?? '' },
    });
  }
  if (isNotYetValid(card, now)) {
    throw new PluginError('ERR_CARD_NOT_YET_VALID', 'the card is not valid yet');
  }
}
