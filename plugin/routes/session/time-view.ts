import type { PageLocals } from '../parts/page-locals.ts';

type Words = Pick<PageLocals, 't' | 'formatDate' | 'formatDateTime' | 'formatTime'>;

/** What a countdown starts from, and how it goes on saying it: the script needs words, not a language. */
export interface CountdownView {
  readonly seconds: number;
  readonly text: string;
  readonly hours: string;
  readonly minutes: string;
  readonly less: string;
  readonly over: string;
}

/** "until 18:30" for today, with its day otherwise; days are days in Belgium. */
export function untilText(page: Words, end: Date, now: Date): string {
  return page.formatDate(end) === page.formatDate(now)
    ? page.t('mySession.until.time', { time: page.formatTime(end) })
    : page.t('mySession.until.date', { at: page.formatDateTime(end) });
}

export function countdownView(page: Pick<PageLocals, 't'>, secondsLeft: number): CountdownView {
  const seconds = Math.max(0, Math.floor(secondsLeft));
  return {
    seconds,
    text: leftText(page, seconds),
    hours: page.t('mySession.left.hours'),
    minutes: page.t('mySession.left.minutes'),
    less: page.t('mySession.left.less'),
    over: page.t('mySession.left.over'),
  };
}

/** Whole minutes, rounded down: a user must not count on a minute that is not there. */
function leftText(page: Pick<PageLocals, 't'>, seconds: number): string {
  if (seconds === 0) return page.t('mySession.left.over');
  if (seconds < 60) return page.t('mySession.left.less');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? page.t('mySession.left.minutes', { minutes })
    : page.t('mySession.left.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** A session as a ring that empties. */
export interface RingView {
  /** What is left, in per cent of the whole. */
  readonly share: number;
  /** The whole, in seconds: the script goes on drawing. */
  readonly total: number;
}

export function ringView(
  { openedAt, notOnOrAfter }: { readonly openedAt: Date; readonly notOnOrAfter: Date },
  secondsLeft: number,
): RingView {
  const total = Math.max(1, Math.round((notOnOrAfter.getTime() - openedAt.getTime()) / 1000));
  return { total, share: Math.round(Math.min(1, Math.max(0, secondsLeft / total)) * 100) };
}
