import type { FallbackState } from '../../domain/session/fallback-policy.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { byFallbackLevel, isCausedByFaults } from '../../domain/session/fallback-policy.ts';
import { reasonsText } from '../../i18n/reasons-text.ts';
import { plural } from '../../i18n/plural.ts';

/** What is said about how often the fallback was used; it leads back to the card. */
export interface FallbackNoticeView {
  readonly tone: 'info' | 'caution';
  readonly title: string;
  readonly count: string;
  /** How often for which reason. */
  readonly reasons: string;
  readonly advice: string;
  /** Until when an admin lets a holder go on who would be stopped; null otherwise. */
  readonly lifted: string | null;
}

type Words = Pick<PageLocals, 't' | 'language' | 'formatDateTime'>;

/** null while nothing needs saying. */
export function fallbackNoticeView(
  page: Words,
  state: FallbackState,
  now: Date,
): FallbackNoticeView | null {
  const { level, openings, periodDays, liftedUntil } = state;
  if (level === 'none') return null;
  const isStopped = isFallbackStopped(state, now);
  const isFault = !isStopped && isCausedByFaults(state);
  return {
    tone: level === 'hint' || isFault ? 'info' : 'caution',
    title: page.t(`fallback.title.${isFault ? 'fault' : shownLevel(level, isStopped)}`),
    count: plural(page, 'fallback.hint', openings, { days: periodDays }),
    reasons: reasonsText(page.t, state.reasons),
    advice: page.t(
      isStopped ? 'fallback.stopped.help' : isFault ? 'fallback.advice.fault' : 'fallback.advice',
    ),
    lifted:
      liftedUntil !== null && liftedUntil > now
        ? page.t('fallback.lifted', { at: page.formatDateTime(liftedUntil) })
        : null,
  };
}

function shownLevel<Level extends FallbackState['level']>(level: Level, isStopped: boolean) {
  return level === 'stopped' && !isStopped ? 'notice' : level;
}

/** What is counted, and where it leads. */
export function fallbackCount(
  page: Pick<PageLocals, 't'>,
  { openings, noticeAfter }: Pick<FallbackState, 'openings' | 'noticeAfter'>,
  periodDays: number,
): string {
  return page.t('fallback.count', { count: openings, limit: noticeAfter, days: periodDays });
}

/** Stopped, and no admin lifted it for now. */
export function isFallbackStopped(
  { level, liftedUntil }: Pick<FallbackState, 'level' | 'liftedUntil'>,
  now: Date,
): boolean {
  return level === 'stopped' && (liftedUntil === null || liftedUntil <= now);
}

/** Of several holders' the one that most needs saying; undefined without any. */
export function worstFallback(states: readonly FallbackState[]): FallbackState | undefined {
  return states.toSorted((a, b) => byFallbackLevel(b.level, a.level))[0];
}
