import type { FindingText } from '../../domain/certificate/findings/finding-text.ts';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type { Opening, OpeningOptions } from '../../domain/session/service.ts';
import type { FallbackReason, SessionMode } from '../../domain/session/session.ts';
import { shownHolder } from '../../domain/certificate/holder-name.ts';
import { fallbackReasons } from '../../domain/session/session.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { CardPanelView } from '../parts/card/card-view.ts';
import { cardPanelView } from '../parts/card/card-view.ts';
import { chooseMode } from './choice.ts';
import type { SessionErrorView } from './error-view.ts';
import type { FallbackNoticeView } from './fallback-view.ts';
import { reasonOfCard } from '../parts/card/failure-part.ts';
import type { OpeningSentence } from './opening-sentence.ts';
import { openingSentence } from './opening-sentence.ts';
import { fallbackCount, fallbackNoticeView, isFallbackStopped } from './fallback-view.ts';
import { qualityView } from './quality-view.ts';
import type { ChoiceView, QualityView } from './quality-view.ts';
import { untilText } from './time-view.ts';

/** The opening page: what `views/session/open.ejs` shows. Exactly one of `blocked`, `running` and the rest speaks. */
export interface OpeningView {
  readonly error: SessionErrorView | null;
  /** Which secrets are to be typed again after an error, or ''. */
  readonly again: string;
  /** Of the page, in the browser's tab. */
  readonly title: string;
  readonly sentence: OpeningSentence;
  readonly mode: SessionMode;
  readonly with: string;
  readonly choices: readonly { readonly text: string; readonly href: string }[];
  /** Hides every field: the certificate must be fixed first. */
  readonly blocked: (FindingText & { readonly href: string | null }) | null;
  readonly notices: readonly FindingText[];
  readonly running: {
    readonly href: string;
    readonly renewHref: string;
  } | null;
  /** null where no card is needed, or none may be asked for. */
  readonly card: CardPanelView | null;
  readonly refreshHref: string;
  /** null while nothing may be typed: without the right card, or stopped. */
  readonly form: OpeningFormView | null;
  readonly fallback: FallbackNoticeView | null;
  /** The other way: to the fallback from the card, and back. null where there is none, or where it would not help. */
  readonly other: OtherWayView | null;
  readonly pinOnly: { readonly href: string; readonly text: string } | null;
}

interface OtherWayView {
  readonly href: string;
  /** How often the fallback was used, and from when on that is reported. */
  readonly count: string | null;
}

export interface OpeningFormView extends QualityView {
  readonly action: string;
  readonly password: boolean;
  /** Whether letters are to be readable, too; null where that is no question. */
  readonly letters: boolean | null;
  /** 'pad': typed on the reader, so there is no field. */
  readonly pin: 'field' | 'pad' | null;
  readonly tries: string | null;
  readonly lastTry: boolean;
  /** Fallback only. */
  readonly reasons: readonly ChoiceView[] | null;
  readonly reasonText: string;
}

type ReadForm = Omit<OpeningFormView, 'action' | 'letters'>;

/** What was typed and may be shown again: no secret is among it. */
export interface TypedOpening {
  readonly quality: string;
  readonly reason: FallbackReason | null;
  readonly reasonText: string;
}

export interface OpeningViewInput {
  readonly found: OpeningOptions;
  readonly opening: Opening;
  readonly wantedMode: SessionMode | null;
  readonly renew: boolean;
  readonly typed: TypedOpening | null;
  readonly error: SessionErrorView | null;
  readonly now: Date;
  /** Whether "ask my PIN only" is offered at all. */
  readonly pinOnly: boolean;
  /** The user's choice to open letters with the session; null where none are read here. */
  readonly letters: boolean | null;
}

export function openingView(page: PageLocals, input: OpeningViewInput): OpeningView {
  const { found, opening, now, typed } = input;
  const links = paths(page.base);
  const mode = chooseMode(opening, input.wantedMode);
  const id = opening.certificate?.record.id;
  const choice = { ...(id === undefined ? {} : { certificate: id }), mode };
  const { reusable } = opening;
  const isRunning = !input.renew && reusable?.mode === mode;
  const usesCard = opening.blockedBy === null && !isRunning && mode !== 'fallback';
  const card = usesCard ? cardPanelView(page, found.card) : null;
  const form = opening.blockedBy === null && !isRunning ? formView(page, input, mode, card) : null;
  const renew = input.renew ? '1' : '';
  const other = otherWay(page, input, mode);
  return {
    error: input.error && errorOnPage(input.error, form),
    again: input.error && form ? againText(page, form) : '',
    title: page.t(mode === 'fallback' ? 'opening.title.fallback' : 'opening.title'),
    sentence: openingSentence(page, {
      blocked: opening.blockedBy !== null,
      running: isRunning
        ? page.t('opening.running', { until: untilText(page, reusable.notOnOrAfter, now) })
        : null,
      error: input.error,
      mode: mode === 'fallback' ? 'fallback' : 'card',
      stopped: isFallbackStopped(opening.fallback, now),
      form,
      card: found.card,
      offersFallback: other !== null,
    }),
    mode,
    with: openingText(page, opening),
    choices: found.openings
      .filter((other) => other !== opening)
      .map((other) => ({ text: openingText(page, other), href: openingHref(page, other) })),
    blocked:
      opening.blockedBy === null
        ? null
        : {
            ...findingText(opening.blockedBy, page),
            href: id === undefined ? null : links.certificate(id),
          },
    notices:
      opening.blockedBy === null
        ? opening.notices.map((finding) => findingText(finding, page))
        : [],
    running:
      isRunning && opening.blockedBy === null
        ? {
            href: links.session(),
            renewHref: links.sessionOpen({ ...choice, renew: '1' }),
          }
        : null,
    card,
    refreshHref: links.sessionOpen({ ...choice, renew }),
    form: form && {
      ...form,
      letters: form.password ? input.letters : null,
      action: links.sessionOpen({ ...choice, renew }),
    },
    fallback: mode === 'fallback' ? fallbackNoticeView(page, opening.fallback, now) : null,
    other,
    pinOnly:
      input.pinOnly && mode === 'eid' && form !== null && typed === null
        ? pinOnlyView(page, opening)
        : null,
  };
}

function formView(
  page: PageLocals,
  { opening, typed, error, now }: OpeningViewInput,
  mode: SessionMode,
  card: CardPanelView | null,
): ReadForm | null {
  const common = {
    ...qualityView(page, opening, typed),
    reasonText: typed?.reasonText ?? '',
  };
  if (mode === 'fallback') {
    if (isFallbackStopped(opening.fallback, now)) return null;
    return {
      ...common,
      password: true,
      pin: null,
      tries: null,
      lastTry: false,
      reasons: fallbackReasons.map((reason) => ({
        value: reason,
        text: page.t(`session.reason.${reason}`),
        selected: reason === typed?.reason,
      })),
    };
  }
  // No PIN is asked for a card that is not there, or not theirs
  if (card?.ready == null) return null;
  return {
    ...common,
    password: mode === 'eid' && (!opening.pinOnly || error?.field === 'password'),
    pin: card.ready.pinPad ? 'pad' : 'field',
    tries: card.ready.tries,
    lastTry: card.ready.lastTry || error?.lastTry === true,
    reasons: null,
  };
}

function againText(page: PageLocals, form: Pick<OpeningFormView, 'password' | 'pin'>): string {
  if (form.pin !== 'field') return form.password ? page.t('opening.again.password') : '';
  return page.t(form.password ? 'opening.again' : 'opening.again.pin');
}

function errorOnPage(error: SessionErrorView, form: ReadForm | null): SessionErrorView {
  return {
    ...error,
    field: fieldOnPage(error.field, form),
    also: error.also.filter(({ field }) => fieldOnPage(field, form) !== null),
  };
}

/** A link to a field that the page no longer has would lead nowhere: the card may have been removed since. */
function fieldOnPage(
  field: SessionErrorView['field'],
  form: ReadForm | null,
): SessionErrorView['field'] {
  if (form === null) return null;
  switch (field) {
    case 'password':
      return form.password ? field : null;
    case 'pin':
      return form.pin === 'field' ? field : null;
    case 'lastTryConfirmed':
      return form.lastTry ? field : null;
    case 'reason':
    case 'reasonText':
      return form.reasons === null ? null : field;
    case 'quality':
      return form.quality === 'only' ? null : field;
    case null:
      return null;
  }
}

function openingText(page: PageLocals, { certificate, holder }: Opening): string {
  const kind = certificate === null ? 'card' : holder.kind;
  return page.t(`opening.with.${kind}`, {
    name: shownHolder({ kind: holder.kind, holderName: holder.name }, page.actor.displayName),
  });
}

function openingHref(page: PageLocals, { certificate }: Opening): string {
  return paths(page.base).sessionOpen(
    certificate === null ? { mode: 'eid-only' } : { certificate: certificate.record.id },
  );
}

function otherWay(
  page: PageLocals,
  { opening, error, found }: Pick<OpeningViewInput, 'opening' | 'error' | 'found'>,
  mode: SessionMode,
): OtherWayView | null {
  const { certificate, modes, fallback, blockedBy } = opening;
  if (certificate === null || blockedBy !== null) return null;
  const choice = { certificate: certificate.record.id };
  const links = paths(page.base);
  if (mode === 'fallback') {
    if (!modes.includes('eid')) return null;
    return { href: links.sessionOpen({ ...choice, mode: 'eid' }), count: null };
  }
  if (error?.offersFallback === false) return null;
  // Without an answer of eHealth the fallback opens nothing either
  if (error === null && found.card.kind === 'out-of-reach') return null;
  if (!modes.includes('fallback') && fallback.level !== 'stopped') return null;
  const reason = error === null ? reasonOfCard(found.card) : error.fallbackReason;
  return {
    href: links.sessionOpen({ ...choice, mode: 'fallback', ...(reason && { reason }) }),
    count: fallback.openings === 0 ? null : fallbackCount(page, fallback, fallback.periodDays),
  };
}

function pinOnlyView(page: PageLocals, opening: Opening): OpeningView['pinOnly'] {
  const { certificate, holder } = opening;
  if (certificate === null || holder.kind !== 'person') return null;
  return {
    href: paths(page.base).pinOnly(certificate.record.id),
    text: page.t(opening.pinOnly ? 'opening.pinOnly.off' : 'opening.pinOnly.on'),
  };
}
