import { PluginError } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import { errorStatus } from '../../../errors.ts';
import { errorText } from '../../../i18n/error-text.ts';
import type { CardView } from '../../../domain/session/service.ts';
import type { BadgeView } from '../badge.ts';
import type { PageLocals } from '../page-locals.ts';
import { paths } from '../paths.ts';
import { plural } from '../../../i18n/plural.ts';

/** The card in its reader, as a page and its script know it. */
export interface CardPanelView {
  /** Distinguishes one state from the next, and with 'ready' one layout of the form from another; reveals nothing about the card itself. */
  readonly key: string;
  readonly tone: BadgeView['tone'];
  readonly title: string;
  readonly text: string;
  /** Only of the user's own card; nothing is asked without it. */
  readonly ready: ReadyCardView | null;
}

export interface ReadyCardView {
  readonly name: string;
  /** null where the card's photo does not fit its identity file. */
  readonly photoHref: string | null;
  readonly validTo: string | null;
  /** The PIN is typed on the reader itself. */
  readonly pinPad: boolean;
  /** null where the card cannot report them, and for the last one, which has its own warning. */
  readonly tries: string | null;
  /** A wrong PIN now blocks the card: a confirmation is asked for. */
  readonly lastTry: boolean;
}

type Words = Pick<PageLocals, 't' | 'language' | 'formatDate' | 'base'>;

/** Says what there is, and of everything else what to do; a card that cannot be used never has a field for a PIN. */
export function cardPanelView(page: Words, view: CardView): CardPanelView {
  switch (view.kind) {
    case 'ready':
      return readyView(page, view);
    case 'empty':
    case 'reading':
      return {
        key: view.kind,
        tone: 'none',
        title: page.t(`card.${view.kind}`),
        text: page.t(`card.${view.kind}.text`),
        ready: null,
      };
    case 'left-open':
      return {
        key: view.kind,
        tone: 'attention',
        title: page.t('card.leftOpen'),
        text: page.t('card.leftOpen.text'),
        ready: null,
      };
    case 'expired': {
      const expired = refused(page, view.kind, 'ERR_CARD_EXPIRED');
      const since = page.t('card.expiredOn', { date: page.formatDate(view.validTo) });
      return { ...expired, text: `${since} ${expired.text}` };
    }
    case 'unavailable':
      // A computer without a reader has often no card service either: nothing is broken, and there is another way
      return view.code === 'ERR_READER_SERVICE'
        ? {
            ...refused(page, `unavailable.${view.code}`, 'ERR_READER_SERVICE'),
            tone: 'none',
            title: page.t('card.noReader'),
          }
        : refused(page, `unavailable.${view.code}`, knownCode(view.code));
    case 'unusable':
      return refused(page, `${view.kind}.${view.code}`, knownCode(view.code));
    case 'out-of-reach':
      return { ...refused(page, view.kind, view.code), tone: 'attention' };
    case 'no-reader':
      return { ...refused(page, view.kind, 'ERR_READER_NONE'), tone: 'none' };
    case 'several':
      return refused(page, view.kind, 'ERR_CARD_SEVERAL');
    case 'other-person':
      return refused(page, view.kind, 'ERR_CARD_OTHER_PERSON');
  }
}

function readyView(
  page: Words,
  { card, pinPad }: Extract<CardView, { kind: 'ready' }>,
): CardPanelView {
  const { triesLeft } = card;
  if (triesLeft === 0) return refused(page, 'blocked', 'ERR_PIN_BLOCKED');
  const lastTry = triesLeft === 1;
  const validTo =
    card.validTo === null ? null : page.t('card.validTo', { date: page.formatDate(card.validTo) });
  return {
    key: ['ready', ...(pinPad ? ['pad'] : []), ...(lastTry ? ['last'] : [])].join('.'),
    tone: lastTry ? 'attention' : 'ok',
    title: page.t('card.ready'),
    text: '',
    ready: {
      name: `${card.firstNames} ${card.lastName}`.trim(),
      photoHref: card.photo === null ? null : paths(page.base).sessionPhoto(),
      validTo,
      pinPad,
      // The last one has a warning of its own
      tries: triesLeft === null || lastTry ? null : plural(page, 'opening.tries', triesLeft),
      lastTry,
    },
  };
}

function refused(page: Words, key: string, code: PluginErrorCode): CardPanelView {
  const { message, remedy } = errorText(new PluginError(code, 'state of the card'), page.t);
  return { key, tone: 'unusable', title: message, text: remedy, ready: null };
}

/** The port names its codes as text, since another implementation may know more than we do. */
function knownCode(code: string): PluginErrorCode {
  return Object.hasOwn(errorStatus, code) ? (code as PluginErrorCode) : 'ERR_CARD_FAULT';
}
