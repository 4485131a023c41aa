import { Router } from 'express';
import * as z from 'zod';
import { isPluginError } from '../../errors.ts';
import { deliveryProblemText } from '../../domain/delivery/delivery-problem.ts';
import type { RenewalState } from '../../domain/renewal/renewal.ts';
import type { Delivery } from '../../domain/delivery/repository.ts';
import { holderMustAct } from '../../domain/renewal/reminder-service.ts';
import type { RenewalSummary } from '../../domain/renewal/repository.ts';
import type { PracticeRenewals } from '../../domain/renewal/service.ts';
import type { BadgeView } from '../parts/badge.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { PaginationView } from '../parts/pagination.ts';
import { pageSize, paginationView } from '../parts/pagination.ts';
import type { Flash } from '../parts/paths.ts';
import { flashOf, paths } from '../parts/paths.ts';
import { remindAllView, remindView } from '../parts/renewal-state.ts';
import type { RemindView } from '../parts/renewal-state.ts';
import {
  needingStates,
  nextAction,
  renewalBadge,
  stateWord,
  waitingFor,
} from '../parts/renewal-state.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { shownHolder } from '../../domain/certificate/holder-name.ts';
import { plural } from '../../i18n/plural.ts';

const RenewalsQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

interface RenewalsView {
  readonly notice: Flash | null;
  /** Asks all who must act; null for those who may not ask, and when no one must. */
  readonly remindAll: RemindView | null;
  readonly title: string;
  readonly headline: { readonly tone: BadgeView['tone']; readonly text: string };
  readonly summary: string | null;
  readonly checked: string;
  readonly rows: readonly RenewalRowView[];
  readonly pagination: PaginationView | null;
  readonly failing: readonly FailingView[];
  /** null where no calendar is offered. */
  readonly calendarHref: string | null;
}

interface RenewalRowView {
  readonly holder: string;
  readonly about: string;
  readonly href: string;
  readonly action: string;
  /** Asks the owner to act; null where it is their own, or no one's to do. */
  readonly remind: RemindView | null;
  readonly badge: BadgeView;
  readonly waits: string | null;
  readonly reason: string;
  /** null where nothing is going on yet. */
  readonly since: string | null;
}

interface FailingView {
  readonly recipient: string;
  readonly what: string;
  readonly state: string;
  readonly problem: string | null;
}

/**
 * Does any renewal need me? An admin sees the open ones of the practice and the messages that did not arrive, all others
 * their own certificates.
 */
export function renewalsScreens(deps: ScreenDeps): Router {
  const router = Router();
  router.route('/renewals').get(async (req, res) => {
    const page = pageLocals(res);
    const { page: number } = RenewalsQuery.parse(req.query);
    const view = page.isAdmin
      ? await practiceView(page, number, deps)
      : ownView(page, await deps.renewals.forUser(page.actor, page.actor.userId), deps);
    await deps.renderPage(res, 'renewal/renewals', {
      view: { ...view, notice: flashOf(req.query['done']) } satisfies RenewalsView,
    });
  });
  return router;
}

async function practiceView(
  page: PageLocals,
  number: number,
  deps: ScreenDeps,
): Promise<Omit<RenewalsView, 'notice'>> {
  const links = paths(page.base);
  const [found, failing, reminded] = await Promise.all([
    deps.renewals.practice(page.actor, { offset: (number - 1) * pageSize, limit: pageSize }),
    deps.deliveries.failing(page.actor),
    deps.reminders.reminded(page.actor, 'renewal'),
  ]);
  const needing = needingStates.reduce((sum, state) => sum + (found.counts[state] ?? 0), 0);
  const rows = found.renewals.map((renewal) => rowView(page, renewal, found.checkedAt, reminded));
  const isGrave = (found.counts.Expired ?? 0) > 0 || rows.some(isGraveRow);
  return {
    title: page.t('renewals.title.practice'),
    remindAll: rows.some(({ remind }) => remind?.sent === null)
      ? remindAllView(page, 'renewals')
      : null,
    headline: headline(page, needing, isGrave, failing.length),
    summary: summary(page, found.counts),
    checked: page.t('renewals.checked', { at: page.formatDateTime(found.checkedAt) }),
    rows,
    pagination: paginationView(page, number, found.total, (to) =>
      links.renewals(to === 1 ? {} : { page: to }),
    ),
    failing: await failingView(page, failing, deps),
    calendarHref: deps.calendars === null ? null : links.calendar(),
  };
}

function ownView(
  page: PageLocals,
  summaries: readonly RenewalSummary[],
  deps: Pick<ScreenDeps, 'now' | 'calendars'>,
): Omit<RenewalsView, 'notice'> {
  const now = deps.now();
  const renewals = summaries.toSorted(pressingFirst);
  const needing = renewals.filter(({ plan }) => needingStates.includes(plan.state));
  const rows = renewals.map((renewal) => rowView(page, renewal, now));
  return {
    title: page.t('renewals.title.own'),
    remindAll: null,
    headline: headline(page, needing.length, rows.some(isGraveRow), 0),
    summary: null,
    checked: page.t('renewals.checked', { at: page.formatDateTime(now) }),
    rows,
    pagination: null,
    failing: [],
    calendarHref: deps.calendars === null ? null : paths(page.base).calendar(),
  };
}

/** Renewals that need action before those that do not; within each, by the end. A file without an end is waited for already. */
function pressingFirst({ plan: a }: RenewalSummary, { plan: b }: RenewalSummary): number {
  const needs = (state: RenewalState) => (needingStates.includes(state) ? 0 : 1);
  return (
    needs(a.state) - needs(b.state) || (a.notAfter?.getTime() ?? 0) - (b.notAfter?.getTime() ?? 0)
  );
}

function isGraveRow({ badge }: RenewalRowView): boolean {
  return badge.tone === 'unusable';
}

/** The first thing on the page. With a message that did not arrive, not everything is in order. */
function headline(
  page: PageLocals,
  needing: number,
  isGrave: boolean,
  failing: number,
): RenewalsView['headline'] {
  if (needing > 0) {
    return {
      tone: isGrave ? 'unusable' : 'attention',
      text: plural(page, 'renewals.attention', needing),
    };
  }
  return failing > 0
    ? { tone: 'attention', text: plural(page, 'renewals.failing', failing) }
    : { tone: 'ok', text: page.t('renewals.clear') };
}

function summary(page: PageLocals, counts: PracticeRenewals['counts']): string | null {
  const states = [...needingStates, 'WindowOpen', 'Muted'] as const;
  const parts = states
    .map((state) => ({ state, count: counts[state] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${stateWord(page, state)} (${page.formatNumber(count)})`);
  return parts.length === 0 ? null : parts.join(' · ');
}

function rowView(
  page: PageLocals,
  renewal: RenewalSummary,
  now: Date,
  reminded: ReadonlySet<string> | null = null,
): RenewalRowView {
  const { plan, userId, userName, kind, certificateId } = renewal;
  const holder = shownHolder(renewal, userName);
  return {
    holder,
    about: [
      page.t(`holderKind.${kind}`),
      ...(holder === userName ? [] : [page.t('overview.profile', { name: userName })]),
    ].join(' · '),
    href: paths(page.base).guide(certificateId),
    action: nextAction(page, plan),
    remind:
      reminded === null || userId === page.actor.userId || !holderMustAct(plan)
        ? null
        : remindView(
            page,
            { id: userId, name: userName },
            { kind: 'renewal', from: 'renewals' },
            reminded,
          ),
    badge: renewalBadge(page, plan, now),
    waits: waitingFor(page, plan, renewal),
    reason: page.t(`renewal.reason.${plan.reason}`),
    since:
      plan.state === 'NotDueYet'
        ? null
        : page.t('renewals.since', { date: page.formatDate(plan.since) }),
  };
}

async function failingView(
  page: PageLocals,
  failing: readonly Delivery[],
  deps: Pick<ScreenDeps, 'services'>,
): Promise<readonly FailingView[]> {
  const ids = [...new Set(failing.map(({ recipient }) => recipient))].filter((id) => id !== '');
  const names = new Map(
    await Promise.all(ids.map(async (id) => [id, await nameOf(page, id, deps)] as const)),
  );
  return failing.map((delivery) => ({
    recipient: names.get(delivery.recipient) ?? page.t('delivery.webhook'),
    what: page.t(`renewals.delivery.${delivery.channel}.${delivery.kind}`),
    state:
      delivery.state === 'failed'
        ? page.t('renewals.delivery.failed')
        : page.t('renewals.delivery.retry', { at: page.formatDateTime(delivery.dueAt) }),
    problem:
      delivery.lastProblem === null ? null : deliveryProblemText(page.t, delivery.lastProblem),
  }));
}

async function nameOf(
  page: PageLocals,
  userId: string,
  { services }: Pick<ScreenDeps, 'services'>,
): Promise<string> {
  try {
    const { user } = await services.forUser(page.actor, userId);
    return user.displayName;
  } catch (error) {
    if (!isPluginError(error, 'ERR_NOT_FOUND')) throw error;
    return page.t('renewals.delivery.gone');
  }
}
