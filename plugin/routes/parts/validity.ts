import { calendarDaysUntil } from '../../domain/time/brussels-time.ts';
import type { PageLocals } from './page-locals.ts';
import { dayInMilliseconds } from '../../domain/time/duration.ts';
import { plural } from '../../i18n/plural.ts';

/** Widths are numbers of this many units: an SVG viewBox, so that no inline style is needed. */
const BAR = 100;

/** How the life line is drawn, in per cent of its width. */
export interface LifeLine {
  /** Lived. */
  readonly past: number;
  /** Today. */
  readonly now: number;
  readonly left: number;
  readonly inWindow: boolean;
  /** Side of today on which its word is, so that it stays inside. */
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface ValidityView {
  readonly range: string;
  readonly from: string;
  readonly to: string;
  readonly line: LifeLine;
  readonly remaining: string;
  /** Calendar days to the end; below zero after it. */
  readonly days: string;
  /** Part of the validity that is over, 0 to 100. */
  readonly elapsed: number;
  /** Where the renewal window begins, 0 to 100. */
  readonly windowStart: number;
  readonly windowWidth: number;
  readonly ended: boolean;
}

/** A validity as a bar and two short sentences. Days are calendar days in Brussels, as people count them. */
export function validityView(
  page: Pick<PageLocals, 't' | 'language' | 'formatDate'>,
  validity: { readonly notBefore: string; readonly notAfter: string },
  now: Date,
  renewalWindowDays: number,
): ValidityView {
  const begin = Date.parse(validity.notBefore);
  const end = Date.parse(validity.notAfter);
  const length = Math.max(1, end - begin);
  const share = (instant: number) =>
    Math.round(Math.min(1, Math.max(0, (instant - begin) / length)) * BAR);
  const windowStart = share(end - renewalWindowDays * dayInMilliseconds);
  const elapsed = share(now.getTime());
  return {
    line: lifeLine(elapsed, windowStart, now.getTime() > end),
    from: page.formatDate(validity.notBefore),
    to: page.formatDate(validity.notAfter),
    range: page.t('validity.range', {
      from: page.formatDate(validity.notBefore),
      to: page.formatDate(validity.notAfter),
    }),
    remaining: remaining(page, begin, end, now),
    days: String(calendarDaysUntil(now, new Date(end))).replace('-', '−'),
    elapsed,
    windowStart,
    windowWidth: BAR - windowStart,
    ended: now.getTime() > end,
  };
}

/** An ended life keeps some room on the right: what follows its end is dotted. Pure. */
function lifeLine(elapsed: number, windowStart: number, ended: boolean): LifeLine {
  if (ended) return { past: 92, now: BAR, left: 0, inWindow: true, anchor: 'end' };
  return {
    past: elapsed,
    now: elapsed,
    left: BAR - elapsed,
    inWindow: elapsed >= windowStart,
    anchor: elapsed < 6 ? 'start' : elapsed > 94 ? 'end' : 'middle',
  };
}

function remaining(
  page: Pick<PageLocals, 't' | 'language'>,
  begin: number,
  end: number,
  now: Date,
): string {
  const instant = now.getTime();
  if (instant < begin) {
    return plural(page, 'validity.begins', Math.max(1, calendarDaysUntil(now, new Date(begin))));
  }
  const days = calendarDaysUntil(now, new Date(end));
  if (instant > end) return plural(page, 'validity.ended', Math.max(1, -days));
  return days === 0 ? page.t('validity.today') : plural(page, 'validity.left', days);
}
