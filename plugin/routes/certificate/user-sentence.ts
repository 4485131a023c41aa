import { byLevel } from '../../domain/certificate/verdict/level.ts';
import type { Verdict } from '../../domain/certificate/verdict/verdict-input.ts';
import { stateBadge } from '../parts/badge.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** A place of a profile with the verdict on the certificate that speaks for it. */
export interface JudgedPlace {
  /** null for the person. */
  readonly name: string | null;
  readonly verdict: Verdict;
}

/** What a profile says first: the state of the place that works worst, then of the one that ends first. Pure. */
export function userSentence(
  page: Pick<PageLocals, 't' | 'formatDate'>,
  places: readonly JudgedPlace[],
): string {
  const [worst] = places.toSorted(
    (a, b) =>
      byLevel(a.verdict.level, b.verdict.level) || endOf(a.verdict).localeCompare(endOf(b.verdict)),
  );
  if (worst === undefined) return page.t('user.say.none');
  const { verdict, name } = worst;
  const main = verdict.findings.find(({ severity }) => severity !== 'info');
  if (verdict.validity !== null) {
    const date = page.formatDate(verdict.validity.notAfter);
    if (main?.code === 'Expired') return page.t('user.say.expired', { date });
    if (main?.code === 'Expiring') return page.t('user.say.ends', { date });
    if (main === undefined && verdict.level === 'ok') return page.t('user.say.ok', { date });
  }
  const state = `${stateBadge(page, verdict).text}.`;
  return name === null ? state : `${name} – ${state}`;
}

/** '' for one without a validity: it sorts first. */
function endOf({ validity }: Verdict): string {
  return validity?.notAfter ?? '';
}
