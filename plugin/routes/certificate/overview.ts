import { Router } from 'express';
import * as z from 'zod';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type { OverviewCounts } from '../../domain/certificate/repository.ts';
import type { JudgedCertificate, Overview } from '../../domain/certificate/service.ts';
import { practiceNoticeId } from '../../domain/renewal/notice/practice-notice.ts';
import type { RenewalPlan } from '../../domain/renewal/renewal.ts';
import type { ListedRenewals } from '../../domain/renewal/service.ts';
import type { BadgeView } from '../parts/badge.ts';
import { stateBadge } from '../parts/badge.ts';
import type { ProminentNoticeView } from '../parts/notice-banner.ts';
import { noticesOf, prominentNotices } from '../parts/notice-banner.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { ColumnView, PaginationView } from '../parts/pagination.ts';
import { pageSize, paginationView } from '../parts/pagination.ts';
import { OverviewSort, orderOf, overviewColumns } from './overview-order.ts';
import type { Flash } from '../parts/paths.ts';
import { flashOf, paths } from '../parts/paths.ts';
import { holderMustAct } from '../../domain/renewal/reminder-service.ts';
import type { RemindView, RenewalLineView } from '../parts/renewal-state.ts';
import { needingStates, remindAllView, remindView, renewalLine } from '../parts/renewal-state.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import type { ValidityView } from '../parts/validity.ts';
import { validityView } from '../parts/validity.ts';
import { mainFinding } from './verdict-view.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';
import { certificateLevels } from '../../domain/certificate/verdict/level.ts';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';
import { plural } from '../../i18n/plural.ts';

/** Certificates up to which cards are shown unasked. */
const cardsAtMost = 12;

/** Anything odd in an address bar means "the default", never an error page. */
const OverviewQuery = z.object({
  q: z.string().trim().max(100).catch(''),
  level: z.enum(['all', ...certificateLevels, 'muted']).catch('all'),
  kind: z.enum(['all', ...holderKinds]).catch('all'),
  sort: OverviewSort.catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
type OverviewQuery = z.infer<typeof OverviewQuery>;

interface OverviewView {
  readonly notice: Flash | null;
  /** The admin's own notices that are worth more than a line. */
  readonly prominent: readonly ProminentNoticeView[];
  readonly renewals: { readonly text: string; readonly href: string };
  readonly headline: {
    readonly tone: BadgeView['tone'];
    readonly text: string;
  };
  readonly summary: string | null;
  readonly checked: string;
  /** Nothing loaded at all: the page explains how to begin instead of showing an empty list. */
  readonly empty: boolean;
  readonly usersHref: string;
  /** To ask for the actor's own certificate; null for who has one, and where none is asked for here. */
  readonly requestHref: string | null;
  readonly formAction: string;
  readonly resetHref: string;
  readonly query: OverviewQuery;
  readonly tabs: readonly TabView[];
  readonly kinds: readonly {
    readonly value: string;
    readonly text: string;
    readonly selected: boolean;
  }[];
  /** Cards while they fit on a screen or two, a table from then on, unless the user chose. */
  readonly form: 'cards' | 'table';
  readonly columns: readonly ColumnView[];
  readonly exportHref: string;
  readonly rows: readonly OverviewRowView[];
  /** null when all were asked today, or none needs it. */
  readonly remindAll: RemindView | null;
  readonly pagination: PaginationView | null;
}

interface TabView {
  readonly tone: BadgeView['tone'] | null;
  readonly text: string;
  readonly count: number;
  readonly href: string;
  readonly current: boolean;
}

interface OverviewRowView {
  readonly href: string;
  readonly holder: string;
  readonly kind: string;
  readonly profile: string;
  /** The name only where the heading does not say it already. */
  readonly profileText: string;
  readonly userHref: string;
  readonly badge: BadgeView;
  readonly validity: ValidityView | null;
  readonly nextStep: string | null;
  readonly renewal: RenewalLineView | null;
  /** For what only its holder can do; null for the others, and on the page of that holder. */
  readonly remind: RemindView | null;
}

/** An admin's first screen: does anything need me? Clinicians go straight to their own page. */
export function overviewScreens(deps: ScreenDeps): Router {
  const router = Router();
  router.route('/').get(async (req, res) => {
    const page = pageLocals(res);
    if (!page.isAdmin) {
      res.redirect(303, paths(page.base).user(page.actor.userId));
      return;
    }
    const query = OverviewQuery.parse(req.query);
    const { practiceId, userId } = page.actor;
    const overview = await deps.services.overview(page.actor, {
      text: query.q,
      level: query.level,
      kind: query.kind,
      order: orderOf(query.sort),
      offset: (query.page - 1) * pageSize,
      limit: pageSize,
    });
    const shown = overview.certificates.map(({ record }) => record.id);
    const [renewals, reminded, every] = await Promise.all([
      deps.renewals.listed(page.actor, shown),
      deps.reminders.reminded(page.actor, 'renewal'),
      noticesOf(deps.renewals, practiceId, userId, page.language),
    ]);
    const notices = every.filter(({ noticeId }) => noticeId !== practiceNoticeId);
    const view: OverviewView = {
      ...overviewView(page, query, { overview, renewals, reminded }, deps),
      notice: flashOf(req.query['done']),
      prominent: prominentNotices(page.base, notices),
    };
    await deps.renderPage(res, 'certificate/overview', { view }, notices);
  });
  return router;
}

function overviewView(
  page: PageLocals,
  query: OverviewQuery,
  {
    overview,
    renewals,
    reminded,
  }: {
    readonly overview: Overview;
    readonly renewals: ListedRenewals;
    readonly reminded: ReadonlySet<string>;
  },
  deps: Pick<ScreenDeps, 'renewalWindowDays'>,
): Omit<OverviewView, 'notice' | 'prominent'> {
  const links = paths(page.base);
  const { counts, checkedAt, withoutCertificate } = overview;
  const href = (changes: Partial<OverviewQuery>) =>
    links.overview(shortQuery({ ...query, ...changes }));
  const all = counts.unusable + counts.attention + counts.ok + counts.muted;
  const rows = overview.certificates.map((judged) => {
    const plan = renewals.plans.get(judged.record.id);
    return rowView(page, { judged, plan, reminded, now: checkedAt }, deps);
  });
  return {
    headline: headline(page, counts),
    summary: all === 0 ? null : summary(page, counts),
    checked: page.t('overview.checked', { at: page.formatDateTime(checkedAt) }),
    renewals: { text: renewalsText(page, renewals), href: links.renewals() },
    empty: all === 0,
    usersHref: links.users(),
    requestHref:
      page.requestsHere && overview.isActorWithout ? links.enrolmentBegin(page.actor.userId) : null,
    formAction: links.overview(),
    resetHref: links.overview(),
    query,
    tabs: [
      ...(['all', ...certificateLevels, 'muted'] as const).map((level) => ({
        tone: toneOf(level),
        text: page.t(`overview.level.${level}`),
        count: level === 'all' ? all : counts[level],
        href: href({ level, page: 1 }),
        current: level === query.level,
      })),
      {
        tone: toneOf('muted'),
        text: page.t('overview.without'),
        count: withoutCertificate,
        href: links.users({ only: 'without-certificate' }),
        current: false,
      },
    ],
    kinds: (['all', ...holderKinds] as const).map((kind) => ({
      value: kind,
      text: kind === 'all' ? page.t('overview.kind.all') : page.t(`holderKind.${kind}`),
      selected: kind === query.kind,
    })),
    rows,
    remindAll: rows.some(({ remind }) => remind?.sent === null)
      ? remindAllView(page, 'overview')
      : null,
    form: page.list ?? (all > cardsAtMost ? 'table' : 'cards'),
    columns: overviewColumns(page, query.sort, (sort) => href({ sort, page: 1 })),
    exportHref: links.reportCsv('certificates'),
    pagination: paginationView(page, query.page, overview.total, (number) =>
      href({ page: number }),
    ),
  };
}

/** What is muted, or is no certificate, has no colour of its own. */
function toneOf(level: OverviewQuery['level']): TabView['tone'] {
  if (level === 'all') return null;
  return level === 'muted' ? 'none' : level;
}

function shortQuery(query: OverviewQuery): Record<string, string | number> {
  return {
    q: query.q,
    level: query.level === 'all' ? '' : query.level,
    kind: query.kind === 'all' ? '' : query.kind,
    sort: query.sort,
    page: query.page === 1 ? '' : query.page,
  };
}

function headline(page: PageLocals, counts: OverviewCounts): OverviewView['headline'] {
  const needing = counts.unusable + counts.attention;
  if (needing > 0) {
    return {
      tone: counts.unusable > 0 ? 'unusable' : 'attention',
      text: plural(page, 'overview.attention', needing),
    };
  }
  return counts.ok + counts.muted === 0
    ? { tone: 'none', text: page.t('overview.empty') }
    : { tone: 'ok', text: page.t('overview.clear') };
}

function renewalsText(page: PageLocals, { counts }: ListedRenewals): string {
  const needing = needingStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return needing === 0 ? page.t('renewals.link') : plural(page, 'renewals.link', needing);
}

function summary(page: PageLocals, counts: OverviewCounts): string {
  return certificateLevels
    .filter((level) => counts[level] > 0)
    .map((level) => plural(page, `overview.sum.${level}`, counts[level]))
    .join(' · ');
}

function rowView(
  page: PageLocals,
  row: {
    readonly judged: JudgedCertificate;
    readonly plan: RenewalPlan | undefined;
    readonly reminded: ReadonlySet<string>;
    readonly now: Date;
  },
  deps: Pick<ScreenDeps, 'renewalWindowDays'>,
): OverviewRowView {
  const { judged, plan, reminded, now } = row;
  const { record, userName, verdict } = judged;
  const links = paths(page.base);
  const main = mainFinding(verdict);
  const holder = shownJudgedHolder(judged);
  return {
    href: links.certificate(record.id),
    holder,
    kind: page.t(`holderKind.${record.kind}`),
    profile: userName,
    profileText:
      holder === userName
        ? page.t('overview.profile.own')
        : page.t('overview.profile', { name: userName }),
    userHref: links.user(record.userId),
    badge: stateBadge(page, verdict),
    validity:
      verdict.validity === null
        ? null
        : validityView(page, verdict.validity, now, deps.renewalWindowDays),
    nextStep: main === undefined ? null : findingText(main, page).remedy,
    renewal:
      plan === undefined
        ? null
        : renewalLine(page, plan, { userId: record.userId, userName }, links.guide(record.id)),
    remind:
      plan === undefined || record.userId === page.actor.userId || !holderMustAct(plan)
        ? null
        : remindView(
            page,
            { id: record.userId, name: userName },
            { kind: 'renewal', from: 'overview' },
            reminded,
          ),
  };
}
