import type { Translate } from '../../i18n/index.ts';
import type { ReportRow } from '../../domain/report/repository.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import { csvLine } from '../../domain/report/csv.ts';
import type { FallbackUse } from '../../domain/report/service.ts';
import { brusselsDate, calendarDaysUntil } from '../../domain/time/brussels-time.ts';

/*
 * The lines of the two files. Numbers of holders are masked: a file travels further than a page. Days are ISO dates, which
 * spreadsheets read in every language.
 */

export function certificatesHeading(t: Translate): string {
  return csvLine([
    t('reports.csv.user'),
    t('reports.csv.holder'),
    t('reports.csv.kind'),
    t('reports.csv.identifier'),
    t('reports.csv.environment'),
    t('reports.csv.state'),
    t('reports.csv.notBefore'),
    t('reports.csv.notAfter'),
    t('reports.csv.daysLeft'),
    t('reports.csv.renewal'),
    t('reports.csv.dueAt'),
  ]);
}

export function certificateLine(t: Translate, row: ReportRow, now: Date): string {
  const { summary, plan } = row;
  const { environment, notBefore, notAfter } = summary;
  return csvLine([
    row.userName,
    row.holderName,
    t(`holderKind.${row.kind}`),
    maskIdentifier(row.identifier),
    environment === null ? null : t(`environment.${environment}`),
    t(`state.${summary.state}`),
    dayOf(notBefore),
    dayOf(notAfter),
    notAfter === null ? null : calendarDaysUntil(now, new Date(notAfter)),
    plan === null ? null : t(`renewal.state.${plan.state}`),
    dayOf(plan?.dueAt ?? null),
  ]);
}

export function fallbackHeading(t: Translate): string {
  return csvLine([
    t('reports.csv.holder'),
    t('reports.csv.kind'),
    t('reports.csv.identifier'),
    t('reports.fallback.30'),
    t('reports.fallback.365'),
    t('reports.fallback.last'),
  ]);
}

export function fallbackLine(t: Translate, use: FallbackUse): string {
  return csvLine([
    use.holderName,
    t(`holderKind.${use.kind}`),
    maskIdentifier(use.identifier),
    use.in30Days,
    use.in365Days,
    dayOf(use.lastAt),
  ]);
}

/** "2026-11-22", the day it is in Belgium; null for none, and for what no calendar holds. */
export function dayOf(instant: Date | string | null): string | null {
  if (instant === null) return null;
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? null : brusselsDate(at);
}
