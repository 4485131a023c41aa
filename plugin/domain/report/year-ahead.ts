import { levelOfSummary, levelCutoffs } from '../certificate/verdict/level.ts';
import type { CertificateLevel } from '../certificate/verdict/level.ts';
import type { MonthFigure, ReportRow } from './repository.ts';
import { brusselsDate } from '../time/brussels-time.ts';

/*
 * Which month holds which ends of validity. Pure: rows and an instant in, figures out. Months are those of Europe/Brussels.
 */

/** How many months the view shows: this one, and the same one next year. */
const monthsAhead = 13;

export interface YearAhead {
  /** In order, the current month first; a month without an end is there too. */
  readonly months: readonly string[];
  /** Ends to come within these months; at most one figure for each month, kind and level. */
  readonly figures: readonly MonthFigure[];
  /** Already over, and still loaded. */
  readonly ended: number;
  readonly later: number;
  /** Without a certificate yet: step 2 was never done. */
  readonly undated: number;
}

/** The part of a row that the view needs: a large practice's rows need not be kept whole. */
export type EndingCertificate = Pick<ReportRow, 'kind'> & {
  readonly summary: Pick<
    ReportRow['summary'],
    'notBefore' | 'notAfter' | 'staticRank' | 'holderKey'
  >;
};

/** Counts certificates by the month in which they end, each with the level that lists show for it now. */
export function yearAhead(
  certificates: readonly EndingCertificate[],
  now: Date,
  renewalWindowDays: number,
): YearAhead {
  const months = monthsFrom(now);
  const judge = levels(certificates, now, renewalWindowDays);
  const counts = new Map<string, { -readonly [Field in keyof MonthFigure]: MonthFigure[Field] }>();
  const rest = { ended: 0, later: 0, undated: 0 };
  for (const certificate of certificates) {
    const end = new Date(certificate.summary.notAfter ?? NaN);
    const month = Number.isNaN(end.getTime()) ? null : monthOf(end);
    if (month === null) rest.undated += 1;
    else if (end <= now) rest.ended += 1;
    else if (!months.includes(month)) rest.later += 1;
    else {
      const figure = { month, kind: certificate.kind, level: judge(certificate) };
      const key = `${month} ${figure.kind} ${figure.level}`;
      const counted = counts.get(key);
      if (counted === undefined) counts.set(key, { ...figure, count: 1 });
      else counted.count += 1;
    }
  }
  return { months, figures: [...counts.values()], ...rest };
}

/** The levels of one month, summed over kinds of holder. */
export function countsOfMonth(
  figures: readonly MonthFigure[],
  month: string,
): Readonly<Record<CertificateLevel, number>> {
  const sum: Record<CertificateLevel, number> = { ok: 0, attention: 0, unusable: 0 };
  for (const figure of figures) {
    if (figure.month === month) sum[figure.level] += figure.count;
  }
  return sum;
}

/** The level of each as the overview counts it. Every certificate may compete, also one that no month shows. */
function levels(
  certificates: readonly EndingCertificate[],
  now: Date,
  renewalWindowDays: number,
): (certificate: EndingCertificate) => CertificateLevel {
  const cutoffs = levelCutoffs(now, renewalWindowDays);
  const competing = new Map<string, number>();
  for (const { summary } of certificates) {
    const { holderKey, notAfter } = summary;
    if (holderKey === null || notAfter === null || new Date(notAfter) <= now) continue;
    competing.set(holderKey, (competing.get(holderKey) ?? 0) + 1);
  }
  return ({ summary }) => {
    const { holderKey } = summary;
    const hasCompetitor = holderKey !== null && (competing.get(holderKey) ?? 0) > 1;
    return levelOfSummary(summary, hasCompetitor, cutoffs);
  };
}

function monthsFrom(now: Date): string[] {
  const [year = 0, month = 1] = monthOf(now).split('-').map(Number);
  return Array.from({ length: monthsAhead }, (_, ahead) =>
    new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 7),
  );
}

/** "2026-11", by the Belgian calendar. */
function monthOf(instant: Date): string {
  return brusselsDate(instant).slice(0, 7);
}
