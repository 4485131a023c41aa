import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { Router } from 'express';
import type { Language } from '../../i18n/language.ts';
import { renewalStates } from '../../domain/renewal/renewal.ts';
import { byteOrderMark } from '../../domain/report/csv.ts';
import type { FallbackUse, PracticeReport, ReportServices } from '../../domain/report/service.ts';
import { layOutTimeline } from '../../domain/report/timeline.ts';
import type { Timeline } from '../../domain/report/timeline.ts';
import { countsOfMonth } from '../../domain/report/year-ahead.ts';
import type { CertificateLevel } from '../../domain/certificate/verdict/level.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { stateWord } from '../parts/renewal-state.ts';
import {
  certificateLine,
  certificatesHeading,
  dayOf,
  fallbackHeading,
  fallbackLine,
} from './reports-csv.ts';
import { plural } from '../../i18n/plural.ts';

export interface ReportScreenDeps extends Pick<ScreenDeps, 'renderPage'> {
  readonly reports: ReportServices;
  readonly now: () => Date;
}

interface ReportsView {
  readonly checked: string;
  readonly timeline: TimelineView;
  /** Sentences about what the drawing does not hold: ended, later, without a certificate. */
  readonly rest: readonly string[];
  readonly renewals: readonly { readonly text: string; readonly count: string }[];
  readonly renewalsHref: string;
  readonly fallback: readonly FallbackView[];
  readonly certificatesCsv: string;
  readonly fallbackCsv: string;
}

interface TimelineView extends Timeline {
  /** Text alternative of the drawing, for screen readers. */
  readonly summary: string;
  readonly columns: readonly MonthView[];
}

interface MonthView {
  /** "nov." and "2026", below the bar. */
  readonly short: string;
  readonly year: string;
  /** "novembre 2026", in the table. */
  readonly long: string;
  readonly counts: Readonly<Record<CertificateLevel, string>>;
  readonly total: string;
}

interface FallbackView {
  readonly holder: string;
  readonly about: string;
  readonly in30Days: string;
  readonly in365Days: string;
  readonly last: string;
}

/** The practice's year ahead, who lives on the fallback, what is being renewed; as a page and as files. For admins. */
export function reportScreens(deps: ReportScreenDeps): Router {
  const { reports, now } = deps;
  const router = Router();

  router.route('/reports').get(async (_req, res) => {
    const page = pageLocals(res);
    const view = reportsView(page, await reports.practice(page.actor));
    await deps.renderPage(res, 'administration/reports', { view });
  });

  router.route('/reports/certificates.csv').get(async (_req, res) => {
    const { t, actor } = pageLocals(res);
    const rows = reports.certificates(actor);
    const at = now();
    await sendCsv(res, `${t('reports.csv.certificates')}-${dayOf(at) ?? ''}.csv`, lines());

    async function* lines() {
      yield certificatesHeading(t);
      for await (const row of rows) yield certificateLine(t, row, at);
    }
  });

  router.route('/reports/fallback.csv').get(async (_req, res) => {
    const { t, actor } = pageLocals(res);
    const uses = await reports.fallback(actor);
    const lines = [fallbackHeading(t), ...uses.map((use) => fallbackLine(t, use))];
    await sendCsv(res, `${t('reports.csv.fallback')}-${dayOf(now()) ?? ''}.csv`, lines);
  });
  return router;
}

/** Written while it is read. When reading fails half-way the connection breaks off: a short file must not look whole. */
async function sendCsv(
  res: Response,
  fileName: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const body = Readable.from(withMark(lines));
  // The first line is there before anything is sent: what fails until then still gets its error page
  await new Promise((resolve, reject) => body.once('readable', resolve).once('error', reject));
  res.attachment(fileName);
  res.type('text/csv; charset=utf-8');
  await pipeline(body, res);
}

async function* withMark(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  yield byteOrderMark;
  yield* lines;
}

function reportsView(page: PageLocals, report: PracticeReport): ReportsView {
  const { yearAhead, renewals, fallback } = report;
  const { t } = page;
  const links = paths(page.base);
  const rest = (['ended', 'later', 'undated'] as const)
    .filter((name) => yearAhead[name] > 0)
    .map((name) => plural(page, `reports.rest.${name}`, yearAhead[name]));
  return {
    checked: t('reports.checked', { at: page.formatDateTime(report.checkedAt) }),
    timeline: timelineView(page, yearAhead),
    rest,
    renewals: renewalStates
      // Renewals that need no action are left out
      .filter((state) => !['NotDueYet', 'Done'].includes(state) && (renewals[state] ?? 0) > 0)
      .map((state) => ({
        text: stateWord(page, state),
        count: page.formatNumber(renewals[state] ?? 0),
      })),
    renewalsHref: links.renewals(),
    fallback: fallback.map((use) => fallbackView(page, use)),
    certificatesCsv: links.reportCsv('certificates'),
    fallbackCsv: links.reportCsv('fallback'),
  };
}

function timelineView(
  page: PageLocals,
  { months, figures }: PracticeReport['yearAhead'],
): TimelineView {
  const counts = months.map((month) => countsOfMonth(figures, month));
  const timeline = layOutTimeline(counts);
  const totals = timeline.bars.map(({ total }) => total);
  const most = Math.max(0, ...totals);
  const columns = months.map((month, index): MonthView => {
    const of = counts[index] ?? { ok: 0, attention: 0, unusable: 0 };
    return {
      ...monthWords(page.language, month),
      counts: {
        ok: page.formatNumber(of.ok),
        attention: page.formatNumber(of.attention),
        unusable: page.formatNumber(of.unusable),
      },
      total: page.formatNumber(totals[index] ?? 0),
    };
  });
  const sum = totals.reduce((all, total) => all + total, 0);
  const busiest = columns[totals.indexOf(most)]?.long ?? '';
  return { ...timeline, columns, summary: summary(page, sum, most, busiest) };
}

function summary(page: PageLocals, sum: number, most: number, busiest: string): string {
  if (sum === 0) return page.t('reports.timeline.none');
  // No month is the busiest where none has more than one
  return sum > 1 && most === 1
    ? page.t('reports.timeline.summary.apart', { count: page.formatNumber(sum) })
    : plural(page, 'reports.timeline.summary', sum, { month: busiest, most });
}

/** Months as words; `month` is "2026-11". */
function monthWords(language: Language, month: string): Pick<MonthView, 'short' | 'year' | 'long'> {
  const first = new Date(`${month}-01T00:00:00Z`);
  const words = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${language}-BE`, { ...format, timeZone: 'UTC' }).format(first);
  return {
    short: words({ month: 'short' }),
    year: words({ year: 'numeric' }),
    long: words({ month: 'long', year: 'numeric' }),
  };
}

function fallbackView(page: PageLocals, use: FallbackUse): FallbackView {
  return {
    holder: use.holderName,
    about: page.t(`holderKind.${use.kind}`),
    in30Days: page.formatNumber(use.in30Days),
    in365Days: page.formatNumber(use.in365Days),
    last: page.formatDate(use.lastAt),
  };
}
