import type { CardView } from '../../domain/session/service.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { cardPanelView } from '../parts/card/card-view.ts';

/** What the opening page says first: one sentence, and at most one line after it. */
export interface OpeningSentence {
  readonly say: string;
  readonly then: string | null;
  /** The sentence is about the card: it changes with the card, while the page is open. */
  readonly isOfCard: boolean;
}

/** What the page is about, gravest first: the sentence is that of the first that applies. */
export interface OpeningFacts {
  readonly blocked: boolean;
  /** What the running session says of itself; null without a reusable one. */
  readonly running: string | null;
  readonly error: { readonly say: string; readonly then: string | null } | null;
  readonly mode: 'card' | 'fallback';
  /** The fallback may not be used at present. */
  readonly stopped: boolean;
  /** null without the right card. */
  readonly form: {
    readonly password: boolean;
    readonly pin: 'field' | 'pad' | null;
    readonly lastTry: boolean;
  } | null;
  readonly card: CardView;
  /** The page offers the fallback next to the card. */
  readonly offersFallback: boolean;
}

/** Answers first: a reader of this alone knows what is left to do. Pure. */
export function openingSentence(
  { t }: Pick<PageLocals, 't'>,
  facts: OpeningFacts,
): OpeningSentence {
  const { error, form, card, mode } = facts;
  const about = (say: string, then: string | null): OpeningSentence => ({
    say,
    then,
    isOfCard: false,
  });
  if (facts.blocked) return about(t('opening.blocked'), null);
  if (facts.running !== null) return about(facts.running, t('opening.running.help'));
  const fallback = facts.offersFallback ? t('opening.then.fallback') : null;
  if (error !== null)
    return about(error.say, error.then ?? (mode === 'card' && form === null ? fallback : null));
  if (mode === 'fallback') {
    return facts.stopped
      ? about(t('opening.say.stopped'), null)
      : about(t('opening.say.fallback'), t('opening.fallback.intro'));
  }
  const say = form === null ? t(cardSentence(card)) : t(readySentence(form));
  return { say, then: canCome(card) ? null : fallback, isOfCard: true };
}

function readySentence({ password, pin, lastTry }: NonNullable<OpeningFacts['form']>): MessageKey {
  if (lastTry) return 'opening.say.lastTry';
  if (pin === 'pad') return 'opening.say.pad';
  return password ? 'opening.say.both' : 'opening.say.pin';
}

/** A state of the card as the script asks for it, with the sentence that the opening page begins with. */
export function polledCardView(page: Parameters<typeof cardPanelView>[0], view: CardView) {
  const { key, tone, title, text, ready } = cardPanelView(page, view);
  // A card that becomes ready loads the page again, with fields and a sentence of its own
  return { key, tone, title, text, say: ready === null ? page.t(cardSentence(view)) : '' };
}

/** What the state of the reader means for the opening. */
export function cardSentence(card: CardView): MessageKey {
  switch (card.kind) {
    case 'ready':
      return card.card.triesLeft === 0 ? 'opening.say.blocked' : 'opening.say.pin';
    case 'empty':
      return 'opening.say.empty';
    case 'reading':
      return 'opening.say.reading';
    case 'left-open':
      return 'opening.say.leftOpen';
    case 'expired':
      return 'opening.say.expired';
    case 'no-reader':
      return 'opening.say.noReader';
    case 'unavailable':
      return card.code === 'ERR_READER_SERVICE' ? 'opening.say.noReader' : 'opening.say.noSupport';
    case 'unusable':
      return 'opening.say.unusable';
    case 'out-of-reach':
      return 'opening.say.outOfReach';
    case 'several':
      return 'opening.say.several';
    case 'other-person':
      return 'opening.say.otherPerson';
  }
}

/** The right card is in the reader, or only has to be put in: the other way need not be named yet. */
function canCome(card: CardView): boolean {
  return (
    card.kind === 'empty' ||
    card.kind === 'reading' ||
    card.kind === 'left-open' ||
    (card.kind === 'ready' && card.card.triesLeft !== 0)
  );
}
