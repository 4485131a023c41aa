import type { Readiness } from '../../../domain/enrolment/readiness/service.ts';
import type { ReadinessLine } from '../../../domain/enrolment/readiness/readiness.ts';
import type { ReadinessLevel } from '../../../domain/enrolment/readiness/readiness-reason.ts';
import type { CardView } from '../../../domain/session/service.ts';
import { plural } from '../../../i18n/plural.ts';
import type { BadgeView } from '../../parts/badge.ts';
import { cardPanelView } from '../../parts/card/card-view.ts';
import type { CardPanelView } from '../../parts/card/card-view.ts';
import type { PageLocals } from '../../parts/page-locals.ts';
import { paths } from '../../parts/paths.ts';
import { readinessText } from '../../parts/card/readiness-text.ts';

export interface ReadyView {
  /** The sentence that answers. */
  readonly say: string;
  /** What is to be settled first. */
  readonly lines: readonly ReadyLineView[];
  readonly card: CardPanelView;
  readonly checked: string;
  readonly againHref: string;
  /** The check is the next act while anything is left to do. */
  readonly isAgainMain: boolean;
  readonly profileHref: string;
  /** Where a request begins; null while something is in the way, or where none is made here. */
  readonly continueHref: string | null;
}

export interface ReadyLineView {
  readonly id: ReadinessLine['line'];
  readonly tone: BadgeView['tone'];
  /** What it is about. */
  readonly name: string;
  /** How it is. */
  readonly text: string;
  /** What to do; null where there is nothing to do. */
  readonly remedy: string | null;
  readonly state: string;
  readonly action: { readonly text: string; readonly href: string } | null;
}

const tones: Readonly<Record<ReadinessLevel, BadgeView['tone']>> = {
  good: 'ok',
  attention: 'attention',
  bad: 'unusable',
};

const byGravity: Readonly<Record<ReadinessLevel, number>> = { bad: 0, attention: 1, good: 2 };

export function readyView(
  page: PageLocals,
  readiness: Readiness,
  card: CardView,
  hasRequests: boolean,
): ReadyView {
  const { level, lines } = readiness;
  const links = paths(page.base);
  const { userId } = page.actor;
  return {
    say:
      level === 'good'
        ? page.t('readiness.say.good')
        : plural(page, `readiness.say.${level}`, lines.filter((one) => one.level === level).length),
    lines: lines
      .toSorted((one, other) => byGravity[one.level] - byGravity[other.level])
      .map((one) => lineView(page, one)),
    card: cardOf(page, card),
    checked: checkedText(page, readiness),
    againHref: links.readiness(userId),
    isAgainMain: level !== 'good',
    profileHref: links.user(userId),
    continueHref: hasRequests && level !== 'bad' ? links.enrolmentBegin(userId) : null,
  };
}

function lineView(page: PageLocals, one: ReadinessLine): ReadyLineView {
  return {
    id: one.line,
    tone: tones[one.level],
    name: page.t(`readiness.line.${one.line}`),
    ...readinessText(page, one),
    state: page.t(`readiness.level.${one.level}`),
    action:
      one.remedy === 'TestPin'
        ? { text: page.t('readiness.openSession'), href: paths(page.base).sessionOpen() }
        : null,
  };
}

/** Whether the card is ready is what the lines say. */
function cardOf(page: PageLocals, card: CardView): CardPanelView {
  const panel = cardPanelView(page, card);
  return panel.ready === null ? panel : { ...panel, title: page.t('readiness.line.card') };
}

function checkedText(page: PageLocals, { checkedAt, ehealthAt }: Readiness): string {
  const at = page.formatTimeOfDay(checkedAt);
  return ehealthAt === null
    ? page.t('readiness.checked', { at })
    : page.t('readiness.checkedBoth', { at, ehealth: page.formatTimeOfDay(ehealthAt) });
}
