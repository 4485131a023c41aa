import { Router, urlencoded } from 'express';
import { isPluginError } from '../../errors.ts';
import { isMessageKey } from '../../i18n/index.ts';
import type { JobServices } from '../../jobs/job-services.ts';
import type { JobStatus } from '../../jobs/job.ts';
import { stoppedProblem } from '../../jobs/run.ts';
import type { DeliveryServices } from '../../domain/delivery/service.ts';
import type { BadgeView } from '../parts/badge.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { plural } from '../../i18n/plural.ts';

export interface JobScreenDeps extends Pick<ScreenDeps, 'renderPage'> {
  readonly jobs: JobServices;
  readonly deliveries: Pick<DeliveryServices, 'failing'>;
  readonly now: () => Date;
}

interface JobsView {
  readonly notice: { readonly tone: BadgeView['tone']; readonly text: string } | null;
  readonly jobs: readonly JobView[];
  /** Messages of this practice that did not arrive, with a link to their list; null when there are none. */
  readonly failing: { readonly text: string; readonly href: string } | null;
  readonly checked: string;
}

interface JobView {
  readonly name: string;
  readonly about: string;
  readonly badge: BadgeView;
  /** Code of what went wrong, to find it in the log. */
  readonly problem: string | null;
  readonly lastStarted: string;
  readonly duration: string | null;
  readonly counts: string | null;
  readonly lastSucceeded: string;
  readonly next: string;
  readonly runAction: string;
  readonly runLabel: string;
}

/** What the redirect after "run now" says; the page has words for each. */
const outcomes = {
  done: 'ok',
  failed: 'unusable',
  begun: 'none',
  running: 'attention',
} as const satisfies Record<string, BadgeView['tone']>;
type Outcome = keyof typeof outcomes;

/** What runs by the clock, how it went, and a button to run it now. For admins. */
export function jobScreens(deps: JobScreenDeps): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb' });

  router.route('/jobs').get(async (req, res) => {
    const page = pageLocals(res);
    const statuses = await deps.jobs.list(page.actor);
    const failing = await deps.deliveries.failing(page.actor);
    const view: JobsView = {
      notice: noticeView(page, req.query['done']),
      jobs: statuses.map((status) => jobView(page, status)),
      failing:
        failing.length === 0
          ? null
          : {
              text: plural(page, 'jobs.failing', failing.length),
              href: paths(page.base).renewals(),
            },
      checked: page.t('jobs.checked', { at: page.formatDateTime(deps.now()) }),
    };
    await deps.renderPage(res, 'administration/jobs', { view });
  });

  router.route('/jobs/:jobId/run').post(form, async (req, res) => {
    const page = pageLocals(res);
    let outcome: Outcome;
    try {
      outcome = await deps.jobs.runByHand(page.actor, req.params.jobId);
    } catch (error) {
      if (!isPluginError(error, 'ERR_JOB_RUNNING')) throw error;
      outcome = 'running';
    }
    res.redirect(303, paths(page.base).jobs(outcome));
  });
  return router;
}

function noticeView(page: PageLocals, asked: unknown): JobsView['notice'] {
  const outcome = (Object.keys(outcomes) as Outcome[]).find((known) => known === asked);
  return outcome === undefined
    ? null
    : { tone: outcomes[outcome], text: page.t(`jobs.notice.${outcome}`) };
}

function jobView(page: PageLocals, status: JobStatus): JobView {
  const name = page.t(`jobs.job.${status.id}`);
  const { lastStartedAt, lastSucceededAt, lastDurationMs } = status;
  return {
    name,
    about: page.t(`jobs.job.${status.id}.about`),
    badge: badgeOf(page, status),
    problem: status.running ? null : problemText(page, status.lastProblem),
    lastStarted: lastStartedAt === null ? page.t('jobs.never') : page.formatDateTime(lastStartedAt),
    duration: status.running || lastDurationMs === null ? null : durationText(page, lastDurationMs),
    counts: status.running ? null : countsText(page, status.lastCounts),
    lastSucceeded:
      lastSucceededAt === null ? page.t('jobs.never') : page.formatDateTime(lastSucceededAt),
    next: page.formatDateTime(status.nextAt),
    runAction: paths(page.base).jobRun(status.id),
    runLabel: page.t('jobs.run.of', { name }),
  };
}

function badgeOf({ t }: PageLocals, status: JobStatus): BadgeView {
  if (status.running) return { tone: 'none', text: t('jobs.state.running') };
  if (status.lastOutcome === null) return { tone: 'none', text: t('jobs.state.never') };
  if (status.lastOutcome === 'ok') return { tone: 'ok', text: t('jobs.state.ok') };
  // Cut off by the end of the process, in good order or not: nothing is wrong with the job
  return status.lastOutcome === 'lost' || status.lastProblem === stoppedProblem
    ? { tone: 'attention', text: t('jobs.state.lost') }
    : { tone: 'unusable', text: t('jobs.state.failed') };
}

/** A code as it is: it is what the log says too. Only the stop of the process has words, since nothing is wrong then. */
function problemText({ t }: PageLocals, problem: string | null): string | null {
  const key = `jobs.problem.${problem ?? ''}`;
  return isMessageKey(key) ? t(key) : problem;
}

function durationText(page: PageLocals, ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 1) return page.t('jobs.duration.short');
  if (seconds < 90) return plural(page, 'jobs.duration.seconds', Math.round(seconds));
  return plural(page, 'jobs.duration.minutes', Math.round(seconds / 60));
}

/** "12 certificats examinés · 3 avis émis"; what is zero is left out, and a count without words too. */
function countsText(page: PageLocals, counts: JobStatus['lastCounts']): string | null {
  const parts = Object.entries(counts).flatMap(([name, count]) => {
    const key = `jobs.count.${name}`;
    return count > 0 && isMessageKey(key) ? [page.t(key, { count })] : [];
  });
  return parts.length === 0 ? null : parts.join(' · ');
}
