import {
  brusselsInstant,
  brusselsTime,
  calendarDaysUntil,
} from '../../domain/time/brussels-time.ts';
import { dateOf, parseDate } from '../../domain/time/calendar-day.ts';
import { silencesAll } from '../../domain/renewal/notice/mute-rule.ts';
import { muteReasons } from '../../domain/renewal/notice/notice.ts';
import type { Mute, MuteReason } from '../../domain/renewal/notice/notice.ts';
import type { MuteRequest } from '../../domain/renewal/service.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** rules.md 9.3. */
const maxMuteDays = 180;
const maxTextLength = 200;
const proposedDays = 30;

/** What was typed, as it was typed. */
export interface MuteForm {
  readonly reason: MuteReason | null;
  readonly text: string;
  readonly until: string;
}

export interface MuteProblem {
  readonly field: 'reason' | 'text' | 'until';
  readonly message: string;
}

/** Mistakes of the form, all at once, each next to its field and in the summary on top. */
export interface MuteErrorView {
  readonly title: string;
  readonly problems: readonly MuteProblem[];
}

/** The form, or what is muted now and the way back. */
export interface MuteView {
  readonly action: string;
  readonly muted: { readonly summary: string; readonly text: string } | null;
  readonly reasons: readonly {
    readonly value: MuteReason;
    readonly text: string;
    readonly selected: boolean;
  }[];
  readonly text: string;
  readonly until: string;
  readonly min: string;
  readonly max: string;
  readonly open: boolean;
}

/** Reads the form; the request, or every problem that it has. Days are calendar days in Belgium. */
export function parseMute(
  page: Pick<PageLocals, 't'>,
  form: MuteForm,
  now: Date,
): { readonly request: MuteRequest } | { readonly problems: readonly MuteProblem[] } {
  const { reason, text } = form;
  const until = beginOfDay(form.until);
  const days = until === null ? 0 : calendarDaysUntil(now, until);
  const isDayFit = days >= 1 && days <= maxMuteDays;
  if (reason !== null && until !== null && isDayFit && text.length <= maxTextLength) {
    return { request: { reason, text, until } };
  }
  const problems: MuteProblem[] = [
    ...(reason === null ? [problem('reason', page.t('mute.reason.missing'))] : []),
    ...(text.length > maxTextLength ? [problem('text', page.t('mute.text.long'))] : []),
    ...(isDayFit ? [] : [untilProblem(page)]),
  ];
  return { problems };
}

/** Said by the form and, should the clock have moved on, by the services. */
export function untilProblem(page: Pick<PageLocals, 't'>): MuteProblem {
  return problem('until', page.t('mute.until.wrong', { days: maxMuteDays }));
}

export function muteErrorView(
  page: Pick<PageLocals, 't'>,
  problems: readonly MuteProblem[],
): MuteErrorView {
  const title = problems.length === 1 ? 'form.error.title' : 'mute.errors';
  return { title: page.t(title), problems };
}

/** What the form is drawn from. */
interface MuteFormFacts {
  readonly mute: Mute | null;
  /** What came back with a mistake in it. */
  readonly typed: MuteForm | null;
  /** Who may not take the file away is not offered what silences it for good. */
  readonly mayLoad: boolean;
  readonly now: Date;
}

export function muteView(
  page: Pick<PageLocals, 't' | 'formatDate'>,
  action: string,
  facts: MuteFormFacts,
): MuteView {
  const { mute, typed, mayLoad, now } = facts;
  return {
    action,
    muted:
      mute === null
        ? null
        : {
            summary: page.t('mute.now', {
              date: page.formatDate(mute.until),
              reason: page.t(`mute.reason.${mute.reason}`),
              name: mute.by.displayName,
            }),
            text: mute.text,
          },
    reasons: muteReasons
      .filter((reason) => mayLoad || !silencesAll(reason))
      .map((value) => ({
        value,
        text: page.t(`mute.reason.${value}`),
        selected: value === typed?.reason,
      })),
    text: typed?.text ?? '',
    until: typed?.until ?? dayAhead(now, proposedDays),
    min: dayAhead(now, 1),
    max: dayAhead(now, maxMuteDays),
    open: typed !== null,
  };
}

function problem(field: MuteProblem['field'], message: string): MuteProblem {
  return { field, message };
}

/** YYYY-MM-DD of the Belgian day so many days after today. */
function dayAhead(now: Date, days: number): string {
  return dateOf(brusselsTime(now).day + days);
}

/** The instant at which a day begins in Belgium; null for no such day. */
function beginOfDay(date: string): Date | null {
  const day = parseDate(date);
  return day === null ? null : brusselsInstant(day, 0);
}
