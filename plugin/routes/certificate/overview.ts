import { Router } from 'express';
import { z } from 'zod';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type { OverviewCounts } from '../../domain/certificate/repository.ts';
import type { JudgedCertificate, Overview } from '../../domain/certificate/service.ts';
import { practiceNoticeId } from '../../domain/renewal/notice/practice-notice.ts';
import type { RenewalPlan } from '../../domain/renewal/renewal.ts';
import type { ListedRenewals } from '../../domain/renewal/service.ts';
import type { BadgeView } from '../parts/badge.ts';
import { badgeView } from '../parts/badge.ts';
import type { ProminentNoticeView } from '../parts/notice-banner.ts';
import { noticesOf, prominentNotices } from '../parts/notice-banner.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { PaginationView } from '../parts/pagination.ts';
import { pageSize, paginationView } from '../parts/pagination.ts';
import type { Flash } from '../parts/paths.ts';
import { flashOf, paths } from '../parts/paths.ts';
import type { RenewalLineView } from '../parts/renewal-state.ts';
import { needingStates, renewalLine } from '../parts/renewal-state.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import type { ValidityView } from '../parts/validity.ts';
import { validityView } from '../parts/validity.ts';
import { mainFinding } from './verdict-view.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';
import { certificateLevels } from '../../domain/certificate/verdict/level.ts';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { plural } from '../../i18n/plural.ts';

/** Certificates up to which cards are shown unasked. */
const cardsAtMost = 12;

/** Anything odd in an address bar means "the default", never an error page. */
const OverviewQuery = z.object({
  q: z.string().trim().max(100).catch(''),
  level: z.enum(['all', ...certificateLevels, 'muted']).catch('all'),
  kind: z.enum(['all', ...holderKinds]).catch('all'),
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
  readonly pagination: PaginationView | null;
}

interface ColumnView {
  readonly text: string;
  /** Where this column shows and how; see plugin/views/styles/lists.css. */
  readonly look: string;
  /** Address that sorts by it; null where that says nothing. */
  readonly href: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
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
      offset: (query.page - 1) * pageSize,
      limit: pageSize,
    });
    const shown = overview.certificates.map(({ record }) => record.id);
    const [renewals, every] = await Promise.all([
      deps.renewals.listed(page.actor, shown),
      noticesOf(deps.renewals, practiceId, userId, page.language),
    ]);
    const notices = every.filter(({ noticeId }) => noticeId !== practiceNoticeId);
    const view: OverviewView = {
      ...overviewView(page, query, { overview, renewals }, deps),
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
  { overview, renewals }: { readonly overview: Overview; readonly renewals: ListedRenewals },
  deps: Pick<ScreenDeps, 'renewalWindowDays'>,
): Omit<OverviewView, 'notice' | 'prominent'> {
  const links = paths(page.base);
  const { counts, checkedAt, withoutCertificate } = overview;
  const href = (changes: Partial<OverviewQuery>) =>
    links.overview(shortQuery({ ...query, ...changes }));
  const all = counts.unusable + counts.attention + counts.ok + counts.muted;
  return {
    headline: headline(page, counts),
    summary: all === 0 ? null : summary(page, counts),
    checked: page.t('overview.checked', { at: page.formatDateTime(checkedAt) }),
    renewals: { text: renewalsText(page, renewals), href: links.renewals() },
    empty: all === 0,
    usersHref: links.users(),
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
    rows: overview.certificates.map((judged) =>
      rowView(page, judged, renewals.plans.get(judged.record.id), checkedAt, deps),
    ),
    form: page.list ?? (all > cardsAtMost ? 'table' : 'cards'),
    columns: columnsOf(page),
    exportHref: links.reportCsv('certificates'),
    pagination: paginationView(page, query.page, overview.total, (number) =>
      href({ page: number }),
    ),
  };
}

function columnsOf(page: Pick<PageLocals, 't'>): readonly ColumnView[] {
  const column = (name: MessageKey, look = '') => ({
    text: page.t(name),
    look,
    href: null,
    sorted: null,
  });
  return [
    column('overview.column.holder'),
    column('overview.column.kind', 'cut'),
    column('overview.column.state'),
    column('overview.column.life', 'cut vie'),
    column('overview.column.end'),
    column('overview.column.days', 'cut right'),
    column('overview.column.next', 'right'),
  ];
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
  judged: JudgedCertificate,
  plan: RenewalPlan | undefined,
  now: Date,
  deps: Pick<ScreenDeps, 'renewalWindowDays'>,
): OverviewRowView {
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
    badge: badgeView(page, verdict, 'short'),
    validity:
      verdict.validity === null
        ? null
        : validityView(page, verdict.validity, now, deps.renewalWindowDays),
    nextStep: main === undefined ? null : findingText(main, page).remedy,
    renewal:
      plan === undefined
        ? null
        : renewalLine(page, plan, { userId: record.userId, userName }, links.guide(record.id)),
  };
}
