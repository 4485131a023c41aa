import { Router } from 'express';
import { revokeLostHref } from '../parts/enrolment/revoke.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import { stepInstructions } from './guide-instructions.ts';
import type { ScreenDeps } from '../screen-deps.ts';

interface FirstCertificateView {
  readonly steps: readonly { readonly title: string; readonly instructions: readonly string[] }[];
  readonly loadHref: string | null;
  /** To ask for it here; null where that is not offered. */
  readonly hereHref: string | null;
}

interface FindView {
  /** As {@link FirstCertificateView}. */
  readonly hereHref: string | null;
  /** For who looked everywhere; null where nothing is revoked here, or not by this actor. */
  readonly lostHref: string | null;
}

/** "Where can I find my certificate?" and "how do I ask for a first one?"; the load form shows the words of the former too. */
export function helpScreens(
  deps: Pick<ScreenDeps, 'renderPage' | 'enrolments' | 'revocations'>,
): Router {
  const router = Router();
  router.route('/help/find-my-certificate').get((_req, res) => {
    const page = pageLocals(res);
    const { base, isAdmin, actor } = page;
    const view: FindView = {
      hereHref: deps.enrolments === null ? null : paths(base).enrolmentBegin(actor.userId),
      lostHref: isAdmin ? null : revokeLostHref(page, deps.revocations, actor.userId),
    };
    return deps.renderPage(res, 'layout/help', { view });
  });
  router.route('/help/first-certificate').get((_req, res) => {
    const view = firstCertificateView(pageLocals(res), deps.enrolments !== null);
    return deps.renderPage(res, 'layout/first-certificate', { view });
  });
  return router;
}

/** The steps of the guide, for who has no certificate that a guide could be about. */
function firstCertificateView(page: PageLocals, isOffered: boolean): FirstCertificateView {
  return {
    steps: (['request', 'wait', 'complete', 'load'] as const).map((name) => ({
      title: page.t(`guide.step.${name}`),
      instructions: stepInstructions(name, 'card', false).map((line) =>
        // There is no old file to keep yet
        page.t(line === 'guide.do.request.open' ? 'first.open' : line),
      ),
    })),
    hereHref: isOffered ? paths(page.base).enrolmentBegin(page.actor.userId) : null,
    loadHref: page.isAdmin ? null : paths(page.base).load(page.actor.userId, 'person'),
  };
}
