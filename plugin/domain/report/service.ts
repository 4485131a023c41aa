import { requireAdmin } from '../access/role.ts';
import type { Actor } from '../practice/actor.ts';
import type { RenewalRepository } from '../renewal/repository.ts';
import type { ReportRepository, ReportRow } from './repository.ts';
import type { RenewalState } from '../renewal/renewal.ts';
import type { FallbackFigure, SessionRepository } from '../session/repository.ts';
import { rowsByEnd } from './rows-by-end.ts';
import { yearAhead } from './year-ahead.ts';
import type { EndingCertificate, YearAhead } from './year-ahead.ts';
import { dayInMilliseconds } from '../time/duration.ts';

/** One holder who took the fallback within the last year. */
export type FallbackUse = Pick<FallbackFigure, 'kind' | 'identifier' | 'holderName' | 'lastAt'> & {
  readonly in30Days: number;
  readonly in365Days: number;
};

export interface PracticeReport {
  readonly yearAhead: YearAhead;
  readonly renewals: Readonly<Partial<Record<RenewalState, number>>>;
  /** Most of the last 30 days first, then most of the year. */
  readonly fallback: readonly FallbackUse[];
  readonly checkedAt: Date;
}

/** What the report screens call: one practice, its admins. */
export interface ReportServices {
  practice(actor: Actor): Promise<PracticeReport>;
  /** Every active certificate by end of validity, read in pages while it is written out. Rights are checked at once. */
  certificates(actor: Actor): AsyncIterable<ReportRow>;
  fallback(actor: Actor): Promise<readonly FallbackUse[]>;
}

export interface ReportServicesDeps {
  readonly reports: ReportRepository;
  readonly renewals: Pick<RenewalRepository, 'countByState'>;
  readonly sessions: Pick<SessionRepository, 'fallbackFigures'>;
  readonly renewalWindowDays: number;
  readonly now: () => Date;
}

export function createReportServices(deps: ReportServicesDeps): ReportServices {
  const { reports, renewals, sessions, now } = deps;

  const rowsOf = (practiceId: string) => rowsByEnd(reports, practiceId);

  const fallbackUse = async (practiceId: string): Promise<readonly FallbackUse[]> => {
    const since = (days: number) => new Date(now().getTime() - days * dayInMilliseconds);
    const [month, year] = await Promise.all([
      sessions.fallbackFigures(practiceId, since(30)),
      sessions.fallbackFigures(practiceId, since(365)),
    ]);
    const lately = new Map(month.map((figure) => [holderOf(figure), figure.openings]));
    return year
      .map((figure) => ({
        kind: figure.kind,
        identifier: figure.identifier,
        holderName: figure.holderName,
        lastAt: figure.lastAt,
        in30Days: lately.get(holderOf(figure)) ?? 0,
        in365Days: figure.openings,
      }))
      .sort((a, b) => b.in30Days - a.in30Days || b.in365Days - a.in365Days);
  };

  return {
    practice: async (actor) => {
      requireAdmin(actor, 'reports');
      const { practiceId } = actor;
      const ending: EndingCertificate[] = [];
      for await (const { kind, summary } of rowsOf(practiceId)) {
        const { notBefore, notAfter, staticRank, holderKey } = summary;
        ending.push({ kind, summary: { notBefore, notAfter, staticRank, holderKey } });
      }
      const checkedAt = now();
      return {
        yearAhead: yearAhead(ending, checkedAt, deps.renewalWindowDays),
        renewals: await renewals.countByState(practiceId),
        fallback: await fallbackUse(practiceId),
        checkedAt,
      };
    },

    certificates: (actor) => {
      requireAdmin(actor, 'reports');
      return rowsOf(actor.practiceId);
    },

    fallback: async (actor) => {
      requireAdmin(actor, 'reports');
      return fallbackUse(actor.practiceId);
    },
  };
}

function holderOf({ kind, identifier }: Pick<FallbackFigure, 'kind' | 'identifier'>): string {
  return `${kind} ${identifier}`;
}
